package synopsis

import (
	"cmp"
	"slices"
	"strconv"

	"synopse/report"
)

const (
	samePoint   = 0.33 // likeness from which two sentences tell the same
	looseFactor = 0.75 // of samePoint, for the further members of a point
	faintly     = 0.18 // likeness from which a pair is kept at all
	neighbours  = 16   // pairs kept for a sentence
	context     = 0.25 // how much of their neighbours' likeness two sentences gain
	perReport   = 2    // passages that one report may have in a point
	probes      = 8    // of a sentence's weightiest terms find candidates
)

// link says how alike two sentences of different reports are.
type link struct {
	a, b  int // numbers of sentences, a of the reading that ranks first
	alike float64
}

// point is a set of sentences (numbers) that tell the same.
type point struct{ members []int }

// findLinks compares every sentence with those of other reports that share one
// of its weighty and not too frequent terms.
func (m *maker) findLinks() {
	postings := make([][]int32, len(m.vocab.names))
	most := max(24, 3*len(m.readings))
	m.best = make([]float64, len(m.sentences))
	m.near = make([][]neighbour, len(m.sentences))
	heard := make([]float64, len(m.sentences))
	var touched []int32
	for _, i := range m.byRank() {
		s := &m.sentences[i]
		if !s.tells {
			continue
		}
		touched = touched[:0]
		top := weightiest(s.terms, probes)
		for _, t := range top {
			if m.vocab.count[t.id] > most {
				continue
			}
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
		for _, j := range touched {
			if heard[j] >= 0.12*s.sum || heard[j] >= 0.12*m.sentences[j].sum {
				m.compare(int(j), i)
			}
			heard[j] = 0
		}
		for _, t := range s.terms {
			if m.vocab.count[t.id] <= most {
				postings[t.id] = append(postings[t.id], int32(i))
			}
		}
	}
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

func weightiest(terms []term, n int) []term {
	if len(terms) <= n {
		return terms
	}
	out := slices.Clone(terms)
	slices.SortStableFunc(out, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
	return out[:n]
}

// compare keeps how alike two sentences are, if they are among the most alike
// of one another.
func (m *maker) compare(a, b int) {
	x := m.alike(a, b)
	m.best[a] = max(m.best[a], x)
	m.best[b] = max(m.best[b], x)
	if x >= faintly {
		m.keepNear(a, neighbour{b, x})
		m.keepNear(b, neighbour{a, x})
	}
}

// neighbour is a sentence of another report and how alike it is.
type neighbour struct {
	sentence int
	alike    float64
}

// keepNear keeps a sentence's few most alike neighbours, the most alike first;
// among equals the one seen first stays.
func (m *maker) keepNear(i int, x neighbour) {
	list := m.near[i]
	k := len(list)
	for k > 0 && list[k-1].alike < x.alike {
		k--
	}
	if k >= neighbours {
		return
	}
	if len(list) == neighbours {
		list = list[:neighbours-1]
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
			m.alikes = append(m.alikes, link{a, b, x.alike})
		}
	}
}

// findPoints joins alike sentences, the most alike first.
func (m *maker) findPoints() {
	m.gatherLinks()
	m.heedContext()
	links := m.alikes
	slices.SortFunc(links, func(x, y link) int {
		return cmp.Or(cmp.Compare(y.alike, x.alike),
			m.comparePlaces(m.sentences[x.a].place, m.sentences[y.a].place),
			m.comparePlaces(m.sentences[x.b].place, m.sentences[y.b].place))
	})
	g := newGroups(len(m.sentences))
	refused := map[[2]int]bool{} // pairs of groups that must not be joined
	for _, l := range links {
		if l.alike < samePoint {
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
	return l.alike < accounted &&
		(m.accountedFor(l.b, m.sentences[l.a].r, l.a) || m.accountedFor(l.a, m.sentences[l.b].r, l.b))
}

// heedContext makes pairs more alike whose neighbours are alike: texts tell
// things in much the same order.
func (m *maker) heedContext() {
	at := make(map[[2]int]float64, len(m.alikes))
	for _, l := range m.alikes {
		at[[2]int{l.a, l.b}] = l.alike
	}
	for k := range m.alikes {
		l := &m.alikes[k]
		best := 0.0
		for _, d := range [...][2]int{{-1, -1}, {1, 1}, {-1, 0}, {0, -1}, {1, 0}, {0, 1}} {
			if a, b := l.a+d[0], l.b+d[1]; m.sameReport(l.a, a) && m.sameReport(l.b, b) {
				best = max(best, at[[2]int{a, b}])
			}
		}
		if best >= samePoint {
			l.alike += context * best
		}
	}
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
			sum += m.alike(i, j)
			n++
		}
	}
	return sum/float64(n) >= samePoint*looseFactor
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
		if m.reportsIn(p.members) == len(m.readings) {
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
