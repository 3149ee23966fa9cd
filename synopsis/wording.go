package synopsis

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

const (
	oneContent  = 0.30 // likeness of what is said in them
	leastShared = 2    // telling terms in common
	oneSaying   = 0.40 // probability from which two statements give one utterance
	maybeSaying = 0.55 // the same where the speaker of one is not known
	otherActed  = 0.70 // the same where other things are done by saying it
	chained     = 0.42 // the same on average, for the further ones
)

// findWordings joins statements in different reports that give one utterance, the
// likeliest first. Groups hold numbers of statements.
func (m *maker) findWordings() [][]int {
	g := newGroups(len(m.stmts))
	likely := m.likelySayings()
	told := make(map[[2]int]float64, len(likely))
	for _, x := range likely {
		told[[2]int{x.a, x.b}], told[[2]int{x.b, x.a}] = x.told, x.told
	}
	for _, x := range likely {
		if x.told < oneSaying {
			break
		}
		if x.told < maybeSaying && !m.surelySpeaks(x.a, x.b) || x.told < otherActed && m.otherActs(x.a, x.b) || m.hardlyAlike(x) {
			continue
		}
		a, b := g.find(x.a), g.find(x.b)
		if a != b && m.oneEachReport(g.members(a), g.members(b)) && m.onAverage(told, g.members(a), g.members(b)) {
			g.join(a, b)
		}
	}
	var out [][]int
	for i := range m.stmts {
		if list := g.members(i); g.find(i) == i && len(list) > 1 && !m.onlyCopied(list) {
			list = slices.Clone(list)
			slices.Sort(list)
			out = append(out, list)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return slices.DeleteFunc(slices.Clone(out), func(list []int) bool {
		return slices.ContainsFunc(out, func(o []int) bool { return m.allWithin(list, o) })
	})
}

// hardlyAlike reports whether all that speaks for two statements being one utterance
// is who says them: words have nothing in common, days later, or little in long
// reports, in which one actor says several things and their sentences hardly tell the
// same.
func (m *maker) hardlyAlike(x *saying) bool {
	const words, used, odds, unlike, sure = 0.20, 0.45, 1, -0.8, 0.5
	e := &x.evidence
	if e[sayBare] > 0 && e[sayFew] == 0 && e[sayTold] < odds {
		return true
	}
	if m.crowd(m.stmts[x.a].reading, m.stmts[x.b].reading) <= 0 {
		return false
	}
	return e[sayOtherTongue] == 0 && e[sayWords] < words && e[sayMost] < used && e[sayTold] < odds ||
		e[sayTold] < unlike && x.told < sure
}

// allWithin reports whether each statement of a list stands within one of another
// list: the same utterance once more, by somebody who is quoted in it.
func (m *maker) allWithin(list, of []int) bool {
	within := func(i, j int) bool {
		a, b := &m.stmts[i], &m.stmts[j]
		return a.reading == b.reading && a.Within == j-m.first[a.reading]
	}
	return !slices.ContainsFunc(list, func(i int) bool {
		return !slices.ContainsFunc(of, func(j int) bool { return within(i, j) })
	})
}

// surelySpeaks reports whether one actor is known to say both statements, or who
// says them is described alike.
func (m *maker) surelySpeaks(a, b int) bool {
	x, y := m.stmts[a].speakers, m.stmts[b].speakers
	return m.sameSpeaker(a, b) || len(x) == 1 && len(y) == 1 && m.oneDescribed(x[0], y[0])
}

// onAverage reports whether statements of two groups, of different reports, are
// likely on average to give one utterance: no chain of which only the ends of each
// link are alike.
func (m *maker) onAverage(told map[[2]int]float64, a, b []int) bool {
	sum, n := 0.0, 0
	for _, i := range a {
		for _, j := range b {
			if m.stmts[i].reading != m.stmts[j].reading {
				sum += told[[2]int{i, j}]
				n++
			}
		}
	}
	return n == 0 || sum >= chained*float64(n)
}

// onlyCopied reports whether statements are one and the same in reports of one
// origin: that is the copy, not another wording.
func (m *maker) onlyCopied(list []int) bool {
	first := &m.stmts[list[0]]
	for _, i := range list[1:] {
		s := &m.stmts[i]
		if m.origin[s.reading] != m.origin[first.reading] || likeness(m.content(i), m.content(list[0])) < 0.99 {
			return false
		}
	}
	return true
}

// sentencesOf gives the numbers of the sentences that hold a statement's content.
func (m *maker) sentencesOf(s *stmt) []int {
	doc := &m.readings[s.reading].Document
	var out []int
	for _, c := range s.Content {
		if c.Empty() || len(doc.Sentences) == 0 {
			continue
		}
		for k := doc.SentenceAt(c.First); k < len(doc.Sentences) && doc.Sentences[k].First < c.Last; k++ {
			out = appendOnce(out, m.offset[s.reading]+k)
		}
	}
	return out
}

// sameSpeaker reports whether two statements are one actor's, and only one's:
// one actor, or two persons of one family name that were not told to be one.
func (m *maker) sameSpeaker(a, b int) bool {
	x, y := m.stmts[a].speakers, m.stmts[b].speakers
	return len(x) == 1 && len(y) == 1 && (x[0] == y[0] || m.oneNamed(x[0], y[0]) || m.spelledOne(x[0], y[0]))
}

// oneNamed reports whether two actors of different reports may have been read as
// two by mistake: one name is part of the other.
func (m *maker) oneNamed(a, b int) bool {
	p, q := &m.actors[a], &m.actors[b]
	if !m.hasName[a] || !m.hasName[b] || p.Kind != q.Kind {
		return false
	}
	return strings.Contains(" "+p.Name+" ", " "+q.Name+" ") || strings.Contains(" "+q.Name+" ", " "+p.Name+" ")
}

// telling counts the terms two passages share that are neither actors nor
// everyday words.
func (m *maker) telling(a, b passage) int {
	n, j := 0, 0
	for _, t := range a.terms {
		for j < len(b.terms) && b.terms[j].id < t.id {
			j++
		}
		if j < len(b.terms) && b.terms[j].id == t.id && !m.vocab.isName(t.id) && t.weight > 0.5*m.vocab.rare(t.id) {
			n++
		}
	}
	return n
}

// maybeSame reports whether two statements may be one actor's: one speaker is
// only described ("die Ministerin") or not told, and nothing tells them apart.
func (m *maker) maybeSame(a, b int) bool {
	x, y := &m.stmts[a], &m.stmts[b]
	if len(x.speakers) > 1 || len(y.speakers) > 1 {
		return false
	}
	if len(x.speakers) == 0 || len(y.speakers) == 0 {
		return len(x.speakers)+len(y.speakers) > 0
	}
	p, q := &m.actors[x.speakers[0]], &m.actors[y.speakers[0]]
	if m.side[x.speakers[0]] == m.side[y.speakers[0]] {
		return !(m.hasName[x.speakers[0]] && m.hasName[y.speakers[0]])
	}
	return p.Kind == q.Kind && !(m.hasName[x.speakers[0]] && m.hasName[y.speakers[0]]) &&
		(p.Country == "" || q.Country == "" || p.Country == q.Country)
}

// speakerOf gives the actor a wording is filed under: one with a name, if any.
func (m *maker) speakerOf(list []int) int {
	best := -1
	for _, i := range list {
		for _, a := range m.stmts[i].speakers {
			if m.hasName[a] {
				return a
			}
			if best < 0 {
				best = a
			}
		}
	}
	return best
}

// content gives a statement's content in comparable form.
func (m *maker) content(i int) passage {
	if m.contents[i].sum == 0 {
		s := &m.stmts[i]
		var terms []term
		for _, c := range s.Content {
			terms = append(terms, m.rawTerms(s.reading, max(c.First, 0), min(c.Last, len(m.readings[s.reading].Document.Tokens)))...)
		}
		m.contents[i] = m.vocab.finish(terms)
	}
	return m.contents[i]
}

// oneEachReport keeps a wording to two statements a report.
func (m *maker) oneEachReport(a, b []int) bool {
	count := map[int]int{}
	for _, list := range [][]int{a, b} {
		for _, i := range list {
			if count[m.stmts[i].reading]++; count[m.stmts[i].reading] > 2 {
				return false
			}
		}
	}
	return true
}

func (m *maker) wordingsOut() []Wording {
	out := []Wording{}
	for _, list := range m.wordings {
		w := Wording{ID: "w" + strconv.Itoa(len(out)+1), Speaker: actorID(m.speakerOf(list)), Statements: []string{}}
		for _, i := range list {
			w.Statements = append(w.Statements, statementID(i))
		}
		out = append(out, w)
	}
	return out
}

// speakersOf gives the actors whose statements sentence i holds.
func (m *maker) speakersOf(i int) []int {
	var out []int
	for _, k := range m.inSentence[i] {
		for _, a := range m.stmts[k].speakers {
			out = appendOnce(out, a)
		}
	}
	return out
}
