package vectors

import (
	"math"
	"slices"
	"testing"

	"synopse/language/wordvec"
)

// TestCut: pieces are those with the best sum of scores; what no piece covers is
// unknown, one character at a time.
func TestCut(t *testing.T) {
	var model []byte
	for _, p := range []struct {
		text  string
		score float32
	}{{"<unk>", 0}, {"<s>", 0}, {"</s>", 0}, {"▁", -3}, {"▁Hafen", -9}, {"▁Ha", -4}, {"fen", -4.5}, {"fest", -5}, {"f", -4}} {
		model = append(model, 1<<3|2, byte(2+len(p.text)+5), 1<<3|2, byte(len(p.text)))
		model = append(model, p.text...)
		bits := math.Float32bits(p.score)
		model = append(model, 2<<3|5, byte(bits), byte(bits>>8), byte(bits>>16), byte(bits>>24))
	}
	p, err := readPieces(model)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words string
		want  []int32
	}{
		{"Hafen", []int32{1, 5, 6, 2}}, // -8.5 against -9
		{"Hafenfest", []int32{1, 5, 6, 7, 2}},
		{"Ha€fest", []int32{1, 5, 0, 7, 2}},
		{"f Hafen", []int32{1, 3, 8, 5, 6, 2}},
	} {
		if got := p.cut(c.words); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.words, got, c.want)
		}
	}
	for _, broken := range [][]byte{nil, {0xff}, {1<<3 | 2, 200, 1}, {7}} {
		if _, err := readPieces(broken); err == nil {
			t.Errorf("%x was read as a model", broken)
		}
	}
}

// TestDraw: words of one concept come nearer to each other, others stay.
func TestDraw(t *testing.T) {
	words := []word{{"de", "Brand"}, {"en", "fire"}, {"en", "zzz"}}
	var points []point
	for i := range words {
		var p point
		p[i] = 1
		points = append(points, p)
	}
	drawn := readConcepts().draw(words, points)
	if before, after := dot(points[0][:], points[1][:]), dot(drawn[0][:], drawn[1][:]); after < before+0.3 {
		t.Errorf("the cosine of two words of one concept was %.2f and is %.2f", before, after)
	}
	if drawn[2] != points[2] {
		t.Error("a word of no concept was moved")
	}
}

// TestInflected: forms of words that are there are left out, words that only look
// like forms are kept.
func TestInflected(t *testing.T) {
	german := German{Inflected: func(w string) bool { return w == "ging" }}
	frequency := map[string]float64{"gross": -8, "grosser": -9, "city": -8, "series": -9, "court": -8, "courts": -9, "lens": -9}
	for w, want := range map[string]bool{"grosser": true, "ging": true, "gross": false} {
		if inflected("de", w, frequency, german) != want {
			t.Errorf("%s: %v", w, !want)
		}
	}
	for w, want := range map[string]bool{"courts": true, "cities": true, "lens": false, "series": false} {
		if inflected("en", w, frequency, german) != want {
			t.Errorf("%s: %v", w, !want)
		}
	}
}

// TestSpace: the strongest directions are left out, the next is the first that is
// kept, and lengths are one.
func TestSpace(t *testing.T) {
	var vectors [][]float32
	var words []word
	for i := range 2 * embedding {
		v := make([]float32, embedding)
		for k := range dropped + 1 {
			v[10+k] = float32((40 - 5*k) * (i>>k&1*2 - 1)) // all independent of each other
		}
		v[i%embedding] += 2
		vectors, words = append(vectors, v), append(words, word{"de", "x"})
	}
	s := learnSpace(vectors, words)
	if d := s.directions[0]; math.Abs(d[10]) < 0.9 {
		t.Errorf("the first direction has %.2f where words differ most", d[10])
	}
	p := s.turn(vectors[0], "de")
	if math.Abs(p[0]) < 0.7 || math.Abs(dot(p[:], p[:])-1) > 1e-9 {
		t.Errorf("the first number is %.2f, the length %.2f", p[0], dot(p[:], p[:]))
	}
}

// TestLearnGroups: words that share groups of letters give them what they have in
// common, so that a third word with the same groups is near.
func TestLearnGroups(t *testing.T) {
	var words []word
	var points []point
	for _, w := range []string{"hafenfest", "hafenamt", "hafenrand", "steuersatz", "steueramt", "steuerrecht"} {
		var p point
		if w[0] == 'h' {
			p[0] = 1
		} else {
			p[1] = 1
		}
		words, points = append(words, word{"de", w}), append(points, p)
	}
	groups := learnGroups(words, points)
	var sum point
	for place := range wordvec.EachGroup("hafenkran") {
		sum.add(&groups[place], 1)
	}
	if sum[0] < 5*math.Abs(sum[1]) || sum[0] <= 0 {
		t.Errorf("got %.2f and %.2f", sum[0], sum[1])
	}
}
