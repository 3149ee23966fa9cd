package storygold

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every story of the gold can be read, each passage stands in its report once,
// and relations, kinds of clash and reports are such as the format has.
func TestSynopsisGoldIsSound(t *testing.T) {
	paths, err := filepath.Glob("../gold/synopsis/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		g, err := Parse(path, string(data))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, flaw := range g.flaws() {
			t.Errorf("%s: %s", path, flaw)
		}
	}
}

func (g *Story) flaws() []string {
	var out []string
	for _, list := range [][][]Place{g.Points, g.Wordings} {
		for _, p := range list {
			if !slices.ContainsFunc(p, func(x Place) bool { return x.Report != p[0].Report }) {
				out = append(out, "a point or wording in one report only: "+g.words(p[0]))
			}
		}
	}
	for _, p := range g.Only {
		if slices.ContainsFunc(g.Points, func(x []Place) bool { return slices.Contains(x, p) }) {
			out = append(out, "told by one report and by several: "+g.words(p))
		}
	}
	for _, i := range g.Issues {
		if !slices.Contains([]string{"agree", "disagree", "mixed", "one-sided", "unclear"}, i.Relation) {
			out = append(out, "no relation: "+i.Relation)
		}
	}
	for _, c := range g.Clashes {
		if !slices.Contains([]string{"number", "date", "place", "name", "negation", "modality", "agent", "wording"}, c.Kind) {
			out = append(out, "no kind of clash: "+c.Kind)
		}
		if c.A.Report == c.B.Report {
			out = append(out, "a clash within a report: "+g.words(c.A))
		}
	}
	return out
}

func (g *Story) words(p Place) string {
	for _, r := range g.Reports {
		if r.ID == p.Report {
			return r.ID + ": " + string([]rune(r.Text)[p.Start:p.End])
		}
	}
	return p.Report
}

func TestSynopsisGoldFlaws(t *testing.T) {
	text := "=== r1 | A | en | 2026-01-01\nOne\n\nTwo three.\n=== r2 | B | en | 2026-01-01\nFour\n\nFive six.\n=== gold\n" +
		"point | r1: Two | r1: three\nonly | r1: Two\nissue | x | x | maybe | r1: Two\nclash | colour | r1: Two | r1: three\n"
	g, err := Parse("x.txt", text)
	if err != nil {
		t.Fatal(err)
	}
	if f := g.flaws(); len(f) != 5 {
		t.Errorf("found %d flaws, want 5:\n%s", len(f), strings.Join(f, "\n"))
	}
	if _, err := Parse("x.txt", strings.Replace(text, "only | r1: Two", "only | r1: Seven", 1)); err == nil {
		t.Error("words that stand in no report are taken")
	}
}
