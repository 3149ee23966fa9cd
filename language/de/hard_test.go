package de

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkHard reads texts that invite quadratic work, in two sizes: twice
// the text must take about twice the time.
func BenchmarkHard(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"without spaces", "Wortohneende"},
		{"without marks", "er sagt ich gehe auf und an "},
		{"only quotes", "\" "},
		{"only hyphens", "a-"},
		{"only stops", "a."},
		{"open brackets", "( wort "},
		{"addresses", "www.x@y.z/"},
		{"hashes", "#@ "},
		{"control and right", "\x01\u202eא\u0301 "},
		{"numbers", "1. "},
	} {
		for _, size := range []int{1 << 16, 1 << 17} {
			text := strings.Repeat(c.unit, size/len(c.unit))
			b.Run(fmt.Sprintf("%s/%d", c.name, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Read(text, nil)
				}
			})
		}
	}
}

// TestNoTokenOrSentenceIsEndless keeps what has no spaces or stops in pieces.
func TestNoTokenOrSentenceIsEndless(t *testing.T) {
	for _, unit := range []string{"Wörterohneende", "er sagte, ", "x\xff"} {
		text := strings.Repeat(unit, 20_000)
		doc := Read(text, nil)
		runes := []rune(text)
		for _, tok := range doc.Tokens {
			if len(tok.Text) > 600 || len(runes[tok.Start:tok.End]) != len([]rune(tok.Text)) {
				t.Fatalf("%q: a token of %d bytes at [%d, %d)", unit, len(tok.Text), tok.Start, tok.End)
			}
		}
		for _, s := range doc.Sentences {
			if s.Last-s.First > 600 {
				t.Fatalf("%q: a sentence of %d tokens", unit, s.Last-s.First)
			}
		}
	}
}
