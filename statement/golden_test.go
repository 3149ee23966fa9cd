package statement_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/report"
	"synopse/statement"
)

// goldenCase is one case of testdata: a text and the statements expected in it.
type goldenCase struct {
	name, text string
	blocks     []report.Block // nil: none are given
	want       []string
}

// line adds a line of text. "[body] …" begins a block of that kind.
func (c *goldenCase) line(l string) {
	kind, rest, ok := strings.Cut(l, "] ")
	if !ok || l[0] != '[' {
		c.text = strings.TrimSpace(c.text + "\n" + l)
		return
	}
	if c.text != "" {
		c.text += "\n"
	}
	start := utf8.RuneCountInString(c.text)
	c.text += rest
	c.blocks = append(c.blocks, report.Block{Kind: report.Kind(kind[1:]), Start: start, End: utf8.RuneCountInString(c.text)})
}

func goldenCases(t *testing.T, path string) []goldenCase {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []goldenCase
	for _, l := range strings.Split(string(b), "\n") {
		switch {
		case strings.HasPrefix(l, "#") || strings.TrimSpace(l) == "":
		case strings.HasPrefix(l, "= "):
			out = append(out, goldenCase{name: l[2:]})
		case strings.HasPrefix(l, "> "):
			out[len(out)-1].want = append(out[len(out)-1].want, l[2:])
		default:
			out[len(out)-1].line(l)
		}
	}
	return out
}

// print writes a statement as the test data do.
func print(doc *language.Document, text string, st *statement.Statement) string {
	runes := []rune(text)
	words := func(g statement.Range) string {
		if g.Empty() {
			return "–"
		}
		return string(runes[doc.Tokens[g.First].Start:doc.Tokens[g.Last-1].End])
	}
	speaker := words(st.Speaker)
	if !st.Addressee.Empty() {
		speaker += " @ " + words(st.Addressee)
	}
	var content []string
	for _, g := range st.Content {
		content = append(content, strings.ReplaceAll(words(g), "\n", " "))
	}
	return fmt.Sprintf("%s/%s | %s | %s", st.Kind, st.Act, speaker, strings.Join(content, " … "))
}

func TestGolden(t *testing.T) {
	for path, read := range map[string]func(string, []report.Block) language.Document{
		"testdata/german.txt":  de.Read,
		"testdata/english.txt": en.Read,
	} {
		for _, c := range goldenCases(t, path) {
			t.Run(c.name, func(t *testing.T) {
				doc := read(c.text, c.blocks)
				var got []string
				for _, st := range statement.Read(&doc, actor.Find(&doc)) {
					got = append(got, print(&doc, c.text, &st))
				}
				if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
					t.Errorf("%s\n got:\n%s\nwant:\n%s", c.text, g, w)
				}
			})
		}
	}
}
