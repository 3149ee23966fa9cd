package lexicon

import "testing"

func table(t *testing.T) *Table {
	t.Helper()
	data, err := Build([]Entry{
		{"hätte", "haben", Two1s}, {"hätte", "haben", Two3s}, {"hat", "haben", Present3s},
		{"gehört", "hören", PastParticiple}, {"gehört", "gehören", Present3s},
	}, []string{"mitteilen", "auffordern"})
	if err != nil {
		t.Fatal(err)
	}
	tab, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func TestReadings(t *testing.T) {
	tab := table(t)
	if c := tab.Cells("hätte"); c != Two1s|Two3s {
		t.Errorf("cells of hätte: %b", c)
	}
	r := tab.Readings(nil, "gehört")
	if len(r) != 2 || r[0].Lemma != "gehören" || r[1].Lemma != "hören" || r[1].Cells != PastParticiple {
		t.Errorf("readings of gehört: %+v", r)
	}
	if c := tab.Cells("unbekannt"); c != 0 {
		t.Errorf("an unknown form has cells %b", c)
	}
	if !tab.Compound("mitteilen") || tab.Compound("teilen") {
		t.Error("compounds are wrong")
	}
}

// TestOpenBroken: a damaged table is an error and no panic.
func TestOpenBroken(t *testing.T) {
	data, err := Build([]Entry{{"hat", "haben", Present3s}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := Open(string(data[:n])); err == nil {
			t.Errorf("the first %d of %d bytes open", n, len(data))
		}
	}
}
