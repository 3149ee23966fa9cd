package story

import (
	"cmp"
	"slices"
)

// posting is a place where a fingerprint was seen.
type posting struct{ report, at int }

// finder looks for the sources of reports among those it remembers.
type finder struct {
	texts []text
	seen  map[uint64][]posting
}

// remember keeps the fingerprints of report i, each once a report and only for
// the first few reports that have it.
func (f *finder) remember(i int, prints []print) {
	for _, p := range prints {
		list := f.seen[p.hash]
		if len(list) >= maxPostings || len(list) > 0 && list[len(list)-1].report == i {
			continue
		}
		f.seen[p.hash] = append(list, posting{i, p.at})
	}
}

// run is an aligned passage in words: [a, aEnd) of the copy, [b, bEnd) of the source.
type run struct{ a, aEnd, b, bEnd int }

// sourcesOf gives the copies of report i from the reports remembered: the one
// that explains most words, then others that explain more.
func (f *finder) sourcesOf(i int, prints []print) []Copy {
	runs := map[int][]run{}
	var from []int
	for _, p := range prints {
		for _, q := range f.seen[p.hash] {
			list, known := runs[q.report]
			if n := len(list); n > 0 && p.at < list[n-1].aEnd {
				continue
			}
			start := 0
			if n := len(list); n > 0 {
				start = list[n-1].aEnd
			}
			r := extend(f.texts[i].words, f.texts[q.report].words, p.at, q.at, start)
			if r.aEnd-r.a < minRun || f.texts[i].own(r.a, r.aEnd) < minOwnWords {
				continue
			}
			if !known {
				from = append(from, q.report)
			}
			runs[q.report] = append(list, r)
		}
	}
	return f.choose(i, from, runs)
}

// choose keeps the sources that explain words of report i no better source does.
func (f *finder) choose(i int, from []int, runs map[int][]run) []Copy {
	n := len(f.texts[i].words)
	size := func(report int) int {
		sum := 0
		for _, r := range runs[report] {
			sum += r.aEnd - r.a
		}
		return sum
	}
	// Reports are remembered in rank order, so among equals the first wins.
	slices.SortStableFunc(from, func(x, y int) int { return cmp.Compare(size(y), size(x)) })
	covered := make([]bool, n)
	var out []Copy
	for _, src := range from {
		fresh := 0
		for _, r := range runs[src] {
			for k := r.a; k < r.aEnd; k++ {
				if !covered[k] {
					fresh++
				}
			}
		}
		share := float64(size(src)) / float64(n)
		if share < minShare || len(out) > 0 && float64(fresh) < moreShare*float64(n) {
			continue
		}
		c := Copy{Report: i, From: src, Share: float64(int(share*1000+0.5)) / 1000}
		for _, r := range runs[src] {
			for k := r.a; k < r.aEnd; k++ {
				covered[k] = true
			}
			a, b := f.texts[i], f.texts[src]
			c.Runs = append(c.Runs, Run{a.start[r.a], a.end[r.aEnd-1], b.start[r.b], b.end[r.bEnd-1]})
		}
		out = append(out, c)
	}
	return out
}

// own counts the words outside quotation marks.
func (t text) own(from, to int) int {
	n := 0
	for _, q := range t.quoted[from:to] {
		if !q {
			n++
		}
	}
	return n
}

// extend grows a hit at a[i], b[j] to both sides, word by word, over edits of up
// to three words where the texts meet again. It does not go left of floor in a.
func extend(a, b []uint64, i, j, floor int) run {
	if !slices.Equal(a[i:i+shingle], b[j:j+shingle]) {
		return run{i, i, j, j} // two shingles with one hash
	}
	r := run{i, i + shingle, j, j + shingle}
	for r.aEnd < len(a) && r.bEnd < len(b) {
		if a[r.aEnd] == b[r.bEnd] {
			r.aEnd++
			r.bEnd++
			continue
		}
		da, db := resync(a[r.aEnd:], b[r.bEnd:])
		if da+db == 0 {
			break
		}
		r.aEnd += da
		r.bEnd += db
	}
	for r.a > floor && r.b > 0 && a[r.a-1] == b[r.b-1] {
		r.a--
		r.b--
	}
	return r
}

// resync gives how many words to skip in a and in b until three words in a row
// are equal again; zeros if they do not meet within three words.
func resync(a, b []uint64) (int, int) {
	const most, meet = 3, 3
	for sum := 1; sum <= 2*most; sum++ {
		for da := max(0, sum-most); da <= min(sum, most); da++ {
			db := sum - da
			if len(a) >= da+meet && len(b) >= db+meet && slices.Equal(a[da:da+meet], b[db:db+meet]) {
				return da, db
			}
		}
	}
	return 0, 0
}
