package sqlite

import (
	"slices"

	"synopse/internal/query"
)

// numeric says whether facts tell if the clauses about statements hold. Those about
// issues are left to SQL: the label of one may be that of thousands.
func (x *search) numeric() bool {
	return !slices.ContainsFunc(x.said, func(c saidClause) bool { return c.Field == query.Issue })
}

// holds gives the test whether all clauses about statements hold of a statement.
func (x *search) holds() func(*fact) bool {
	var tests []func(*fact) bool
	for _, c := range x.said {
		parties := map[int64]bool{}
		for _, n := range x.listed[c.Clause] {
			parties[n] = true
		}
		meant := func(n int64) bool { return parties[n] }
		switch c.Field {
		case query.Kind:
			tests = append(tests, func(f *fact) bool { return f.kind == c.Value })
		case query.Act:
			tests = append(tests, func(f *fact) bool { return f.act == c.Value })
		case query.Speaker:
			tests = append(tests, func(f *fact) bool { return slices.ContainsFunc(f.who, meant) })
		case query.To:
			tests = append(tests, func(f *fact) bool { return slices.ContainsFunc(f.whom, meant) })
		}
	}
	return func(f *fact) bool {
		for _, test := range tests {
			if !test(f) {
				return false
			}
		}
		return true
	}
}

// fitting gives those of the places at which there is a statement that the clauses
// ask for.
func (r *reader) fitting(x *search, places []int64) (out []int64, err error) {
	all, err := r.facts(places)
	if err != nil {
		return nil, err
	}
	holds := x.holds()
	for i, p := range places {
		fits := false
		all[i].each(sentenceAt(p), func(f *fact) bool {
			fits = holds(f)
			return !fits
		})
		if fits {
			out = append(out, p)
		}
	}
	return out, nil
}

// askedFor gives the statements of sentences that are asked for, by place.
func (r *reader) askedFor(x *search, page []int64) (map[int64][]int, error) {
	if !x.numeric() {
		return r.selectAsked(x, page)
	}
	all, err := r.facts(page)
	if err != nil {
		return nil, err
	}
	holds, out := x.holds(), map[int64][]int{}
	for i, p := range page {
		all[i].each(sentenceAt(p), func(f *fact) bool {
			if holds(f) {
				out[p] = append(out[p], f.ordinal)
			}
			return true
		})
	}
	return out, nil
}
