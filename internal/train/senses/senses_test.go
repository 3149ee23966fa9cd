package senses

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// file makes a package file in which the first word's vector is the axis 0, and
// so on; words of one axis are used alike.
func file(axes map[string]int, words ...string) string {
	var list, vectors []string
	for i, w := range words {
		v := make([]string, dimensions+2)
		for k := range v {
			v[k] = "0"
		}
		v[axes[w]] = "1"
		v[dimensions] = fmt.Sprint(i) // what the package keeps behind the vector
		list = append(list, fmt.Sprintf("%q", w))
		vectors = append(vectors, fmt.Sprintf("%q:[%s]", w, strings.Join(v, ",")))
	}
	return `{"precision":8,"words":[` + strings.Join(list, ",") + `],"vectors":{` + strings.Join(vectors, ",") + `},"unkVector":[0]}`
}

func TestNear(t *testing.T) {
	axes := map[string]int{"coal": 10, "avalanche": 10, "opera": 20, "tariff": 30, "whale": 40, "nurse": 50}
	words := []string{"coal", "avalanche", "opera", "tariff", "whale", "nurse"}
	for i := range 400 { // the directions that are taken out
		w := fmt.Sprint("filler", i)
		words, axes[w] = append(words, w), 60+i%4
	}
	text := file(axes, words...)
	out, err := Near(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(out); !strings.Contains(got, "\navalanche.n: coal.n\n") || strings.Contains(got, "whale") || strings.Contains(got, "opera") {
		t.Errorf("near are\n%s", got)
	}
}

func TestNearSaysWhatIsMissing(t *testing.T) {
	for text, want := range map[string]string{
		``:                                "EOF",
		`[]`:                              "object",
		`{"words":["a"]}`:                 "no vectors",
		`{"vectors":{"a":[1]}}`:           "no words",
		`{"words":["a"],"vectors":{"a":`:  "a",
		file(nil, "coal")[:40] + `"x"]}`:  "",
		`{"words":["coal"],"vectors":[]}`: "object",
		`{"words":["coal"],"vectors":{"coal":[1,2]}}`: "fewer than 100",
	} {
		if _, err := Near(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		}
	}
}

func TestCleanLeavesUnitVectors(t *testing.T) {
	tab := &table{vectors: map[string][]float64{}}
	for i := range 50 {
		v := make([]float64, dimensions)
		v[0], v[i+1], v[(i*7)%40+1] = 5, 1, 0.5
		w := fmt.Sprint("w", i)
		tab.vectors[w], tab.frequent = v, append(tab.frequent, w)
	}
	tab.clean()
	for w, v := range tab.vectors {
		if l := dot(v, v); math.Abs(l-1) > 1e-9 {
			t.Errorf("%s is %v long", w, l)
		}
		if math.Abs(v[0]) > 1e-6 {
			t.Errorf("%s keeps %v of what all have in common", w, v[0])
		}
	}
}
