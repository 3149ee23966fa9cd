package librarytest

import (
	"context"
	"slices"
	"testing"

	"synopse/internal/library"
	"synopse/story/days"
)

// backfills: reports of its days are held, come back in order, and are put into
// stories that the stream is not told of.
func backfills(t *testing.T, s *suite) {
	ctx := context.Background()
	if b, err := s.lib.Backfill(ctx); err != nil || b.Stage != library.NoBackfill || len(b.Parts) > 0 {
		t.Fatalf("%+v, %v", b, err)
	}
	plan := days.Plan{From: "2026-11-17", Until: "2026-11-18", Length: 28, Margin: 7}
	if err := s.lib.SetBackfill(ctx, library.Backfill{Plan: plan, Stage: library.Gathering, Begun: noon}); err != nil {
		t.Fatal(err)
	}
	out := s.read(t, harbour, hafen, wahl) // wahl is of another day
	if got := s.pending(t, library.StepGroup); !slices.Equal(got, []string{out[2].Report}) {
		t.Errorf("to be grouped by the stream: %v", got)
	}
	if w, err := s.lib.Waiting(ctx); err != nil || w[library.StepGroup] != 1 {
		t.Errorf("waiting: %v, %v", w, err)
	}
	wide := plan
	wide.From = "2026-11-01"
	for _, p := range []days.Plan{wide, plan} { // while reports come, its days may change
		if err := s.lib.SetBackfill(ctx, library.Backfill{Plan: p, Stage: library.Gathering, Begun: noon}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.lib.SetBackfill(ctx, library.Backfill{Plan: plan, Stage: library.ByRanges, Begun: noon}); err != nil {
		t.Fatal(err)
	}
	b, err := s.lib.Backfill(ctx)
	if err != nil || b.Plan != plan || b.Stage != library.ByRanges || b.Held != 2 || b.Last < 3 || !b.Begun.Equal(noon) {
		t.Fatalf("%+v, %v", b, err)
	}
	if err := s.lib.SetBackfill(ctx, library.Backfill{Plan: wide, Stage: library.ByRanges}); code(err) != library.Busy {
		t.Errorf("other days while it is grouped: %v", err)
	}
	s.daysComeBack(t, out, b.Last)
	s.partsComeBack(t)
	s.apart(t, out)
	if err := s.lib.SetBackfill(ctx, library.Backfill{}); err != nil {
		t.Fatal(err)
	}
	if b, err := s.lib.Backfill(ctx); err != nil || b.Stage != library.NoBackfill || len(b.Parts) > 0 {
		t.Errorf("ended: %+v, %v", b, err)
	}
	if err := s.lib.KeepPart(ctx, 3, 1, []byte("late")); err != nil {
		t.Fatal(err)
	}
	if part, err := s.lib.Part(ctx, 3); err != nil || part != nil {
		t.Errorf("a part that came too late: %q, %v", part, err)
	}
}

func (s *suite) daysComeBack(t *testing.T, out []library.Outcome, last int64) {
	t.Helper()
	ctx := context.Background()
	s.group(t, nil) // nothing
	for day, want := range map[string]string{"2026-11-17": out[1].Report, "2026-11-18": out[0].Report, "2026-11-19": ""} {
		list, err := s.lib.ReportsOf(ctx, day, last)
		if err != nil || (len(list) == 1) != (want != "") {
			t.Fatalf("%s: %+v, %v", day, list, err)
		}
		if want != "" && (list[0].ID != want || list[0].Day != day || list[0].Minute == 0 || list[0].Story != "") {
			t.Errorf("%s: %+v", day, list)
		}
	}
	if list, err := s.lib.ReportsOf(ctx, "2026-11-17", 0); err != nil || len(list) != 0 {
		t.Errorf("what came later: %+v, %v", list, err)
	}
	s.group(t, out[2:], 0)
	if list, err := s.lib.ReportsOf(ctx, "2026-12-02", last); err != nil || len(list) != 1 || list[0].Story != "s-"+out[2].Report {
		t.Errorf("grouped by the stream: %+v, %v", list, err)
	}
}

func (s *suite) partsComeBack(t *testing.T) {
	t.Helper()
	ctx := context.Background()
	if part, err := s.lib.Part(ctx, 0); err != nil || part != nil {
		t.Errorf("%q, %v", part, err)
	}
	for _, text := range []string{"before", "a part \x00 of some kind"} {
		if err := s.lib.KeepPart(ctx, 0, 2, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if part, err := s.lib.Part(ctx, 0); err != nil || string(part) != "a part \x00 of some kind" {
		t.Errorf("%q, %v", part, err)
	}
	if b, err := s.lib.Backfill(ctx); err != nil || !b.Done(0) || b.Done(1) || b.Parts[0].Reports != 2 || b.Parts[0].Made.IsZero() {
		t.Errorf("%+v, %v", b, err)
	}
}

// apart puts reports into stories apart from the stream; when their story goes into
// another one they go along.
func (s *suite) apart(t *testing.T, out []library.Outcome) {
	t.Helper()
	ctx := context.Background()
	at, err := s.lib.Grouping(ctx)
	if err != nil {
		t.Fatal(err)
	}
	story := "s-" + out[1].Report
	for range 2 { // begun again it does the same
		if err := s.lib.KeepApart(ctx, []library.Membership{{Report: out[0].Report, Story: story}, {Report: out[1].Report, Story: story}}); err != nil {
			t.Fatal(err)
		}
	}
	if st := s.story(t, story); st.Reports != 2 || len(st.Members) != 2 || st.Languages[0] != "de" {
		t.Errorf("%+v", st)
	}
	if after, err := s.lib.Grouping(ctx); err != nil || after.Last != at.Last {
		t.Errorf("the stream was told: %+v, %v", after, err)
	}
	if b, err := s.lib.Backfill(ctx); err != nil || b.Held != 0 {
		t.Errorf("held: %+v, %v", b, err)
	}
	if got := s.pending(t, library.StepSynopsis); !slices.Equal(got, []string{story}) {
		t.Errorf("synopses to make: %v", got)
	}
	to := "s-" + out[2].Report
	err = s.lib.KeepStories(ctx, library.StoryChanges{Members: []library.Membership{{Report: out[1].Report, Story: to}}, Forwards: [][2]string{{story, to}}})
	if err != nil {
		t.Fatal(err)
	}
	if st := s.story(t, story); st.ID != to || st.Reports != 3 {
		t.Errorf("after the merge: %+v", st)
	}
}

// names do not depend on which report was read first.
func names(t *testing.T, s *suite) {
	list := []told{hafen, harbour, wahl}
	var items []library.Item
	for _, x := range list {
		items = append(items, x.item())
	}
	out := s.keep(t, items...)
	var readings []library.Reading
	for i, x := range list {
		r := x.reading(out[i])
		f := figure("GB")
		f.Name, f.Names = []string{"Grossbritannien", "Britain", "Britain"}[i], nil
		p := figure("Merle Asmussen") // always in the same spelling
		p.Country = []string{"", "DK", "DE"}[i]
		r.Figures = append(r.Figures, f, p)
		r.Statements[0].Addressees = []int{len(r.Figures) - 2}
		readings = append(readings, r)
	}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 0, 2}} {
		for _, i := range order {
			s.keepReadings(t, readings[i])
		}
		if st, err := s.lib.Statement(context.Background(), readings[0].Statements[0].ID); err != nil || len(st.Whom) != 1 || st.Whom[0].Name != "Britain" {
			t.Errorf("order %v: said to %+v, %v", order, st.Whom, err)
		}
		said := map[string]library.ActorRow{}
		for _, a := range s.actors(t, library.ActorFilter{}) {
			said[a.Name] = a
		}
		if a := said["Britain"]; a.Country != "GB" || a.Reports != 3 {
			t.Errorf("order %v: %+v", order, said)
		}
		if a := said["Merle Asmussen"]; a.Country != "DE" {
			t.Errorf("order %v: of two countries that are told as often the first by its letters: %+v", order, a)
		}
	}
}
