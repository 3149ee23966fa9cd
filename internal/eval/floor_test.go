package eval

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"synopse/internal/corpus"
)

// TestFloors keeps the figures from falling unseen. It measures on the corpora
// beside the project, of which some have shaped the weights.
func TestFloors(t *testing.T) {
	for _, c := range []struct {
		suite, file string
		figure      int // which line
		least       float64
	}{
		{"sentences", "tagging/de_pud_dev.conllu.gz", 0, 0.975},
		{"sentences", "tagging/en_pud_dev.conllu", 0, 0.99},
		{"tags", "tagging/en_ewt_dev.conllu.gz", 0, 0.955},
		{"mood", "tagging/de_gsd_dev.conllu", 0, 0.93},
		{"nouns", "tagging/de_gsd_dev.conllu", 0, 0.87},
		{"entities", "entities/en_uner_ewt_dev.tsv", 0, 0.72},
	} {
		path := filepath.Join(sharedRoot(), "corpora", filepath.FromSlash(c.file))
		data, err := corpus.Read(path)
		if err != nil {
			t.Skipf("%s is missing: figures are not measured", c.file)
		}
		suite, err := find(c.suite)
		if err != nil {
			t.Fatal(err)
		}
		figures, err := suite.Run([]Input{{path, data}}, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		f := figures[c.figure]
		got := f.Accuracy
		if f.F1 != nil {
			got = f.F1
		}
		if *got < c.least {
			t.Errorf("%s on %s: %s is %.4f, at least %.4f", c.suite, c.file, f.Name, *got, c.least)
		}
	}
}

// sharedRoot is where the corpora are looked for.
func sharedRoot() string {
	if root := os.Getenv("SYNOPSE_SHARED"); root != "" {
		return root
	}
	return filepath.Join("..", "..", "..", "shared")
}
