package wordvec

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestNear: of three words the first is nearer to the second than to the third,
// within a language and across both.
func TestNear(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(`
de verletzen  en injure     en negotiate
de Streik     en strike     en election
de Gericht    en court      en football
de Krankenhaus de Klinik    de Zinsen
en resign     de zurücktreten de feiern
en ceasefire  de Waffenstillstand de Haushalt
de Zinssenkung en rate      en goalkeeper
en fire       de Brand      de Vertrag
`), "\n") {
		f := strings.Fields(line)
		a, b, c := find(t, f[0], f[1]), find(t, f[2], f[3]), find(t, f[4], f[5])
		if near, far := Likeness(&a, &b), Likeness(&a, &c); near <= far+0.1 {
			t.Errorf("%s: %s has %.2f, %s has %.2f", f[1], f[3], near, f[5], far)
		}
	}
}

func find(t *testing.T, lang, lemma string) Word {
	t.Helper()
	w, ok := Of(lang, lemma)
	if !ok {
		t.Errorf("no vector for %s", lemma)
	}
	return w
}

func TestUnknown(t *testing.T) {
	for _, w := range []string{"", "qxzwv", "\xff\xfe", strings.Repeat("x", 600)} {
		for _, lang := range []string{"de", "en", "fr", ""} {
			if _, ok := Of(lang, w); ok {
				t.Errorf("%q has a vector in %q", w, lang)
			}
		}
	}
}

func TestCompound(t *testing.T) {
	compound, head := find(t, "de", "Hafenkrise"), find(t, "de", "Krise")
	if near := Likeness(&compound, &head); near < 0.5 || near > 0.99 {
		t.Errorf("a compound and its head have %.2f", near)
	}
}

// TestLikeness: a word is like itself, likeness goes both ways, and a bag of one
// word is that word, whatever its weight.
func TestLikeness(t *testing.T) {
	words := []Word{find(t, "de", "Haus"), find(t, "en", "house"), find(t, "en", "river"), find(t, "de", "wählen")}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SampledFrom(words).Draw(t, "a"), rapid.SampledFrom(words).Draw(t, "b")
		if x := Likeness(&a, &a); math.Abs(x-1) > 1e-9 {
			t.Errorf("a word is like itself by %v", x)
		}
		if Likeness(&a, &b) != Likeness(&b, &a) {
			t.Error("likeness depends on the order")
		}
		var p, q Bag
		p.Add(&a, rapid.Float64Range(0.1, 50).Draw(t, "p"))
		q.Add(&b, rapid.Float64Range(0.1, 50).Draw(t, "q"))
		if x, y := p.Likeness(&q), Likeness(&a, &b); math.Abs(x-y) > 1e-9 {
			t.Errorf("bags are alike by %v, words by %v", x, y)
		}
	})
	var none, one Bag
	one.Add(&words[0], 1)
	if !none.Empty() || one.Empty() || none.Likeness(&one) != 0 || one.Likeness(&none) != 0 {
		t.Error("an empty bag is like nothing")
	}
}

// TestTable: what was built is found again, and a table that is cut or longer is
// refused.
func TestTable(t *testing.T) {
	var pieces Pieces
	for p := range pieces {
		for c := range pieces[p] {
			pieces[p][c][0] = int8(c - 128)
		}
	}
	built, err := Build(pieces, []Entry{{"de", "haus", [Parts]uint8{0: 200}}, {"en", "haus", [Parts]uint8{0: 7}}})
	if err != nil {
		t.Fatal(err)
	}
	table, err := Open(string(built))
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]int8{"de": 72, "en": -121} {
		if w, ok := table.Of(lang, "Haus"); !ok || w[0] != want || w[Width] != -128 {
			t.Errorf("%s: %v, %v", lang, w[:Width+1], ok)
		}
	}
	for _, broken := range []string{"", magic, string(built[:len(built)-1]), string(built) + "x", "X" + string(built[1:])} {
		if _, err := Open(broken); err == nil {
			t.Errorf("a table of %d bytes was opened", len(broken))
		}
	}
}

// TestEmpty: a program without vectors knows no word.
func TestEmpty(t *testing.T) {
	table := MustOpen("")
	for _, w := range []string{"Haus", "Hafenkrise", ""} {
		if _, ok := table.Of("de", w); ok {
			t.Errorf("an empty table has a vector for %q", w)
		}
	}
}

func BenchmarkLikeness(b *testing.B) {
	x, _ := Of("de", "Haus")
	y, _ := Of("en", "river")
	for b.Loop() {
		Likeness(&x, &y)
	}
}

func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Of("de", "Regierungskrise")
	}
}
