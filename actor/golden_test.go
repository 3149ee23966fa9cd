package actor_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/report"
)

// goldenCase is one story in testdata/*.txt with what is expected of it:
//
//	=== title
//	report de            starts a report; a line is a paragraph, "#" a subhead
//	mentions             then, in reading order through all reports,
//	text = Actor, Actor  a mention and whom it names; "-" nobody, "place" a place
//	absent               then words that are no mention at all
//	actors               then "Name | kind | country | offices", "-" for none
type goldenCase struct {
	file, title string
	reports     [][2]string // language, text
	mentions    [][2]string
	absent      []string
	actors      []string
}

func goldenCases(t *testing.T) []goldenCase {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	var cases []goldenCase
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		mode := ""
		for line := range strings.Lines(string(raw)) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "//") {
				continue
			}
			if title, ok := strings.CutPrefix(line, "=== "); ok {
				cases = append(cases, goldenCase{file: f, title: title})
				continue
			}
			c := &cases[len(cases)-1]
			if lang, ok := strings.CutPrefix(line, "report "); ok {
				c.reports = append(c.reports, [2]string{lang, ""})
				mode = "report"
				continue
			}
			switch line {
			case "mentions", "absent", "actors":
				mode = line
				continue
			}
			switch mode {
			case "report":
				c.reports[len(c.reports)-1][1] += line + "\n"
			case "mentions":
				text, who, ok := strings.Cut(line, " = ")
				if !ok {
					t.Fatalf("%s: %s: %q is no \"text = actor\"", f, c.title, line)
				}
				c.mentions = append(c.mentions, [2]string{text, who})
			case "absent":
				c.absent = append(c.absent, line)
			case "actors":
				c.actors = append(c.actors, line)
			}
		}
	}
	return cases
}

// source reads a text whose lines are paragraphs and finds its mentions.
func source(id, lang, text string) actor.Source {
	r := &report.Report{ID: id, Language: lang}
	var b strings.Builder
	at := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		kind := report.Body
		for mark, k := range map[string]report.Kind{"# ": report.Subhead, "@ ": report.Caption, "~ ": report.Byline} {
			if after, ok := strings.CutPrefix(line, mark); ok {
				line, kind = after, k
			}
		}
		n := utf8.RuneCountInString(line)
		r.Blocks = append(r.Blocks, report.Block{Kind: kind, Start: at, End: at + n})
		b.WriteString(line + "\n")
		at += n + 1
	}
	r.Text = b.String()
	var doc language.Document
	if lang == "en" {
		doc = en.Read(r.Text, r.Blocks)
	} else {
		doc = de.Read(r.Text, r.Blocks)
	}
	doc.Language = lang
	return actor.Source{Report: r, Document: &doc, Mentions: actor.Find(&doc)}
}

func sources(c goldenCase) []actor.Source {
	var out []actor.Source
	for i, r := range c.reports {
		out = append(out, source(fmt.Sprintf("r%d", i+1), r[0], r[1]))
	}
	return out
}

// printed gives a mention as it stands in its report.
func printed(s actor.Source, m actor.Mention) string {
	d := s.Document
	if m.First < 0 || m.Last > len(d.Tokens) || m.Last <= m.First {
		return ""
	}
	r := []rune(s.Report.Text)
	return string(r[d.Tokens[m.First].Start:d.Tokens[m.Last-1].End])
}

func whom(actors []actor.Actor, m actor.Mention, l actor.Link) string {
	if m.Place {
		return "place"
	}
	if len(l.Actors) == 0 {
		return "-"
	}
	var names []string
	for _, a := range l.Actors {
		names = append(names, actors[a].Name)
	}
	return strings.Join(names, ", ")
}

func TestGolden(t *testing.T) {
	for _, c := range goldenCases(t) {
		t.Run(strings.ReplaceAll(c.title, " ", "_"), func(t *testing.T) {
			srcs := sources(c)
			actors, links := actor.Resolve(srcs)
			var got [][2]string
			for i, s := range srcs {
				for j, m := range s.Mentions {
					got = append(got, [2]string{printed(s, m), whom(actors, m, links[i][j])})
				}
			}
			checkMentions(t, c, got)
			checkActors(t, c, actors)
		})
	}
}

func checkMentions(t *testing.T, c goldenCase, got [][2]string) {
	t.Helper()
	at := 0
	for _, want := range c.mentions {
		k := at
		for k < len(got) && got[k][0] != want[0] {
			k++
		}
		if k == len(got) {
			t.Errorf("%s: %q not found after mention %d of %q", c.file, want[0], at, got)
			continue
		}
		if got[k][1] != want[1] {
			t.Errorf("%s: %q names %q, want %q", c.file, want[0], got[k][1], want[1])
		}
		at = k + 1
	}
	for _, bad := range c.absent {
		for _, g := range got {
			if g[0] == bad {
				t.Errorf("%s: %q is no mention, but was found", c.file, bad)
			}
		}
	}
}

func checkActors(t *testing.T, c goldenCase, actors []actor.Actor) {
	t.Helper()
	have := map[string]int{}
	var all []string
	for _, a := range actors {
		line := fmt.Sprintf("%s | %s | %s | %s", a.Name, a.Kind, orDash(a.Country), orDash(strings.Join(a.Offices, ", ")))
		have[line]++
		all = append(all, line)
	}
	for _, want := range c.actors {
		if have[want] == 0 {
			t.Errorf("%s: no actor %q among\n%s", c.file, want, strings.Join(all, "\n"))
		}
		have[want]--
	}
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
