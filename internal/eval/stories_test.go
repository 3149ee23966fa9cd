package eval

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

func closeTo(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// Gold {1 2 3} {4 5}, found {1 2} {3 4 5}.
//
//	item       1    2    3    4    5
//	precision  1    1    1/3  2/3  2/3   mean 11/15
//	recall     2/3  2/3  1/3  1    1     mean 11/15
//
// Pairs: gold 12 13 23 45, found 12 34 35 45; in both 12 and 45.
func TestClusterScores(t *testing.T) {
	gold := []string{"a", "a", "a", "b", "b"}
	found := []string{"x", "x", "y", "y", "y"}
	p, r := bCubed(gold, found)
	if !closeTo(p, 11.0/15) || !closeTo(r, 11.0/15) {
		t.Errorf("B-cubed %v %v, want 11/15 twice", p, r)
	}
	if both, predicted, wanted := pairCounts(gold, found); both != 2 || predicted != 4 || wanted != 4 {
		t.Errorf("pairs %d of %d found and %d wanted, want 2, 4, 4", both, predicted, wanted)
	}
	if n := exactClusters(gold, found); n != 0 {
		t.Errorf("%d clusters are exact, want none", n)
	}
	if n := exactClusters(gold, []string{"x", "x", "x", "y", "z"}); n != 1 {
		t.Errorf("%d clusters are exact, want 1", n)
	}
}

func TestClusterScoresOfOneHeapAndOfSingles(t *testing.T) {
	gold := []string{"a", "a", "b", "b"}
	if p, r := bCubed(gold, []string{"x", "x", "x", "x"}); !closeTo(p, 0.5) || !closeTo(r, 1) {
		t.Errorf("one heap: %v %v, want 1/2 and 1", p, r)
	}
	if p, r := bCubed(gold, []string{"1", "2", "3", "4"}); !closeTo(p, 1) || !closeTo(r, 0.5) {
		t.Errorf("singles: %v %v, want 1 and 1/2", p, r)
	}
	if p, r := bCubed(nil, nil); p != 0 || r != 0 {
		t.Errorf("nothing: %v %v", p, r)
	}
}

func TestPearson(t *testing.T) {
	if v := pearson([]float64{1, 2, 3}, []float64{2, 4, 6}); !closeTo(v, 1) {
		t.Errorf("a straight line has %v", v)
	}
	// Means 2 and 2; products 1·(-1)+0+1·0... : x -1 0 1, y -1 1 0: 1/√(2·2).
	if v := pearson([]float64{1, 2, 3}, []float64{1, 3, 2}); !closeTo(v, 0.5) {
		t.Errorf("got %v, want 0.5", v)
	}
	if v := pearson([]float64{1, 1}, []float64{1, 2}); v != 0 {
		t.Errorf("what does not vary has %v, want 0", v)
	}
}

// Alike are scores .9 and .5, others .5 and .1: of four comparisons three are won
// and one is a draw.
func TestAUC(t *testing.T) {
	if v := auc([]float64{.9, .5, .5, .1}, []float64{-1, -2, -3, -4}, same); !closeTo(v, 3.5/4) {
		t.Errorf("got %v, want 3.5/4", v)
	}
	if v := auc([]float64{.9}, []float64{-1}, same); v != 0 {
		t.Errorf("without the others it is %v, want 0", v)
	}
}

const storyLines = `{"id":"1","set":["s","t"],"story":"a","title":"Storm hits Torfhafen","text":"A storm has hit Torfhafen and broken the Aschau dam."}
{"id":"2","set":["s"],"story":"a","title":"Torfhafen: dam broken","text":"The Aschau dam broke as the storm hit Torfhafen."}
{"id":"3","set":["s"],"story":"b","title":"Chess","text":"Mira Kolben has won the chess title in Lennland."}
`

func TestStoriesSuite(t *testing.T) {
	var predictions bytes.Buffer
	figures, err := storiesSuite.Run([]Input{{"x/wn.jsonl.gz", []byte(storyLines)}}, &predictions)
	if err != nil {
		t.Fatal(err)
	}
	if len(figures) != 6 || !strings.HasPrefix(figures[0].Name, "wn/s: ") || !strings.HasPrefix(figures[3].Name, "wn/t: ") {
		t.Fatalf("want three lines for each of two sets, got %+v", figures)
	}
	if f := figures[0]; f.Gold != 2 || f.Predicted != 2 || f.Correct != 2 || *f.F1 != 1 {
		t.Errorf("two stories that have nothing in common: %+v", f)
	}
	if n := strings.Count(predictions.String(), `"story":"s-`); n != 4 {
		t.Errorf("%d predictions, want one for each article of a set, 4:\n%s", n, &predictions)
	}
	if _, err := storiesSuite.Run([]Input{{"x", []byte(`{"id":"1"}`)}}, &predictions); err == nil {
		t.Error("an article without a story is no error")
	}
}

func TestPairsSuite(t *testing.T) {
	lines := `{"id":"p","lang1":"de","lang2":"en","title1":"Sturm trifft Torfhafen","text1":"Ein Sturm hat Torfhafen getroffen.","title2":"Storm hits Torfhafen","text2":"A storm has hit Torfhafen.","overall":1}
{"id":"q","lang1":"en","lang2":"de","title1":"Chess","text1":"Mira Kolben has won a chess title.","title2":"Sturm trifft Torfhafen","text2":"Ein Sturm hat Torfhafen getroffen.","overall":4,"suspect":true}
`
	var predictions bytes.Buffer
	figures, err := pairsSuite.Run([]Input{{"x", []byte(lines)}}, &predictions)
	if err != nil {
		t.Fatal(err)
	}
	if len(figures) != 4 || figures[0].Name != "de-en: Pearson" || figures[0].Gold != 1 || figures[2].Gold != 2 {
		t.Fatalf("want Pearson and AUC without and with suspects, got %+v", figures)
	}
	if *figures[3].Value != 1 {
		t.Errorf("the storm in two languages is less alike than storm and chess:\n%s", &predictions)
	}
	if !strings.HasPrefix(predictions.String(), `{"id":"p","score":0.`) {
		t.Errorf("predictions: %s", &predictions)
	}
}
