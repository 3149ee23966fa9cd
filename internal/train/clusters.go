package train

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"synopse/internal/corpus"
	"synopse/language/gazetteer"
)

// Words are put into clusters by the words that stand beside them: rare words
// then share features with frequent ones of the same kind. The method is
// k-means on the neighbours' pointwise mutual information, projected at random
// (Sahlgren 2005) to few dimensions.
const (
	clusterCount  = 240
	clusterDims   = 96
	clusterRounds = 12
	clusterLeast  = 3 // times a word must occur
)

// trainClusters gives the table of the clusters of a language's words.
func trainClusters(l *tongue) ([]byte, error) {
	sentences, err := l.rawText()
	if err != nil {
		return nil, err
	}
	words, vectors := contextVectors(sentences)
	clusters := kMeans(vectors, clusterCount, clusterRounds)
	out := make(map[string]gazetteer.Kinds, len(words))
	for i, w := range words {
		out[w] = gazetteer.Kinds(clusters[i] + 1)
	}
	return gazetteer.Build(out), nil
}

// rawText gives the tokens of the sentences that clusters are made of, in
// lower case, with every digit as 0. The treebank that is cross-validated is
// not among them.
func (l *tongue) rawText() ([][]string, error) {
	var out [][]string
	add := func(tokens []string) {
		s := make([]string, len(tokens))
		for i, t := range tokens {
			s[i] = clusterForm(t)
		}
		out = append(out, s)
	}
	for _, name := range l.clusterTexts {
		sentences, err := tokenSentences(name)
		if err != nil {
			return nil, err
		}
		for _, tokens := range sentences {
			add(tokens)
		}
	}
	return out, nil
}

// tokenSentences gives the tokens of the sentences of a corpus.
func tokenSentences(file string) ([][]string, error) {
	data, err := corpus.Read(shared(file))
	if err != nil {
		return nil, err
	}
	switch {
	case strings.Contains(file, ".conllu"):
		sentences, err := corpus.CoNLLU(file, data)
		if err != nil {
			return nil, err
		}
		out := make([][]string, len(sentences))
		for i, s := range sentences {
			for _, w := range s.Words {
				out[i] = append(out[i], w.Form)
			}
		}
		return out, nil
	case strings.Contains(file, ".tsv"):
		sentences, err := corpus.BIO(file, data)
		if err != nil {
			return nil, err
		}
		out := make([][]string, len(sentences))
		for i, s := range sentences {
			out[i] = s.Tokens
		}
		return out, nil
	}
	return speechSentences(file, data)
}

func clusterForm(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}, strings.ToLower(s))
}

// speechSentences reads speeches in the format of speakers-bundestag.
func speechSentences(file string, data []byte) ([][]string, error) {
	var out [][]string
	d := json.NewDecoder(bytes.NewReader(data))
	for d.More() {
		var speech struct {
			Sentences []struct{ Tokens []string }
		}
		if err := d.Decode(&speech); err != nil {
			return nil, fmt.Errorf("reading %s: %w", file, err)
		}
		for _, s := range speech.Sentences {
			out = append(out, s.Tokens)
		}
	}
	return out, nil
}

// contextVectors gives the words that are frequent enough, sorted, with their
// vectors of length one.
func contextVectors(sentences [][]string) ([]string, [][clusterDims]float32) {
	counts := map[string]int{}
	total := 0
	for _, s := range sentences {
		for _, w := range s {
			counts[w]++
			total++
		}
	}
	var words []string
	for w, n := range counts {
		if n >= clusterLeast {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	number := make(map[string]int, len(words))
	for i, w := range words {
		number[w] = i
	}
	// side 0 is the word before, 1 the one behind
	beside := make([]map[[2]int]int, len(words))
	for i := range beside {
		beside[i] = map[[2]int]int{}
	}
	neighbour := func(s []string, i int) int {
		if i < 0 || i >= len(s) {
			return len(words)
		}
		if n, ok := number[s[i]]; ok {
			return n
		}
		return len(words) + 1
	}
	for _, s := range sentences {
		for i, w := range s {
			if n, ok := number[w]; ok {
				beside[n][[2]int{0, neighbour(s, i-1)}]++
				beside[n][[2]int{1, neighbour(s, i+1)}]++
			}
		}
	}
	vectors := make([][clusterDims]float32, len(words))
	for i, w := range words {
		vectors[i] = project(beside[i], counts[w], words, counts, total, len(sentences))
	}
	return words, vectors
}

// project sums the random directions of the neighbours, weighted by mutual
// information.
func project(beside map[[2]int]int, own int, words []string, counts map[string]int, total, sentences int) (v [clusterDims]float32) {
	keys := make([][2]int, 0, len(beside))
	for k := range beside {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]int) int { return (a[0]-b[0])*1_000_000_000 + a[1] - b[1] })
	for _, k := range keys {
		other := sentences
		if k[1] < len(words) {
			other = counts[words[k[1]]]
		} else if k[1] > len(words) {
			continue
		}
		info := math.Log(float64(beside[k]) * float64(total) / (float64(own) * float64(other)))
		if info <= 0 {
			continue
		}
		weight := float32(info * math.Sqrt(float64(beside[k])))
		r := random(uint64(k[0])<<40 + uint64(k[1]))
		for range 8 { // eight dimensions a neighbour, each up or down
			bits := r.next()
			sign := weight
			if bits&1 == 1 {
				sign = -weight
			}
			v[(bits>>1)%clusterDims] += sign
		}
	}
	var norm float64
	for _, x := range v {
		norm += float64(x) * float64(x)
	}
	if norm > 0 {
		for d := range v {
			v[d] /= float32(math.Sqrt(norm))
		}
	}
	return v
}

// random is SplitMix64.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// kMeans gives the cluster of each vector.
func kMeans(vectors [][clusterDims]float32, k, rounds int) []int {
	centres := make([][clusterDims]float32, k)
	for c := range centres {
		centres[c] = vectors[c*len(vectors)/k]
	}
	out := make([]int, len(vectors))
	for range rounds {
		for i := range vectors {
			out[i] = nearest(&vectors[i], centres)
		}
		next := make([][clusterDims]float32, k)
		for i, c := range out {
			for d, x := range vectors[i] {
				next[c][d] += x
			}
		}
		for c := range next {
			var norm float64
			for _, x := range next[c] {
				norm += float64(x) * float64(x)
			}
			if norm == 0 {
				continue // an empty cluster keeps its centre
			}
			for d := range next[c] {
				centres[c][d] = next[c][d] / float32(math.Sqrt(norm))
			}
		}
	}
	return out
}

func nearest(v *[clusterDims]float32, centres [][clusterDims]float32) int {
	best, at := float32(math.Inf(-1)), 0
	for c := range centres {
		var dot float32
		for d, x := range v {
			dot += x * centres[c][d]
		}
		if dot > best {
			best, at = dot, c
		}
	}
	return at
}
