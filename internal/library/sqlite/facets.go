package sqlite

import (
	"cmp"
	"maps"
	"slices"

	"synopse/internal/library"
	"synopse/internal/query"
)

// mostValues is how many values a facet has.
const mostValues = 12

// tallies count the places that have a value, each place once.
type tallies[K comparable] struct {
	count map[K]int
	last  map[K]int64 // the place that was counted last
}

func newTallies[K comparable]() *tallies[K] { return &tallies[K]{map[K]int{}, map[K]int64{}} }

// add counts a value at a place; the values of one place come one after the other.
func (t *tallies[K]) add(v K, place int64) {
	if last, ok := t.last[v]; ok && last == place {
		return
	}
	t.last[v] = place
	t.count[v]++
}

func (t *tallies[K]) keys() []K {
	out := make([]K, 0, len(t.count))
	for k := range t.count {
		out = append(out, k)
	}
	return out
}

// facets count what hits have in common, in one pass over their facts.
func (r *reader) facets(places []int64, labels string) ([]library.Facet, error) {
	all, err := r.facts(places)
	if err != nil {
		return nil, err
	}
	outlets, languages := newTallies[int64](), newTallies[string]()
	speakers, kinds, acts := newTallies[int64](), newTallies[string](), newTallies[string]()
	var issues []issueAt
	for i, p := range places {
		f := all[i]
		outlet, language := f.document()
		outlets.add(outlet, p)
		languages.add(language, p)
		f.each(sentenceAt(p), func(s *fact) bool {
			kinds.add(s.kind, p)
			acts.add(s.act, p)
			for _, n := range s.who {
				speakers.add(n, p)
			}
			for _, n := range s.issues {
				issues = append(issues, issueAt{p, n})
			}
			return true
		})
	}
	names, err := r.outletNames()
	if err != nil {
		return nil, err
	}
	outletFacet := library.Facet{Field: query.Outlet}
	for n, count := range outlets.count {
		if name := names[n]; name != "" {
			outletFacet.Values = append(outletFacet.Values, library.Count{ID: name, Name: name, Count: count})
		}
	}
	speakerFacet, err := r.speakerFacet(speakers)
	if err != nil {
		return nil, err
	}
	issueFacet, err := r.issueFacet(issues, labels)
	if err != nil {
		return nil, err
	}
	out := []library.Facet{outletFacet, speakerFacet, issueFacet, valueFacet(query.Kind, kinds), valueFacet(query.Act, acts), valueFacet(query.Lang, languages)}
	for i := range out {
		out[i].Values = frequent(out[i].Values, mostValues)
	}
	return append(out, months(places)), nil
}

// speakerFacet gives the speakers who are known. Those counted most are looked up
// first: most of the others need no name.
func (r *reader) speakerFacet(speakers *tallies[int64]) (library.Facet, error) {
	out := library.Facet{Field: query.Speaker}
	keys := speakers.keys()
	slices.SortFunc(keys, func(a, b int64) int {
		return cmp.Or(cmp.Compare(speakers.count[b], speakers.count[a]), cmp.Compare(a, b))
	})
	for len(keys) > 0 && len(out.Values) < mostValues {
		end := min(2*mostValues, len(keys))
		for end < len(keys) && speakers.count[keys[end]] == speakers.count[keys[end-1]] {
			end++ // of as many, names decide
		}
		parties, err := r.partiesOf(keys[:end])
		if err != nil {
			return out, err
		}
		for _, n := range keys[:end] {
			if p := parties[n]; p != nil && p.known {
				out.Values = append(out.Values, library.Count{ID: p.id, Name: p.name, Count: speakers.count[n]})
			}
		}
		keys = keys[end:]
	}
	return out, nil
}

// issueAt is an issue with the place of a statement on it.
type issueAt struct{ place, issue int64 }

// issueFacet counts issues by their label in German, as stories have their own. Issues
// come in the order of their places.
func (r *reader) issueFacet(issues []issueAt, labels string) (library.Facet, error) {
	out := library.Facet{Field: query.Issue}
	numbers := make([]int64, 0, len(issues))
	for _, i := range issues {
		numbers = append(numbers, i.issue)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	names, err := r.issueNames(numbers)
	if err != nil {
		return out, err
	}
	ids, english := map[string]string{}, map[string]string{} // by label
	for _, i := range names {
		de := i.Labels["de"]
		ids[de], english[de] = max(ids[de], i.ID), max(english[de], i.Labels["en"])
	}
	count := newTallies[string]()
	for _, at := range issues {
		if i := names[at.issue]; i != nil {
			count.add(i.Labels["de"], at.place)
		}
	}
	for de, n := range count.count {
		c := library.Count{ID: ids[de], Name: de, Count: n}
		if en := english[de]; labels == "en" && en != "" {
			c.Name = en
		}
		out.Values = append(out.Values, c)
	}
	return out, nil
}

func valueFacet(field query.Field, t *tallies[string]) library.Facet {
	f := library.Facet{Field: field}
	for v, n := range t.count {
		f.Values = append(f.Values, library.Count{ID: v, Name: v, Count: n})
	}
	return f
}

// frequent sorts the most frequent first, and leaves at most so many.
func frequent(list []library.Count, most int) []library.Count {
	slices.SortFunc(list, func(a, b library.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return list[:min(len(list), most)]
}

func months(places []int64) library.Facet {
	count := map[int64]int{} // by day: reckoning with months takes longer than counting
	for _, p := range places {
		count[p>>(documentBits+sentenceBits)]++
	}
	byMonth := map[string]int{}
	for day, n := range count {
		byMonth[dayAt(day << (documentBits + sentenceBits))[:7]] += n
	}
	f := library.Facet{Field: library.Month}
	for _, m := range slices.Sorted(maps.Keys(byMonth)) {
		f.Values = append(f.Values, library.Count{ID: m, Name: m, Count: byMonth[m]})
	}
	return f
}
