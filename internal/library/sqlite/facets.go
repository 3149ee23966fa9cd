package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"synopse/internal/library"
	"synopse/internal/query"
)

// mostValues is how many values a facet has.
const mostValues = 12

// facetQueries count what hits have in common: id, name, count. The argument is
// the places, JSON; of issues the name in English comes last.
var facetQueries = []struct {
	field query.Field
	text  string
}{
	{query.Outlet, `SELECT o.name, o.name, count(*), '' FROM json_each(?) j JOIN documents d ON d.number = j.value >> 16 & 268435455 JOIN outlet_names o ON o.number = d.outlet
		WHERE o.name <> '' GROUP BY d.outlet`},
	{query.Speaker, `SELECT p.id, p.name, count(DISTINCT j.value), '' FROM json_each(?) j CROSS JOIN speakers s ON s.place = j.value AND s.role = 0 CROSS JOIN parties p ON p.number = s.party AND p.known = 1
		GROUP BY s.party`},
	{query.Issue, `SELECT max(i.id), i.de, count(DISTINCT j.value), max(i.en) FROM json_each(?) j CROSS JOIN issue_statements s ON s.place = j.value CROSS JOIN issues i ON i.number = s.issue
		GROUP BY i.de`},
	{query.Kind, `SELECT s.kind, s.kind, count(DISTINCT j.value), '' FROM json_each(?) j CROSS JOIN said s ON s.place = j.value GROUP BY s.kind`},
	{query.Act, `SELECT s.act, s.act, count(DISTINCT j.value), '' FROM json_each(?) j CROSS JOIN said s ON s.place = j.value GROUP BY s.act`},
	{query.Lang, `SELECT d.language, d.language, count(*), '' FROM json_each(?) j JOIN documents d ON d.number = j.value >> 16 & 268435455 GROUP BY d.language`},
}

func (l *Library) facets(ctx context.Context, places []int64, labels string) ([]library.Facet, error) {
	list := toJSON(places)
	var out []library.Facet
	for _, f := range facetQueries {
		facet := library.Facet{Field: f.field}
		err := l.query(ctx, func(r *sql.Rows) error {
			var c library.Count
			var en string
			err := r.Scan(&c.ID, &c.Name, &c.Count, &en)
			if labels == "en" && en != "" {
				c.Name = en
			}
			facet.Values = append(facet.Values, c)
			return err
		}, f.text, list)
		if err != nil {
			return nil, err
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
