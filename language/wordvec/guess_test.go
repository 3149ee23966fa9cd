package wordvec

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestGuess: words that no table knows are nearer to what they are made of, in
// either language, than to others.
func TestGuess(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(`
Mindestlohnerhöhung de Mindestlohn de Fußball
unterzeichneten     en sign        en hospital
evacuations         en evacuate    en court
Streikende          de Streik      de Gericht
footballers         de Fußball     de Haushalt
`), "\n") {
		f := strings.Fields(line)
		g, ok := Guess(f[0])
		if !ok {
			t.Fatalf("nothing to guess %s by", f[0])
		}
		near, far := find(t, f[1], f[2]), find(t, f[3], f[4])
		if a, b := Likeness(&g, &near), Likeness(&g, &far); a <= b+0.2 {
			t.Errorf("%s: %s has %.2f, %s has %.2f", f[0], f[2], a, f[4], b)
		}
	}
}

func TestNothingToGuess(t *testing.T) {
	for _, w := range []string{"", "a", "\xff\xfe"} {
		if _, ok := Guess(w); ok {
			t.Errorf("%q was guessed", w)
		}
	}
	if _, ok := MustOpenGroups("").Guess("Hafen", 100); ok {
		t.Error("an empty table guessed")
	}
	for _, broken := range []string{"SYNG1", "SYNV1" + strings.Repeat("x", Parts*Choices*Width+Places*Parts)} {
		if _, err := OpenGroups(broken); err == nil {
			t.Errorf("%.8q… was opened", broken)
		}
	}
}

// TestGroupsBuilt: what is built can be opened, and a word gets the pieces of its
// groups.
func TestGroupsBuilt(t *testing.T) {
	var pieces Pieces
	pieces[0][1][0], pieces[1][2][3] = 100, 100
	codes := make([][Parts]uint8, Places)
	for place := range EachGroup("ab") { // "<ab", "ab>", "<ab>"
		codes[place] = [Parts]uint8{1, 2}
	}
	data, err := BuildGroups(pieces, codes)
	if err != nil {
		t.Fatal(err)
	}
	g, err := OpenGroups(string(data))
	if err != nil {
		t.Fatal(err)
	}
	w, ok := g.Guess("AB", 100)
	if !ok || w[0] != 71 || w[Width+3] != 71 {
		t.Errorf("got %v", w)
	}
	if _, err := BuildGroups(pieces, codes[1:]); err == nil {
		t.Error("too few places were built")
	}
}

// TestGuessAnything: any text is guessed or not, in time that its first letters
// bound, and the same for capitals.
func TestGuessAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.String().Draw(t, "word")
		a, ok := Guess(w)
		b, again := Guess(strings.ToLower(w))
		if ok != again || a != b {
			t.Errorf("%q and its small letters differ", w)
		}
		n := 0
		for place := range EachGroup(strings.Repeat(w, 100)) {
			if n++; place < 0 || place >= Places {
				t.Errorf("place %d", place)
			}
		}
		if n > 3*longestWord {
			t.Errorf("%d groups", n)
		}
	})
}
