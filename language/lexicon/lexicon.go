// Package lexicon looks verb forms up in a compact table of paradigms that is
// read in place: nothing is unpacked and no map is built.
//
// In: the bytes of a table, as internal/train/verbs makes them, and a form in
// lower case. Out: the lemmas it can belong to and its cells in their
// paradigms. Forms are kept as 32-bit hashes, so about one unknown word in
// fifty thousand is taken for a verb form: use it together with tags.
package lexicon

import (
	"encoding/binary"
	"errors"
	"sort"
)

// Cells is a set of cells of a verb's paradigm.
type Cells uint32

// The cells. Six persons each: first to third singular, then plural.
const (
	Present1s Cells = 1 << iota
	Present2s
	Present3s
	Present1p
	Present2p
	Present3p
	Past1s
	Past2s
	Past3s
	Past1p
	Past2p
	Past3p
	One1s // Konjunktiv I
	One2s
	One3s
	One1p
	One2p
	One3p
	Two1s // Konjunktiv II
	Two2s
	Two3s
	Two1p
	Two2p
	Two3p
	Infinitive
	PresentParticiple
	PastParticiple
	ImperativeSingular
	ImperativePlural
	ZuInfinitive
)

// Groups of cells.
const (
	Present    = Present1s | Present2s | Present3s | Present1p | Present2p | Present3p
	Past       = Past1s | Past2s | Past3s | Past1p | Past2p | Past3p
	One        = One1s | One2s | One3s | One1p | One2p | One3p
	Two        = Two1s | Two2s | Two3s | Two1p | Two2p | Two3p
	Indicative = Present | Past
	Finite     = Indicative | One | Two
	Imperative = ImperativeSingular | ImperativePlural
)

// Reading is one way to read a form.
type Reading struct {
	Lemma string
	Cells Cells
}

// Table is a table of verb forms.
//
// Layout, little endian: "SYNV1", then uint32 counts of lemmas, classes,
// entries and compounds; lemma offsets (count+1 × uint32) and lemma bytes;
// classes (uint32 each); entry hashes (uint32, ascending), entry lemmas
// (uint16), entry classes (uint8); compound hashes (uint32, ascending):
// lemmas with a separable prefix.
type Table struct {
	offsets, classes, hashes, lemmas []byte
	kinds                            []byte
	compounds                        []byte
	names                            string
	n                                int
	buckets                          [1<<bucketBits + 1]uint32
}

const (
	magic      = "SYNV1"
	bucketBits = 12
)

// Open reads the frame of a table. The data must not change afterwards.
func Open(data string) (*Table, error) {
	if len(data) < len(magic)+16 || data[:len(magic)] != magic {
		return nil, errors.New("not a table of verb forms")
	}
	b := []byte(data[len(magic):])
	var counts [4]int
	for i := range counts {
		counts[i] = int(binary.LittleEndian.Uint32(b[4*i:]))
	}
	b = b[16:]
	take := func(n int) []byte {
		if n < 0 || n > len(b) {
			b = nil
			return nil
		}
		part := b[:n]
		b = b[n:]
		return part
	}
	t := &Table{n: counts[2]}
	t.offsets = take(4 * (counts[0] + 1))
	if t.offsets == nil {
		return nil, errors.New("the table of verb forms is cut short")
	}
	t.names = string(take(int(binary.LittleEndian.Uint32(t.offsets[4*counts[0]:]))))
	t.classes = take(4 * counts[1])
	t.hashes = take(4 * counts[2])
	t.lemmas = take(2 * counts[2])
	t.kinds = take(counts[2])
	t.compounds = take(4 * counts[3])
	if counts[2] > 0 && t.kinds == nil || counts[3] > 0 && t.compounds == nil {
		return nil, errors.New("the table of verb forms is cut short")
	}
	at := 0
	for k := range t.buckets {
		for at < t.n && t.hash(at)>>(32-bucketBits) < uint32(k) {
			at++
		}
		t.buckets[k] = uint32(at)
	}
	return t, nil
}

func (t *Table) hash(i int) uint32 { return binary.LittleEndian.Uint32(t.hashes[4*i:]) }

func (t *Table) lemma(i int) string {
	id := int(binary.LittleEndian.Uint16(t.lemmas[2*i:]))
	from := binary.LittleEndian.Uint32(t.offsets[4*id:])
	to := binary.LittleEndian.Uint32(t.offsets[4*id+4:])
	return t.names[from:to]
}

func (t *Table) cells(i int) Cells {
	return Cells(binary.LittleEndian.Uint32(t.classes[4*int(t.kinds[i]):]))
}

// find gives the entries [a, b) of a form.
func (t *Table) find(form string) (a, b int) {
	h := Hash(form)
	k := h >> (32 - bucketBits)
	a, end := int(t.buckets[k]), int(t.buckets[k+1])
	for a < end && t.hash(a) < h {
		a++
	}
	b = a
	for b < end && t.hash(b) == h {
		b++
	}
	return a, b
}

// Cells gives the union of the cells of all readings of a form in lower case.
func (t *Table) Cells(form string) Cells {
	a, b := t.find(form)
	var all Cells
	for i := a; i < b; i++ {
		all |= t.cells(i)
	}
	return all
}

// Readings appends the readings of a form in lower case to dst.
func (t *Table) Readings(dst []Reading, form string) []Reading {
	a, b := t.find(form)
	for i := a; i < b; i++ {
		dst = append(dst, Reading{t.lemma(i), t.cells(i)})
	}
	return dst
}

// Compound reports whether a lemma is known as a verb with a separable prefix
// ("mitteilen").
func (t *Table) Compound(lemma string) bool {
	h := Hash(lemma)
	n := len(t.compounds) / 4
	at := func(i int) uint32 { return binary.LittleEndian.Uint32(t.compounds[4*i:]) }
	i := sort.Search(n, func(i int) bool { return at(i) >= h })
	return i < n && at(i) == h
}

// Hash is 32-bit FNV-1a of the bytes of s, mixed once more so that its upper
// bits are even.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	return h
}
