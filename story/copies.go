package story

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
//
// Where nothing but the length speaks for a direction, Copy.Direction says so.
func Copies(sources []Source) []Copy {
	texts := make([]text, len(sources))
	for i, s := range sources {
		texts[i] = s.words()
	}
	keys := rankKeys(sources)
	ranks := rank(keys)
	found := findAll(texts, ranks)
	if judge(sources, keys, ranks, found) {
		found = findAll(texts, ranks)
		judge(sources, keys, ranks, found)
	}
	var out []Copy
	for i := range sources {
		out = append(out, withCredits(sources, i, found[i])...)
	}
	return out
}

// findAll looks for copies of each text among those that stand before it.
func findAll(texts []text, ranks []int) [][]Copy {
	f := finder{texts: texts, seen: map[uint64][]posting{}}
	found := make([][]Copy, len(texts))
	for _, i := range ranks {
		prints := texts[i].fingerprints()
		found[i] = f.sourcesOf(i, prints)
		f.remember(i, prints)
	}
	return found
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
