package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestIndexConvertsBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.StringMatching(`[a-zäöüß €😀\n]{0,40}`).Draw(t, "text"), rapid.IntRange(1, 6).Draw(t, "times"))
		x := NewIndex(text)
		runes := []rune(text)
		if x.Len() != len(runes) {
			t.Fatalf("Len is %d, the text has %d code points", x.Len(), len(runes))
		}
		i := rapid.IntRange(0, len(runes)).Draw(t, "i")
		if b := x.Byte(i); b != len(string(runes[:i])) {
			t.Fatalf("Byte(%d) is %d, want %d", i, b, len(string(runes[:i])))
		}
		if p := x.Point(x.Byte(i)); p != i {
			t.Fatalf("Point(Byte(%d)) is %d", i, p)
		}
		j := rapid.IntRange(i, len(runes)).Draw(t, "j")
		if s := x.Slice(i, j); s != string(runes[i:j]) {
			t.Fatalf("Slice(%d, %d) is %q", i, j, s)
		}
	})
}

func TestIndexClampsToTheText(t *testing.T) {
	x := NewIndex("Straße 😀")
	if got := x.Slice(-5, 100); got != "Straße 😀" {
		t.Errorf("a slice beyond both ends is %q", got)
	}
	if got := x.Slice(4, 2); got != "" {
		t.Errorf("a backward slice is %q", got)
	}
	if got := x.Point(1000); got != 8 {
		t.Errorf("a byte behind the end is code point %d, want 8", got)
	}
}

func TestPointOfAByteInsideARune(t *testing.T) {
	text := strings.Repeat("a", 100) + "ß" + "b"
	x := NewIndex(text)
	if got := x.Point(101); got != 100 { // the second byte of ß
		t.Errorf("a byte inside the rune is code point %d, want 100", got)
	}
	if !utf8.ValidString(x.Slice(99, 102)) {
		t.Error("a slice cuts a rune")
	}
}
