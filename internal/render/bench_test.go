package render

import "testing"

func BenchmarkText(b *testing.B) {
	s := talks(&testing.T{})
	for b.Loop() {
		Text(s, Options{Width: 120})
	}
}

func BenchmarkHTML(b *testing.B) {
	s := talks(&testing.T{})
	for b.Loop() {
		if _, err := HTML(s, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
