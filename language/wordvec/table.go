package wordvec

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// How a vector is cut: so many Parts, so wide, each the nearest of so many pieces.
const (
	Parts   = 16
	Width   = 8
	Choices = 256
)

// Pieces are what vectors are put together from, part by part.
type Pieces [Parts][Choices][Width]int8

const (
	magic   = "SYNV1"
	buckets = 1 << 16
)

// Table is a table of vectors that is read in place.
//
// Layout, little endian: "SYNV1"; the pieces of each part (256 times 8 bytes, 16
// Parts); how many words have each value of the upper half of the hash (one byte
// each); the lower halves (uint16) in the order of the hashes; the pieces of each
// word (16 bytes each).
type Table struct {
	pieces string
	starts [buckets + 1]uint32
	lower  string
	codes  string
	length float64 // that words have, about
}

// Open reads the frame of a table. The data is kept and not copied.
func Open(data string) (*Table, error) {
	const head = len(magic) + Parts*Choices*Width
	if len(data) < head+buckets || data[:len(magic)] != magic {
		return nil, errors.New("not a table of word vectors")
	}
	t := &Table{pieces: data[len(magic):head]}
	words := uint32(0)
	for k := range buckets {
		t.starts[k] = words
		words += uint32(data[head+k])
	}
	t.starts[buckets] = words
	body := data[head+buckets:]
	if len(body) != (2+Parts)*int(words) {
		return nil, errors.New("the table of word vectors has the wrong length")
	}
	t.lower, t.codes = body[:2*words], body[2*words:]
	t.length = t.usual(int(words))
	return t, nil
}

// MustOpen opens a table that is part of the program; an empty one knows no
// words. It panics where the table cannot be read, which the tests of this package
// would show.
func MustOpen(data string) *Table {
	if data == "" {
		return &Table{}
	}
	t, err := Open(data)
	if err != nil {
		panic(err)
	}
	return t
}

// usual is the length of the words' vectors, by some of them.
func (t *Table) usual(words int) float64 {
	const looked = 64
	sum, n := 0.0, 0
	for i := 0; i < words; i += max(1, words/looked) {
		w := t.at(uint32(i))
		square := 0
		for _, x := range w {
			square += int(x) * int(x)
		}
		sum += math.Sqrt(float64(square))
		n++
	}
	return sum / float64(max(n, 1))
}

// word gives the vector of a word in small letters.
func (t *Table) word(lang, lower string) (Word, bool) {
	h := hash(lang, lower)
	low := uint16(h)
	for i := t.starts[h>>16]; i < t.starts[h>>16+1]; i++ {
		if uint16(t.lower[2*i])|uint16(t.lower[2*i+1])<<8 == low {
			return t.at(i), true
		}
	}
	return Word{}, false
}

// at puts a word's vector together.
func (t *Table) at(i uint32) (w Word) {
	for p := range Parts {
		from := (p*Choices + int(t.codes[int(i)*Parts+p])) * Width
		for d := range Width {
			w[p*Width+d] = int8(t.pieces[from+d])
		}
	}
	return w
}

// hash is FNV-1a over the language and the word.
func hash(lang, lower string) uint32 {
	h := uint32(2166136261)
	for _, s := range [...]string{lang, "\x00", lower} {
		for i := range len(s) {
			h = (h ^ uint32(s[i])) * 16777619
		}
	}
	return h
}

// Entry is a word for Build: its language, the word in small letters and the
// number of the piece for each part.
type Entry struct {
	Language, Text string
	Code           [Parts]uint8
}

// Build makes the table that Open reads. Pieces are given part by part. Of two
// words with one hash the first stays.
func Build(pieces Pieces, words []Entry) ([]byte, error) {
	out := []byte(magic)
	for p := range pieces {
		for _, piece := range pieces[p] {
			for _, x := range piece {
				out = append(out, byte(x))
			}
		}
	}
	byHash := make(map[uint32]*Entry, len(words))
	var hashes []uint32
	for i := range words {
		h := hash(words[i].Language, words[i].Text)
		if byHash[h] == nil {
			byHash[h] = &words[i]
			hashes = append(hashes, h)
		}
	}
	slices.Sort(hashes)
	at := len(out)
	out = append(out, make([]byte, buckets)...)
	for _, h := range hashes {
		if out[at+int(h>>16)]++; out[at+int(h>>16)] == 0 {
			return nil, errors.New("too many words for one table of vectors")
		}
	}
	for _, h := range hashes {
		out = binary.LittleEndian.AppendUint16(out, uint16(h))
	}
	for _, h := range hashes {
		out = append(out, byHash[h].Code[:]...)
	}
	return out, nil
}
