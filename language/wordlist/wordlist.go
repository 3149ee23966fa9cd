// Package wordlist knows many words by little: German nouns with number and
// gender, and given names, family names and towns of the world, each from an
// openly licensed list (docs/MODELS.md). What it says is a feature for the
// learnt models and for morphology, and no decision.
//
// In: a word that begins with a capital. Out: a set of kinds. Words are kept as
// hashes, so about one unknown word in forty thousand is taken for a known one.
package wordlist

import (
	_ "embed"
	"errors"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Kinds is what a table knows of a word; each table has kinds of its own.
type Kinds uint8

// Kinds of nouns.
const (
	Singular Kinds = 1 << iota
	Plural
	Masculine
	Feminine
	Neuter
)

// Kinds of names. Near ones are of German-speaking countries.
const (
	GivenNear Kinds = 1 << iota
	GivenFar
	FamilyNear
	FamilyFar
	TownNear
	TownLarge // of 100,000 people and more
	TownSmall
	TownOther // another name of a large town, or a word of the name of one
)

//go:embed data/names.bin
var nameTable string

var names = sync.OnceValue(func() *Table { return MustOpen(nameTable) })

// Names is the table of given names, family names and towns.
func Names() *Table { return names() }

// Table is a table of words that is read in place.
//
// Layout, little endian: "SYNW1"; how many words have each value of the upper
// half of the hash (one byte each); the lower halves (uint16) in the order of
// the hashes; the kinds (one byte each).
type Table struct {
	starts [1<<16 + 1]uint32
	lower  string
	kinds  string
}

const (
	magic = "SYNW1"
	head  = len(magic) + 1<<16
)

// Open reads the frame of a table.
func Open(data string) (*Table, error) {
	if len(data) < head || data[:len(magic)] != magic {
		return nil, errors.New("not a table of words")
	}
	t := &Table{}
	n := uint32(0)
	for k := range 1 << 16 {
		t.starts[k] = n
		n += uint32(data[len(magic)+k])
	}
	t.starts[1<<16] = n
	if len(data) != head+3*int(n) {
		return nil, errors.New("the table of words has the wrong length")
	}
	t.lower, t.kinds = data[head:head+2*int(n)], data[head+2*int(n):]
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

// find gives the kinds of a hash, 0 for an unknown one.
func (t *Table) find(h uint32) Kinds {
	low := uint16(h)
	for i := t.starts[h>>16]; i < t.starts[h>>16+1]; i++ {
		if uint16(t.lower[2*i])|uint16(t.lower[2*i+1])<<8 == low {
			return Kinds(t.kinds[i])
		}
	}
	return 0
}

// Word gives the kinds of a word just as printed. A nil table knows nothing.
func (t *Table) Word(s string) Kinds {
	r, n := utf8.DecodeRuneInString(s)
	if t == nil || !unicode.IsUpper(r) {
		return 0
	}
	return t.find(hash(r, s[n:]))
}

// Name gives the kinds of a name, also in the genitive ("Merkels") and in
// capitals ("MERKEL").
func (t *Table) Name(s string) Kinds {
	k := t.Word(s)
	if k != 0 || len(s) < 4 {
		return k
	}
	if stem, ok := strings.CutSuffix(s, "s"); ok {
		return t.Word(stem)
	}
	r, n := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !unicode.IsUpper(r) || !unicode.IsUpper(last) {
		return 0
	}
	return t.Word(s[:n] + strings.ToLower(s[n:]))
}

// Parts of a compound are at least this long, in bytes.
const (
	leastFirst = 3
	leastLast  = 4
)

// Compound gives the kinds of the longest known word that a word ends with
// ("Regierungssprecher": of "Sprecher").
func (t *Table) Compound(s string) Kinds {
	if t == nil {
		return 0
	}
	return ends(s, func(r rune, rest string) Kinds { return t.find(hash(r, rest)) })
}

// ends gives the kinds of the longest known word that s ends with, given as its
// first letter, raised, and the rest.
func ends(s string, known func(rune, string) Kinds) Kinds {
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) || len(s) > longest {
		return 0
	}
	for k, r := range s {
		if k < leastFirst || r == '-' || r == utf8.RuneError {
			continue
		}
		if len(s)-k < leastLast {
			break
		}
		if kinds := known(unicode.ToUpper(r), s[k+utf8.RuneLen(r):]); kinds != 0 {
			return kinds
		}
	}
	return 0
}

// longest is how long a word may be, in bytes, whose parts are looked for, so
// that a text without spaces stays linear.
const longest = 80

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
