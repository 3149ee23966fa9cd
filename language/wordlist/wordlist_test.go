package wordlist

import "testing"

func table(t *testing.T, words map[string]Kinds) *Table {
	t.Helper()
	data, err := BuildCompounds(words)
	if err != nil {
		t.Fatal(err)
	}
	tab, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func TestWords(t *testing.T) {
	tab := table(t, map[string]Kinds{
		"Sprecher": Singular | Plural | Masculine, "Regierungssprecher": Singular | Plural | Masculine,
		"Tür": Singular | Feminine, "Übung": Singular | Feminine, "Willkür": Singular | Masculine,
	})
	for word, want := range map[string]Kinds{
		"Sprecher": Singular | Plural | Masculine, "sprecher": 0, "Übung": Singular | Feminine, "Lund": 0, "": 0,
		"Regierungssprecher": 0, // left out, as Compound reads it
	} {
		if got := tab.Word(word); got != want {
			t.Errorf("Word(%q) is %b, want %b", word, got, want)
		}
	}
	for word, want := range map[string]Kinds{
		"Regierungssprecher": Singular | Plural | Masculine, "Ersatzübung": Singular | Feminine, "ersatzübung": 0,
		"UN-Sprecher": Singular | Plural | Masculine, "Zsprecher": 0, "Lund": 0, "\xff\xfe\xfd\xfc": 0,
	} {
		if got := tab.Compound(word); got != want {
			t.Errorf("Compound(%q) is %b, want %b", word, got, want)
		}
	}
	var none *Table
	if none.Word("Sprecher") != 0 || none.Compound("Regierungssprecher") != 0 {
		t.Error("no table knows words")
	}
}

func TestNames(t *testing.T) {
	tab := table(t, map[string]Kinds{"Brandt": FamilyNear, "Andreas": GivenNear})
	for word, want := range map[string]Kinds{
		"Brandt": FamilyNear, "Brandts": FamilyNear, "BRANDT": FamilyNear, "Andreas": GivenNear, "Andrea": 0, "brandt": 0,
	} {
		if got := tab.Name(word); got != want {
			t.Errorf("Name(%q) is %b, want %b", word, got, want)
		}
	}
}

// TestShippedNames reads the table that is part of the program.
func TestShippedNames(t *testing.T) {
	for word, want := range map[string]Kinds{
		"Anna": GivenNear, "Müller": FamilyNear, "Bottrop": TownNear, "Lyon": TownLarge, "Mailand": TownOther,
	} {
		if got := Names().Name(word); got&want == 0 {
			t.Errorf("%s is %b, want %b", word, got, want)
		}
	}
}

// TestOpenBroken: a damaged table is an error and no panic.
func TestOpenBroken(t *testing.T) {
	data, err := Build(map[string]Kinds{"Brandt": FamilyNear})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 4, 5, 100, head, len(data) - 1} {
		if _, err := Open(string(data[:n])); err == nil {
			t.Errorf("the first %d of %d bytes open", n, len(data))
		}
	}
}
