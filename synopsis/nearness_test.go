package synopsis

import (
	"testing"

	"synopse/reading"
	"synopse/report"
)

// TestNearness: the noun that the rest of a group is about is nearer to it than one
// that is there by the way.
func TestNearness(t *testing.T) {
	for _, c := range []struct{ lang, text, about, aside string }{
		{"de", "Der Brunnen sei leer, sagte Ole Brandt in seinen Schuhen. Das Wasser reiche nicht, sagte Jon Reuter. Die Felder seien trocken, sagte Ilse Toran.", "Brunnen", "Schuh"},
		{"en", "The dockers want more pay, said Ole Brandt behind his desk. Wages have not risen, said Jon Reuter. The strike would go on, said Ilse Toran.", "strike", "desk"},
	} {
		r := reading.Read(report.Report{ID: "r1", Language: c.lang, Published: "2026-03-02", Text: c.text,
			Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(c.text))}}})
		m := newMaker([]reading.Reading{r}, OwnWeights())
		got := map[string]float64{}
		g := []int{0, 1, 2}
		for _, n := range m.groupNouns(g) {
			got[n.topic.de] = m.nearness(n, g)
			got[n.topic.en] = m.nearness(n, g)
		}
		if x, ok := got[c.aside]; !ok || x >= got[c.about] {
			t.Errorf("%s %.2f, %s %.2f; all: %v", c.about, got[c.about], c.aside, got[c.aside], got)
		}
	}
}
