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

// facetQueries count what hits have in common: id, name, count, and of issues the
// name in English. $1 are the places of hits, $2 and $3 how often each report is
// among them.
var facetQueries = []struct {
	field query.Field
	text  string
}{
	{query.Outlet, `SELECT d.outlet, d.outlet, sum(j.n), '' FROM unnest($2::bigint[], $3::bigint[]) AS j (place, n) JOIN documents d ON d.place = j.place
		WHERE d.place = ANY($2) AND d.outlet <> '' AND $1::bigint[] IS NOT NULL GROUP BY d.outlet`},
	{query.Speaker, `SELECT p.id, p.name, s.n, '' FROM (SELECT party, count(DISTINCT place) AS n FROM speakers WHERE place = ANY($1) AND role = 0 GROUP BY party) s
		JOIN parties p ON p.number = s.party AND p.known WHERE $2::bigint[] IS NOT NULL AND $3::bigint[] IS NOT NULL`},
	{query.Issue, `SELECT max(i.id), i.de, count(DISTINCT s.place), max(i.en) FROM issue_statements s JOIN issues i ON i.number = s.issue
		WHERE s.place = ANY($1) AND $2::bigint[] IS NOT NULL AND $3::bigint[] IS NOT NULL GROUP BY i.de`},
	{query.Kind, `SELECT kind, kind, count(DISTINCT place), '' FROM said WHERE place = ANY($1) AND $2::bigint[] IS NOT NULL AND $3::bigint[] IS NOT NULL GROUP BY kind`},
	{query.Act, `SELECT act, act, count(DISTINCT place), '' FROM said WHERE place = ANY($1) AND $2::bigint[] IS NOT NULL AND $3::bigint[] IS NOT NULL GROUP BY act`},
	{query.Lang, `SELECT d.language, d.language, sum(j.n), '' FROM unnest($2::bigint[], $3::bigint[]) AS j (place, n) JOIN documents d ON d.place = j.place
		WHERE d.place = ANY($2) AND $1::bigint[] IS NOT NULL GROUP BY d.language`},
}

// facets counts what hits have in common.
func (l *Library) facets(ctx context.Context, places []int64, labels string) ([]library.Facet, error) {
	times := map[int64]int64{}
	for _, p := range places {
		times[reportAt(p)]++
	}
	reports := slices.Sorted(maps.Keys(times))
	counts := make([]int64, len(reports))
	for i, r := range reports {
		counts[i] = times[r]
	}
	var batch pgx.Batch
	for _, f := range facetQueries {
		batch.Queue(f.text, places, notNil(reports), notNil(counts))
	}
	results := l.pool.SendBatch(ctx, &batch)
	defer results.Close()
	var out []library.Facet
	for _, f := range facetQueries {
		facet := library.Facet{Field: f.field}
		rows, err := results.Query()
		if err == nil {
			err = each(rows, func(r pgx.Rows) error {
				var c library.Count
				var en string
				err := r.Scan(&c.ID, &c.Name, &c.Count, &en)
				if labels == "en" && en != "" {
					c.Name = en
				}
				c.ID, c.Name = plain(c.ID), plain(c.Name)
				facet.Values = append(facet.Values, c)
				return err
			})
		}
		if err != nil {
			return nil, l.failed(err)
		}
		facet.Values = frequent(facet.Values, mostValues)
		out = append(out, facet)
	}
	return append(out, months(places)), nil
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
