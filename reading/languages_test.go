package reading

import (
	"strings"
	"testing"

	"synopse/actor"
	"synopse/report"
	"synopse/statement"
)

// mixed reads paragraphs as the blocks of one report.
func mixed(declared string, paragraphs ...string) Reading {
	var blocks []report.Block
	at := 0
	for _, p := range paragraphs {
		n := len([]rune(p))
		blocks = append(blocks, report.Block{Kind: report.Body, Start: at, End: at + n})
		at += n + 2
	}
	return Read(report.Report{ID: "r1", Language: declared, Text: strings.Join(paragraphs, "\n\n"), Blocks: blocks})
}

const (
	germanFirst  = "Die Umweltministerin Anna Brandt sagte am Dienstag in Rom, dass der Fluss im Sommer sauberer werde."
	english      = "The mayor of Harbourtown, Peter Holm, said on Tuesday that nobody would swim in the river before the summer of next year."
	germanSecond = "Nach Angaben der Polizei wurden drei Menschen verletzt. Brandt sagte, sie werde den Ort bald besuchen."
	french       = "Le ministre a déclaré mardi que la rivière serait plus propre en été et que les habitants de la ville seraient contents."
)

// said gives speaker and content of the statements.
func said(r *Reading) []string {
	text := []rune(r.Report.Text)
	part := func(g statement.Range) string {
		start, end := Span(&r.Document, g)
		return string(text[start:end])
	}
	var out []string
	for i := range r.Statements {
		st := &r.Statements[i]
		var content []string
		for _, c := range st.Content {
			content = append(content, part(c))
		}
		out = append(out, part(st.Speaker)+": "+strings.Join(content, " … "))
	}
	return out
}

func TestParagraphsAreReadInTheirLanguage(t *testing.T) {
	r := mixed("de", germanFirst, english, germanSecond)
	want := []string{
		"Die Umweltministerin Anna Brandt: dass der Fluss im Sommer sauberer werde",
		"The mayor of Harbourtown, Peter Holm: that nobody would swim in the river before the summer of next year",
		"der Polizei: wurden drei Menschen verletzt",
		"Brandt: sie werde den Ort bald besuchen",
	}
	if got := said(&r); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("statements:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r.Report.Language != "de" || r.Report.Blocks[1].Language != "en" || r.Report.Blocks[0].Language != "" {
		t.Errorf("language %q, blocks %+v", r.Report.Language, r.Report.Blocks)
	}
	if s := r.Document.Sentences[r.Document.SentenceAt(r.Statements[1].Content[0].First)]; s.Language != "en" || s.Block != 1 {
		t.Errorf("the English sentence is %+v", s)
	}
	actors, links := actor.Resolve([]actor.Source{{Report: &r.Report, Document: &r.Document, Mentions: r.Mentions}})
	for i, want := range []string{"Anna Brandt", "Peter Holm", "", "Anna Brandt"} {
		l := links[0][r.Statements[i].Speakers[0]]
		if want != "" && (len(l.Actors) != 1 || actors[l.Actors[0]].Name != want) {
			t.Errorf("speaker %d is %v, want %s", i, l, want)
		}
	}
}

func TestMergedReadingHolds(t *testing.T) {
	r := mixed("", english, germanFirst, english, germanSecond, french)
	text := []rune(r.Report.Text)
	for i, tok := range r.Document.Tokens {
		if string(text[tok.Start:tok.End]) != tok.Text {
			t.Fatalf("token %d is %q, its slice %q", i, tok.Text, string(text[tok.Start:tok.End]))
		}
		if i > 0 && tok.Start < r.Document.Tokens[i-1].End {
			t.Fatalf("token %d stands before the one before it", i)
		}
	}
	next := 0
	for _, s := range r.Document.Sentences {
		if s.First != next || s.Start != r.Document.Tokens[s.First].Start || s.End != r.Document.Tokens[s.Last-1].End {
			t.Fatalf("sentence %+v after token %d", s, next)
		}
		next = s.Last
	}
	for i, m := range r.Mentions {
		if s := r.Document.Sentences[m.Sentence]; m.First < s.First || m.Last > s.Last || m.Head < m.First || m.Head >= m.Last {
			t.Errorf("mention %d %+v is not in its sentence %+v", i, m, s)
		}
	}
	if len(r.Statements) != 5 {
		t.Errorf("%d statements, want 5: the French paragraph has none", len(r.Statements))
	}
}

func TestParagraphInALanguageNobodyReads(t *testing.T) {
	r := mixed("de", germanFirst, french, germanSecond)
	if got := said(&r); len(got) != 3 {
		t.Errorf("statements %q, want the three German ones", got)
	}
	if r.Report.Blocks[1].Language != "fr" {
		t.Errorf("the French block is in %q", r.Report.Blocks[1].Language)
	}
	for _, s := range r.Document.Sentences {
		if s.Block == 1 {
			t.Errorf("the French block has sentence %+v", s)
		}
	}
}

func TestMostlyFrenchPageWithAGermanHalf(t *testing.T) {
	r := mixed("", french, french, germanFirst, germanSecond)
	if r.Report.Language != "de" || len(r.Statements) != 3 {
		t.Errorf("language %q, %d statements; want the German half", r.Report.Language, len(r.Statements))
	}
	r = mixed("", french, french, french, french, french, germanFirst)
	if r.Report.Language != "fr" || len(r.Statements) != 0 {
		t.Errorf("language %q, %d statements; want French and none", r.Report.Language, len(r.Statements))
	}
}

func TestNamesAndTitlesChangeNoLanguage(t *testing.T) {
	r := mixed("de", germanFirst, "Harbour Rangers – Northshire United 2:1", "„No comment“, hieß es.", germanSecond)
	for _, b := range r.Report.Blocks {
		if b.Language != "" {
			t.Errorf("block %+v has a language of its own", b)
		}
	}
}

func TestTheCallersBlocksStay(t *testing.T) {
	blocks := []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(germanFirst))}, {Kind: report.Body, Start: len([]rune(germanFirst)) + 2, End: len([]rune(germanFirst)) + 2 + len([]rune(english))}}
	Read(report.Report{Text: germanFirst + "\n\n" + english, Blocks: blocks})
	if blocks[0].Language+blocks[1].Language != "" {
		t.Errorf("reading changed the report's own blocks: %+v", blocks)
	}
}
