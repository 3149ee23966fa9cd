package cluster

import "testing"

// Two reports without a word in common come together where an encoder says that
// they mean the same, and only there.
func TestMeaningIsAnAddition(t *testing.T) {
	a := one("a", "de", "2026-03-02", "Sturm trifft Torfhafen", "Der Damm der Aschau ist gebrochen, die Altstadt steht unter Wasser.")
	b := one("b", "en", "2026-03-02", "Torfhafen under water after dam breaks", "The Aschau has burst its dam in a storm and flooded the old town.")
	without := scoreOf(newSheet(&a.Profile, fresh()), newSheet(&b.Profile, fresh()))
	x, y := newSheet(&a.Profile, fresh()), newSheet(&b.Profile, fresh())
	x.Meaning, y.Meaning = unitMeaning([]float32{3, 4}), unitMeaning([]float32{3, 4.1})
	if with := scoreOf(x, y); with <= without+2 {
		t.Errorf("score %.2f with the same meaning, %.2f without any", with, without)
	}
	y.Meaning = unitMeaning([]float32{-4, 3})
	if with := scoreOf(x, y); with >= without {
		t.Errorf("score %.2f with another meaning, %.2f without any", with, without)
	}
	y.Meaning = unitMeaning([]float32{1, 2, 3}) // of another encoder
	if with := scoreOf(x, y); with != without {
		t.Errorf("vectors of two encoders were compared: %.2f, not %.2f", with, without)
	}
	if unitMeaning([]float32{0, 0}) != nil || unitMeaning(nil) != nil {
		t.Error("nothing has a meaning")
	}
}

func fresh() *counts { c := newCounts(); return &c }

func scoreOf(a, b *sheet) float64 {
	var t table
	t.set(a)
	return score(&t, b)
}
