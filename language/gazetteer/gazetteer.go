// Package gazetteer knows names: given names, countries, cities, regions and
// organisations from a readable list, and names learnt from corpora as hashes.
// What it says is a feature for the learnt models and no decision.
//
// In: a word as printed. Out: a set of kinds. It knows no context.
package gazetteer

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"strings"
	"sync"

	"synopse/language/lexicon"
)

// Kinds is a set of kinds of names a word is part of.
type Kinds uint16

// The kinds. The learnt ones come from corpora, the others from the list.
const (
	Given Kinds = 1 << iota
	City
	Region
	Organisation
	Title
	Legal
	LearntPerson
	LearntLocation
	LearntOrganisation
	LearntName // tagged as a proper noun
	Family     // of the list for German
	// Of the list for English. They are kept apart from those of all languages,
	// since only the finding of names is told of them.
	EnglishCity
	EnglishRegion
	EnglishOrganisation
)

// english is by how many bits the kinds of the list for English are above those
// of all languages.
const english = 10

// ForTags gives what taggers are told of a word.
func (k Kinds) ForTags() Kinds { return k & (EnglishCity - 1) }

// ForNames gives what models for names are told of a word.
func (k Kinds) ForNames() Kinds {
	return k.ForTags() | k>>english&(City|Region|Organisation)
}

// English makes a list one for English.
func English(list map[string]Kinds) map[string]Kinds {
	out := make(map[string]Kinds, len(list))
	for name, k := range list {
		out[name] = k & (City | Region | Organisation) << english
	}
	return out
}

// Listed are the kinds of the readable list.
const Listed = Given | City | Region | Organisation | Title | Legal | Family

//go:embed data/names.txt
var list string

// kindNames are the classes of the list.
var kindNames = map[string]Kinds{
	"given": Given, "city": City, "region": Region, "org": Organisation, "title": Title, "legal": Legal, "family": Family,
}

var listed = sync.OnceValue(func() map[string]Kinds { return Parse(list) })

// Parse reads a list of names: a kind, then names, on each line. Unknown kinds
// count for nothing.
func Parse(list string) map[string]Kinds {
	out := make(map[string]Kinds, 2600)
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		kind := kindNames[fields[0]]
		for _, n := range fields[1:] {
			out[n] |= kind
		}
	}
	return out
}

// Table is a table of names learnt from corpora. Layout, little endian:
// "SYNN1", the number of names (uint32), their hashes (uint32, ascending), and
// their kinds (uint16 each).
type Table struct {
	hashes, kinds string
	n             int
	buckets       [1<<bucketBits + 1]uint32
}

const (
	magic      = "SYNN1"
	bucketBits = 10
)

// Open reads the frame of a table.
func Open(data string) (*Table, error) {
	if len(data) < len(magic)+4 || data[:len(magic)] != magic {
		return nil, errors.New("not a table of names")
	}
	n := int(binary.LittleEndian.Uint32([]byte(data[len(magic) : len(magic)+4])))
	body := data[len(magic)+4:]
	if len(body) != 6*n {
		return nil, errors.New("the table of names has the wrong length")
	}
	t := &Table{hashes: body[:4*n], kinds: body[4*n:], n: n}
	at := 0
	for k := range t.buckets {
		for at < n && t.hash(at)>>(32-bucketBits) < uint32(k) {
			at++
		}
		t.buckets[k] = uint32(at)
	}
	return t, nil
}

func (t *Table) hash(i int) uint32 {
	s := t.hashes[4*i : 4*i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Kinds gives what is known of a word as printed. A nil table knows the list.
func (t *Table) Kinds(printed string) Kinds {
	k := listed()[printed]
	if k == 0 && strings.HasSuffix(printed, "s") {
		k = listed()[printed[:len(printed)-1]] // genitive
	}
	if t == nil {
		return k
	}
	learnt := t.learnt(printed)
	if learnt.ForTags() == 0 && len(printed) > 4 && strings.HasSuffix(printed, "s") {
		learnt |= t.learnt(printed[:len(printed)-1])
	}
	return k | learnt
}

// Exact reports whether a word is known just as printed, not as a genitive.
func (t *Table) Exact(printed string) bool {
	return listed()[printed] != 0 || t != nil && t.learnt(printed) != 0
}

// Number gives what a table that numbers words says of one, 0 if nothing.
func (t *Table) Number(word string) int {
	if t == nil {
		return 0
	}
	return int(t.learnt(word))
}

// learnt gives what the table knows of a word.
func (t *Table) learnt(printed string) Kinds {
	h := lexicon.Hash(printed)
	b := h >> (32 - bucketBits)
	lo, hi := int(t.buckets[b]), int(t.buckets[b+1])
	for ; lo < hi; lo++ {
		if x := t.hash(lo); x == h {
			return Kinds(t.kinds[2*lo]) | Kinds(t.kinds[2*lo+1])<<8
		} else if x > h {
			break
		}
	}
	return 0
}

// MustOpen opens a table that is part of the program, and gives nil for an empty
// one, as it is before the first training. It panics where the table cannot be
// read, which the tests of the package that embeds it would show.
func MustOpen(table string) *Table {
	if table == "" {
		return nil
	}
	t, err := Open(table)
	if err != nil {
		panic(err)
	}
	return t
}
