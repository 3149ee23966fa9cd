package actor

import (
	"testing"

	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/report"
)

// linked resolves reports and gives, of each, the actor of the mention that begins with
// some words.
func linked(t *testing.T, texts [][2]string, words []string) []int {
	t.Helper()
	var sources []Source
	for _, x := range texts {
		doc := en.Read(x[1], nil)
		if x[0] == "de" {
			doc = de.Read(x[1], nil)
		}
		sources = append(sources, Source{Document: &doc, Mentions: Find(&doc), Report: &report.Report{Language: x[0], Text: x[1]}})
	}
	_, links := Resolve(sources)
	out := make([]int, len(words))
	for i, s := range sources {
		out[i] = -1
		for j, m := range s.Mentions {
			if wordsOf(s.Document, texts[i][1], m) == words[i] && len(links[i][j].Actors) == 1 {
				out[i] = links[i][j].Actors[0]
			}
		}
		if out[i] < 0 {
			t.Fatalf("report %d: %q is nobody", i, words[i])
		}
	}
	return out
}

func wordsOf(doc *language.Document, s string, m Mention) string {
	return string([]rune(s)[doc.Tokens[m.First].Start:doc.Tokens[m.Last-1].End])
}

// A body that a noun alone names is the one that a noun of the same meaning names in the
// other language, if each has one only.
func TestBodiesAcrossLanguages(t *testing.T) {
	got := linked(t, [][2]string{
		{"en", "The mayor was jailed. The city council said it would seek the money back."},
		{"de", "Der Bürgermeister muss in Haft. Die Stadt kündigte an, das Geld zurückzufordern."},
	}, []string{"The city council", "Die Stadt"})
	if got[0] != got[1] {
		t.Error("the city council is not die Stadt")
	}
	got = linked(t, [][2]string{
		{"en", "The company said it was sorry."},
		{"de", "Das Unternehmen bedauerte den Unfall."},
	}, []string{"The company", "Das Unternehmen"})
	if got[0] == got[1] {
		t.Error("any company is any Unternehmen")
	}
}
