package synopsis

import (
	"cmp"
	"slices"
	"strconv"

	"synopse/report"
)

const (
	samePoint  = 0.35   // probability from which two sentences tell the same
	loosely    = 0.42   // the same on average, for the further members of a point
	faintly    = 0.06   // from which a pair is kept at all
	neighbours = 16     // pairs kept for a sentence
	perReport  = 2      // passages that one report may have in a point
	leastBoth  = 0.25   // share of the shorter one that candidates must have in common
	probes     = 8      // of a sentence's weightiest keys find candidates
	allPairs   = 60_000 // so many pairs of sentences are all compared
)

// link says how likely two sentences of different reports tell the same.
type link struct {
	a, b int     // numbers of sentences, a of the reading that ranks first
	base float64 // logarithm of the odds by what the two show alone
	told float64 // probability, by all
}

// point is a set of sentences (numbers) that tell the same.
type point struct{ members []int }

// findLinks compares sentences of different reports: all in a small story, else
// those that share weighty and not too frequent keys.
func (m *maker) findLinks() {
	m.best = make([]float64, len(m.sentences))
	m.near = make([][]neighbour, len(m.sentences))
	order := m.byRank()
	total := 0
	for _, n := range m.prose {
		total += n
	}
	if total*total/2 > allPairs {
		m.findCandidates(order)
		return
	}
	for k, i := range order {
		for _, j := range order[:k] {
			if x, y := &m.sentences[i], &m.sentences[j]; x.r != y.r && x.tells && y.tells {
				m.compare(j, i, m.shared(j, i))
			}
		}
	}
}

// findCandidates compares the sentences that share keys.
func (m *maker) findCandidates(order []int) {
	postings := make([][]int32, len(m.keysOf.names))
	most := max(24, 3*len(m.readings))
	heard := make([]float64, len(m.sentences))
	places := make(keyPlaces, len(m.keysOf.names))
	var touched []int32
	for _, i := range order {
		s := &m.sentences[i]
		if !s.tells {
			continue
		}
		touched = touched[:0]
		keys := m.probesOf(i, most)
		for _, t := range keys[:min(probes, len(keys))] {
			for _, j := range postings[t.id] {
				if m.sentences[j].r == s.r {
					continue
				}
				if heard[j] == 0 {
					touched = append(touched, j)
				}
				heard[j] += t.weight
			}
		}
		places.set(&m.gists[i])
		for _, j := range touched {
			if heard[j] >= 0.12*m.gists[i].sum || heard[j] >= 0.12*m.gists[j].sum {
				if c := m.inBothAt(&m.gists[j], &m.gists[i], places); c.both >= leastBoth*min(m.gists[i].sum, m.gists[j].sum) {
					m.compare(int(j), i, c)
				}
			}
			heard[j] = 0
		}
		places.unset(&m.gists[i])
		for _, t := range keys {
			postings[t.id] = append(postings[t.id], int32(i))
		}
	}
}

