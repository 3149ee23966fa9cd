package revision

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"synopse/reading"
	"synopse/report"
)

// read reads paragraphs as a report.
func read(id, language string, paragraphs ...string) *reading.Reading {
	r := report.Report{ID: id, Language: language, Title: "Hafen"}
	for i, p := range paragraphs {
		if i > 0 {
			r.Text += "\n\n"
		}
		at := len([]rune(r.Text))
		r.Text += p
		r.Blocks = append(r.Blocks, report.Block{Kind: report.Body, Start: at, End: at + len([]rune(p))})
	}
	out := reading.Read(r)
	return &out
}

func shown(d Difference) string {
	var out []string
	for _, c := range d.Changes {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s: %s > %s", c.Kind, c.Old.Text, c.New.Text)))
	}
	return strings.Join(out, "\n")
}

func TestCompare(t *testing.T) {
	const (
		one   = "Der Hafen von Talhafen soll bis zum Sommer tiefer werden."
		two   = "„Wir haben lange gewartet“, sagte die Ministerin."
		three = "Die Fischer wollen vor Gericht ziehen."
		four  = "Die Arbeiten kosten nach Angaben des Landes 30 Millionen Euro."
		less  = "Die Arbeiten kosten nach Angaben des Landes 40 Millionen Euro."
	)
	for _, c := range []struct {
		name     string
		old, new []string
		want     string
	}{
		{"nothing", []string{one, two}, []string{one, two}, ""},
		{"other paragraphs", []string{one + " " + two}, []string{one, two}, ""},
		{"a number", []string{one, four, three}, []string{one, less, three}, "changed: " + four + " > " + less},
		{"a sentence more", []string{one + " " + three}, []string{one + " " + two + " " + three}, "added:  > " + two},
		{"a sentence less", []string{one, two, three}, []string{one, three}, "removed: " + two + " >"},
		{"another place", []string{one, two, three, four}, []string{two, three, four, one}, "moved: " + one + " > " + one},
		{"all new", []string{one}, []string{three}, "removed: " + one + " >\nadded:  > " + three},
		{"from nothing", nil, []string{one}, "added:  > " + one},
		{"an emoji before it", []string{"😀 Ja. " + four}, []string{"😀 Ja. " + less}, "changed: " + four + " > " + less},
	} {
		if got := shown(Compare(read("a", "de", c.old...), read("b", "de", c.new...))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Spans are slices of their texts, and old text plus changes is new text.
func TestCompareHolds(t *testing.T) {
	words := []string{"Hafen", "Fähre", "Schiff", "Insel", "Meer"}
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) *reading.Reading {
			var p []string
			for _, n := range rapid.SliceOfN(rapid.IntRange(0, 6), 0, 12).Draw(t, name) {
				p = append(p, fmt.Sprintf("Das ist %s Nummer %d.", words[n%len(words)], n))
			}
			return read(name, "de", p...)
		}
		old, new := text("old"), text("new")
		d := Compare(old, new)
		count := map[string]int{}
		for _, s := range sentences(old) {
			count[report.NewIndex(old.Report.Text).Slice(s.start, s.end)]++
		}
		for _, s := range sentences(new) {
			count[report.NewIndex(new.Report.Text).Slice(s.start, s.end)]--
		}
		for _, c := range d.Changes {
			for _, at := range []struct {
				span report.Span
				text string
				sign int
			}{{c.Old, old.Report.Text, -1}, {c.New, new.Report.Text, 1}} {
				if at.span.Empty() {
					continue
				}
				if got := string([]rune(at.text)[at.span.Start:at.span.End]); got != at.span.Text {
					t.Fatalf("span %q is %q", at.span.Text, got)
				}
				count[at.span.Text] += at.sign
			}
		}
		for s, n := range count {
			if n != 0 {
				t.Fatalf("%q is told %d times too seldom", s, n)
			}
		}
	})
}

// Every phrase finds its own example, as a whole sentence.
func TestCorrectionExamples(t *testing.T) {
	n := 0
	for line := range strings.Lines(correctionsData) {
		f := strings.Split(line, "|")
		if strings.HasPrefix(line, "#") || len(f) != 5 {
			if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "words") && strings.TrimSpace(line) != "" {
				t.Errorf("not five fields: %q", line)
			}
			continue
		}
		n++
		kind, language, example := strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[4])
		before := map[string]string{"de": "Die Fähre fährt wieder.", "en": "The ferry is running again."}[language]
		got := Corrections(read("r", language, before, example))
		if len(got) != 1 || got[0].Kind != kind || !strings.HasPrefix(example, got[0].Span.Text) {
			t.Errorf("%s: %+v", example, got)
		}
	}
	if n < 40 {
		t.Errorf("only %d phrases", n)
	}
}

func TestNoCorrections(t *testing.T) {
	for language, list := range map[string][]string{
		"de": {
			"Die Opposition verlangte eine Korrektur der Pläne.",
			"In einer früheren Version des Gesetzes war von drei Jahren die Rede gewesen, sagte sie.",
			"„In einer früheren Version dieses Artikels stand mein Name“, klagte der Fischer.",
			"In einer früheren Fassung dieses Gesetzes fehlte das.",
			"Das Unternehmen veröffentlichte eine frühere Version seines Programms.",
		},
		"en": {
			"An earlier version of this bill had failed twice.",
			"An earlier version of the bill had failed in the senate.",
			"The markets saw a correction on Monday.",
			"\"A previous version of this story named me,\" the fisherman said.",
			"Corrections officers were sent home.",
		},
	} {
		for _, s := range list {
			if got := Corrections(read("r", language, s)); len(got) > 0 {
				t.Errorf("%s: %+v", s, got)
			}
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	var p, q []string
	for i := range 2000 {
		p = append(p, fmt.Sprintf("Das Schiff Nummer %d liegt seit Montag im Hafen von Talhafen.", i))
		q = append(q, strings.Replace(p[i], "Montag", []string{"Montag", "Dienstag"}[i%2], 1))
	}
	old, new := read("a", "de", p...), read("b", "de", q...)
	for b.Loop() {
		Compare(old, new)
	}
}
