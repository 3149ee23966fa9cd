package cluster

import (
	"math/rand/v2"
	"testing"

	"synopse/report"
	"synopse/story/profile"
)

// sheetsOf makes sheets of English texts.
func sheetsOf(texts ...string) []*sheet {
	var profiles []profile.Profile
	for _, t := range texts {
		profiles = append(profiles, profile.Of(&report.Report{Language: "en", Text: t}))
	}
	return weighed(profiles)
}

// Two reports without a word in common meet in what a third one says.
func TestWidePicturesMeet(t *testing.T) {
	sheets := sheetsOf(
		"Trawlers collided off Torfhafen.",
		"Two fishermen drowned near Lennsund.",
		"Two fishermen drowned near Lennsund when trawlers collided off Torfhafen.",
		"Parliament debated pensions.")
	widen(sheets)
	if v := dot(sheets[0].Whole, sheets[1].Whole); v != 0 {
		t.Fatalf("the two have words in common: cosine %.2f", v)
	}
	if v := dot(sheets[0].Wide, sheets[1].Wide); v < 0.3 {
		t.Errorf("cosine of the wide pictures %.2f, want 0.3 and more", v)
	}
	if v := dot(sheets[0].Wide, sheets[3].Wide); v > 0.05 {
		t.Errorf("cosine with a report of something else %.2f", v)
	}
	if sheets[3].Crowd >= sheets[0].Crowd {
		t.Errorf("the report that is by itself has the larger crowd: %.2f, %.2f", sheets[3].Crowd, sheets[0].Crowd)
	}
}

func TestNearestOf(t *testing.T) {
	v := []vector{{{1, 1}}, {{1, 0.8}, {2, 0.6}}, {{1, 0.6}, {2, 0.8}}, {{3, 1}}, nil}
	near := nearestOf(v, 1)
	if len(near[0]) != 1 || near[0][0].at != 1 || len(near[1]) != 1 || near[1][0].at != 2 || len(near[3]) != 0 || len(near[4]) != 0 {
		t.Errorf("nearest: %v", near)
	}
}

// A report alone goes to the one story it is near to, and nowhere if there are two.
func TestTakeIn(t *testing.T) {
	for _, c := range []struct {
		name    string
		pull    [2]float64 // how much it has of each of two stories
		stories int
	}{{"near one", [2]float64{1, 0}, 2}, {"near both", [2]float64{1, 1}, 3}, {"near none", [2]float64{0, 0}, 3}} {
		s := New(Defaults())
		put := func(id, text string) {
			st := s.begin(id)
			sh := sheetsOf(text)[0]
			s.put(st, member{ID: id, Hash: hashOf(id)}, sh, sh.Whole)
		}
		first, second := "Alba Berta Clara Dora Emma. ", "Greta Hanna Ilse Jana Karla. "
		put("a", first)
		put("b", second)
		for _, id := range []string{"a", "b"} {
			text := map[string]string{"a": first, "b": second}[id]
			sh := sheetsOf(text)[0]
			s.put(s.stories[s.where[id]], member{ID: id + "2", Hash: hashOf(id + "2")}, sh, sh.Whole)
		}
		text := "Pensions were debated by parliament. "
		if c.pull[0] > 0 {
			text = first
		}
		if c.pull[1] > 0 {
			text += second
		}
		put("alone", text)
		s.takeIn()
		if n := len(s.Stories()); n != c.stories {
			t.Errorf("%s: %d stories, want %d: %v", c.name, n, c.stories, s.Stories())
		}
	}
}

// A pile is the same stories in any order, with what the nearest reports add.
func TestPileInAnyOrder(t *testing.T) {
	reports, _ := made(120, lifelike())
	want := grouped(Pile(reports, nil))
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(reports), func(i, k int) { reports[i], reports[k] = reports[k], reports[i] })
	if got := grouped(Pile(reports, nil)); got != want {
		t.Errorf("another order gives other stories:\n%s\n\n%s", want, got)
	}
}
