package actor_test

import (
	"testing"

	"synopse/actor"
	"synopse/language/de"
	"synopse/language/en"
)

func TestOfficesAreLearntByReading(t *testing.T) {
	german := de.Read("US-Außenminister Paul Kramer sprach in Wien. Später lobte Kramer die Gespräche.", nil)
	english := en.Read("Former Secretary of State Anna Halm met Paul Kramer.", nil)
	sources := []actor.Source{{Document: &german, Mentions: actor.Find(&german)}, {Document: &english, Mentions: actor.Find(&english)}}
	actors, links := actor.Resolve(sources)
	got := actor.Holdings(sources, links)
	if len(got) != 2 {
		t.Fatalf("holdings %+v, want two", got)
	}
	for i, want := range []struct{ name, office, country, words string }{
		{"Paul Kramer", "foreign-minister", "US", "US-Außenminister Paul Kramer"},
		{"Anna Halm", "foreign-minister", "", "Former Secretary of State Anna Halm"},
	} {
		h := got[i]
		src := sources[h.Source]
		m := src.Mentions[h.Mention]
		words := ""
		for k := m.First; k < m.Last; k++ {
			if k > m.First {
				words += " "
			}
			words += src.Document.Tokens[k].Text
		}
		if actors[h.Actor].Name != want.name || h.Office != want.office || h.Country != want.country && want.country != "" || words != want.words {
			t.Errorf("holding %d is %s, %+v, told by %q; want %+v", i, actors[h.Actor].Name, h, words, want)
		}
	}
}
