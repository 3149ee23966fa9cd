package postgres

import (
	"cmp"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/query"
)

// mostValues is how many values a facet has.
const mostValues = 12

// facets count what hits have in common.
type facets struct {
	places, reports    []int64
	times              map[int64]int // how often each report is among them
	kinds, acts        map[string]int
	outlets, languages map[string]int
	speaking, issues   []library.Count
	labels             string
}

// facetsOf begins to count hits: kinds and acts from the facts of their reports, the
// rest is to be asked for.
func facetsOf(hits []hit, labels string) *facets {
	f := &facets{times: map[int64]int{}, outlets: map[string]int{}, languages: map[string]int{}, labels: labels}
	for _, h := range hits {
		f.places = append(f.places, h.place)
		f.times[reportAt(h.place)]++
	}
	f.reports = slices.Sorted(maps.Keys(f.times))
	f.kinds, f.acts = told(hits)
	return f
}

// asking gives what is to be asked.
func (f *facets) asking() []asked {
	if len(f.places) == 0 {
		return nil
	}
	return []asked{
		{"SELECT d.* FROM " + eachOf("SELECT place, outlet, language FROM documents WHERE place = a.at AND "+near("place")+" LIMIT 1") + " d", nearArgs(f.reports), f.document},
		// Parties and issues are looked up one by one (lateral, limit): joined, all of them
		// were read.
		{"WITH s AS MATERIALIZED (SELECT s.party, count(DISTINCT s.place) AS n FROM " + eachOf("SELECT place, party FROM speakers WHERE place = a.at AND role = 0 AND "+near("place")+" LIMIT 65536") + ` s GROUP BY s.party)
			SELECT p.id, p.name, s.n FROM s CROSS JOIN LATERAL (SELECT id, name FROM parties WHERE number = s.party AND known LIMIT 1) p`, nearArgs(f.places), f.speaker},
		{"WITH s AS MATERIALIZED (SELECT s.* FROM " + eachOf("SELECT place, issue FROM issue_statements WHERE place = a.at AND "+near("place")+" LIMIT 65536") + ` s)
			SELECT max(i.id), i.de, count(DISTINCT s.place), max(i.en) FROM s CROSS JOIN LATERAL (SELECT id, de, en FROM issues WHERE number = s.issue LIMIT 1) i GROUP BY i.de`, nearArgs(f.places), f.issue},
	}
}

func (f *facets) document(r pgx.Rows) error {
	var place int64
	var outlet, language string
	err := r.Scan(&place, &outlet, &language)
	f.outlets[outlet] += f.times[place]
	f.languages[language] += f.times[place]
	return err
}

func (f *facets) speaker(r pgx.Rows) error {
	var c library.Count
	err := r.Scan(&c.ID, &c.Name, &c.Count)
	c.Name = plain(c.Name)
	f.speaking = append(f.speaking, c)
	return err
}

func (f *facets) issue(r pgx.Rows) error {
	var c library.Count
	var en string
	err := r.Scan(&c.ID, &c.Name, &c.Count, &en)
	if f.labels == "en" && en != "" {
		c.Name = en
	}
	c.Name = plain(c.Name)
	f.issues = append(f.issues, c)
	return err
}

// all gives the facets, once what was to be asked was.
func (f *facets) all() []library.Facet {
	delete(f.outlets, "")
	out := []library.Facet{
		{Field: query.Outlet, Values: valued(f.outlets, mostValues)},
		{Field: query.Speaker, Values: frequent(f.speaking, mostValues)},
		{Field: query.Issue, Values: frequent(f.issues, mostValues)},
		{Field: query.Kind, Values: valued(f.kinds, mostValues)},
		{Field: query.Act, Values: valued(f.acts, mostValues)},
		{Field: query.Lang, Values: valued(f.languages, mostValues)},
	}
	return append(out, months(f.places))
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
