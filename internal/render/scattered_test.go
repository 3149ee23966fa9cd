package render

import (
	"strings"
	"testing"

	"synopse/actor"
	"synopse/report"
	"synopse/statement"
	"synopse/synopsis"
)

// ferry is a story in which each issue has its own people.
func ferry(t *testing.T) synopsis.Synopsis {
	b := newBuilder(t)
	b.report(report.Report{Outlet: "Harbour Post", Title: "Ferry sinks", Language: "en"},
		"Ferry sinks\n"+
			"A wave had hit the ship, the captain said.|Divers were on their way, Holm said.|People were screaming, said Reyes.|It was a national tragedy, Dahl said.")
	captain, holm := b.actor("Jonas Weber", actor.Person, ""), b.actor("Ingrid Holm", actor.Person, "")
	reyes, dahl := b.actor("Paula Reyes", actor.Person, ""), b.actor("Erik Dahl", actor.Person, "")
	wave := b.say("r1", captain, statement.Indirect, "say", "A wave had hit the ship")
	divers := b.say("r1", holm, statement.Indirect, "say", "Divers were on their way")
	panicked := b.say("r1", reyes, statement.Indirect, "say", "People were screaming")
	tragedy := b.say("r1", dahl, statement.Indirect, "say", "It was a national tragedy")
	b.issue("wave", "Welle", synopsis.OneSided, nil, "r1", captain, wave)
	b.issue("search", "Suche", synopsis.OneSided, nil, "r1", holm, divers)
	b.issue("panic", "Panik", synopsis.OneSided, nil, "r1", reyes, panicked)
	b.issue("tragedy", "Tragödie", synopsis.OneSided, nil, "r1", dahl, tragedy)
	b.issue("help", "Hilfe", synopsis.OneSided, nil, "r1", dahl, tragedy)
	return b.s
}

// Where no sides come back, columns would stand empty: there is one, with everybody.
func TestNoSidesComeBack(t *testing.T) {
	s := ferry(t)
	for name, out := range map[string]string{
		"wide": string(Text(s, Options{Lang: "en", Width: 140})), "html": page1(t, s, Options{Lang: "en"}), "markdown": string(Markdown(s, Options{Lang: "en"})),
	} {
		if strings.Contains(out, "not found in these reports") {
			t.Errorf("%s: an empty cell in %s", name, out)
		}
		for _, want := range []string{"Statements", "Jonas Weber", "Ingrid Holm", "Paula Reyes", "Erik Dahl", "wave had hit", "Divers", "screaming"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %q", name, want)
			}
		}
	}
	if v := newView(&s, "en"); !v.scattered {
		t.Error("sides come back")
	}
	two := talks(t)
	if v := newView(&two, "en"); v.scattered {
		t.Error("no sides come back in talks of two countries")
	}
}
