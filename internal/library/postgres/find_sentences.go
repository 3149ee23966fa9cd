package postgres

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
)

// bestOf is how many of the newest hits are ranked.
const bestOf = 2000

// Find gives the sentences a query asks for.
func (l *Library) Find(ctx context.Context, s library.Searched) (library.Found, error) {
	found := library.Found{All: true}
	var err error
	if found.Place, err = l.lastRead(ctx); err != nil {
		return found, err
	}
	x, err := l.search(ctx, &s)
	if err != nil {
		return found, err
	}
	if x.nothing || s.Query.Empty() && s.After == 0 {
		return found, nil
	}
	limit := limited(s.Limit, 50, 1000)
	var page []int64
	if s.Sort == library.Best && len(x.texts) > 0 {
		page, err = l.bestPage(ctx, x, &s, limit, &found)
	} else {
		page, err = l.newestPage(ctx, x, &s, limit, &found)
	}
	if err != nil {
		return found, err
	}
	return found, l.show(ctx, x, &s, page, &found)
}

// lastRead gives the number of the reading up to which all are there. It is the last
// that was given out, unless one is being entered at this moment (readings.go, finish),
// or this is a standby, which does not know;
// then it is looked for in every month.
func (l *Library) lastRead(ctx context.Context) (last int64, err error) {
	var entering bool
	scan := func(to any) func(pgx.Rows) error { return func(r pgx.Rows) error { return r.Scan(to) } }
	err = l.several(ctx, []asked{ // in this order
		{"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM reading_numbers", nil, scan(&last)},
		{`SELECT pg_is_in_recovery() OR EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid::bigint = $1 AND objid::bigint = $2
			AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`, []any{lockSpace, lockReadings}, scan(&entering)},
	})
	if err == nil && entering {
		_, err = l.one(ctx, []any{&last}, "SELECT coalesce(max(reading), 0) FROM documents")
	}
	return last, err
}

// newestPage gives a page of the newest hits, and counts them for facets.
func (l *Library) newestPage(ctx context.Context, x *search, s *library.Searched, limit int, found *library.Found) ([]int64, error) {
	before := int64(math.MaxInt64)
	want := max(limit, s.Facets)
	if s.Cursor != "" {
		at, err := cursor.Read(s.Cursor, 1)
		if err != nil {
			return nil, l.badCursor()
		}
		var ok bool
		if before, ok = at[0].(int64); !ok {
			return nil, l.badCursor()
		}
		want = limit
	}
	hits, err := l.newest(ctx, x, before, want+1)
	if err != nil {
		return nil, err
	}
	found.All = len(hits) <= want
	hits = hits[:min(len(hits), want)]
	if s.Cursor == "" {
		found.Counted = len(hits)
	}
	page := placesOf(hits[:min(len(hits), limit)])
	if len(page) > 0 && (len(hits) > len(page) || !found.All) {
		found.Next = cursor.Write(page[len(page)-1])
	}
	if s.Facets > 0 && s.Cursor == "" {
		found.Facets, err = l.facets(ctx, hits[:min(len(hits), s.Facets)], s.Labels)
	}
	return page, err
}

func placesOf(hits []hit) []int64 {
	out := make([]int64, len(hits))
	for i, h := range hits {
		out[i] = h.place
	}
	return out
}

// bestPage gives a page of the hits that fit best among the newest.
func (l *Library) bestPage(ctx context.Context, x *search, s *library.Searched, limit int, found *library.Found) ([]int64, error) {
	offset := int64(0)
	if s.Cursor != "" {
		at, err := cursor.Read(s.Cursor, 1)
		if err != nil {
			return nil, l.badCursor()
		}
		var ok bool
		if offset, ok = at[0].(int64); !ok || offset < 0 {
			return nil, l.badCursor()
		}
	}
	hits, err := l.newest(ctx, x, math.MaxInt64, bestOf+1)
	if err != nil {
		return nil, err
	}
	found.All = len(hits) <= bestOf
	hits = hits[:min(len(hits), bestOf)]
	found.Counted = len(hits)
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.place, a.place)) })
	all := placesOf(hits)
	page := all[min(int(offset), len(all)):min(int(offset)+limit, len(all))]
	if next := offset + int64(limit); next < int64(len(all)) {
		found.Next = cursor.Write(next)
	}
	if s.Facets > 0 && s.Cursor == "" {
		found.Facets, err = l.facets(ctx, hits[:min(len(hits), s.Facets)], s.Labels)
	}
	return page, err
}
