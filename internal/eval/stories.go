package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"synopse/report"
	"synopse/story/cluster"
	"synopse/story/profile"
)

// storiesSuite measures clustering. Each file, and each "set" in it, is a
// collection of its own.
var storiesSuite = Suite{
	Name:  "stories",
	About: "reports grouped by event (JSON lines with id, story, title, text; one collection a file or set)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var out []Figure
		for _, f := range in {
			collections, err := parseStories(f)
			if err != nil {
				return nil, err
			}
			for _, c := range collections {
				figures, err := c.measure(predictions)
				if err != nil {
					return nil, err
				}
				out = append(out, figures...)
			}
		}
		return out, nil
	},
}

// storyArticle is a line of a corpus. Nothing that gives the story away is read
// but Story itself, which is not looked at before the stories are found.
type storyArticle struct {
	ID        string   `json:"id"`
	Set       []string `json:"set"`
	Story     string   `json:"story"`
	Title     string   `json:"title"`
	Text      string   `json:"text"`
	Language  string   `json:"language"`
	Source    string   `json:"source"`
	Outlet    string   `json:"outlet"`
	URL       string   `json:"url"`
	Published string   `json:"published"`
}

// collection is a set of articles that is clustered by itself.
type collection struct {
	name     string
	articles []storyArticle
}

func parseStories(f Input) ([]collection, error) {
	file := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(f.Path), ".gz"), ".jsonl")
	var out []collection
	for n, line := range bytes.Split(f.Data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var a storyArticle
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
		}
		if a.ID == "" || a.Story == "" {
			return nil, fmt.Errorf("%s line %d: id or story is missing; every line is an article with the story it belongs to", f.Path, n+1)
		}
		sets := a.Set
		if len(sets) == 0 {
			sets = []string{""}
		}
		for _, set := range sets {
			name := strings.Trim(file+"/"+set, "/")
			at := slices.IndexFunc(out, func(c collection) bool { return c.name == name })
			if at < 0 {
				at = len(out)
				out = append(out, collection{name: name})
			}
			out[at].articles = append(out[at].articles, a)
		}
	}
	return out, nil
}

func (a *storyArticle) report() cluster.Report {
	outlet := a.Outlet
	if outlet == "" {
		outlet = a.Source
	}
	return cluster.Report{ID: a.ID, Profile: profile.Of(&report.Report{
		Title: a.Title, Text: a.Text, Language: a.Language, Outlet: outlet, URL: a.URL, Published: a.Published})}
}

// measure clusters the articles as the product does and compares.
func (c *collection) measure(predictions io.Writer) ([]Figure, error) {
	begin := time.Now()
	reports := make([]cluster.Report, len(c.articles))
	for i := range c.articles {
		reports[i] = c.articles[i].report()
	}
	storyOf := map[string]string{}
	for _, st := range cluster.Pile(reports, nil) {
		for _, id := range st.Reports {
			storyOf[id] = st.ID
		}
	}
	seconds := time.Since(begin).Seconds()
	gold, found := make([]string, len(c.articles)), make([]string, len(c.articles))
	for i, a := range c.articles {
		gold[i], found[i] = a.Story, storyOf[a.ID]
		if err := writeLine(predictions, predictedStory{a.ID, found[i]}); err != nil {
			return nil, err
		}
	}
	return append(storyFigures(c.name, gold, found), Value(c.name+": seconds", seconds, len(gold))), nil
}

// predictedStory is a line of the predictions.
type predictedStory struct {
	ID    string `json:"id"`
	Story string `json:"story"`
}

// storyFigures compares found clusters with gold ones. The B-cubed line counts
// clusters: exactly right, found, wanted.
func storyFigures(name string, gold, found []string) []Figure {
	p, r := bCubed(gold, found)
	inGold, inFound, _ := overlaps(gold, found)
	b := Macro(name+": B-cubed (clusters)", p, r, len(inFound), len(inGold))
	b.Correct = exactClusters(gold, found)
	return []Figure{b, pairFigure(name, gold, found)}
}

func pairFigure(name string, gold, found []string) Figure {
	both, predicted, wanted := pairCounts(gold, found)
	return PRF(name+": pairs", both, predicted, wanted)
}
