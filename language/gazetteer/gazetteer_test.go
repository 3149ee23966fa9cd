package gazetteer

import "testing"

func TestKinds(t *testing.T) {
	table, err := Open(string(Build(map[string]Kinds{"Lund": LearntPerson, "Oslo": LearntLocation})))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Kinds{
		"Lund": LearntPerson, "Lunds": LearntPerson, "Oslo": City | LearntLocation, "Clara": Given, "Stuhl": 0,
	} {
		if got := table.Kinds(name); got != want {
			t.Errorf("%s is %b, want %b", name, got, want)
		}
	}
	if table.Exact("Lunds") || !table.Exact("Lund") {
		t.Error("a genitive is taken for a name as printed")
	}
	var none *Table
	if none.Kinds("Clara") != Given {
		t.Error("without a table the list is not known")
	}
}

func TestOpenBroken(t *testing.T) {
	data := Build(map[string]Kinds{"Lund": LearntPerson})
	for n := range data {
		if _, err := Open(string(data[:n])); err == nil {
			t.Errorf("the first %d of %d bytes open", n, len(data))
		}
	}
}
