package wordtree

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Build makes the table that Open reads from words with their paths from the
// root, of "0" and "1". fold tells that the words are in lower case; ends that
// unknown words are to be looked for by their ends.
func Build(paths map[string]string, fold, ends bool) ([]byte, error) {
	words := slices.Sorted(maps.Keys(paths))
	classes := slices.Compact(slices.Sorted(maps.Values(paths)))
	if len(classes) > 1<<16-1 {
		return nil, errors.New("too many classes for a tree of words")
	}
	byHash := make(map[uint32]uint16, len(words))
	for _, w := range words {
		n, _ := slices.BinarySearch(classes, paths[w])
		r, size := utf8.DecodeRuneInString(w)
		if h := hash(r, w[size:]); !has(byHash, h) { // of two words with one hash the first in order stays
			byHash[h] = uint16(n)
		}
	}
	out := []byte(magic)
	var flags byte
	if fold {
		flags |= folded
	}
	if ends {
		flags |= compounds
	}
	out = append(out, flags)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(classes)))
	for _, c := range classes {
		code, err := pathCode(c)
		if err != nil {
			return nil, err
		}
		out = binary.LittleEndian.AppendUint32(out, code)
	}
	return appendWords(out, byHash)
}

func has(m map[uint32]uint16, h uint32) bool { _, ok := m[h]; return ok }

// pathCode writes a path as a number: its first turn lowest, a 1 above the last.
func pathCode(path string) (uint32, error) {
	if uint(len(path)) > depths[Depths-1] || strings.Trim(path, "01") != "" {
		return 0, fmt.Errorf("%q is no path of a tree of words", path)
	}
	code := uint32(1) << len(path)
	for k := range path {
		code |= uint32(path[k]-'0') << k
	}
	return code, nil
}

func appendWords(out []byte, byHash map[uint32]uint16) ([]byte, error) {
	hashes := slices.Sorted(maps.Keys(byHash))
	at := len(out)
	out = append(out, make([]byte, buckets)...)
	for _, h := range hashes {
		if out[at+int(h>>16)]++; out[at+int(h>>16)] == 0 {
			return nil, errors.New("too many words for one tree")
		}
	}
	for _, h := range hashes {
		out = binary.LittleEndian.AppendUint16(out, uint16(h))
	}
	for _, h := range hashes {
		out = binary.LittleEndian.AppendUint16(out, byHash[h])
	}
	return out, nil
}
