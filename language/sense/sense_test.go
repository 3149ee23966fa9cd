package sense

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestFilesParse(t *testing.T) {
	b, errs := load()
	for _, err := range errs {
		t.Error(err)
	}
	lemmas := map[string]bool{}
	for _, e := range b.entries {
		lemmas[e.Language+e.Text] = true
	}
	t.Logf("%d concepts, %d entries, %d different words and expressions", len(b.concepts)-1, len(b.entries), len(lemmas))
}

// A word that stands in two concepts of which one is the opposite of the other
// would make opposites count as the same.
func TestNoWordIsItsOwnOpposite(t *testing.T) {
	b := book()
	seen := map[string]bool{}
	for _, e := range b.entries {
		var ids []ID
		if strings.Contains(e.Text, " ") {
			continue
		}
		ids = b.words[e.Language].find(e.Text, e.POS)
		for i, x := range ids {
			for _, y := range ids[:i] {
				if key := fmt.Sprint(e.Text, x, y); b.relate(x, y) == Opposite && !seen[key] {
					seen[key] = true
					t.Errorf("%s %q is %s and its opposite %s (%s)", e.Language, e.Text, y, x, b.concepts[x].where)
				}
			}
		}
	}
}

func TestNoConceptIsBroaderThanItsOpposite(t *testing.T) {
	b := book()
	for i := 1; i < len(b.concepts); i++ {
		c := &b.concepts[i]
		if b.opposed(c, c) {
			t.Errorf("%s (%s) is its own opposite by way of what is broader", c.name, c.where)
		}
	}
}

func TestNoEntryIsWrittenTwice(t *testing.T) {
	b := book()
	seen := map[string]bool{}
	for _, e := range b.entries {
		key := fmt.Sprint(e.Concept, e.Language, e.Text, e.POS)
		if seen[key] {
			t.Errorf("%s (%s): %q twice", e.Concept, b.concepts[e.Concept].where, e.Text)
		}
		seen[key] = true
	}
}

func TestEveryConceptHasBothLanguages(t *testing.T) {
	b := book()
	has := map[string]bool{}
	for _, e := range b.entries {
		has[e.Concept.String()+e.Language] = true
	}
	for i := 1; i < len(b.concepts); i++ {
		for _, lang := range []string{"de", "en"} {
			if name := b.concepts[i].name; !has[name+lang] {
				t.Errorf("%s (%s) has no word in %s", name, b.concepts[i].where, lang)
			}
		}
	}
}

func TestBetween(t *testing.T) {
	for _, c := range []struct {
		a    string // language, lemma, part of speech
		b    string
		want Relation
	}{
		{"de sterben v", "en die v", Same},
		{"de Tod n", "en die v", Same},
		{"de getötet a", "en kill v", Same},
		{"de verletzt a", "en injured a", Same},
		{"de Ministerin n", "en minister n", Same},
		{"de Waffenstillstand n", "de Feuerpause n", Same},
		{"de Außenminister n", "en minister n", Broader},
		{"en politician n", "de Kanzlerin n", Field},
		{"en minister n", "de Außenminister n", Narrower},
		{"de steigen v", "en fall v", Opposite},
		{"de hochschnellen v", "en plunge v", Opposite},
		{"en soar v", "en rise v", Broader},
		{"de annehmen v", "en reject v", Opposite},
		{"de Sieg n", "en defeat n", Opposite},
		{"de öffnen v", "de Schließung n", Opposite},
		{"en organize v", "de veranstalten v", Same},
		{"en labor v", "de arbeiten v", Same},
		{"de Streik n", "en union n", Field},
		{"de Streik n", "en volcano n", None},
		{"de Unfug n", "en strike n", None},
		{"de Vorwürfe n", "en accusation n", Same},
		{"de Söhne n", "en son n", Same},
		{"de Ärzte n", "en doctor n", Same},
		{"en stolen a", "de gestohlen a", Same},
		{"de Beschluß n", "en decision n", Same},
		{"de Tötung n", "en kill v", Same},
		{"en stopped a", "de gestoppt a", Same},
	} {
		if got := Between(lookUp(c.a), lookUp(c.b)); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

func lookUp(s string) []ID {
	f := strings.Fields(s)
	return Of(f[0], f[1], POS(f[2][0]))
}

func TestRelateIsSymmetric(t *testing.T) {
	n := ID(len(book().concepts))
	turned := map[Relation]Relation{Broader: Narrower, Narrower: Broader}
	for a := ID(1); a < n; a += 7 {
		for b := ID(1); b < n; b += 11 {
			got, back := Relate(a, b), Relate(b, a)
			if want, ok := turned[got]; ok && back != want || !ok && back != got {
				t.Fatalf("%s to %s: %s, back %s", a, b, got, back)
			}
		}
	}
	if Relate(0, 0) != None || Relate(n, 1) != None {
		t.Error("what is no concept is related")
	}
}

func TestCompound(t *testing.T) {
	for _, c := range []struct{ word, front, head string }{
		{"Atomverhandlung", "nuclear.a", "negotiate.v"},
		{"Friedensgespräch", "peace.n", "talk.v"},
		{"Krankenhausreform", "hospital.n", "reform.n"},
		{"Grenzstreit", "borders.n", "quarrel.v"},
		{"Polizeisprecherin", "police.n", "spokesperson.n"},
		{"Hafenstreik", "port.n", "strike.n"},
	} {
		front, head := Compound(c.word)
		if !slices.Contains(front, Named(c.front)) || !slices.Contains(head, Named(c.head)) {
			t.Errorf("%s: %v + %v", c.word, front, head)
		}
	}
	if front, head := Compound("Qwertz"); front != nil || head != nil {
		t.Errorf("Qwertz: %v + %v", front, head)
	}
}

func TestLookUpsDoNotAllocate(t *testing.T) {
	book()
	a, b := Of("de", "sterben", Verb)[0], Of("en", "rise", Verb)[0]
	if n := testing.AllocsPerRun(100, func() {
		Of("de", "Ministerin", Noun)
		Of("de", "Vorwürfe", Noun)
		Of("en", "xyz", Any)
		Relate(a, b)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load()
	}
}

func BenchmarkOf(b *testing.B) {
	book()
	for b.Loop() {
		Of("de", "Außenminister", Noun)
	}
}

// A concept of which another has all words says nothing of its own.
func TestNoConceptIsInsideAnother(t *testing.T) {
	type key struct {
		word string
		pos  POS
	}
	words := map[ID]map[key]bool{}
	holders := map[key][]ID{}
	for e := range All() {
		if words[e.Concept] == nil {
			words[e.Concept] = map[key]bool{}
		}
		k := key{e.Language + " " + e.Text, e.POS}
		words[e.Concept][k] = true
		holders[k] = append(holders[k], e.Concept)
	}
	for id, own := range words {
		shared := map[ID]int{}
		for k := range own {
			for _, other := range holders[k] {
				shared[other]++
			}
		}
		for other, n := range shared {
			if other != id && n == len(own) && (len(words[other]) > n || other < id) {
				t.Errorf("%s (%s) has no word that %s doesn't have", id, book().concepts[id].where, other)
			}
		}
	}
}
