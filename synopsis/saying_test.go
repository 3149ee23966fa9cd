package synopsis_test

import (
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

// What somebody says on another day, or does another thing by, is another utterance,
// however little is said.
func TestOtherUtterances(t *testing.T) {
	for _, c := range []struct {
		name, first, second, later string
		want                       int
	}{
		{"other acts", `# Streit um den Hafen
Hafenminister Jon Reuter rief die Fischer zu einer Schlichtung auf. Der Hafen ist zu.`,
			`# Hafen öffnet
Hafenminister Jon Reuter lobte das Angebot der Reederei. Der Hafen ist offen.`, "2026-03-05", 0},
		{"much later", `# Streit um den Hafen
Die Bürgermeisterin Ilse Toran nannte den Streik der Fischer maßlos.`,
			`# Hafen öffnet
Der Sturm habe Schäden verursacht, sagte die Bürgermeisterin Ilse Toran.`, "2026-03-09", 0},
		{"the same in other words", `# Streit um den Hafen
Der Streik der Fischer schade der Stadt, sagte die Bürgermeisterin Ilse Toran.`,
			`# Streik im Hafen
Die Bürgermeisterin Ilse Toran sagte, der Streik schade der ganzen Stadt.`, "2026-03-09", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", c.first), read("r2", "de", c.later, c.second)})
			checkSound(t, s)
			if len(s.Statements) < 2 {
				t.Fatalf("%d statements", len(s.Statements))
			}
			if len(s.Wordings) != c.want {
				t.Errorf("wordings %v, want %d", s.Wordings, c.want)
			}
		})
	}
}
