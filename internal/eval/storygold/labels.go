package storygold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AlikeLabels reports whether two labels of one language share a word of four letters or
// more, by its first five ("Kündigung", "Kündigungen") or as part of a longer one
// ("Brücke", "Autobahnbrücken"). Labels are free: many that a reader would take share none.
func AlikeLabels(a, b string) bool {
	for _, x := range labelWords(a) {
		for _, y := range labelWords(b) {
			if alikeWords(x, y) {
				return true
			}
		}
	}
	return false
}

func alikeWords(x, y string) bool {
	const whole, stem, part = 4, 5, 6 // letters
	n := min(utf8.RuneCountInString(x), utf8.RuneCountInString(y))
	if n < whole {
		return false
	}
	if n = min(n, stem); first(x, n) == first(y, n) {
		return true
	}
	within := func(short, long string) bool {
		k := utf8.RuneCountInString(short)
		return k >= part && strings.Contains(long, first(short, k-1))
	}
	return within(x, y) || within(y, x)
}

func first(s string, n int) string { return string([]rune(s)[:n]) }

// labelWords gives the words of a label but those that stand between others.
func labelWords(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := words[:0]
	for _, w := range words {
		switch w {
		case "über", "eine", "einer", "eines", "ohne", "nach", "oder", "sich", "with", "what", "from", "that", "this", "about", "into", "says", "sagt", "sagen":
			continue
		}
		out = append(out, w)
	}
	return out
}
