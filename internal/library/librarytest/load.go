package librarytest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"synopse/internal/library"
	"synopse/internal/query"
)

// Load is what so many readers at once meet: how long each kind of question takes.
type Load struct {
	Kind     string
	Asked    int
	P50, P95 time.Duration
	CPU      time.Duration // that all of them took
}

// questions are what readers ask a library that Fill has made.
var questions = []struct {
	kind string
	ask  func(ctx context.Context, lib library.Library, i int) error
}{
	{"search", func(ctx context.Context, lib library.Library, i int) error {
		lines := []string{"erdbeben", "earthquake people", "wer:bermann", "hafen -streik", "speaker:clara kind:direct", "\"near the border\"", "thema:hafen act:deny", "outlet:nordbote minister", "government lang:en from:2026-03", "regierung", "kind:reported act:demand", "summit"}
		q, err := query.Parse(lines[i%len(lines)])
		if err != nil {
			return err
		}
		s := library.Searched{Query: q, Limit: 30, Facets: 500, Labels: "de"}
		if i%5 == 4 {
			s.Sort = library.Best
		}
		_, err = lib.Find(ctx, s)
		return err
	}},
	{"stories", func(ctx context.Context, lib library.Library, i int) error {
		filters := []library.StoryFilter{
			{}, {Sort: library.ByUpdate, Since: noon.Add(24 * time.Hour)}, {Least: 3}, {Outlet: "Nordbote"}, {Topic: "hafen"}, {Language: "de", From: "2026-03-01", Until: "2026-03-10"}, {Sort: library.BySize},
			{Actor: library.ActorID(person(i % 50).Keys)},
		}
		_, err := lib.StoryList(ctx, filters[i%len(filters)])
		return err
	}},
	{"actor", func(ctx context.Context, lib library.Library, i int) error {
		id := library.ActorID(person(i % 200).Keys)
		if _, err := lib.Actor(ctx, id); err != nil {
			return err
		}
		_, err := lib.Statements(ctx, library.StatementFilter{Actor: id, Limit: 30})
		return err
	}},
	{"outlet", func(ctx context.Context, lib library.Library, i int) error {
		_, err := lib.Outlet(ctx, []string{"Nordbote", "Südkurier", "Talpost", "Hafenblatt"}[i%4], library.Period{})
		return err
	}},
}

// Ask lets so many readers ask at once, each so often, each kind of question by
// itself (those of kinds; all if that is empty). Busy, if it is given, gives the processor time used so far.
func Ask(ctx context.Context, lib library.Library, kinds []string, readers, times int, busy ...func() time.Duration) ([]Load, error) {
	var out []Load
	used := func() (all time.Duration) {
		for _, b := range busy {
			all += b()
		}
		return all
	}
	for _, q := range questions {
		if len(kinds) > 0 && !slices.Contains(kinds, q.kind) {
			continue
		}
		took := make([][]time.Duration, readers)
		errs := make([]error, readers)
		var wait sync.WaitGroup
		before := used()
		for r := range readers {
			wait.Go(func() {
				for k := range times {
					began := time.Now()
					if err := q.ask(ctx, lib, r*times+k); err != nil {
						errs[r] = fmt.Errorf("%s %d: %w", q.kind, r*times+k, err)
						return
					}
					took[r] = append(took[r], time.Since(began))
				}
			})
		}
		wait.Wait()
		for _, err := range errs {
			if err != nil {
				return out, err
			}
		}
		all := slices.Sorted(slices.Values(slices.Concat(took...)))
		out = append(out, Load{q.kind, len(all), all[len(all)/2], all[len(all)*95/100], used() - before})
	}
	return out, nil
}
