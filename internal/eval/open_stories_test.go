package eval

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestOpenStories keeps the figures of the stories that may be looked at from
// falling unseen. The stories kept apart are not read here.
func TestOpenStories(t *testing.T) {
	var in []Input
	for _, pattern := range []string{"0[2468].txt", "1[0246].txt", "3[1-5].txt", "6[0246].txt"} {
		files, err := filepath.Glob(filepath.Join("gold", "synopsis", pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no stories: %v", pattern, err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			in = append(in, Input{name, data})
		}
	}
	suite, err := find("synopsis")
	if err != nil {
		t.Fatal(err)
	}
	figures, err := suite.Run(in, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	least := map[string]float64{"point links": 0.72, "issues": 0.61, "wordings, pairs": 0.70, "only in one report": 0.66}
	for _, f := range figures {
		if want, ok := least[f.Name]; ok && (f.F1 == nil || *f.F1 < want) {
			t.Errorf("%s: F1 is %+v, at least %.2f", f.Name, f.F1, want)
		}
		delete(least, f.Name)
	}
	for name := range least {
		t.Errorf("%s is not measured", name)
	}
}
