package wordlist

import (
	"cmp"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Build makes the table that Open reads. Words that do not begin with a capital
// are left out.
func Build(words map[string]Kinds) ([]byte, error) {
	byHash := make(map[uint32]Kinds, len(words))
	for w, k := range words {
		if r, n := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			byHash[hash(r, w[n:])] |= k
		}
	}
	return encode(byHash)
}

func encode(byHash map[uint32]Kinds) ([]byte, error) {
	hashes := slices.Sorted(maps.Keys(byHash))
	out := append([]byte(magic), make([]byte, 1<<16)...)
	counts := out[len(magic):]
	for _, h := range hashes {
		if counts[h>>16]++; counts[h>>16] == 0 {
			return nil, errors.New("too many words for one table")
		}
	}
	for _, h := range hashes {
		out = binary.LittleEndian.AppendUint16(out, uint16(h))
	}
	for _, h := range hashes {
		out = append(out, byte(byHash[h]))
	}
	return out, nil
}

// BuildCompounds makes a table without the words that Compound reads right from
// shorter ones.
func BuildCompounds(words map[string]Kinds) ([]byte, error) {
	byLength := slices.SortedFunc(maps.Keys(words), func(a, b string) int {
		return cmp.Or(len(a)-len(b), strings.Compare(a, b))
	})
	kept := map[string]Kinds{}
	for _, w := range byLength {
		if compound(kept, w) != words[w] {
			kept[w] = words[w]
		}
	}
	return Build(kept)
}

// compound is Compound over words not yet in a table.
func compound(words map[string]Kinds, s string) Kinds {
	return ends(s, func(r rune, rest string) Kinds { return words[string(r)+rest] })
}
