package reading

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"synopse/actor"
	"synopse/report"
)

// hard are texts that no report should be, each as a piece to be repeated.
var hard = []struct{ name, unit string }{
	{"no spaces", "Wortohneende"},
	{"no stops", "er sagte Anna Kramer gehe auf und an "},
	{"quotation marks", "„ \" “ "},
	{"open quotation", "„Er sagte, "},
	{"control and right", "\x01\u202eא\u0301 "},
	{"emoji", "👩‍👩‍👧‍👦🇩🇪 "},
	{"scripts", "Дa真ب "},
	{"pronouns", "Er sagte ihr, sie habe ihn. "},
	{"names", "Anna Kramer traf Paul Kramer und Jörg Müller. "},
	{"roles", "Der Minister sagte dem Präsidenten, der Sprecher lüge. "},
	{"english speech", "“The poll,” she said of the group, which says he, who "},
	{"coordination", "Anna Kramer, Paul Lorenz und "},
	{"colons", "Kramer: "},
	{"commas", "sagte, "},
	{"names and verbs", "Anna Kramer sagte "},
	{"languages", "Die Minister wollen am Montag weiter über den Vertrag verhandeln, sagte Anna Kramer.\n\nThe ministers want to continue their talks about the treaty, Paul Lorenz said on Monday.\n\n"},
}

// hardReport makes a report of a piece, repeated to a size; blank lines part
// blocks.
func hardReport(unit string, size int) report.Report {
	rep := report.Report{Language: "de", Text: strings.Repeat(unit, max(size/len(unit), 1))}
	at := 0
	for _, p := range strings.SplitAfter(rep.Text, "\n\n") {
		n := utf8.RuneCountInString(p)
		if n > 0 {
			rep.Blocks = append(rep.Blocks, report.Block{Kind: report.Body, Start: at, End: at + n})
		}
		at += n
	}
	return rep
}

// BenchmarkHard reads and resolves hard texts in two sizes: twice the text must
// take about twice the time.
func BenchmarkHard(b *testing.B) {
	for _, c := range hard {
		for _, size := range []int{1 << 15, 1 << 16} {
			rep := hardReport(c.unit, size)
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(c.name, " ", "-"), size), func(b *testing.B) {
				b.SetBytes(int64(len(rep.Text)))
				for b.Loop() {
					r := Read(rep)
					actor.Resolve([]actor.Source{{Report: &r.Report, Document: &r.Document, Mentions: r.Mentions}})
				}
			})
		}
	}
}

func TestOneWord(t *testing.T) {
	for _, text := range []string{"", "Wort", "!", "\x00", "\xff\xfe", "א", "👩‍👩‍👧‍👦", "„", " \n\n "} {
		r := Read(report.Report{Text: text, Blocks: []report.Block{{Kind: report.Body, Start: 0, End: utf8.RuneCountInString(text)}}})
		sound(t, &r)
	}
}

// sound checks what must hold of every reading.
func sound(t interface{ Fatalf(string, ...any) }, r *Reading) {
	tokens := len(r.Document.Tokens)
	at := 0
	for i, s := range r.Document.Sentences {
		if s.First != at || s.Last <= s.First || s.Last > tokens {
			t.Fatalf("sentence %d is [%d, %d) after token %d of %d", i, s.First, s.Last, at, tokens)
		}
		at = s.Last
	}
	text := []rune(r.Report.Text)
	for i, tok := range r.Document.Tokens {
		if tok.Start < 0 || tok.End > len(text) || tok.Start >= tok.End || utf8.ValidString(tok.Text) && string(text[tok.Start:tok.End]) != tok.Text {
			t.Fatalf("token %d %q is at [%d, %d) of %d", i, tok.Text, tok.Start, tok.End, len(text))
		}
	}
	for i, m := range r.Mentions {
		if m.First < 0 || m.Last <= m.First || m.Last > tokens || m.Head < m.First || m.Head >= m.Last {
			t.Fatalf("mention %d is [%d, %d) with head %d of %d tokens", i, m.First, m.Last, m.Head, tokens)
		}
		for _, p := range m.Parts {
			if p < 0 || p >= len(r.Mentions) {
				t.Fatalf("mention %d has part %d of %d", i, p, len(r.Mentions))
			}
		}
	}
	for i := range r.Statements {
		st := &r.Statements[i]
		for _, g := range st.Content {
			if g.Empty() || g.First < 0 || g.Last > tokens {
				t.Fatalf("statement %d has content %v of %d tokens", i, g, tokens)
			}
		}
		for _, m := range append(append([]int(nil), st.Speakers...), st.Addressees...) {
			if m < 0 || m >= len(r.Mentions) {
				t.Fatalf("statement %d has speaker %d of %d mentions", i, m, len(r.Mentions))
			}
		}
		if st.Within >= len(r.Statements) || st.Within == i {
			t.Fatalf("statement %d is within %d of %d", i, st.Within, len(r.Statements))
		}
	}
	actor.Resolve([]actor.Source{{Report: &r.Report, Document: &r.Document, Mentions: r.Mentions}})
}

// FuzzRead reads anything as paragraphs: no panic, and all that is found lies
// inside the text.
func FuzzRead(f *testing.F) {
	for _, c := range hard {
		f.Add(strings.Repeat(c.unit, 4), "de")
	}
	f.Add(germanFirst+"\n\n"+english+"\n\n"+french, "")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if len(text) > 1<<13 {
			return
		}
		rep := hardReport(strings.ToValidUTF8(text, "?")+" ", 1)
		rep.Language = lang
		r := Read(rep)
		sound(t, &r)
	})
}
