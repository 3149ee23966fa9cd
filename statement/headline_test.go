package statement_test

import (
	"testing"

	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
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

func TestBlockQuotes(t *testing.T) {
	for _, c := range []struct{ lang, lead, block, want string }{
		{"de", "Die Ministerin Anna Brandt schrieb:", "Der Hafen gehört uns allen. Wir bleiben.", "direct/say | Die Ministerin Anna Brandt | Der Hafen gehört uns allen. Wir bleiben"},
		{"en", "The minister Anna Brandt wrote:", "The port is ours. We stay.", "direct/say | The minister Anna Brandt | The port is ours. We stay"},
		{"de", "Der Hafen ist alt.", "Mehr zum Hafen lesen Sie hier.", ""},
	} {
		text := c.lead + "\n" + c.block
		n, all := len([]rune(c.lead)), len([]rune(text))
		blocks := []report.Block{{Kind: report.Body, Start: 0, End: n}, {Kind: report.Quote, Start: n + 1, End: all}}
		var doc language.Document
		if c.lang == "de" {
			doc = de.Read(text, blocks)
		} else {
			doc = en.Read(text, blocks)
		}
		got := ""
		for _, st := range statement.Read(&doc, actor.Find(&doc)) {
			got += print(&doc, text, &st)
		}
		if got != c.want {
			t.Errorf("%s\n got: %s\nwant: %s", text, got, c.want)
		}
	}
}
