package synopsis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// sentencePool is invented; the tests draw reports from it.
var sentencePool = []string{
	"Die norwegische Außenministerin Tora Lindqvist traf am Dienstag ihren portugiesischen Kollegen Rui Castanho in Genf.",
	"„Wir wollen beide, dass die Hilfe ankommt“, sagte Castanho.",
	"Bei dem Brand im Hafen wurden zwölf Kisten zerstört.",
	"Bei dem Brand im Hafen wurden 14 Kisten zerstört.",
	"Lindqvist forderte eine neue Wahl in Peru.",
	"Castanho wies die Forderung nach einer neuen Wahl in Peru zurück.",
	"Beide Seiten einigten sich auf Hilfe für den Sudan.",
	"Die Brücke wurde am Montag gesperrt.",
	"Die Brücke wurde am Sonntag nicht gesperrt.",
	"Er hoffe, dass die Bedingungen dafür gegeben seien.",
	"## Streit über Peru",
	"# Norwegen und Portugal reden über den Sudan",
	"Sie sagte, die Lage sei ernst; mehr als 3,5 Millionen Menschen litten Hunger.",
	"… – „ “ » 12. 3. (dpa)",
}

var englishPool = []string{
	"Norwegian Foreign Minister Tora Lindqvist met her Portuguese counterpart Rui Castanho in Geneva on Tuesday.",
	"\"We both want the aid to arrive,\" Castanho said.",
	"The fire at the port destroyed 14 crates.",
	"Lindqvist demanded a new election in Peru.",
	"# Norway and Portugal agree on Sudan",
	"Both sides agreed on aid for Sudan.",
}

// drawStory draws up to four reports.
func drawStory(t *rapid.T) []reading.Reading {
	var out []reading.Reading
	for i := range rapid.IntRange(0, 4).Draw(t, "reports") {
		lang, pool := "de", sentencePool
		if rapid.Bool().Draw(t, "english") {
			lang, pool = "en", englishPool
		}
		lines := rapid.SliceOfN(rapid.SampledFrom(pool), 0, 8).Draw(t, "lines")
		day := rapid.SampledFrom([]string{"", "2026-03-03", "2026-03-04T10:00:00Z", "gestern"}).Draw(t, "day")
		out = append(out, read(fmt.Sprintf("r%d", i+1), lang, day, strings.Join(lines, "\n")))
	}
	return out
}

// Every span equals its slice of its report's text, and every id resolves.
func TestSpansSlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkSound(t, synopsis.Make(drawStory(t))) })
}

type failer interface{ Fatalf(string, ...any) }

func checkSound(t failer, s synopsis.Synopsis) {
	text := map[string][]rune{}
	for _, r := range s.Reports {
		text[r.ID] = []rune(r.Text)
	}
	check := func(what string, x report.Span) {
		r, ok := text[x.Report]
		if !ok || x.Start < 0 || x.End > len(r) || x.Start >= x.End || string(r[x.Start:x.End]) != x.Text {
			t.Fatalf("%s: span %+v is no slice of its report", what, x)
		}
	}
	statements, actors, points := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, a := range s.Actors {
		actors[a.ID] = true
		for _, m := range a.Mentions {
			check("mention", m.Span)
		}
	}
	for _, x := range s.Statements {
		statements[x.ID] = true
		for _, c := range x.Content {
			check("content", c)
		}
		for _, o := range []*report.Span{x.Speaker, x.Cue, x.Addressee} {
			if o != nil {
				check("statement", *o)
			}
		}
	}
	for _, i := range s.Issues {
		for _, e := range i.Evidence {
			check("evidence", e)
		}
		for _, p := range i.Parties {
			if !actors[p.Actor] || !actors[p.Side] {
				t.Fatalf("party %+v is no actor", p)
			}
			for _, id := range p.Statements {
				if !statements[id] {
					t.Fatalf("no statement %s", id)
				}
			}
		}
	}
	for _, p := range s.Points {
		points[p.ID] = true
		for _, x := range p.Passages {
			check("passage", x)
		}
	}
	for _, c := range s.Clashes {
		check("clash", c.A)
		check("clash", c.B)
		check("clash", c.ContextA)
		check("clash", c.ContextB)
		if c.Point != "" && !points[c.Point] || c.Why == "" || c.WhyDE == "" {
			t.Fatalf("clash %+v", c)
		}
	}
	for _, c := range s.Copies {
		for _, r := range c.Runs {
			check("run", r.A)
			check("run", r.B)
		}
	}
	for _, d := range s.Deeds {
		check("deed", d.Span)
	}
}

// The order of the reports only permutes: the same points, clashes, copies and
// origins come out.
func TestOrderOnlyPermutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawStory(t)
		b := slices.Clone(a)
		slices.Reverse(b)
		x, y := synopsis.Make(a), synopsis.Make(b)
		if x.Story.ID != y.Story.ID || x.Story.Origins != y.Story.Origins || x.Story.Date != y.Story.Date {
			t.Fatalf("story %+v, reversed %+v", x.Story, y.Story)
		}
		if p, q := pointSets(x), pointSets(y); !slices.Equal(p, q) {
			t.Fatalf("points\n%s\nreversed\n%s", strings.Join(p, "\n"), strings.Join(q, "\n"))
		}
		if len(x.Copies) != len(y.Copies) {
			t.Fatalf("%d copies, reversed %d", len(x.Copies), len(y.Copies))
		}
	})
}

func pointSets(s synopsis.Synopsis) []string {
	var out []string
	for _, p := range s.Points {
		var texts []string
		for _, x := range p.Passages {
			texts = append(texts, fmt.Sprintf("%s:%d", x.Report, x.Start))
		}
		slices.Sort(texts)
		out = append(out, p.Coverage+" "+strings.Join(texts, " "))
	}
	slices.Sort(out)
	return out
}

// The same readings give the same synopsis.
func TestSameTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawStory(t)
		if x, y := fmt.Sprintf("%+v", pointless(synopsis.Make(a))), fmt.Sprintf("%+v", pointless(synopsis.Make(a))); x != y {
			t.Fatalf("%s\n%s", x, y)
		}
	})
}

// pointless leaves out the statements, whose optional parts are pointers.
func pointless(s synopsis.Synopsis) synopsis.Synopsis {
	s.Statements, s.Deeds = nil, nil
	return s
}

func FuzzMake(f *testing.F) {
	f.Add(anzeiger, courier)
	f.Add("", "# \n## \n12 3 . –")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")
		s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", a), read("r2", "en", "", b)})
		checkSound(t, s)
	})
}
