package synopsis_test

import (
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

// How two sides stand to each other on the harbour, shown by what they say.
func TestRelationsOfShortReports(t *testing.T) {
	for _, c := range []struct{ name, lang, a, b, want string }{
		{"what one says the other denies", "en",
			`# Torhaven argues about its harbour
The army of Torhaven has captured the harbour, general Arno Feldkamp said on Monday. The enemy had fled to the hills, he said.`,
			`# Who holds the harbour?
The army has not captured the harbour, mayor Ilse Toran said on Tuesday, contradicting the generals. The old harbour was still defended, she said.`,
			synopsis.Disagree},
		{"what one defends the other is against", "de",
			`# Torhaven baut den Hafen aus
Der Hafenmeister Jon Reuter nannte den Ausbau des Hafens zu teuer. Die Bürgermeisterin Ilse Toran verteidigte den Ausbau des Hafens.`,
			`# Streit um den Hafen
Die Bürgermeisterin Ilse Toran rechtfertigte den Ausbau des Hafens. Der Ausbau des Hafens sei zu teuer, sagte Hafenmeister Jon Reuter.`,
			synopsis.Disagree},
		{"who will not talk takes no side", "en",
			`# Match in Torhaven
His side should have had a penalty at the harbour ground, coach Arno Feldkamp complained. "Everybody in the harbour ground saw the foul," he said.`,
			`# Torhaven win
Coach Ilse Toran refused to talk about the penalty at the harbour ground. There should have been a penalty, Arno Feldkamp said.`,
			synopsis.OneSided},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := synopsis.Make([]reading.Reading{read("r1", c.lang, "2026-03-04", c.a), read("r2", c.lang, "2026-03-05", c.b)})
			checkSound(t, s)
			var got []string
			for _, i := range s.Issues {
				if i.Relation == c.want {
					return
				}
				got = append(got, i.Label+": "+i.Relation)
			}
			t.Errorf("got %v, want %s", got, c.want)
		})
	}
}
