package sentences

import (
	"errors"
	"testing"

	"synopse/reading"
	"synopse/report"
)

func pairOf(a, b string) []reading.Reading {
	var out []reading.Reading
	for i, text := range []string{a, b} {
		out = append(out, reading.Read(report.Report{ID: []string{"r1", "r2"}[i], Language: "en", Text: text}))
	}
	return out
}

// The encoder is asked once for each text, and every sentence gets its own vector.
func TestEncodeAll(t *testing.T) {
	lists := [][]reading.Reading{
		pairOf("The ferry sank. Nobody was hurt.", "The ferry sank."),
		pairOf("Nobody was hurt.", "The mayor was there."),
	}
	asked := map[string]int{}
	options, err := encodeAll(lists, func(texts []string) ([][]float32, error) {
		var out [][]float32
		for _, text := range texts {
			asked[text]++
			out = append(out, []float32{float32(len(text))})
		}
		return out, nil
	})
	if err != nil || len(asked) != 3 {
		t.Fatalf("asked for %v, %v", asked, err)
	}
	for text, n := range asked {
		if n != 1 {
			t.Errorf("asked for %q %d times", text, n)
		}
	}
	for k, want := range [][][]float32{{{15, 16}, {15}}, {{16}, {20}}} {
		for r, row := range want {
			for s, length := range row {
				if got := options[k].Vectors[r][s][0]; got != length {
					t.Errorf("story %d, report %d, sentence %d has the vector of a text of %v letters", k, r, s, got)
				}
			}
		}
	}
	broken := errors.New("out of order")
	if _, err := encodeAll(lists, func([]string) ([][]float32, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("the encoder's error is lost: %v", err)
	}
}
