package enginetest

import (
	"context"
	"slices"
	"testing"

	"synopse/internal/library"
	"synopse/story/days"
)

// Past gives reports of some ten weeks and a plan for all but the last days of them.
func Past(seed uint64, n int) ([]library.Item, days.Plan) {
	list := Spread(seed, n, n/70)
	day := func(i int) string { return library.Day(&list[i].Report, list[i].Seen) }
	return list, days.Plan{From: day(0), Until: day(n * 4 / 5), Length: 14, Margin: 7}
}

// storiesOf gives the story of each report.
func storiesOf(t *testing.T, lib library.Library, items []library.Item) []string {
	t.Helper()
	var out []string
	for i := range items {
		id, _ := library.ReportID(&items[i].Report)
		story, err := lib.StoryOf(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, id+" "+story)
	}
	slices.Sort(out)
	return out
}

// Fill keeps the reports of a backfill and has it grouped; the rest is grouped as it
// comes. Drain does what is left to do.
func Fill(t *testing.T, lib library.Library, items []library.Item, plan days.Plan, drain func()) {
	t.Helper()
	ctx := context.Background()
	if err := lib.SetBackfill(ctx, library.Backfill{Plan: plan, Stage: library.Gathering, Begun: noon}); err != nil {
		t.Fatal(err)
	}
	for part := range slices.Chunk(items, 50) {
		keep(t, lib, slices.Clone(part))
	}
	drain()
	b, err := lib.Backfill(ctx)
	if err != nil || b.Plan != plan || b.Held == 0 {
		t.Fatalf("the backfill: %+v, %v", b, err)
	}
	b.Stage = library.ByRanges
	if err := lib.SetBackfill(ctx, b); err != nil {
		t.Fatal(err)
	}
	drain()
	if b, err := lib.Backfill(ctx); err != nil || b.Stage != library.NoBackfill || b.Held != 0 {
		t.Fatalf("the backfill has not ended: %+v, %v", b, err)
	}
}

// Reports of the past that are grouped by ranges of days are in the same stories
// however many work on them, and stories go on across the border to what came live.
func backfilled(t *testing.T, k Kind) {
	ctx := context.Background()
	list, plan := Past(31, 210)
	var libs []library.Library
	for _, workers := range []int{1, 4} {
		lib := open(t, k)
		Fill(t, lib, list, plan, func() { drain(t, k, lib, workers) })
		sound(t, lib)
		libs = append(libs, lib)
	}
	first := libs[0]
	same(t, content(t, libs[1]), content(t, first))
	// Those that came in another order are in the same stories.
	other := open(t, k)
	past := slices.IndexFunc(list, func(it library.Item) bool { return library.Day(&it.Report, it.Seen) > plan.Until })
	turned := slices.Clone(list)
	slices.Reverse(turned[:past])
	Fill(t, other, turned, plan, func() { drain(t, k, other, 2) })
	same(t, storiesOf(t, other, list), storiesOf(t, first, list))
	across := 0
	page, err := first.StoryList(ctx, library.StoryFilter{Least: 2, Limit: 500})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range page.Items {
		if s.First <= plan.Until && s.Last > plan.Until {
			across++
		}
	}
	if across == 0 {
		t.Error("no story goes on across the last day of the backfill")
	}
	decidedPast(t, k, first, list[:past])
}

// decidedPast decides by hand about reports that the stream does not know.
func decidedPast(t *testing.T, k Kind, lib library.Library, past []library.Item) {
	t.Helper()
	ctx := context.Background()
	of := func(id string) string {
		story, err := lib.StoryOf(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return story
	}
	a, _ := library.ReportID(&past[0].Report)
	b := ""
	for i := range past {
		if b, _ = library.ReportID(&past[i].Report); of(b) != of(a) {
			break
		}
	}
	e, done := k.Engine(t, lib, 1)
	for _, together := range []bool{true, false} {
		if err := e.Decide(ctx, library.Decision{Together: together, A: a, B: b, At: noon}); err != nil {
			t.Fatal(err)
		}
		if (of(a) == of(b)) != together {
			t.Errorf("together: %v; they are in %s and %s", together, of(a), of(b))
		}
	}
	if err := done(); err != nil {
		t.Fatal(err)
	}
	drain(t, k, lib, 1)
	sound(t, lib)
}
