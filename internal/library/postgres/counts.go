package postgres

import (
	"maps"
	"slices"

	"synopse/internal/library"
)

// counts are changes to what is counted of parties.
type counts struct {
	statements map[int64]int
	reports    map[int64]int
	last       map[int64]string
	printed    map[library.Print]int
	named      [][]any // rows of party and place
	unnamed    []namedAt
}

type namedAt struct{ party, place int64 }

func newCounts() counts {
	return counts{statements: map[int64]int{}, reports: map[int64]int{}, last: map[int64]string{}, printed: map[library.Print]int{}}
}

// count adds (1) or takes away (-1) a report from what is counted of known
// parties: that it names them, and how.
func (c *counts) count(s *stored, place int64, day string, by int) {
	parties, prints := library.Prints(s.Figures, s.Parties)
	for _, p := range parties {
		c.reports[p] += by
		if by > 0 {
			c.named = append(c.named, []any{p, place})
			c.last[p] = max(c.last[p], day)
		} else {
			c.unnamed = append(c.unnamed, namedAt{p, place})
		}
	}
	for _, f := range prints {
		c.printed[f] += by
	}
}

// write writes the changes, in a fixed order.
func (c *counts) write(w *writer) {
	all := map[int64]bool{}
	for p := range c.statements {
		all[p] = true
	}
	for p := range c.reports {
		all[p] = true
	}
	var rows columns
	for _, p := range slices.Sorted(maps.Keys(all)) {
		if c.statements[p] != 0 || c.reports[p] != 0 || c.last[p] != "" {
			rows.add(p, c.statements[p], c.reports[p], c.last[p])
		}
	}
	if rows.n > 0 {
		w.queue(`UPDATE parties p SET statements = p.statements + t.statements, reports = p.reports + t.reports, last = greatest(p.last, t.last)
			FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[]) AS t (number, statements, reports, last) WHERE p.number = t.number`, rows.args()...)
	}
	c.writePrinted(w)
}

func (c *counts) writePrinted(w *writer) {
	var rows columns
	less := false
	for _, f := range slices.SortedFunc(maps.Keys(c.printed), library.ComparePrints) {
		if n := c.printed[f]; n != 0 {
			rows.add(f.Party, f.Form, safe(f.Text), n)
			less = less || n < 0
		}
	}
	if rows.n == 0 {
		return
	}
	w.queue(`INSERT INTO printed AS p (party, form, text, reports) SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[])
		ON CONFLICT (party, form, text) DO UPDATE SET reports = p.reports + excluded.reports`, rows.args()...)
	if less {
		w.queue("DELETE FROM printed WHERE party = ANY($1) AND reports <= 0", rows.args()[0])
	}
	w.queue(renamed, rows.args()[0])
}

// renamed gives parties the name and the country that most reports have for them, so
// that it does not matter which report was read first.
const renamed = `UPDATE parties p SET name = coalesce(n.name, p.name), country = coalesce(n.country, p.country)
	FROM (SELECT q.party, (SELECT r.text FROM printed r WHERE r.party = q.party AND r.form = 'full' ORDER BY r.reports DESC, r.text LIMIT 1) AS name,
		(SELECT r.text FROM printed r WHERE r.party = q.party AND r.form = 'country' ORDER BY r.reports DESC, r.text LIMIT 1) AS country
		FROM (SELECT DISTINCT party FROM unnest($1::bigint[]) AS u (party)) q) n
	WHERE p.number = n.party AND (p.name <> coalesce(n.name, p.name) OR p.country <> coalesce(n.country, p.country))`
