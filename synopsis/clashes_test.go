package synopsis_test

import (
	"os"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

// TestClashes reads testdata/clashes.txt, both ways round.
func TestClashes(t *testing.T) {
	data, err := os.ReadFile("testdata/clashes.txt")
	if err != nil {
		t.Fatal(err)
	}
	also := map[string]string{"de": " Das Fest der Seeleute fällt in diesem Jahr aus.", "en": " The sailors' fair will be cancelled this year."}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "|")
		for i := range col {
			col[i] = strings.TrimSpace(col[i])
		}
		lang, a, b, want := col[0], col[1], col[2], col[3]
		if got := clashBetween(lang, a+also[lang], b+also[lang], false); got != want && !strings.HasPrefix(got, want+":") {
			t.Errorf("%s\n%s\ngot %s, want %s", a, b, got, want)
		}
		if got := clashBetween(lang, b+also[lang], a+also[lang], true); got != want && !strings.HasPrefix(got, want+":") {
			t.Errorf("%s\n%s\nthe other way round: got %s, want %s", b, a, got, want)
		}
	}
}

// clashBetween gives all clashes between two texts as "kind: a / b".
func clashBetween(lang, a, b string, swapped bool) string {
	s := synopsis.Make([]reading.Reading{read("r1", lang, "2026-05-09", a), read("r2", lang, "2026-05-09", b)})
	var out []string
	for _, c := range s.Clashes {
		if swapped {
			c.A, c.B = c.B, c.A
		}
		out = append(out, c.Kind+": "+c.A.Text+" / "+c.B.Text)
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, "; ")
}
