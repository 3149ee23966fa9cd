package html

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestNothingDisappearsFromCorpusPages is TestNothingDisappears over real pages.
func TestNothingDisappearsFromCorpusPages(t *testing.T) {
	dir := os.Getenv("SYNOPSE_SHARED")
	if dir == "" {
		dir = "../../../../shared"
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "corpora", "extraction", "fundus-dach", "*.html.gz"))
	if len(paths) == 0 {
		t.Skip("the corpora are missing: put them at ../shared or set SYNOPSE_SHARED")
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(z)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		checkNothingLost(t, filepath.Base(path), string(data))
	}
}
