package synopsis

import (
	"testing"

	"synopse/reading"
	"synopse/report"
)

// TestVerdicts: words that judge, turned by a negation; who judges both ways, or
// admits a mistake, judges nothing.
func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       int
	}{
		{"de", "Hanna Wieck nannte den Kompromiss enttäuschend.", -1},
		{"de", "Der Kompromiss sei fair, sagte Hanna Wieck.", 1},
		{"de", "Der Kompromiss sei nicht fair, sagte Hanna Wieck.", -1},
		{"de", "Der Kompromiss sei fair und kam zu einem falschen Preis, sagte Hanna Wieck.", 0},
		{"de", "Hanna Wieck räumte einen Skandal ein.", 0},
		{"en", "Paul Echter said the plan was premature.", -1},
		{"en", "Paul Echter said the plan was not unreasonable but sensible.", 1},
		{"en", "Paul Echter said he had a right to a hearing.", 0},
		{"en", "Paul Echter said the plan had been read.", 0},
	} {
		r := reading.Read(report.Report{ID: "r1", Language: c.lang, Published: "2026-03-02", Text: c.text,
			Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(c.text))}}})
		m := newMaker([]reading.Reading{r}, OwnWeights())
		if len(m.stmts) == 0 {
			t.Errorf("%s: nothing is said", c.text)
			continue
		}
		if got := m.verdict(&m.stmts[0]); got != c.want {
			t.Errorf("%s: %d, want %d", c.text, got, c.want)
		}
	}
}
