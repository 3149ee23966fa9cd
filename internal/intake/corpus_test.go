package intake

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"synopse/internal/intake/label"
)

// shared gives the folder with the corpora, or skips.
func shared(t testing.TB) string {
	dir := os.Getenv("SYNOPSE_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	if _, err := os.Stat(filepath.Join(dir, "corpora", "extraction")); err != nil {
		t.Skip("the corpora are missing: put them at ../shared or set SYNOPSE_SHARED")
	}
	return dir
}

type webPage struct {
	name string
	data []byte
}

func corpusPages(t testing.TB) []webPage {
	dir := filepath.Join(shared(t), "corpora", "extraction")
	var pages []webPage
	for _, pattern := range []string{"scrapinghub/html/*.html.gz", "fundus-dach/*.html.gz"} {
		paths, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, p := range paths {
			f, err := os.Open(p)
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
			pages = append(pages, webPage{filepath.Base(p), data})
		}
	}
	return pages
}

// freeParts are the two pages of the corpora that are the free parts of paid
// reports, as reading them shows.
var freeParts = map[string]bool{
	"042bb7b5fedab6eac7db576522b89b93904c237d344bcbe14a6a5ab7f7335856.html.gz": true,
	"7ab16ade32386ece353b8d31fc3bb7e660189efd5bf3c8549aaba101ad3f5ef5.html.gz": true,
}

// TestCorpusPages reads every page of the extraction corpora: what must hold
// for every report holds for them, and as all are articles none has a label
// but the two above.
func TestCorpusPages(t *testing.T) {
	for _, p := range corpusPages(t) {
		r, err := Read(p.name, p.data)
		if err != nil {
			t.Errorf("%s: %v", p.name, err)
			continue
		}
		check(t, p.name, r)
		if freeParts[p.name] != (r.Label == string(label.Paywall)) || !freeParts[p.name] && r.Label != "" {
			t.Errorf("%s: label %q, %q", p.name, r.Label, r.LabelEvidence)
		}
	}
}
