package postgres

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/query"
)

// mostValues is how many values a facet has.
const mostValues = 12

// facets counts what hits have in common: kinds and acts from the facts of their
// reports, the rest is asked for.
func (l *Library) facets(ctx context.Context, hits []hit, labels string) ([]library.Facet, error) {
	if len(hits) == 0 {
		return []library.Facet{{Field: query.Outlet}, {Field: query.Speaker}, {Field: query.Issue}, {Field: query.Kind}, {Field: query.Act}, {Field: query.Lang}, {Field: library.Month}}, nil
	}
	places := placesOf(hits)
	times := map[int64]int{} // how often each report is among them
	for _, p := range places {
		times[reportAt(p)]++
	}
	reports := slices.Sorted(maps.Keys(times))
	kinds, acts := told(hits)
	outlets, languages := map[string]int{}, map[string]int{}
	var speaking, issues []library.Count
	// Parties and issues are looked up one by one (lateral, limit): joined, all of them
	// were read.
	err := l.several(ctx, []asked{
		{"SELECT w.place, w.outlet, w.language FROM documents w WHERE w.place = ANY($1)", []any{reports}, func(r pgx.Rows) error {
			var place int64
			var outlet, language string
			err := r.Scan(&place, &outlet, &language)
			outlets[outlet] += times[place]
			languages[language] += times[place]
			return err
		}},
		{`WITH s AS MATERIALIZED (SELECT party, count(DISTINCT place) AS n FROM speakers WHERE place = ANY($1) AND role = 0 GROUP BY party)
			SELECT p.id, p.name, s.n FROM s CROSS JOIN LATERAL (SELECT id, name FROM parties WHERE number = s.party AND known LIMIT 1) p`, []any{places}, func(r pgx.Rows) error {
			var c library.Count
			err := r.Scan(&c.ID, &c.Name, &c.Count)
			c.Name = plain(c.Name)
			speaking = append(speaking, c)
			return err
		}},
		{`WITH s AS MATERIALIZED (SELECT place, issue FROM issue_statements WHERE place = ANY($1))
			SELECT max(i.id), i.de, count(DISTINCT s.place), max(i.en) FROM s CROSS JOIN LATERAL (SELECT id, de, en FROM issues WHERE number = s.issue LIMIT 1) i GROUP BY i.de`, []any{places}, func(r pgx.Rows) error {
			var c library.Count
			var en string
			err := r.Scan(&c.ID, &c.Name, &c.Count, &en)
			if labels == "en" && en != "" {
				c.Name = en
			}
			c.Name = plain(c.Name)
			issues = append(issues, c)
			return err
		}},
	})
	delete(outlets, "")
	return []library.Facet{
		{Field: query.Outlet, Values: valued(outlets, mostValues)},
		{Field: query.Speaker, Values: frequent(speaking, mostValues)},
		{Field: query.Issue, Values: frequent(issues, mostValues)},
		{Field: query.Kind, Values: valued(kinds, mostValues)},
		{Field: query.Act, Values: valued(acts, mostValues)},
		{Field: query.Lang, Values: valued(languages, mostValues)},
		months(places),
	}, err
}

// told counts in how many sentences statements are of a kind or act.
func told(hits []hit) (kinds, acts map[string]int) {
	kinds, acts = map[string]int{}, map[string]int{}
	for _, h := range hits {
		list := h.facts.in(h.place)
		for i := range list {
			s, before := &list[i], list[:i]
			if !slices.ContainsFunc(before, func(o saidFact) bool { return o.kind == s.kind }) {
				kinds[s.kind]++
			}
			if !slices.ContainsFunc(before, func(o saidFact) bool { return o.act == s.act }) {
				acts[s.act]++
			}
		}
	}
	return kinds, acts
}

// valued gives what was counted, the most frequent first, at most so many.
func valued(counts map[string]int, most int) []library.Count {
	var list []library.Count
	for v, n := range counts {
		list = append(list, library.Count{ID: plain(v), Name: plain(v), Count: n})
	}
	return frequent(list, most)
}

// frequent sorts the most frequent first, and leaves at most so many.
func frequent(list []library.Count, most int) []library.Count {
	slices.SortFunc(list, func(a, b library.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return list[:min(len(list), most)]
}

func months(places []int64) library.Facet {
	count := map[string]int{}
	for _, p := range places {
		count[dayAt(p)[:7]]++
	}
	f := library.Facet{Field: library.Month}
	for _, m := range slices.Sorted(maps.Keys(count)) {
		f.Values = append(f.Values, library.Count{ID: m, Name: m, Count: count[m]})
	}
	return f
}
