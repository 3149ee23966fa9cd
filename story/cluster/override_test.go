package cluster

import (
	"slices"
	"testing"
)

func TestMergeByHandHolds(t *testing.T) {
	reports, story := alike(t)
	a, b := reports[slices.Index(story, "summit in Torfhafen")].ID, reports[slices.Index(story, "summit in Melk")].ID
	s := run(reports, Defaults())
	s.Tidy()
	before := s.StoryOf(b)
	if before == s.StoryOf(a) {
		t.Fatal("the two summits are one story before anybody merged them")
	}
	s.Decide(Override{Together: true, A: a, B: b})
	s.Tidy()
	if s.StoryOf(a) != s.StoryOf(b) {
		t.Error("a merge by hand was undone by tidying")
	}
	if now := s.StoryOf(a); s.Current(before) != now && before != now {
		t.Errorf("%s leads to %s, not to the story that stayed, %s", before, s.Current(before), now)
	}
	// A later run, in another order, respects it.
	later := New(Defaults())
	later.Decide(Override{Together: true, A: a, B: b})
	for _, r := range slices.Backward(reports) {
		later.Add(r)
	}
	later.Tidy()
	if later.StoryOf(a) != later.StoryOf(b) {
		t.Error("a later run does not know of the merge by hand")
	}
}

func TestSplitByHandHolds(t *testing.T) {
	reports, story := alike(t)
	first := slices.Index(story, "quake at Lake Dorin, March")
	a, b := reports[first].ID, reports[first+1].ID
	s := run(reports, Defaults())
	s.Tidy()
	if s.StoryOf(a) != s.StoryOf(b) {
		t.Fatal("the two reports of one earthquake are apart before anybody split them")
	}
	s.Decide(Override{A: a, B: b})
	s.Tidy()
	if s.StoryOf(a) == s.StoryOf(b) {
		t.Error("a split by hand was undone by tidying")
	}
	for _, st := range Pile(reports, []Override{{A: a, B: b}}) {
		if slices.Contains(st.Reports, a) && slices.Contains(st.Reports, b) {
			t.Error("a later run does not know of the split by hand")
		}
	}
	// The later decision counts.
	s.Decide(Override{Together: true, A: b, B: a})
	if s.StoryOf(a) != s.StoryOf(b) {
		t.Error("the split was not taken back")
	}
}
