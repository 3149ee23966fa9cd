package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"synopse/internal/corpus"
	"synopse/internal/intake"
	"synopse/report"
)

var extractionSuite = Suite{
	Name:  "extraction",
	About: "reports found in web pages: body, title, date, authors, captions (a gold file, ground-truth.json or gold.jsonl, and its pages ID.html.gz)",
	Run:   runExtraction,
}

// Extraction measures the intake on a folder in one of two formats:
// scrapinghub's article-extraction-benchmark (ground-truth.json and html/) or
// pages with Fundus gold (gold.jsonl beside the pages). Predictions take
// {page_id: {"articleBody","title","published","authors"}}.
func Extraction(dir string, predictions io.Writer) ([]Figure, error) {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the folder %s: %w", dir, err)
	}
	var in []Input
	for _, p := range paths {
		if filepath.Base(p) == "LICENSE" {
			continue
		}
		data, err := corpus.Read(p)
		if err != nil {
			return nil, err
		}
		in = append(in, Input{p, data})
	}
	return runExtraction(in, predictions)
}

// goldPage is what is known of one page. Title, Published and Authors are
// empty in sets that have none; then they are not measured.
type goldPage struct {
	ID        string   `json:"id"`
	Body      string   `json:"articleBody"`
	Text      string   `json:"text"`
	Summary   []string `json:"summary"`
	Title     string   `json:"title"`
	Published string   `json:"published"`
	Authors   []string `json:"authors"`
	Captions  []string `json:"captions"`
}

// prediction is what was read of one page, in the form of the predictions file.
type prediction struct {
	ArticleBody string   `json:"articleBody"`
	Title       string   `json:"title"`
	Published   string   `json:"published"`
	Authors     []string `json:"authors"`
}

func runExtraction(in []Input, predictions io.Writer) ([]Figure, error) {
	gold, pages, err := goldPages(in)
	if err != nil {
		return nil, err
	}
	credits, err := goldCredits()
	if err != nil {
		return nil, err
	}
	score := newExtractionScore()
	out := map[string]prediction{}
	for _, g := range gold {
		page, ok := pages[g.ID]
		if !ok {
			return nil, fmt.Errorf("the page of %s is missing: give the folder with the pages too", g.ID)
		}
		r, v, err := intake.Inspect(page.Path, page.Data)
		score.labels[string(v.Label)]++
		if err != nil {
			r = report.Report{Authors: []string{}}
			score.failed++
		}
		score.add(g, r)
		if c, ok := credits[g.ID]; ok {
			score.credits.add(c, r.Agencies)
		}
		out[g.ID] = prediction{bodyText(r, true), r.Title, r.Published, r.Authors}
	}
	enc := json.NewEncoder(predictions)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	return score.figures(), nil
}

// goldPages tells gold files from pages by their names and contents.
func goldPages(in []Input) ([]goldPage, map[string]Input, error) {
	var gold []goldPage
	pages := map[string]Input{}
	for _, f := range in {
		base := strings.TrimSuffix(filepath.Base(f.Path), ".gz")
		switch filepath.Ext(base) {
		case ".html", ".htm":
			pages[strings.TrimSuffix(base, filepath.Ext(base))] = f
		case ".json":
			set := map[string]goldPage{}
			if err := json.Unmarshal(f.Data, &set); err != nil {
				return nil, nil, fmt.Errorf("%s is not a ground truth: %w", f.Path, err)
			}
			for id, g := range set {
				g.ID = id
				gold = append(gold, g)
			}
		case ".jsonl":
			for n, line := range strings.Split(strings.TrimSpace(string(f.Data)), "\n") {
				var g goldPage
				if err := json.Unmarshal([]byte(line), &g); err != nil {
					return nil, nil, fmt.Errorf("%s, line %d is not JSON: %w", f.Path, n+1, err)
				}
				g.Body = g.Text
				gold = append(gold, g)
			}
		}
	}
	if len(gold) == 0 {
		return nil, nil, fmt.Errorf("there is no gold file among the inputs: ground-truth.json or gold.jsonl")
	}
	sort.Slice(gold, func(i, k int) bool { return gold[i].ID < gold[k].ID })
	return gold, pages, nil
}

// bodyText is the text of a report that body golds hold: running text, subheads,
// and datelines and credits that were split off paragraphs; not the headline,
// captions, bylines or lines with a date. The standfirst counts as body in some
// golds and not in others.
func bodyText(r report.Report, withoutLede bool) string {
	runes := []rune(r.Text)
	var parts []string
	for i, b := range r.Blocks {
		text := string(runes[b.Start:b.End])
		switch {
		case withoutLede && b.Kind == report.Lede:
		case b.Kind.Prose(), b.Kind == report.Subhead:
			parts = append(parts, text)
		case b.Kind == report.Dateline && i+1 < len(r.Blocks) && r.Blocks[i+1].Kind.Prose() && strings.HasSuffix(strings.TrimRight(text, "–—-.: "), ")"):
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n")
}
