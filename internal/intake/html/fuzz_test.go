package html

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"synopse/internal/intake/draft"
)

// FuzzRead checks that reading a page ends, twice with the same outcome, that
// blocks are clean and metadata within bounds, and that a label has evidence.
func FuzzRead(f *testing.F) {
	for _, path := range []string{"../testdata/golden/page.html", "../testdata/golden/everything.html", "../testdata/golden/everything-en.html"} {
		if data, err := os.ReadFile(filepath.FromSlash(path)); err == nil {
			f.Add(string(data))
		}
	}
	if pages, err := txtar.ParseFile("../testdata/labels.txtar"); err == nil {
		for _, p := range pages.Files {
			f.Add(string(p.Data))
		}
	}
	f.Add("<table><td><h1><p>a<svg><p></table><!--")
	f.Add(`<script type="application/ld+json">{"@type":["NewsArticle"],"author":[{"name":[[]]}],"datePublished":7}</script>`)
	f.Fuzz(func(t *testing.T, s string) {
		d, v := Read(s, "")
		if v.Label != "" && len(v.Evidence) == 0 {
			t.Fatalf("label %q without evidence", v.Label)
		}
		if again, w := Read(s, ""); !reflect.DeepEqual(d, again) || !reflect.DeepEqual(v, w) {
			t.Fatal("reading twice gives two outcomes")
		}
		if d == nil {
			return
		}
		for _, b := range d.Blocks {
			if b.Text == "" || b.Text != draft.Clean(b.Text) || utf8.ValidString(s) && !utf8.ValidString(b.Text) {
				t.Fatalf("block %q is not clean", b.Text)
			}
		}
		if len(d.Title) > maxTitle || len(d.URL) > maxAddress || strings.Contains(d.Title, "\n") {
			t.Fatalf("title %q, address %q", d.Title, d.URL)
		}
	})
}
