package tagger

import (
	"slices"
	"strings"
	"testing"

	"synopse/language"
)

// words makes the tokens of a sentence from words between spaces.
func words(text string) []language.Token {
	var out []language.Token
	for w := range strings.FieldsSeq(text) {
		out = append(out, language.Token{Text: w})
	}
	return out
}

// TestLookAround: what a text tells of a word in one place is known in the
// others, and forgotten with the next text.
func TestLookAround(t *testing.T) {
	x := &Extractor{Classes: func(string, string) uint32 { return 0 }, Wide: true}
	text := [][]language.Token{
		words("Lund was named on Monday ."),
		words("He is a judge from Lund , and Mr Weber knows Stark 's house ."),
		words("The will of the judges is stark ; Will Weber was there ."),
	}
	x.LookAround(slices.Values(text))
	x.Prepare(words("Lund Weber Stark Will house Oslo"), nil)
	for i, want := range []uint32{
		inside | behindPlace,               // from Lund
		inside | behindTitle | behindGiven, // Mr Weber, Will Weber
		inside | beforeOwning | small,      // Stark 's, stark
		inside | small,                     // ; Will, the will
		0,                                  // with a capital nowhere
		0,                                  // not in the text
	} {
		if got := x.words[i].around; got != want {
			t.Errorf("%s: %b, want %b", x.Lower(i), got, want)
		}
	}
	x.LookAround(slices.Values(text[:1]))
	x.Prepare(words("Weber"), nil)
	if got := x.words[0].around; got != 0 {
		t.Errorf("of another text: %b", got)
	}
}

func TestCapitals(t *testing.T) {
	for text, want := range map[string]capitals{
		"The minister of defence met Anna Kramer in the city .": mixedCase,
		"1. 2 a":                      noWords,
		"PLEASE READ THIS NOW , Anna": allCapitals,
		"Minister Meets Chancellor in Vienna Palace": headline,
		"Anna Kramer told Peter Weber about houses":  manyCapitals,
	} {
		if got := capitalsOf(words(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// TestRow: the row of capital words goes on over words that link names.
func TestRow(t *testing.T) {
	x := &Extractor{Classes: func(string, string) uint32 { return 0 }}
	x.Prepare(words("the Royal Bank of Greater Oslo said"), nil)
	first, last := x.row(2)
	if first != hash("royal") || last != hash("oslo") {
		t.Errorf("the row of Bank goes from %d to %d", first, last)
	}
}