// probesOf gives the strong keys of a sentence that at most so many have, the
// weightiest first.
func (m *maker) probesOf(i, most int) []term {
	var out []term
	last := int32(-1)
	g := &m.gists[i]
	for _, k := range g.keys {
		if k.strength >= bySense && k.id != last && m.keysOf.count[k.id] <= most {
			out = append(out, term{k.id, g.items[k.item].kind * m.keysOf.rarity[k.id]})
			last = k.id
		}
	}
	slices.SortStableFunc(out, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

// byRank gives the sentences' numbers, readings ranked by content.
func (m *maker) byRank() []int {
	readings := make([]int, len(m.readings))
	for r, k := range m.rank {
		readings[k] = r
	}
	var out []int
	for _, r := range readings {
		for s := range m.readings[r].Document.Sentences {
			out = append(out, m.offset[r]+s)
		}
	}
	return out
}

// compare keeps how alike two sentences are, if they are among the most alike
// of one another. It is to be called right after shared, with what that found.
func (m *maker) compare(a, b int, c common) {
	if m.gists[a].empty() || m.gists[b].empty() {
		return
	}
	e := m.evidenceOf(a, b, c)
	m.best[a] = max(m.best[a], e[likeClause])
	m.best[b] = max(m.best[b], e[likeClause])
	base := weigh(m.weights.Alone, e[:]) - m.crowd(m.sentences[a].r, m.sentences[b].r) + m.encodedOdds(a, b)
	if logistic(base) >= faintly {
		m.keepNear(a, neighbour{b, e[likeClause], base})
		m.keepNear(b, neighbour{a, e[likeClause], base})
	}
}

// neighbour is a sentence of another report, how alike it is, and the logarithm
// of the odds that it tells the same.
type neighbour struct {
	sentence int
	alike    float64
	base     float64
}

// keepNear keeps a sentence's few likeliest neighbours, the likeliest first;
// among equals the one seen first stays.
func (m *maker) keepNear(i int, x neighbour) {
	list := m.near[i]
	k := len(list)
	for k > 0 && list[k-1].base < x.base {
		k--
	}
	if k >= neighbours {
		return
	}
	if len(list) == neighbours {
		list = list[:neighbours-1]
	}
	if list == nil {
		list = make([]neighbour, 0, neighbours)
	}
	m.near[i] = slices.Insert(list, k, x)
}

// gatherLinks turns the neighbours into links, each once.
func (m *maker) gatherLinks() {
	for i, list := range m.near {
		for _, x := range list {
			back := slices.ContainsFunc(m.near[x.sentence], func(y neighbour) bool { return y.sentence == i })
			if back && m.comparePlaces(m.sentences[i].place, m.sentences[x.sentence].place) > 0 {
				continue // the other side gives it
			}
			a, b := i, x.sentence
			if m.comparePlaces(m.sentences[a].place, m.sentences[b].place) > 0 {
				a, b = b, a
			}
			m.alikes = append(m.alikes, link{a: a, b: b, base: x.base})
		}
	}
}

// findPoints joins sentences that tell the same, the likeliest first.
func (m *maker) findPoints() {
	links := m.alikes
	slices.SortFunc(links, func(x, y link) int {
		return cmp.Or(cmp.Compare(y.told, x.told),
			m.comparePlaces(m.sentences[x.a].place, m.sentences[y.a].place),
			m.comparePlaces(m.sentences[x.b].place, m.sentences[y.b].place))
	})
	g := newGroups(len(m.sentences))
	refused := map[[2]int]bool{} // pairs of groups that must not be joined
	for _, l := range links {
		if l.told < samePoint {
			break
		}
		if m.takenUp(l) {
			continue
		}
		a, b := g.find(l.a), g.find(l.b)
		if a == b || refused[[2]int{a, b}] {
			continue
		}
		if m.mayJoin(g.members(a), g.members(b)) {
			g.join(a, b)
			continue
		}
		refused[[2]int{a, b}], refused[[2]int{b, a}] = true, true
	}
	seen := make([]bool, len(m.sentences))
	for i := range m.sentences {
		root := g.find(i)
		if seen[root] || len(g.members(root)) < 2 {
			continue
		}
		seen[root] = true
		members := slices.Clone(g.members(root))
		slices.Sort(members)
		m.points = append(m.points, point{members})
	}
}

// takenUp reports whether one sentence of a link is nearly one with another
// sentence of the other's report: then it tells that one.
func (m *maker) takenUp(l link) bool {
	return m.alike(l.a, l.b) < accounted &&
		(m.accountedFor(l.b, m.sentences[l.a].r, l.a) || m.accountedFor(l.a, m.sentences[l.b].r, l.b))
}

// sameReport reports whether j is a sentence of the report of sentence i.
func (m *maker) sameReport(i, j int) bool {
	return j >= 0 && j < len(m.sentences) && m.sentences[i].r == m.sentences[j].r
}

// mayJoin keeps points from growing along chains: members of both sides must be
// alike, and no report may have more than a few passages.
func (m *maker) mayJoin(a, b []int) bool {
	if len(a)+len(b) > perReport*len(m.readings) || m.crowded(a, b) {
		return false
	}
	if len(a) == 1 && len(b) == 1 {
		return true
	}
	sum, n := 0.0, 0
	for _, i := range a[:min(3, len(a))] {
		for _, j := range b[:min(3, len(b))] {
			if m.sentences[i].r != m.sentences[j].r {
				sum += m.toldBy(i, j)
				n++
			}
		}
	}
	return n > 0 && sum/float64(n) >= loosely
}

// toldBy gives the probability that two sentences tell the same.
func (m *maker) toldBy(i, j int) float64 {
	p, _ := m.told.of(i, j)
	return p
}

// crowded reports whether one report would have too many passages.
func (m *maker) crowded(a, b []int) bool {
	if m.tally == nil {
		m.tally = make([]int, len(m.readings))
	}
	over := false
	for _, list := range [][]int{a, b} {
		for _, i := range list {
			r := m.sentences[i].r
			m.tally[r]++
			over = over || m.tally[r] > perReport
		}
	}
	for _, list := range [][]int{a, b} {
		for _, i := range list {
			m.tally[m.sentences[i].r] = 0
		}
	}
	return over
}

// pointsOut gives the points, those that most reports tell first, then what
// only one report tells, in the order of the text.
func (m *maker) pointsOut(only []int) []Point {
	out := []Point{}
	slices.SortStableFunc(m.points, func(x, y point) int {
		return cmp.Or(cmp.Compare(m.reportsIn(y.members), m.reportsIn(x.members)), cmp.Compare(x.members[0], y.members[0]))
	})
	for _, p := range m.points {
		c := CoverageSome
		if m.reportsIn(p.members) == m.eventSize[m.event[m.sentences[p.members[0]].r]] {
			c = CoverageAll
		}
		out = append(out, m.pointOut(len(out), c, p.members))
	}
	for _, i := range only {
		out = append(out, m.pointOut(len(out), CoverageOne, []int{i}))
	}
	return out
}

func (m *maker) pointOut(n int, coverage string, members []int) Point {
	p := Point{ID: "p" + strconv.Itoa(n+1), Coverage: coverage, Passages: []report.Span{}, Issues: []string{}}
	m.pointMembers = append(m.pointMembers, members)
	for _, i := range members {
		s := &m.sentences[i]
		p.Passages = append(p.Passages, m.sentenceSpan(s.r, s.s))
	}
	return p
}

// reportsIn counts the reports that the sentences are from.
func (m *maker) reportsIn(members []int) int {
	seen := map[int]bool{}
	for _, i := range members {
		seen[m.sentences[i].r] = true
	}
	return len(seen)
}
