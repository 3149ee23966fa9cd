package synopsis_test

import (
	"slices"
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

func TestSince(t *testing.T) {
	first := read("r1", "de", "2026-03-04", "Bei dem Brand in der Lagerhalle am Hafen von Torhaven wurden 12 Seeleute verletzt. Der Bürgermeister sperrte die alte Brücke für Lastwagen.")
	second := read("r2", "de", "2026-03-05T09:00:00+01:00", "Bei dem Brand in der Lagerhalle am Hafen von Torhaven wurden 14 Seeleute verletzt. Die Reederei Nordwind entließ am Morgen den Kapitän der Fähre Aurelia.")
	s := synopsis.Make([]reading.Reading{first, second})
	n, ok := synopsis.Since(&s, "2026-03-04")
	if !ok || !slices.Equal(n.Reports, []string{"r2"}) {
		t.Fatalf("%v %+v", ok, n)
	}
	if len(n.Changed) != 1 || len(n.TakenBack) != 0 {
		t.Errorf("changed %v, taken back %v; clashes %+v", n.Changed, n.TakenBack, s.Clashes)
	}
	if len(n.Added) != 1 {
		t.Fatalf("added %v", n.Added)
	}
	for _, p := range s.Points {
		if p.ID == n.Added[0] && p.Passages[0].Report != "r2" {
			t.Errorf("added: %+v", p)
		}
	}
	if n, _ := synopsis.Since(&s, "2026-03-05"); len(n.Reports)+len(n.Added)+len(n.Changed) != 0 {
		t.Errorf("all is seen, yet: %+v", n)
	}
	if _, ok := synopsis.Since(&s, "yesterday"); ok {
		t.Error("“yesterday” is no time")
	}
}

func TestSinceTakenBack(t *testing.T) {
	first := read("r1", "en", "2026-03-04", "The city council has approved the new fish market on the eastern quay.")
	second := read("r2", "en", "2026-03-06", "The city council has not approved the new fish market on the eastern quay.")
	s := synopsis.Make([]reading.Reading{first, second})
	if n, _ := synopsis.Since(&s, "2026-03-05T12:00:00Z"); len(n.TakenBack) != 1 {
		t.Errorf("%+v; clashes %+v", n, s.Clashes)
	}
}
