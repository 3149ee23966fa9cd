package terms

import (
	"testing"

	"pgregory.net/rapid"
)

// TestCleanASCII: the short way of most words leads where the long one does.
func TestCleanASCII(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("aZ09-.,_~'!\" \x00")), 0, 40, -1).Draw(t, "word")
		// A letter of another script at the end takes the long way.
		if got, want := Clean(word+"x"), Clean(word+"ж"); got[:len(got)-1] != want[:len(want)-len("ж")] {
			t.Fatalf("%q: %q, %q", word, got, want)
		}
		if got := cleanASCII(word); got != Clean(got) {
			t.Fatalf("%q: %q is not clean", word, got)
		}
	})
}
