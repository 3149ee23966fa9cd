package statement_test

import (
	"testing"

	"synopse/actor"
	"synopse/language/de"
	"synopse/report"
	"synopse/statement"
)

func TestHeadlines(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Anna Brandt: Wir schaffen das", "indirect/say | Anna Brandt | Wir schaffen das"},
		{"Anna Brandt: „Wir schaffen das“", "direct/say | Anna Brandt | „Wir schaffen das“"},
		{"Hamburg: Zwei Schiffe sind gesunken", ""},
		{"Anna Brandt: Ein Leben am Meer", ""},
		{"Das Spiel endete 2:1 für Halle", ""},
	} {
		n := len([]rune(c.text))
		doc := de.Read(c.text, []report.Block{{Kind: report.Headline, Start: 0, End: n}})
		got := ""
		for _, st := range statement.Read(&doc, actor.Find(&doc)) {
			got += print(&doc, c.text, &st)
		}
		if got != c.want {
			t.Errorf("%s\n got: %s\nwant: %s", c.text, got, c.want)
		}
	}
}
