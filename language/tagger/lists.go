package tagger

import (
	"math/bits"

	"synopse/language/sequence"
	"synopse/language/wordlist"
)

// The bits of word.known: what is known of a word as a noun, and above them the
// kinds of names.
const (
	nounKinds = wordlist.Singular | wordlist.Plural | wordlist.Masculine | wordlist.Feminine | wordlist.Neuter
	asNoun    = 1 << 5
	asEnd     = 1 << 6 // it ends with a noun
	nameShift = 7
)

// list looks a word up in the lists of words.
func (x *Extractor) list(w *word, printed string) {
	w.known, w.sort, w.noun = 0, 0, 0
	if (w.shape-1)&startsUpper == 0 {
		w.sort = w.shape << 8
		return
	}
	names := wordlist.Names().Name(printed)
	w.known = uint32(names) << nameShift
	if k := x.Nouns.Word(printed) & nounKinds; k != 0 {
		w.noun = k
		w.known |= uint32(k) | asNoun
	} else if k := x.Nouns.Compound(printed) & nounKinds; k != 0 {
		w.noun = k
		w.known |= uint32(k) | asEnd
	}
	w.sort = sortOf(w)
}

// sortOf says of a word whether it is a noun, a given name, a family name, a
// town, another name of a town; where it is nothing known, how it is written.
func sortOf(w *word) uint32 {
	if w.known == 0 {
		return w.shape << 8
	}
	var sort uint32
	for k, kinds := range [...]uint32{
		asNoun | asEnd,
		uint32(wordlist.GivenNear|wordlist.GivenFar) << nameShift,
		uint32(wordlist.FamilyNear|wordlist.FamilyFar) << nameShift,
		uint32(wordlist.TownNear|wordlist.TownLarge|wordlist.TownSmall) << nameShift,
		uint32(wordlist.TownOther) << nameShift,
	} {
		if w.known&kinds != 0 {
			sort |= 1 << k
		}
	}
	return sort
}

// nameListFeatures appends the features of the lists for finding names.
func nameListFeatures(to []uint32, l1, w, r1 *word) []uint32 {
	for n, near := range [...]*word{w, l1, r1} {
		for k := near.known; k != 0; k &= k - 1 {
			to = append(to, sequence.Mix(uint32(n+401), pair(uint32(bits.TrailingZeros32(k)), w.shape)))
		}
	}
	values := [...]uint32{
		pair(w.sort, w.shape), pair(l1.sort, w.sort), pair(w.sort, r1.sort), pair(pair(l1.sort, w.sort), r1.sort),
		pair(w.sort, l1.class), pair(w.sort, r1.class), pair(w.sort, w.extra), pair(w.sort, w.suffix[2]),
	}
	to = mixed(to, 411, values[:])
	return to
}

// tagListFeatures appends the features of the lists for tagging.
func tagListFeatures(to []uint32, l1, w, r1 *word) []uint32 {
	values := [...]uint32{
		pair(w.known, w.shape), pair(w.sort, w.shape), pair(l1.sort, w.sort), pair(w.sort, r1.sort),
		pair(w.sort, l1.class), pair(w.sort, r1.class), pair(w.sort, w.suffix[2]),
	}
	to = mixed(to, 421, values[:])
	return to
}
