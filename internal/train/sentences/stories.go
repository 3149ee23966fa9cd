// Package sentences makes the weights by which package synopsis tells whether
// two sentences of different reports tell the same, from the stories of
// internal/eval/gold/synopsis that are open, and measures them by leaving out
// each story in turn.
package sentences

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"synopse/internal/eval/storygold"
	"synopse/internal/planted"
	"synopse/reading"
	"synopse/synopsis"
)

// Folder is where the stories are, from the module's root.
var Folder = filepath.Join("internal", "eval", "gold", "synopsis")

// open are the stories that may be learnt from. No other one is read.
var open = strings.Fields("02 04 06 08 10 12 14 16 31 32 33 34 35 60 62 64 66 67 68 69 70 71 72 73 74 75 76 77 78 " +
	"80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99 100 101 102 103 " +
	"104 105 106 107 108 109 110 111 112 113 114 115 116 117 118 119 140 142 144 146")

// story is a story read, with the pairs that tell the same by the gold.
type story struct {
	name     string
	readings []reading.Reading
	same     map[[2]int]bool // sentences, the smaller number first
	gold     int
	said     map[[2]int]bool // statements that give one utterance
	issue    map[[2]int]bool // sentences in which statements on one issue begin
	listed   map[int]bool    // sentences in which a statement begins that the gold has on an issue
	issues   [][]int         // those sentences, by issue
	labels   []map[string]string
}

func readStories(folder string) ([]story, error) {
	var out []story
	for _, name := range open {
		path := filepath.Join(folder, name+".txt")
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("reading a story to learn from: %w", err)
		}
		g, err := storygold.Parse(path, string(data))
		if err != nil {
			return nil, err
		}
		s := story{name: name, same: map[[2]int]bool{}, said: map[[2]int]bool{}, issue: map[[2]int]bool{}, listed: map[int]bool{}}
		for _, r := range g.Reports {
			s.readings = append(s.readings, reading.Read(r))
		}
		s.note(&g)
		out = append(out, s)
	}
	return out, nil
}

// note notes which sentences tell the same.
func (s *story) note(g *storygold.Story) {
	syn := synopsis.Make(s.readings)
	for _, p := range g.Points {
		for k, x := range p {
			for _, y := range p[k+1:] {
				a, b := storygold.SentenceAt(&syn, x), storygold.SentenceAt(&syn, y)
				if a >= 0 && b >= 0 && x.Report != y.Report {
					s.same[[2]int{min(a, b), max(a, b)}] = true
				}
			}
		}
	}
	s.gold = len(s.same)
	for _, p := range g.Wordings {
		for k, x := range p {
			for _, y := range p[k+1:] {
				a, b := storygold.StatementAt(&syn, x), storygold.StatementAt(&syn, y)
				if a >= 0 && b >= 0 {
					s.said[[2]int{min(a, b), max(a, b)}] = true
				}
			}
		}
	}
	s.noteIssues(g, &syn)
}

// noteIssues notes which sentences have statements on one issue.
func (s *story) noteIssues(g *storygold.Story, syn *synopsis.Synopsis) {
	for _, issue := range g.Issues {
		var list []int
		for _, p := range issue.Statements {
			if n := storygold.StatementAt(syn, p); n >= 0 {
				c := syn.Statements[n].Content[0]
				i := storygold.SentenceAt(syn, storygold.Place{Report: c.Report, Range: planted.Range{Start: c.Start, End: c.End}})
				list = append(list, i)
				s.listed[i] = true
			}
		}
		if len(list) > 1 {
			s.issues, s.labels = append(s.issues, list), append(s.labels, issue.Labels)
		}
		for k, a := range list {
			for _, b := range list[k+1:] {
				s.issue[[2]int{min(a, b), max(a, b)}] = true
			}
		}
	}
}

// strangers gives pairs of reports of different stories, in which nothing tells
// the same: the first report of each story with the last one of the next.
func strangers(stories []story) []story {
	var out []story
	for k := range stories {
		next := &stories[(k+1)%len(stories)]
		a, b := stories[k].readings[0], next.readings[len(next.readings)-1]
		a.Report.ID, b.Report.ID = "r1", "r2"
		out = append(out, story{name: stories[k].name + "+" + next.name, readings: []reading.Reading{a, b}})
	}
	return out
}
