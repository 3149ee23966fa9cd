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
	"synopse/reading"
	"synopse/synopsis"
)

// Folder is where the stories are, from the module's root.
var Folder = filepath.Join("internal", "eval", "gold", "synopsis")

// open are the stories that may be learnt from. No other one is read.
var open = strings.Fields("02 04 06 08 10 12 14 16 31 32 33 34 35 60 62 64 66 67 68 69 70 71 72 73 74 75 76 77 78")

// story is a story read, with the pairs that tell the same by the gold.
type story struct {
	name     string
	readings []reading.Reading
	same     map[[2]int]bool // sentences, the smaller number first
	gold     int
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
		s := story{name: name, same: map[[2]int]bool{}}
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
