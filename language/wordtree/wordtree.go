// Package wordtree knows which words are used alike. Words are the leaves of a
// binary tree that was made from large amounts of text (Brown and others 1992,
// or clusters of word vectors put together step by step); words that share a
// longer branch stand in more similar surroundings. The branches are features
// for the learnt models, so that a rare word is read like frequent ones of its
// kind, and no decision. docs/MODELS.md says where the trees come from.
//
// In: a word. Out: its branch at four depths. Words are kept as hashes: about
// one unknown word in ten thousand is taken for a known one.
package wordtree

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Depths is how many depths a branch is given at.
const Depths = 4

// depths are the lengths of the branches, from the root; the last one is the
// whole way to the leaf. (Ratinov and Roth 2009 use 4, 6, 10 and 20.)
var depths = [Depths]uint{4, 6, 10, 24}

// Branch is the way from the root to a word at each depth, as numbers that
// differ from depth to depth; all 0 for a word that is not known.
type Branch [Depths]uint32

// Known reports whether the tree has the word.
func (b *Branch) Known() bool { return b[0] != 0 }

// Table is a tree that is read in place.
//
// Layout, little endian: "SYNT1"; the flags (one byte); the number of classes
// (uint16) and the branch of each (uint32: a 1 above its bits, the bit next to
// the root lowest); how many words have each value of the upper half of the hash
// (one byte each); the lower halves (uint16) in the order of the hashes; the
// classes (uint16 each).
type Table struct {
	flags   byte
	classes []Branch
	starts  [buckets + 1]uint32
	lower   string
	class   string
}

// Flags of a table.
const (
	folded    = 1 << iota // its words are in lower case
	compounds             // an unknown word is looked for by its end
)

const (
	magic   = "SYNT1"
	buckets = 1 << 16
)

// Open reads the frame of a table. The data is kept and not copied.
func Open(data string) (*Table, error) {
	head := len(magic) + 3
	if len(data) < head || data[:len(magic)] != magic {
		return nil, errors.New("not a tree of words")
	}
	n := int(data[head-2]) | int(data[head-1])<<8
	if len(data) < head+4*n+buckets {
		return nil, errors.New("the tree of words is cut short")
	}
	t := &Table{flags: data[len(magic)], classes: make([]Branch, n)}
	for k := range t.classes {
		t.classes[k] = branch(binary.LittleEndian.Uint32([]byte(data[head+4*k : head+4*k+4])))
	}
	counts := data[head+4*n : head+4*n+buckets]
	words := uint32(0)
	for k := range counts {
		t.starts[k] = words
		words += uint32(counts[k])
	}
	t.starts[buckets] = words
	body := data[head+4*n+buckets:]
	if len(body) != 4*int(words) {
		return nil, errors.New("the tree of words has the wrong length")
	}
	t.lower, t.class = body[:2*words], body[2*words:]
	for i := range words {
		if t.classOf(i) >= n {
			return nil, errors.New("a word of the tree has no class")
		}
	}
	return t, nil
}

// MustOpen opens a table that is part of the program, and gives nil for an empty
// one. It panics where the table cannot be read, which the tests of the package
// that embeds it would show.
func MustOpen(data string) *Table {
	if data == "" {
		return nil
	}
	t, err := Open(data)
	if err != nil {
		panic(err)
	}
	return t
}

// branch cuts a path off at each depth; one that ends before goes on with zeros.
func branch(path uint32) (b Branch) {
	turns := path &^ (1 << (bits.Len32(path|1) - 1))
	for k, d := range depths {
		b[k] = uint32(k+1)<<28 | turns&(1<<d-1)
	}
	return b
}

func (t *Table) classOf(i uint32) int { return int(t.class[2*i]) | int(t.class[2*i+1])<<8 }

// find gives the branch of a hash, nil for an unknown one.
func (t *Table) find(h uint32) *Branch {
	low := uint16(h)
	for i := t.starts[h>>16]; i < t.starts[h>>16+1]; i++ {
		if uint16(t.lower[2*i])|uint16(t.lower[2*i+1])<<8 == low {
			return &t.classes[t.classOf(i)]
		}
	}
	return nil
}

// exact gives the branch of a word just as it is.
func (t *Table) exact(s string) *Branch {
	r, n := utf8.DecodeRuneInString(s)
	return t.find(hash(r, s[n:]))
}

var unknown Branch

// Branch gives the branch of a word as printed, given in lower case as well:
// that of the word, else of the word without the s of the genitive, without its
// capitals, or of its end. A nil table knows nothing.
func (t *Table) Branch(printed, lower string) Branch {
	if t == nil || printed == "" {
		return unknown
	}
	word := printed
	if t.flags&folded != 0 {
		word = lower
	}
	if b := t.exact(word); b != nil {
		return *b
	}
	if b := t.near(word, lower); b != nil {
		return *b
	}
	if t.flags&compounds != 0 {
		return t.end(printed)
	}
	return unknown
}

// near looks for a word in another form.
func (t *Table) near(word, lower string) *Branch {
	if len(word) <= leastLast {
		return nil
	}
	if stem, ok := strings.CutSuffix(word, "s"); ok {
		if b := t.exact(stem); b != nil {
			return b
		}
	}
	first, n := utf8.DecodeRuneInString(word)
	if last, _ := utf8.DecodeLastRuneInString(word); !unicode.IsUpper(first) || !unicode.IsUpper(last) || n >= len(lower) {
		return nil
	}
	_, n = utf8.DecodeRuneInString(lower)
	return t.find(hash(first, lower[n:]))
}

// Parts of a compound are at least this long, in bytes, and the words that are
// looked at are at most so long, so that a text without spaces stays linear.
const (
	leastFirst = 3
	leastLast  = 4
	longest    = 80
)

// How the branches of ends differ from those of whole words.
const (
	ofHyphen = 1 << 26
	ofEnd    = 1 << 27
)

// end gives the branch of the part behind the last hyphen ("Nordwerk-Chef": of
// "Chef"), else of the longest known word that a word with a capital ends with.
func (t *Table) end(s string) Branch {
	if len(s) > longest {
		return unknown
	}
	if k := strings.LastIndexByte(s, '-'); k > 0 && k+1 < len(s) {
		if b := t.exact(s[k+1:]); b != nil {
			return b.marked(ofHyphen)
		}
	}
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) {
		return unknown
	}
	for k, r := range s {
		if k < leastFirst || r == '-' || r == utf8.RuneError {
			continue
		}
		if len(s)-k < leastLast {
			break
		}
		if b := t.find(hash(unicode.ToUpper(r), s[k+utf8.RuneLen(r):])); b != nil {
			return b.marked(ofEnd)
		}
	}
	return unknown
}

func (b Branch) marked(by uint32) Branch {
	for k := range b {
		b[k] |= by
	}
	return b
}

// hash is 32-bit FNV-1a of a word's first letter and its rest, mixed once more.
func hash(first rune, rest string) uint32 {
	h := uint32(2166136261)
	var letter [utf8.UTFMax]byte
	for _, c := range utf8.AppendRune(letter[:0], first) {
		h = (h ^ uint32(c)) * 16777619
	}
	for i := 0; i < len(rest); i++ {
		h = (h ^ uint32(rest[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>12
}
