package vectors

import (
	"io/fs"
	"math"
	"runtime"
	"strings"
	"sync"
	"unicode"

	"synopse/language/wordvec"
)

// How vectors of groups of letters are learnt.
const (
	moreWords  = 30_000 // of each language, beside those of the table: names, forms, compounds
	holding    = 0.3    // how strongly they are held to nothing (ridge)
	iterations = 25     // of conjugate gradients
)

// furtherWords gives the frequent words that a table does not have, as they are
// printed: names, forms of other words, compounds.
func furtherWords(root fs.FS, words []word) ([]word, error) {
	seen := make(map[word]bool, len(words))
	for _, w := range words {
		seen[word{w.language, w.lower()}] = true
	}
	var out []word
	for _, language := range []string{"de", "en"} {
		frequency, err := readFrequency(root, language)
		if err != nil {
			return nil, err
		}
		left := moreWords
		for _, w := range byFrequency(frequency) {
			key := word{language, strings.ToLower(w)}
			if left == 0 {
				break
			}
			if !seen[key] && lettersOnly(w) {
				seen[key] = true
				out = append(out, word{language, w})
				left--
			}
		}
	}
	return out, nil
}

func lettersOnly(w string) bool {
	n := 0
	for _, r := range w {
		if !unicode.IsLetter(r) {
			return false
		}
		n++
	}
	return n > 2
}

// learnGroups finds vectors for the places of groups of letters so that the sum of
// a word's groups, by the root of their number, is near the word's vector: least
// squares with a ridge, by conjugate gradients (Hestenes and Stiefel 1952), each
// dimension by itself.
func learnGroups(words []word, points []point) []point {
	rows := make([][]int32, len(words))
	for i, w := range words {
		for place := range wordvec.EachGroup(w.text) {
			rows[i] = append(rows[i], int32(place))
		}
	}
	out := make([]point, wordvec.Places)
	var wait sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for d := range wordvec.Dimensions {
		wait.Go(func() {
			room <- struct{}{}
			want := make([]float64, len(points))
			for i := range points {
				want[i] = points[i][d]
			}
			for place, x := range solveGroups(rows, want, wordvec.Places) {
				out[place][d] = x
			}
			<-room
		})
	}
	wait.Wait()
	return out
}

// solveGroups solves one dimension.
func solveGroups(rows [][]int32, want []float64, places int) []float64 {
	x, rest := make([]float64, places), backward(rows, want, places)
	way := append([]float64(nil), rest...)
	left := dot(rest, rest)
	for range iterations {
		if left < 1e-12 {
			break
		}
		q := backward(rows, forward(rows, way), places)
		for k := range q {
			q[k] += holding * way[k]
		}
		step := left / dot(way, q)
		for k := range x {
			x[k] += step * way[k]
			rest[k] -= step * q[k]
		}
		now := dot(rest, rest)
		for k := range way {
			way[k] = rest[k] + now/left*way[k]
		}
		left = now
	}
	return x
}

// forward gives each word the sum of its groups, by the root of their number.
func forward(rows [][]int32, groups []float64) []float64 {
	out := make([]float64, len(rows))
	for i, row := range rows {
		sum := 0.0
		for _, k := range row {
			sum += groups[k]
		}
		out[i] = sum / math.Sqrt(float64(max(len(row), 1)))
	}
	return out
}

// backward gives each group the sum of its words, in the same measure.
func backward(rows [][]int32, words []float64, places int) []float64 {
	out := make([]float64, places)
	for i, row := range rows {
		x := words[i] / math.Sqrt(float64(max(len(row), 1)))
		for _, k := range row {
			out[k] += x
		}
	}
	return out
}
