// Package storygold reads stories that were written for this project with what a
// careful reader finds in them (internal/eval/gold/synopsis/README.md), and finds
// in a synopsis what a place of the gold stands for. In: a file's text. Out:
// reports, and places in them as ranges of code points.
package storygold

import (
	"fmt"
	"strings"

	"synopse/internal/planted"
	"synopse/report"
	"synopse/synopsis"
)

// Story is a story of our own with what a reader finds in it. Places are
// code points into the reports' texts.
type Story struct {
	Path     string
	Reports  []report.Report
	Points   [][]Place
	Only     []Place
	Issues   []Issue
	Clashes  []Clash
	Wordings [][]Place
}

// Place is a stretch of a report.
type Place struct {
	Report string
	planted.Range
}

// Issue is what statements are about, with how the sides stand to each other.
type Issue struct {
	Labels     map[string]string // a reader's, "de" and "en"
	Relation   string
	Statements []Place
}

// Clash is two values that can't both be right.
type Clash struct {
	Kind string
	A, B Place
}

// Parse reads the format of gold/synopsis/README.md.
func Parse(path, text string) (Story, error) {
	g := Story{Path: path}
	var body []string
	inGold := false
	flush := func() {
		if n := len(g.Reports); n > 0 && !inGold {
			g.Reports[n-1] = finishReport(g.Reports[n-1], strings.TrimSpace(strings.Join(body, "\n")))
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
			g.Reports = append(g.Reports, report.Report{ID: c[0], Outlet: c[1], Language: c[2], Published: c[3]})
		case inGold && line != "" && line[0] != '#':
			if err := g.add(cut(line)); err != nil {
				return g, fmt.Errorf("%s line %d: %w", path, n+1, err)
			}
		case !strings.HasPrefix(line, "#"):
			body = append(body, line)
		}
	}
	if len(g.Reports) < 2 || !inGold {
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
func (g *Story) add(c []string) error {
	places := func(from int) ([]Place, error) {
		var out []Place
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
			g.Points = append(g.Points, list)
		case "wording":
			g.Wordings = append(g.Wordings, list)
		default:
			g.Only = append(g.Only, list...)
		}
	case "issue":
		list, err := places(4)
		if err != nil || len(c) < 5 {
			return fmt.Errorf("issue: want labels, relation and statements: %w", err)
		}
		g.Issues = append(g.Issues, Issue{map[string]string{"de": c[1], "en": c[2]}, c[3], list})
	case "clash":
		list, err := places(2)
		if err != nil || len(list) != 2 {
			return fmt.Errorf("clash: want a kind and two values: %w", err)
		}
		g.Clashes = append(g.Clashes, Clash{c[1], list[0], list[1]})
	default:
		return fmt.Errorf("%q is no kind of gold", c[0])
	}
	return nil
}

// place finds "r1: words" in the text of the report.
func (g *Story) place(s string) (Place, error) {
	id, words, ok := strings.Cut(s, ": ")
	for _, r := range g.Reports {
		if !ok || r.ID != id {
			continue
		}
		if n := strings.Count(r.Text, words); n != 1 {
			return Place{}, fmt.Errorf("%q stands %d times in %s, want once", words, n, id)
		}
		start := len([]rune(r.Text[:strings.Index(r.Text, words)]))
		return Place{id, planted.Range{Start: start, End: start + len([]rune(words))}}, nil
	}
	return Place{}, fmt.Errorf("%q: want \"r1: words\" with a report of the story", s)
}

// paragraphs gives the paragraphs of a text as blocks.
func paragraphs(text string) []report.Block {
	var out []report.Block
	start, i := 0, 0
	add := func() {
		if i > start {
			out = append(out, report.Block{Kind: report.Body, Start: start, End: i})
		}
		start = i + 1
	}
	for _, c := range text {
		if c == '\n' {
			add()
		}
		i++
	}
	add()
	return out
}

// SentenceAt gives the number of the sentence a place begins in, -1 if none does.
func SentenceAt(syn *synopsis.Synopsis, p Place) int {
	for i, s := range syn.Sentences {
		if s.Report == p.Report && s.Start <= p.Start && p.Start < s.End {
			return i
		}
	}
	return -1
}

// StatementAt gives the number of the statement whose content has a place; of
// several the one with the shortest content. -1 if none has.
func StatementAt(syn *synopsis.Synopsis, p Place) int {
	best, shortest := -1, 0
	for i, st := range syn.Statements {
		if st.Report != p.Report {
			continue
		}
		size, hit := 0, false
		for _, c := range st.Content {
			size += c.End - c.Start
			hit = hit || c.Start < p.End && p.Start < c.End
		}
		if hit && (best < 0 || size < shortest) {
			best, shortest = i, size
		}
	}
	return best
}
