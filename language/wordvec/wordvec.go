// Package wordvec says how near German and English words are in use: vectors of
// words of both languages in one space, so that "verletzt" lies beside "injured"
// and not far from "Krankenhaus". Nearness is a hint that two sentences may tell
// the same and no proof: opposites ("rise", "fall") are near as well, and two
// towns are. Package language/sense knows what means the same.
//
//	Of(lang, lemma)      the vector of a word; German compounds by their parts
//	Likeness(a, b)       the cosine of two words, -1 to 1
//	Bag.Add, Bag.Likeness  weighed sums of words, for sentences and reports
//
// Words are kept as hashes (one unknown word in some 90,000 is taken for a known
// one), vectors by product quantisation (Jégou, Douze and Schmid 2011): sixteen
// bytes a word. All sums are of whole numbers or of rounded ones, so that every
// machine gets the same. docs/MODELS.md says where the vectors come from and what
// they were shaped by, docs/decisions/vectors.md why they are here.
package wordvec

import (
	_ "embed"
	"math"
	"strings"
	"sync"

	"synopse/language/de"
)

// Dimensions is the length of a vector.
const Dimensions = Parts * Width

// Word is the vector of a word. Its length is about the same for all words.
type Word [Dimensions]int8

//go:embed data/vectors.bin
var data string

var table = sync.OnceValue(func() *Table { return MustOpen(data) })

// Of gives the vector of a word of a language (ISO 639-1), by its lemma or as it
// is printed; a German compound that has none gets that of its parts, the last
// one counting twice. False if nothing is known of it.
func Of(lang, lemma string) (Word, bool) { return table().Of(lang, lemma) }

// Of is as the function of that name, with a table of one's own.
func (t *Table) Of(lang, lemma string) (Word, bool) {
	lower := strings.ToLower(lemma)
	if w, ok := t.word(lang, lower); ok {
		return w, true
	}
	if lang != "de" {
		return Word{}, false
	}
	return t.compound(lemma)
}

// compound adds up the vectors of a German compound's parts.
func (t *Table) compound(lemma string) (Word, bool) {
	pieces := de.CompoundParts(lemma)
	var sum [Dimensions]int
	known := false
	for i, p := range pieces {
		w, ok := t.word("de", strings.ToLower(p))
		if !ok {
			continue
		}
		times := 1
		if i == len(pieces)-1 {
			times = 2
		}
		known = true
		for d, x := range w {
			sum[d] += times * int(x)
		}
	}
	if !known {
		return Word{}, false
	}
	return scaled(&sum, t.length), true
}

// scaled brings a sum to a length.
func scaled(sum *[Dimensions]int, length float64) Word {
	square := 0
	for _, x := range sum {
		square += x * x
	}
	var w Word
	if square == 0 {
		return w
	}
	by := length / math.Sqrt(float64(square))
	for d, x := range sum {
		w[d] = int8(max(-127, min(127, math.Round(float64(x)*by))))
	}
	return w
}

// Likeness is the cosine of two words, -1 to 1.
func Likeness(a, b *Word) float64 {
	var ab, aa, bb int32
	for d := range a {
		x, y := int32(a[d]), int32(b[d])
		ab += x * y
		aa += x * x
		bb += y * y
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return float64(ab) / math.Sqrt(float64(aa)*float64(bb))
}

// Bag is a weighed sum of words, of a sentence or a whole report; the zero value
// is empty.
type Bag struct {
	sum    [Dimensions]int32
	length float64 // of the sum; 0 until it is asked for
}

// grain is how finely weights are taken.
const grain = 64

// Add puts a word into a bag, with a weight of 0 to 100. A bag holds some
// 100,000 words of weight 1.
func (b *Bag) Add(w *Word, weight float64) {
	by := int32(math.Round(weight * grain))
	for d, x := range w {
		b.sum[d] += by * int32(x)
	}
	b.length = 0
}

// Close works out what Likeness needs; a bag that several goroutines compare has
// to be closed first.
func (b *Bag) Close() {
	square := 0.0
	for _, x := range b.sum {
		square += float64(int64(x) * int64(x))
	}
	b.length = math.Sqrt(square)
}

// Empty reports whether nothing was put into the bag.
func (b *Bag) Empty() bool { return b.sum == [Dimensions]int32{} }

// Likeness is the cosine of two bags, -1 to 1; 0 if one is empty.
func (b *Bag) Likeness(c *Bag) float64 {
	if b.length == 0 {
		b.Close()
	}
	if c.length == 0 {
		c.Close()
	}
	if b.length == 0 || c.length == 0 {
		return 0
	}
	var dot int64
	for d, x := range b.sum {
		dot += int64(x) * int64(c.sum[d])
	}
	return float64(dot) / (b.length * c.length)
}
