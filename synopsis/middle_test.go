package synopsis_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

// article reads a report of testdata: its first line is the headline.
func article(t *testing.T, id, lang, path string) reading.Reading {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return read(id, lang, "2026-05-05", "# "+strings.ReplaceAll(strings.TrimSpace(string(b)), "\n\n", "\n"))
}

// Reports of middle length whose topics hardly come back: each paragraph has its own. What
// no topic holds is gathered by what is alike, if both tell of it.
func TestMiddleReports(t *testing.T) {
	s := synopsis.Make([]reading.Reading{article(t, "r1", "en", "testdata/ferry.en.txt"), article(t, "r2", "de", "testdata/ferry.de.txt")})
	checkSound(t, s)
	if len(s.Issues) < 5 {
		t.Errorf("%d issues", len(s.Issues))
	}
	holds := func(a, b string) bool {
		return slices.ContainsFunc(s.Issues, func(x synopsis.Issue) bool {
			all := strings.Join(on(s, x.ID), " / ")
			return strings.Contains(all, a) && strings.Contains(all, b)
		})
	}
	for _, pair := range [][2]string{
		{"the search would go on", "die Suche gehe weiter"},
		{"an inquiry", "forderte eine Untersuchung"},
		{"a wave had hit the ship", "eine Welle habe das Schiff getroffen"},
		{"had passed an inspection", "es habe seit Jahren Probleme gegeben"},
	} {
		if !holds(pair[0], pair[1]) {
			t.Errorf("no issue holds %q and %q", pair[0], pair[1])
		}
	}
	if holds("the search would go on", "an inquiry") {
		t.Error("search and inquiry are one issue")
	}
	for _, x := range s.Issues {
		if len(x.Reports) < 2 {
			t.Errorf("%s is of one report", x.Label)
		}
	}
}
