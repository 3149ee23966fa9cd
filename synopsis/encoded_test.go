package synopsis_test

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"synopse/reading"
	"synopse/synopsis"
)

func inJSON(t interface{ Fatal(...any) }, s synopsis.Synopsis) []byte {
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// drawVectors draws a vector for each text, short enough to matter; some texts
// have none.
func drawVectors(t *rapid.T, readings []reading.Reading) synopsis.Options {
	byText := map[string][]float32{}
	var o synopsis.Options
	for _, list := range synopsis.Texts(readings) {
		var row [][]float32
		for _, text := range list {
			v, ok := byText[text]
			if !ok && text != "" && rapid.IntRange(0, 9).Draw(t, "has one") > 0 {
				v = rapid.SliceOfN(rapid.Float32Range(-1, 1), 3, 3).Draw(t, "vector")
			}
			byText[text] = v
			row = append(row, v)
		}
		o.Vectors = append(o.Vectors, row)
	}
	return o
}

// How long vectors are says nothing: all made longer or shorter, the synopsis is
// the same, byte for byte.
func TestVectorsScaled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := drawStory(t)
		o := drawVectors(t, readings)
		by := rapid.Float32Range(0.01, 1000).Draw(t, "by")
		var scaled synopsis.Options
		for _, list := range o.Vectors {
			var row [][]float32
			for _, v := range list {
				w := slices.Clone(v)
				for i := range w {
					w[i] *= by
				}
				row = append(row, w)
			}
			scaled.Vectors = append(scaled.Vectors, row)
		}
		a, b := synopsis.MakeWith(readings, o), synopsis.MakeWith(readings, scaled)
		checkSound(t, a)
		if x, y := inJSON(t, a), inJSON(t, b); !bytes.Equal(x, y) {
			t.Fatalf("%s\nscaled by %v\n%s", x, by, y)
		}
	})
}

// With vectors, too, the order of the reports only permutes.
func TestVectorsOrderOnlyPermutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawStory(t)
		o := drawVectors(t, a)
		b := slices.Clone(a)
		back := synopsis.Options{Vectors: slices.Clone(o.Vectors)}
		slices.Reverse(b)
		slices.Reverse(back.Vectors)
		x, y := pointSets(synopsis.MakeWith(a, o)), pointSets(synopsis.MakeWith(b, back))
		if !slices.Equal(x, y) {
			t.Fatalf("points\n%s\nreversed\n%s", x, y)
		}
	})
}

// Vectors that say nothing leave the synopsis as it is without any, byte for byte.
func TestVectorsThatSayNothing(t *testing.T) {
	readings := talks()
	want := inJSON(t, synopsis.Make(readings))
	n := 0
	each := func(vector func() []float32) [][][]float32 {
		var out [][][]float32
		for _, list := range synopsis.Texts(readings) {
			var row [][]float32
			for range list {
				n++
				row = append(row, vector())
			}
			out = append(out, row)
		}
		return out
	}
	for name, vectors := range map[string][][][]float32{
		"none":           nil,
		"empty":          {},
		"none for any":   each(func() []float32 { return nil }),
		"all the same":   each(func() []float32 { return []float32{3, 4} }),
		"nowhere":        each(func() []float32 { return []float32{0, 0} }),
		"no numbers":     each(func() []float32 { return []float32{float32(math.NaN()), 1} }),
		"without end":    each(func() []float32 { return []float32{float32(math.Inf(1)), 1} }),
		"of all lengths": each(func() []float32 { return make([]float32, n+1) }),
		"of two lengths": each(func() []float32 { return [][]float32{{1, 2}, {2, 1, 1}}[n%2] }),
		"of one report":  each(func() []float32 { return []float32{1, float32(n)} })[:1],
	} {
		if got := inJSON(t, synopsis.MakeWith(readings, synopsis.Options{Vectors: vectors})); !bytes.Equal(got, want) {
			t.Errorf("vectors %s: the synopsis is another one", name)
		}
	}
}

// Where words leave it open whether two sentences tell the same, vectors speak for
// it where they are alike, and against it where they are not.
func TestVectorsLink(t *testing.T) {
	links := map[bool]int{}
	for _, c := range [][2]string{
		{"Der Wachmann hatte nichts bemerkt.", "Nobody on duty saw it."},
		{"Gutachter sollen klären, woran es lag.", "Inspectors will look for the cause."},
		{"Das Dach stürzte ein.", "What covered it came down."},
		{"Die Polizei ermittelt wegen Brandstiftung.", "Somebody lit it on purpose, officers think."},
		{"Versichert war nichts davon.", "No policy will pay."},
		{"Der Besitzer will neu bauen.", "It is to rise again."},
	} {
		readings := []reading.Reading{
			read("r1", "de", "2026-03-04", strings.Join([]string{"In einem Lager am Hafen von Torfhafen hat es am Dienstag gebrannt.", c[0],
				"Eine Bäckerei brachte Brötchen.", "Ein Hund lief weg.", "Das Stadtfest wird verschoben."}, "\n")),
			read("r2", "en", "2026-03-04", strings.Join([]string{"A depot at the port of Torfhafen burned on Tuesday.",
				"Two ferries sailed late.", c[1], "A seal watched from the pier.", "The bridge reopened."}, "\n")),
		}
		odds := map[bool]float64{}
		for _, alike := range []bool{true, false} {
			o := secondAlike(alike)
			for _, p := range synopsis.MakeWith(readings, o).Points {
				if len(p.Passages) == 2 && p.Passages[0].Text == c[0] && p.Passages[1].Text == c[1] {
					links[alike]++
				}
			}
			for _, p := range synopsis.PairsWith(readings, synopsis.OwnWeights(), o) {
				if min(p.A, p.B) == 1 && max(p.A, p.B) == 7 {
					odds[alike] = synopsis.Odds(synopsis.OwnWeights().Encoded, p.Encoded)
				}
			}
		}
		if odds[true] <= 0 || odds[false] >= 0 {
			t.Errorf("%q, %q: alike vectors add %.2f to the odds, others %.2f", c[0], c[1], odds[true], odds[false])
		}
	}
	if links[true] <= links[false] {
		t.Errorf("%d are linked where vectors are alike, %d where they are not", links[true], links[false])
	}
}

// secondAlike gives vectors of two reports of five sentences: the first ones are
// alike, the second and the third one as told, all others unlike.
func secondAlike(alike bool) (o synopsis.Options) {
	for r := range 2 {
		var row [][]float32
		for s := range 5 {
			v := make([]float32, 10)
			switch {
			case s == 0:
				v[0] = 1
			case s == [2]int{1, 2}[r] && alike:
				v[1] = 1
			default:
				v[s+5*r] = 1
			}
			row = append(row, v)
		}
		o.Vectors = append(o.Vectors, row)
	}
	return o
}

// Texts has a row a report and a text a sentence; headings are compared with
// nothing, and one report is.
func TestTexts(t *testing.T) {
	readings := talks()
	texts := synopsis.Texts(readings)
	for r, list := range texts {
		if len(list) != len(readings[r].Document.Sentences) {
			t.Fatalf("report %d: %d texts for %d sentences", r, len(list), len(readings[r].Document.Sentences))
		}
		if list[0] != "" || list[1] == "" {
			t.Errorf("report %d begins with %q, %q", r, list[0], list[1])
		}
	}
	for _, text := range synopsis.Texts(readings[:1])[0] {
		if text != "" {
			t.Errorf("asks for %q of one report", text)
		}
	}
}
