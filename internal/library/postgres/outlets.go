package postgres

import (
	"context"
	"encoding/json"
	"math"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

// OutletList gives all outlets.
func (l *Library) OutletList(ctx context.Context) (out []library.OutletRow, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var o library.OutletRow
		err := r.Scan(&o.Name, &o.Reports, &o.First, &o.Last)
		o.Name = plain(o.Name)
		out = append(out, o)
		return err
	}, "SELECT outlet, count(*), min(day), max(day) FROM documents WHERE outlet <> '' GROUP BY outlet ORDER BY outlet")
	return out, err
}

// mostlyCopied is the share of a report's words from which it counts as copied.
const mostlyCopied = 0.5

// Outlet gives what was measured of an outlet. Each figure is counted over its
// reports of the period.
func (l *Library) Outlet(ctx context.Context, name string, p library.Period) (o library.Outlet, err error) {
	first, end := period(p.From, p.Until)
	if ok, err := l.one(ctx, []any{new(int)}, "SELECT 1 FROM documents WHERE outlet = $1 AND outlet <> '' LIMIT 1", safe(name)); err != nil || !ok {
		if err == nil {
			err = l.notFound("outlet", name)
		}
		return o, err
	}
	o.Name = name
	args := []any{safe(name), first, end - 1}
	if _, err := l.one(ctx, []any{&o.Reports, &o.First, &o.Last, &o.Copied, &o.Compared, &o.OnlyIn, &o.Points, &o.Revised, &o.Corrected},
		`SELECT count(*), coalesce(min(d.day), ''), coalesce(max(d.day), ''),
			count(*) FILTER (WHERE d.share >= $4),
			count(*) FILTER (WHERE cardinality(s.outlets) > 1), coalesce(sum(CASE WHEN cardinality(s.outlets) > 1 THEN d.only_in END), 0), coalesce(sum(CASE WHEN cardinality(s.outlets) > 1 THEN d.points END), 0),
			count(*) FILTER (WHERE d.revisions > 1), count(*) FILTER (WHERE d.corrected)
		FROM documents d LEFT JOIN stories s ON s.number = d.story WHERE d.outlet = $1 AND d.place BETWEEN $2 AND $3`, append(slices.Clone(args), mostlyCopied)...); err != nil {
		return o, err
	}
	const its = " WHERE d.outlet = $1 AND d.place BETWEEN $2 AND $3 "
	for _, q := range []struct {
		to   *[]library.Count
		text string
	}{
		{&o.Languages, "SELECT d.language, d.language, count(*) FROM documents d" + its + "GROUP BY 1 ORDER BY 3 DESC, 1"},
		{&o.Speakers, `SELECT p.id, p.name, count(*) FROM documents d JOIN speakers s ON s.place BETWEEN d.place + 1 AND d.place + 65535 AND s.role = 0 AND s.first
			JOIN parties p ON p.number = s.party AND p.known` + its + "GROUP BY p.number ORDER BY 3 DESC, 2"},
	} {
		if *q.to, err = l.listed(ctx, mostCounted, q.text, args...); err != nil {
			return o, err
		}
	}
	if err := l.credits(ctx, &o, its, args); err != nil {
		return o, err
	}
	if err := l.ways(ctx, &o, its, args); err != nil {
		return o, err
	}
	if o.Months, err = l.listed(ctx, 100_000, "SELECT substr(d.day, 1, 7), substr(d.day, 1, 7), count(*) FROM documents d"+its+"GROUP BY 1 ORDER BY 1", args...); err != nil {
		return o, err
	}
	return o, l.delays(ctx, &o, args)
}

// credits counts the agencies that reports credit. Few lists of them are different.
func (l *Library) credits(ctx context.Context, o *library.Outlet, its string, args []any) error {
	agencies := map[string]int{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var list string
		var n int
		if err := r.Scan(&list, &n); err != nil {
			return err
		}
		var names []string
		_ = json.Unmarshal([]byte(list), &names) // what is broken is empty
		for _, name := range names {
			agencies[name] += n
		}
		if len(names) > 0 {
			o.Credited += n
		}
		return nil
	}, "SELECT coalesce(v.rest::json ->> 'agencies', ''), count(*) FROM documents d JOIN revisions v ON v.place = d.place AND v.id = d.revision"+its+"AND v.place BETWEEN $2 AND $3 GROUP BY 1", args...)
	o.Agencies = valued(agencies, mostCounted)
	return err
}

// ways counts how statements are told: kinds, acts, verbs.
func (l *Library) ways(ctx context.Context, o *library.Outlet, its string, args []any) error {
	kinds, acts, verbs := map[string]int{}, map[string]int{}, map[string]int{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var kind, act, verb string
		var n int
		err := r.Scan(&kind, &act, &verb, &n)
		kinds[kind] += n
		acts[act] += n
		verbs[verb] += n
		o.Statements += n
		return err
	}, "SELECT s.kind, s.act, s.verb, count(*) FROM documents d JOIN said s ON s.place BETWEEN d.place + 1 AND d.place + 65535 AND s.first"+its+"GROUP BY 1, 2, 3", args...)
	delete(verbs, "")
	o.Kinds, o.Acts, o.Verbs = valued(kinds, mostCounted), valued(acts, mostCounted), valued(verbs, mostCounted)
	return err
}

// delays measures how long after the first report of a story the outlet's own
// first one came, where both say the time of day.
func (l *Library) delays(ctx context.Context, o *library.Outlet, args []any) error {
	own := map[int64]int64{}
	var stories []int64
	err := l.query(ctx, func(r pgx.Rows) error {
		var story, minute int64
		err := r.Scan(&story, &minute)
		own[story] = minute
		stories = append(stories, story)
		return err
	}, `SELECT d.story, min(d.minute) FROM documents d JOIN stories s ON s.number = d.story AND cardinality(s.outlets) > 1
		WHERE d.outlet = $1 AND d.place BETWEEN $2 AND $3 AND d.minute IS NOT NULL GROUP BY d.story`, args...)
	if err != nil || len(stories) == 0 {
		return err
	}
	var of map[int64][]*member
	if err := l.reading(ctx, func(w *writer) { of = w.membersOf(stories) }); err != nil {
		return err
	}
	var delays []int
	for _, story := range stories {
		first := int64(math.MaxInt64)
		for _, m := range of[story] {
			first = min(first, minuteOr(m.minute))
		}
		if own[story] == first {
			o.Firsts++
		}
		delays = append(delays, int(own[story]-first))
	}
	slices.Sort(delays)
	o.Delayed, o.Delay = len(delays), delays[len(delays)/2]
	return nil
}
