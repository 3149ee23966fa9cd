package story

import (
	"cmp"
	"crypto/sha256"
	"slices"
)

const (
	minRun      = 8    // words of a run
	minOwnWords = 6    // words of a run outside quotation marks: a shared quotation is no copy
	minShare    = 0.05 // of the copying report's words
	moreShare   = 0.08 // what a further source must add
	maxPostings = 6    // reports remembered for one fingerprint: the first ones
	sameOrigin  = 0.3  // a report with this share from another one has its origin
)

// Copies gives, for every report, the passages it has word for word from
// another report, and the agencies it credits. A passage counts as copied from
// the report that had it first: agency text before others, then the earlier
// date, then the one that credits an agency, then the longer one. Passages
// inside quotation marks do not count: two outlets may quote one speaker.
// Reports are sources' indices; the outcome does not depend on their order.
func Copies(sources []Source) []Copy {
	texts := make([]text, len(sources))
	for i, s := range sources {
		texts[i] = s.words()
	}
	f := finder{texts: texts, seen: map[uint64][]posting{}}
	found := make([][]Copy, len(sources))
	ranks := rank(sources)
	for _, i := range ranks {
		prints := texts[i].fingerprints()
		found[i] = f.sourcesOf(i, prints)
		f.remember(i, prints)
	}
	var out []Copy
	for i := range sources {
		out = append(out, withCredits(sources, i, found[i])...)
	}
	return out
}

// withCredits adds the agencies a report credits to its copies, but not the
// agency whose text it was seen to copy.
func withCredits(sources []Source, i int, copies []Copy) []Copy {
	taken := map[string]bool{}
	for k, c := range copies {
		copies[k].Agency = agencyOf(sources[c.From].Report)
		taken[copies[k].Agency] = true
	}
	own := agencyOf(sources[i].Report)
	if own != "" && !taken[own] {
		taken[own] = true
		copies = append(copies, Copy{Report: i, From: -1, Agency: own, Share: 1})
	}
	for _, a := range agencyCredits(sources[i].Report) {
		if !taken[a] {
			copies = append(copies, Copy{Report: i, From: -1, Agency: a})
		}
	}
	return copies
}

// rank orders the reports so that one that may have been copied stands before
// those that may have copied it.
func rank(sources []Source) []int {
	type key struct {
		agency, credit int
		day, time      string
		length         int
		hash           [sha256.Size]byte
	}
	keys := make([]key, len(sources))
	order := make([]int, len(sources))
	for i, s := range sources {
		order[i] = i
		k := key{agency: 1, credit: 1, day: "9999", length: -len(s.Report.Text), hash: sha256.Sum256([]byte(s.Report.Text))}
		if agencyOf(s.Report) != "" {
			k.agency = 0
		}
		if len(s.Report.Agencies) > 0 {
			k.credit = 0
		}
		if p := s.Report.Published; len(p) >= 10 {
			k.day, k.time = p[:10], p[10:]
		}
		keys[i] = k
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := keys[x], keys[y]
		return cmp.Or(cmp.Compare(a.agency, b.agency), cmp.Compare(a.day, b.day), cmp.Compare(a.credit, b.credit),
			cmp.Compare(a.time, b.time), cmp.Compare(a.length, b.length), slices.Compare(a.hash[:], b.hash[:]))
	})
	return order
}

// Origins groups the reports by where their text comes from: a report that has
// much of its text from another one shares its origin, and so do several
// reports of one outlet and several texts of one agency. All others have their
// own, also if they credit the same agency. The origins stand in the order of
// their first report.
func Origins(sources []Source, copies []Copy) []Origin {
	root := make([]int, len(sources))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	join := func(i, k int) {
		a, b := find(i), find(k)
		root[max(a, b)] = min(a, b)
	}
	for _, c := range copies {
		if c.From >= 0 && c.Share >= sameOrigin {
			join(c.Report, c.From)
		}
	}
	first := map[string]int{} // the first report of an outlet, of an agency
	for i := range sources {
		for _, from := range []string{"outlet " + sources[i].Report.Outlet, "agency " + agencyOf(sources[i].Report)} {
			if len(from) == len("outlet ") {
				continue // unknown
			}
			if k, ok := first[from]; ok {
				join(i, k)
			} else {
				first[from] = i
			}
		}
	}
	var out []Origin
	at := map[int]int{}
	for i := range sources {
		r := find(i)
		k, ok := at[r]
		if !ok {
			k = len(out)
			at[r] = k
			out = append(out, Origin{})
		}
		out[k].Reports = append(out[k].Reports, i)
		if out[k].Agency == "" {
			out[k].Agency = agencyOf(sources[i].Report)
		}
	}
	return out
}
