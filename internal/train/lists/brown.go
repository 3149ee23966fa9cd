package lists

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language/wordtree"
)

// How many words of the German tree are kept, the frequent ones first: most of
// those with a capital are there for the sake of names.
const (
	smallWords   = 20_000
	capitalWords = 300_000
	deepest      = 16 // turns from the root to a class, in the package
)

// GermanTree makes the tree of German words from the Brown clusters and the
// frequencies of the unpacked Python package spacy-lookups-data (MIT). Its
// numbers have the first turn from the root in their lowest bit.
func GermanTree(root fs.FS) ([]byte, error) {
	var clusters map[string]uint32
	var frequency map[string]float64
	for name, to := range map[string]any{"cluster": &clusters, "prob": &frequency} {
		if err := ReadZipped(root, "spacy_lookups_data/data/de_lexeme_"+name+".json.gz", to); err != nil {
			return nil, err
		}
	}
	words := make([]string, 0, len(clusters))
	for w, c := range clusters {
		if c != 0 && frequency[w] != 0 && (small(w) || capital(w)) {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(frequency[b], frequency[a]), strings.Compare(a, b))
	})
	paths := make(map[string]string, smallWords+capitalWords)
	room := map[bool]int{true: smallWords, false: capitalWords}
	for _, w := range words {
		if s := small(w); room[s] > 0 {
			room[s]--
			paths[w] = turns(clusters[w])
		}
	}
	return wordtree.Build(paths, false, true)
}

// ReadZipped reads a gzipped file of JSON, as spacy-lookups-data has them.
func ReadZipped(root fs.FS, name string, to any) error {
	data, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("unpacking %s: %w", name, err)
	}
	if err := json.NewDecoder(z).Decode(to); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	return nil
}

// turns writes the number of a cluster as a path. The package has lost the
// zeros at the ends of the paths, so that all are written to one depth.
func turns(cluster uint32) string {
	var b strings.Builder
	for k := range deepest {
		b.WriteByte('0' + byte(cluster>>k&1))
	}
	return b.String()
}

// small reports whether a word is written in small letters, or is a mark.
func small(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) && unicode.IsPunct(r) {
		return true
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLower(r) && r != '-' })
}

// capital reports whether a word begins with a capital and goes on in letters,
// hyphens and the marks of abbreviations.
func capital(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && !strings.ContainsFunc(s[n:], func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune("-'.&", r)
	})
}
