package engine

import (
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"time"

	"synopse/internal/library"
	"synopse/story/cluster"
	"synopse/story/days"
)

// Of a backfill: reports whose profiles are made at once, days looked back through for
// reports to be counted, reports put into stories in one step.
const (
	profilesAtOnce = 500
	lookedBack     = 370
	apartAtOnce    = 1000
)

// GroupRange groups the reports of one range of a backfill and keeps what came of it.
// Any number of programs may group ranges side by side; a range that is grouped twice
// gives the same.
func GroupRange(ctx context.Context, lib library.Library, b library.Backfill, number int, profiles Profiles) error {
	ranges, err := b.Plan.Ranges()
	if err != nil {
		return err
	}
	decided, err := overrides(ctx, lib)
	if err != nil {
		return err
	}
	r := ranges[number]
	g := &ranging{lib: lib, last: b.Last, profiles: profiles, to: days.Begin(r, cluster.Defaults(), decided)}
	if err := g.count(ctx, r); err != nil {
		return err
	}
	for day := range span(r.Whole[0], r.Whole[1]) {
		list, err := lib.ReportsOf(ctx, day, b.Last)
		if err != nil {
			return err
		}
		if err := g.each(ctx, list, g.to.Add); err != nil {
			return err
		}
	}
	part := g.to.Part()
	var data bytes.Buffer
	if err := gob.NewEncoder(&data).Encode(part); err != nil {
		return fmt.Errorf("writing down a range of days: %w", err)
	}
	return lib.KeepPart(context.WithoutCancel(ctx), number, len(part.Reports), data.Bytes())
}

// ranging is the grouping of one range.
type ranging struct {
	lib      library.Library
	last     int64
	profiles Profiles
	to       *days.Grouping
}

// each makes the profiles of reports and tells them one by one.
func (g *ranging) each(ctx context.Context, list []days.Report, tell func(days.Report, cluster.Report)) error {
	for len(list) > 0 {
		n := min(len(list), profilesAtOnce)
		ids := make([]string, n)
		for i := range ids {
			ids[i] = list[i].ID
		}
		made, err := g.profiles(ctx, ids)
		if err != nil {
			return err
		}
		for _, r := range list[:n] {
			if p, ok := made[r.ID]; ok {
				tell(r, cluster.Report{ID: r.ID, Profile: p})
			}
		}
		list = list[n:]
	}
	return nil
}

// count counts the reports before a range, as many as days.Warm says.
func (g *ranging) count(ctx context.Context, r days.Range) error {
	have := 0
	for day := range span(r.Whole[0], before(r.Home[0], 1)) {
		list, err := g.lib.ReportsOf(ctx, day, g.last)
		if err != nil {
			return err
		}
		have += len(list)
	}
	var back [][]days.Report
	for n := 1; have < days.Warm && n <= lookedBack; n++ {
		list, err := g.lib.ReportsOf(ctx, before(r.Whole[0], n), g.last)
		if err != nil {
			return err
		}
		have += len(list)
		back = append(back, list)
	}
	for i := len(back) - 1; i >= 0; i-- {
		err := g.each(ctx, back[i], func(_ days.Report, c cluster.Report) { g.to.Count(&c.Profile) })
		if err != nil {
			return err
		}
	}
	return nil
}

// before gives the day so many days before another one.
func before(day string, n int) string {
	t, _ := time.Parse(time.DateOnly, day) // of a plan that was checked
	return t.AddDate(0, 0, -n).Format(time.DateOnly)
}

// span gives the days from one to another, both included.
func span(from, until string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for day := from; day <= until && yield(day); day = before(day, -1) {
		}
	}
}

func overrides(ctx context.Context, lib library.Library) ([]cluster.Override, error) {
	const all = 1_000_000
	list, err := lib.Decisions(ctx, all)
	out := make([]cluster.Override, len(list))
	for i, d := range list { // the latest first
		out[len(list)-1-i] = cluster.Override{Together: d.Together, A: d.A, B: d.B}
	}
	return out, err
}

// JoinRanges joins the ranges of a backfill, once all are grouped, puts its reports
// into stories and ends it. Begun again after it was broken off it does the same.
func JoinRanges(ctx context.Context, lib library.Library, b library.Backfill) error {
	ranges, err := b.Plan.Ranges()
	if err != nil {
		return err
	}
	decided, err := overrides(ctx, lib)
	if err != nil {
		return err
	}
	join := days.Join(b.Plan, decided)
	for n := range ranges {
		p, err := partOf(ctx, lib, n)
		if err != nil {
			return err
		}
		join.Show(p)
	}
	join.End()
	now := func(story string) string { // the id of one that went into another meanwhile
		if s, err := lib.Story(ctx, story); err == nil {
			return s.ID
		}
		return story
	}
	join.Rename(now)
	for n := range ranges {
		p, err := partOf(ctx, lib, n)
		if err != nil {
			return err
		}
		placed := join.Stories(n, p)
		for len(placed) > 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			some := placed[:min(len(placed), apartAtOnce)]
			members := make([]library.Membership, len(some))
			for i, s := range some {
				members[i] = library.Membership{Report: s.Report, Story: s.Story}
			}
			if err := lib.KeepApart(ctx, members); err != nil {
				return err
			}
			placed = placed[len(some):]
		}
	}
	return lib.SetBackfill(ctx, library.Backfill{})
}

func partOf(ctx context.Context, lib library.Library, number int) (*days.Part, error) {
	data, err := lib.Part(ctx, number)
	if err != nil {
		return nil, err
	}
	var p days.Part
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&p); err != nil {
		return nil, library.DamagedPart("the backfill", number, err)
	}
	return &p, nil
}
