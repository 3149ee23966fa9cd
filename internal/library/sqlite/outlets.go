package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"synopse/internal/library"
)

// OutletList gives all outlets.
func (l *Library) OutletList(ctx context.Context) (out []library.OutletRow, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var o library.OutletRow
		err := r.Scan(&o.Name, &o.Reports, &o.First, &o.Last)
		out = append(out, o)
		return err
	}, `SELECT o.name, count(*), min(d.day), max(d.day) FROM outlet_names o JOIN documents d ON d.outlet = o.number
		WHERE o.name <> '' GROUP BY o.number ORDER BY o.name`)
	return out, err
}

// mostlyCopied is the share of a report's words from which it counts as copied.
const mostlyCopied = 0.5

// Outlet gives what was measured of an outlet. Each figure is counted over its
// reports of the period.
func (l *Library) Outlet(ctx context.Context, name string, p library.Period) (o library.Outlet, err error) {
	until := p.Until
	if until == "" {
		until = "~" // after every digit
	}
	var number int64
	if ok, err := l.one(ctx, []any{&number}, "SELECT number FROM outlet_names WHERE name = ? AND name <> ''", name); err != nil || !ok {
		if err == nil {
			err = l.notFound("outlet", name)
		}
		return o, err
	}
	o.Name = name
	args := []any{number, p.From, until}
	if _, err := l.one(ctx, []any{&o.Reports, &o.First, &o.Last, &o.Copied, &o.Compared, &o.OnlyIn, &o.Points, &o.Revised, &o.Corrected},
		`SELECT count(*), coalesce(min(d.day), ''), coalesce(max(d.day), ''),
			coalesce(sum(d.share >= ?4), 0),
			coalesce(sum(s.outlets > 1), 0), coalesce(sum(CASE WHEN s.outlets > 1 THEN d.only_in END), 0), coalesce(sum(CASE WHEN s.outlets > 1 THEN d.points END), 0),
			coalesce(sum(d.revisions > 1), 0), coalesce(sum(d.corrected), 0)
		FROM documents d LEFT JOIN stories s ON s.number = d.story
		WHERE d.outlet = ?1 AND d.day BETWEEN ?2 AND ?3`, number, p.From, until, mostlyCopied); err != nil {
		return o, err
	}
	if o.Reports == 0 && p == (library.Period{}) {
		return o, l.notFound("outlet", name)
	}
	const its = " WHERE d.outlet = ? AND d.day BETWEEN ? AND ? "
	for _, q := range []struct {
		to   *[]library.Count
		text string
	}{
		{&o.Languages, "SELECT d.language, d.language, count(*) FROM documents d" + its + "GROUP BY 1 ORDER BY 3 DESC, 1"},
		{&o.Speakers, `SELECT p.id, p.name, x.n FROM (SELECT s.party AS party, count(*) AS n FROM documents d CROSS JOIN speakers s ON s.place BETWEEN d.place + 1 AND d.place + 65535 AND s.role = 0 AND s.first = 1` +
			its + "GROUP BY s.party) x CROSS JOIN parties p ON p.number = x.party AND p.known = 1 ORDER BY 3 DESC, 2"},
	} {
		if *q.to, err = l.counts(ctx, mostCounted, q.text, args...); err != nil {
			return o, err
		}
	}
	if err := l.credits(ctx, &o, its, args); err != nil {
		return o, err
	}
	if err := l.ways(ctx, &o, its, args); err != nil {
		return o, err
	}
	if o.Months, err = l.counts(ctx, 100_000, "SELECT substr(d.day, 1, 7), substr(d.day, 1, 7), count(*) FROM documents d"+its+"GROUP BY 1 ORDER BY 1", args...); err != nil {
		return o, err
	}
	return o, l.delays(ctx, &o, args)
}

// credits counts the agencies that reports credit. Few lists of them are different.
func (l *Library) credits(ctx context.Context, o *library.Outlet, its string, args []any) error {
	agencies := map[string]int{}
	err := l.query(ctx, func(r *sql.Rows) error {
		var list string
		var n int
		err := r.Scan(&list, &n)
		names := fromJSON[[]string](list)
		for _, name := range names {
			agencies[name] += n
		}
		if len(names) > 0 {
			o.Credited += n
		}
		return err
	}, "SELECT coalesce(json_extract(v.rest, '$.agencies'), ''), count(*) FROM documents d JOIN revisions v ON v.number = d.revision"+its+"GROUP BY 1", args...)
	o.Agencies = counted(agencies)
	return err
}

// ways counts how statements are told: kinds, acts, verbs.
func (l *Library) ways(ctx context.Context, o *library.Outlet, its string, args []any) error {
	kinds, acts, verbs := map[string]int{}, map[string]int{}, map[string]int{}
	err := l.query(ctx, func(r *sql.Rows) error {
		var kind, act, verb string
		var n int
		err := r.Scan(&kind, &act, &verb, &n)
		kinds[kind] += n
		acts[act] += n
		verbs[verb] += n
		o.Statements += n
		return err
	}, "SELECT s.kind, s.act, s.verb, count(*) FROM documents d CROSS JOIN said s ON s.place BETWEEN d.place + 1 AND d.place + 65535 AND s.first = 1"+its+"GROUP BY 1, 2, 3", args...)
	delete(verbs, "")
	o.Kinds, o.Acts, o.Verbs = counted(kinds), counted(acts), counted(verbs)
	return err
}

func counted(of map[string]int) []library.Count {
	var out []library.Count
	for name, n := range of {
		out = append(out, library.Count{ID: name, Name: name, Count: n})
	}
	return frequent(out, mostCounted)
}

// delays measures how long after the first report of a story the outlet's own
// first one came, where both say the time of day.
func (l *Library) delays(ctx context.Context, o *library.Outlet, args []any) error {
	var delays []int
	err := l.query(ctx, func(r *sql.Rows) error {
		var own, first int
		if err := r.Scan(&own, &first); err != nil {
			return err
		}
		if own == first {
			o.Firsts++
		}
		delays = append(delays, own-first)
		return nil
	}, `SELECT m.own, (SELECT min(e.minute) FROM documents e WHERE e.story = m.story AND e.minute IS NOT NULL) FROM
		(SELECT d.story AS story, min(d.minute) AS own FROM documents d JOIN stories s ON s.number = d.story AND s.outlets > 1
			WHERE d.outlet = ? AND d.day BETWEEN ? AND ? AND d.minute IS NOT NULL GROUP BY d.story) m`, args...)
	if err != nil || len(delays) == 0 {
		return err
	}
	slices.Sort(delays)
	o.Delayed, o.Delay = len(delays), delays[len(delays)/2]
	return nil
}
