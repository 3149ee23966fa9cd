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
