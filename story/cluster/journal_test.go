package cluster

import (
	"testing"

	"synopse/internal/newsgen"
	"synopse/story/profile"
)

// What Changes tells, put together, is what the stream holds.
func TestChangesTellAll(t *testing.T) {
	set := Defaults()
	set.Tidy = 50
	s := New(set)
	s.Follow()
	told := map[string]string{}
	merged := 0
	gen := newsgen.New(newsgen.Defaults())
	for i := range 600 {
		item := gen.Next()
		r := item.Report
		s.Add(Report{ID: r.ID, Profile: profile.Of(&r)})
		if i == 300 {
			s.Decide(Override{Together: false, A: "g1", B: r.ID})
			s.Decide(Override{Together: true, A: "g2", B: r.ID})
		}
		if i%7 == 0 {
			reports, gone := s.Changes()
			for _, p := range reports {
				told[p.Report] = p.Story
			}
			merged += len(gone)
		}
	}
	reports, gone := s.Changes()
	for _, p := range reports {
		told[p.Report] = p.Story
	}
	merged += len(gone)
	for _, st := range s.Stories() {
		for _, r := range st.Reports {
			if told[r] != st.ID {
				t.Fatalf("%s is in %s, told was %q", r, st.ID, told[r])
			}
		}
	}
	if merged == 0 {
		t.Error("nothing was merged: the test shows nothing")
	}
	if again, gone := s.Changes(); len(again)+len(gone) > 0 {
		t.Error("told twice")
	}
}

// A report whose story ends before anybody asks is told all the same.
func TestChangesTellOfEnded(t *testing.T) {
	set := Defaults()
	set.Tidy = 1
	s := New(set)
	s.Follow()
	gen := newsgen.New(newsgen.Defaults())
	for range 20 {
		r := gen.Next().Report
		s.Add(Report{ID: r.ID, Profile: profile.Of(&r), Seen: 40_000_000})
	}
	reports, _ := s.Changes()
	if len(reports) != 20 {
		t.Errorf("%d of 20 reports were told", len(reports))
	}
}
