package eval

import (
	"fmt"
	"strings"

	"synopse/internal/planted"
	"synopse/report"
)

// storyGold is a story of our own with what a reader finds in it. Places are
// code points into the reports' texts.
type storyGold struct {
	path    string
	reports []report.Report
	points  [][]goldPlace
	only    []goldPlace
	issues  []goldIssue
	clashes []goldClash
	wording [][]goldPlace
}

// goldPlace is a stretch of a report.
type goldPlace struct {
	report string
	planted.Range
}

type goldIssue struct {
	label, relation string
	statements      []goldPlace
}

type goldClash struct {
	kind string
	a, b goldPlace
}

// parseStory reads the format of gold/synopsis/README.md.
func parseStory(path, text string) (storyGold, error) {
	g := storyGold{path: path}
	var body []string
	inGold := false
	flush := func() {
		if n := len(g.reports); n > 0 && !inGold {
			g.reports[n-1] = finishReport(g.reports[n-1], strings.TrimSpace(strings.Join(body, "\n")))
		}
		body = nil
	}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, "\r ")
		switch head, ok := strings.CutPrefix(line, "=== "); {
		case ok && head == "gold":
			flush()
			inGold = true
		case ok:
			flush()
			c := cut(head)
			if len(c) != 4 {
				return g, fmt.Errorf("%s line %d: want \"=== id | outlet | language | date\"", path, n+1)
			}
			g.reports = append(g.reports, report.Report{ID: c[0], Outlet: c[1], Language: c[2], Published: c[3]})
		case inGold && line != "" && line[0] != '#':
			if err := g.add(cut(line)); err != nil {
				return g, fmt.Errorf("%s line %d: %w", path, n+1, err)
			}
		case !strings.HasPrefix(line, "#"):
			body = append(body, line)
		}
	}
	if len(g.reports) < 2 || !inGold {
		return g, fmt.Errorf("%s: want two reports and a part \"=== gold\"", path)
	}
	return g, nil
}

// cut splits a line at its bars.
func cut(line string) []string {
	out := strings.Split(line, "|")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// finishReport takes the first line as the headline and each further paragraph
// as a block.
func finishReport(r report.Report, text string) report.Report {
	r.Text = text
	for i, b := range paragraphs(text) {
		if i == 0 {
			b.Kind = report.Headline
			r.Title = string([]rune(text)[b.Start:b.End])
		}
		r.Blocks = append(r.Blocks, b)
	}
	return r
}

// add takes a line of the gold.
func (g *storyGold) add(c []string) error {
	places := func(from int) ([]goldPlace, error) {
		var out []goldPlace
		for _, x := range c[min(from, len(c)):] {
			p, err := g.place(x)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
		return out, nil
	}
	switch c[0] {
	case "point", "wording", "only":
		list, err := places(1)
		if err != nil {
			return err
		}
		switch c[0] {
		case "point":
			g.points = append(g.points, list)
		case "wording":
			g.wording = append(g.wording, list)
		default:
			g.only = append(g.only, list...)
		}
	case "issue":
		list, err := places(4)
		if err != nil || len(c) < 5 {
			return fmt.Errorf("issue: want labels, relation and statements: %w", err)
		}
		g.issues = append(g.issues, goldIssue{c[2], c[3], list})
	case "clash":
		list, err := places(2)
		if err != nil || len(list) != 2 {
			return fmt.Errorf("clash: want a kind and two values: %w", err)
		}
		g.clashes = append(g.clashes, goldClash{c[1], list[0], list[1]})
	default:
		return fmt.Errorf("%q is no kind of gold", c[0])
	}
	return nil
}

// place finds "r1: words" in the text of the report.
func (g *storyGold) place(s string) (goldPlace, error) {
	id, words, ok := strings.Cut(s, ": ")
	for _, r := range g.reports {
		if !ok || r.ID != id {
			continue
		}
		if n := strings.Count(r.Text, words); n != 1 {
			return goldPlace{}, fmt.Errorf("%q stands %d times in %s, want once", words, n, id)
		}
		start := len([]rune(r.Text[:strings.Index(r.Text, words)]))
		return goldPlace{id, planted.Range{Start: start, End: start + len([]rune(words))}}, nil
	}
	return goldPlace{}, fmt.Errorf("%q: want \"r1: words\" with a report of the story", s)
}
