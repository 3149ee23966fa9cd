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
	there, mark, err := l.lastRead(ctx, &found)
	if err != nil {
		return found, err
	}
	x, err := l.search(ctx, &s, mark)
	if err != nil {
		return found, err
	}
	x.there = there
	if x.nothing || s.Query.Empty() && s.After == 0 {
		return found, nil
	}
	limit := limited(s.Limit, 50, 1000)
	var page, counted []hit
	if s.Sort == library.Best && len(x.texts) > 0 {
		page, counted, err = l.bestPage(ctx, x, &s, limit, &found)
	} else {
		page, counted, err = l.newestPage(ctx, x, &s, limit, &found)
	}
	if err != nil {
		return found, err
	}
	return found, l.show(ctx, x, &s, page, counted, &found)
}

// lastRead gives the number of the reading up to which all are there, between which
// places reports lie, as far as that is known, and what Mark gives.
//
// The reading is the last one that a number was given to, unless one is being entered at
// this moment (readings.go, finish), or this is a standby, which does not know; then it
// is looked for in every month.
func (l *Library) lastRead(ctx context.Context, found *library.Found) (there extent, mark string, err error) {
	var entering bool
	scan := func(to any) func(pgx.Rows) error { return func(r pgx.Rows) error { return r.Scan(to) } }
	list := []asked{ // in this order
		{"SELECT pg_current_snapshot()::text", nil, scan(&mark)},
		{"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM reading_numbers", nil, scan(&found.Place)},
		{`SELECT pg_is_in_recovery() OR EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid::bigint = $1 AND objid::bigint = $2
			AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`, []any{lockSpace, lockReadings}, scan(&entering)},
	}
	known := l.there.Load()
	if known != nil { // reports hardly ever go: what is newer or older lies in a month or two
		list = append(list, asked{"SELECT place FROM terms WHERE place >= $1 ORDER BY place DESC LIMIT 1", []any{known.newest}, scan(&there.newest)},
			asked{"SELECT place FROM terms WHERE place <= $1 ORDER BY place LIMIT 1", []any{known.oldest}, scan(&there.oldest)})
	} else {
		list = append(list, asked{"SELECT place FROM terms ORDER BY place DESC LIMIT 1", nil, scan(&there.newest)},
			asked{"SELECT place FROM terms ORDER BY place LIMIT 1", nil, scan(&there.oldest)})
	}
	err = l.several(ctx, list)
	if err == nil && entering {
		// What is entered may be there by now, and newer than what was asked for above: were
		// its number given without its place, an alert would never come back to it.
		_, err = l.one(ctx, []any{&found.Place}, "SELECT coalesce(max(reading), 0) FROM documents")
		return extent{0, math.MaxInt64}, mark, err
	}
	if there.newest == 0 || there.oldest == 0 { // what was known is gone
		l.there.CompareAndSwap(known, nil)
		return extent{0, math.MaxInt64}, mark, err
	}
	if known == nil || there != *known {
		l.there.CompareAndSwap(known, &there)
	}
	return there, mark, err
}

// newestPage gives a page of the newest hits, and those that are counted for facets.
func (l *Library) newestPage(ctx context.Context, x *search, s *library.Searched, limit int, found *library.Found) (page, counted []hit, err error) {
	before := int64(math.MaxInt64)
	want := max(limit, s.Facets)
	if s.Cursor != "" {
		at, err := cursor.Read(s.Cursor, 1)
		if err != nil {
			return nil, nil, l.badCursor()
		}
		var ok bool
		if before, ok = at[0].(int64); !ok {
			return nil, nil, l.badCursor()
		}
		want = limit
	}
	hits, err := l.newest(ctx, x, before, want+1)
	if err != nil {
		return nil, nil, err
	}
	found.All = len(hits) <= want
	hits = hits[:min(len(hits), want)]
	if s.Cursor == "" {
		found.Counted = len(hits)
	}
	page = hits[:min(len(hits), limit)]
	if len(page) > 0 && (len(hits) > len(page) || !found.All) {
		found.Next = cursor.Write(page[len(page)-1].place)
	}
	return page, hits[:min(len(hits), s.Facets)], nil
}

// bestPage gives a page of the hits that fit best among the newest, and those that are
// counted.
func (l *Library) bestPage(ctx context.Context, x *search, s *library.Searched, limit int, found *library.Found) (page, counted []hit, err error) {
	offset := int64(0)
	if s.Cursor != "" {
		at, err := cursor.Read(s.Cursor, 1)
		if err != nil {
			return nil, nil, l.badCursor()
		}
		var ok bool
		if offset, ok = at[0].(int64); !ok || offset < 0 {
			return nil, nil, l.badCursor()
		}
	}
	hits, err := l.newest(ctx, x, math.MaxInt64, bestOf+1)
	if err != nil {
		return nil, nil, err
	}
	found.All = len(hits) <= bestOf
	hits = hits[:min(len(hits), bestOf)]
	found.Counted = len(hits)
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.place, a.place)) })
	page = hits[min(int(offset), len(hits)):min(int(offset)+limit, len(hits))]
	if next := offset + int64(limit); next < int64(len(hits)) {
		found.Next = cursor.Write(next)
	}
	return page, hits[:min(len(hits), s.Facets)], nil
}
