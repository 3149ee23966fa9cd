package eval

import "testing"

// Two pages: one credit found, one missed, one invented.
func TestCreditScore(t *testing.T) {
	s := newCreditScore()
	s.add(goldCredit{Split: "held", Agencies: []string{"dpa", "AFP"}}, []string{"dpa"})
	s.add(goldCredit{Split: "held"}, []string{"AP"})
	figures := s.figures()
	if len(figures) != 1 {
		t.Fatalf("%d figures, want the held one alone", len(figures))
	}
	if f := figures[0]; f.Correct != 1 || f.Predicted != 2 || f.Gold != 2 || *f.Precision != 0.5 || *f.Recall != 0.5 {
		t.Errorf("%+v", f)
	}
}

// TestGoldCredits checks the gold's own form: every page once, halves by number.
func TestGoldCredits(t *testing.T) {
	gold, err := goldCredits()
	if err != nil {
		t.Fatal(err)
	}
	credited := 0
	for id, g := range gold {
		if g.ID != id || g.Split != "dev" && g.Split != "held" || g.Agencies == nil {
			t.Errorf("%+v", g)
		}
		credited += min(len(g.Agencies), 1)
	}
	if len(gold) != 235 || credited != 25 {
		t.Errorf("%d pages, %d with a credit", len(gold), credited)
	}
}
