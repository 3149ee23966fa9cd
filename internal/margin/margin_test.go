package margin

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synopse/report"
	"synopse/synopsis"
)

// talk is a story of three reports of three blocks each, one sentence a block.
func talk() *synopsis.Synopsis {
	s := &synopsis.Synopsis{}
	add := func(agencies []string, lines ...string) {
		r := report.Report{ID: fmt.Sprintf("r%d", len(s.Reports)+1), Text: strings.Join(lines, "\n\n"), Agencies: agencies}
		at := 0
		for i, l := range lines {
			r.Blocks = append(r.Blocks, report.Block{Kind: report.Body, Start: at, End: at + len(l)})
			s.Sentences = append(s.Sentences, synopsis.Sentence{Report: r.ID, Number: i + 1, Start: at, End: at + len(l)})
			at += len(l) + 2
		}
		s.Reports = append(s.Reports, r)
	}
	add([]string{"dpa"}, "Three ships left.", "Nobody was hurt.", "The mayor resigned.")
	add(nil, "Nobody was hurt.", "Four ships put to sea.", "It rained.")
	add(nil, "Out went the boats, three of them.")
	span := func(id, words string) report.Span {
		for _, r := range s.Reports {
			if at := strings.Index(r.Text, words); r.ID == id && at >= 0 {
				return report.Span{Report: id, Start: at, End: at + len(words), Text: words}
			}
		}
		panic(words)
	}
	ships := []report.Span{span("r1", "Three ships left."), span("r2", "Four ships put to sea."), span("r3", "Out went the boats, three of them.")}
	s.Points = []synopsis.Point{
		{ID: "p1", Coverage: synopsis.CoverageAll, Passages: ships},
		{ID: "p2", Coverage: synopsis.CoverageOne, Passages: []report.Span{span("r1", "The mayor resigned.")}},
		{ID: "p3", Coverage: synopsis.CoverageOne, Passages: []report.Span{span("r1", "Nobody was hurt.")}},
	}
	s.Clashes = []synopsis.Clash{{ID: "c1", Kind: "number", A: span("r1", "Three"), B: span("r2", "Four")}}
	s.Copies = []synopsis.Copy{{Report: "r2", From: "r1", Share: 0.4, Runs: []synopsis.Run{{A: span("r2", "Nobody was hurt."), B: span("r1", "Nobody was hurt.")}}}}
	return s
}

func shown(notes []Note) string {
	var out []string
	for _, n := range notes {
		t := string(n.Kind)
		for _, p := range n.Places {
			t += fmt.Sprintf(" %s.%d", p.Report, p.Sentence)
		}
		if n.Mine != "" {
			t += " " + n.Mine + "/" + n.Theirs
		}
		out = append(out, t+strings.Join(n.Agencies, ","))
	}
	return strings.Join(out, "; ")
}

func TestOf(t *testing.T) {
	for id, want := range map[string][]string{
		"r1": {"clash r2.2 Three/Four; also r2.2 r3.1", "agency r2.1dpa", "only"},
		"r2": {"agency r1.2dpa", "clash r1.1 Four/Three; also r1.1 r3.1", ""},
		"r3": {"also r1.1 r2.2"},
		"r9": {},
	} {
		notes := Of(talk(), id)
		for i, w := range want {
			if got := shown(notes[i+1]); got != w {
				t.Errorf("%s s%d: %q, want %q", id, i+1, got, w)
			}
		}
	}
}

func TestAlign(t *testing.T) {
	// The second report tells the two things the other way round: one of them
	// finds its partner, and no block is lost.
	for _, c := range []struct {
		a, b string
		want []Pair
	}{
		{"r1", "r2", []Pair{{-1, 0}, {0, 1}, {1, -1}, {2, -1}, {-1, 2}}},
		{"r1", "r3", []Pair{{0, 0}, {1, -1}, {2, -1}}},
		{"r3", "r1", []Pair{{0, 0}, {-1, 1}, {-1, 2}}},
	} {
		if got := Align(talk(), c.a, c.b); !slices.Equal(got, c.want) {
			t.Errorf("%s beside %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
