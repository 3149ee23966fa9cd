package wordvec

import (
	_ "embed"
	"errors"
	"strings"
	"sync"
	"unicode/utf8"
)

// How words that are not in the table are cut: into groups of letters of so many
// code points, the word's beginning and end counting as one each, put into so many
// places by their hashes.
const (
	shortestGroup = 3
	longestGroup  = 5
	Places        = 1 << 14
	longestWord   = 40 // code points that are looked at
)

//go:embed data/groups.bin
var groupData string

var groups = sync.OnceValue(func() *Groups { return MustOpenGroups(groupData) })

// Guess gives a vector to any word that has a letter, by its groups of letters:
// what "Hafenkräne" and "Elbhafen" share, what names look like. It is a rough one
// (half of the cosine with what the word's own vector would be), of use where many
// words are added up. False if there is nothing to guess by.
func Guess(word string) (Word, bool) { return groups().Guess(word, table().length) }

// Nearest gives the vector of a word by the table or, where that has none, by a guess;
// known says which.
func Nearest(lang, word string) (w Word, known, ok bool) {
	if w, ok := Of(lang, word); ok {
		return w, true, true
	}
	w, ok = Guess(word)
	return w, false, ok
}

// Groups are the vectors of groups of letters, read in place.
//
// Layout: "SYNG1"; the pieces of each part as in a Table; the pieces of each place
// (16 bytes each, 16,384 places).
type Groups struct{ pieces, codes string }

const groupMagic = "SYNG1"

// OpenGroups reads the frame. The data is kept and not copied.
func OpenGroups(data string) (*Groups, error) {
	const head = len(groupMagic) + Parts*Choices*Width
	if len(data) != head+Places*Parts || data[:len(groupMagic)] != groupMagic {
		return nil, errors.New("not a table of groups of letters")
	}
	return &Groups{pieces: data[len(groupMagic):head], codes: data[head:]}, nil
}

// MustOpenGroups opens what is part of the program; an empty one guesses nothing.
func MustOpenGroups(data string) *Groups {
	if data == "" {
		return &Groups{}
	}
	g, err := OpenGroups(data)
	if err != nil {
		panic(err)
	}
	return g
}

// Guess adds up a word's groups and gives the sum a length.
func (g *Groups) Guess(word string, length float64) (Word, bool) {
	if g.codes == "" {
		return Word{}, false
	}
	var sum [Dimensions]int
	n := 0
	for place := range EachGroup(word) {
		n++
		for p := range Parts {
			from := (p*Choices + int(g.codes[place*Parts+p])) * Width
			for d := range Width {
				sum[p*Width+d] += int(int8(g.pieces[from+d]))
			}
		}
	}
	if n == 0 {
		return Word{}, false
	}
	return scaled(&sum, length), true
}

// BuildGroups makes what OpenGroups reads.
func BuildGroups(pieces Pieces, codes [][Parts]uint8) ([]byte, error) {
	if len(codes) != Places {
		return nil, errors.New("a table of groups of letters has a vector for each place")
	}
	out := []byte(groupMagic)
	for p := range pieces {
		for _, piece := range pieces[p] {
			for _, x := range piece {
				out = append(out, byte(x))
			}
		}
	}
	for _, c := range codes {
		out = append(out, c[:]...)
	}
	return out, nil
}

// EachGroup gives the places of a word's groups of letters; none for a word
// without two letters or with what is no UTF-8.
func EachGroup(word string) func(yield func(place int) bool) {
	return func(yield func(int) bool) {
		if len(word) < 2 || !utf8.ValidString(word) {
			return
		}
		x := "<" + strings.ToLower(word) + ">"
		at := make([]int, 0, 24) // where code points begin
		for i := range x {
			if len(at) == longestWord {
				break
			}
			at = append(at, i)
		}
		if len(at) < longestWord {
			at = append(at, len(x))
		}
		for n := shortestGroup; n <= longestGroup; n++ {
			for i := 0; i+n < len(at); i++ {
				if !yield(int(hash("", x[at[i]:at[i+n]]) % Places)) {
					return
				}
			}
		}
	}
}
