package storygold

import "testing"

func TestAlikeLabels(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		alike bool
	}{
		{"Kündigungen", "Schutz vor Kündigung", true},
		{"Brücke", "Lage an den Autobahnbrücken", true},
		{"strike", "The strike ballot", true},
		{"Gesundheitszentrum", "Zentrum für Gesundheit", true},
		{"Haus", "Arbeitsplätze", false},
		{"What Pike says", "What the minister knew", false},
		{"pay", "Pay demand", false}, // too short to tell
		{"", "Pay", false},
	} {
		if got := AlikeLabels(c.a, c.b); got != c.alike {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}
