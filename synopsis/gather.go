package synopsis

import (
	"cmp"
	"math"
	"slices"
)

// oneIssue is the probability from which, on average, two groups of sentences in
// which something is said are of one issue.
const oneIssue = 0.2

// What speaks for and against two sentences in which something is said belonging
// to one issue; BelongKinds has their names.
const (
	belongNext       = iota // the one follows the other in a paragraph
	belongBlock             // they stand in one paragraph
	belongReport            // in one report
	belongTold              // how likely they tell the same
	belongAround            // how likely something in their paragraphs does
	belongWords             // share of their words that both have
	belongUse               // cosine of their words' vectors
	belongOwn               // the same, less what all sentences are about
	belongParagraphs        // cosine of their paragraphs
	belongMost              // share of one where words used alike stand for each other
	belongLeast             // and of the other
	belongTheme             // they name one theme
	belongSpeaker           // one actor speaks in both
	belongAct               // with one act
	belongApart             // how far apart they stand in their reports
	belongAll               // cosine of all their words as printed, less what all sentences are about
	belongKinds
)

// mostGathered is how many sentences with statements are gathered into groups;
// where there are more, topics tell the issues better, and faster.
const mostGathered = 600

// gatherIssues makes the issues of short reports: what is said in one paragraph
// belongs together, and so does what tells the same, or of the same, in another
// report. Groups of sentences are joined while they are alike on average
// (agglomerative clustering, average linkage); each takes the name of the topic
// that is most its own.
func (m *maker) gatherIssues(list []topic) []issue {
	items := m.gathered()
	if len(items) > mostGathered {
		return m.chosen(list)
	}
	groups := m.gather(items, m.themesIn(list))
	if !m.short {
		groups = slices.DeleteFunc(groups, func(g []int) bool { return !m.inTwoReports(g) && m.oneVoice(g) })
	}
	out := m.issuesOfGroups(groups, list, map[string]bool{}, mostIssues)
	m.naming = make([][]namedIssue, len(m.sentences))
	m.onIssue = make([][]int, len(m.sentences))
	m.issueKeys = nil
	m.noteIssues(out, 0)
	return out
}

// gatherLeft makes further issues of the sentences in which something is said that is on
// none of those chosen, where more than one report has some and more than one side speaks.
func (m *maker) gatherLeft(have []issue, list []topic) []issue {
	m.joinRetold(have)
	filed := make([]bool, len(m.stmts))
	for k := range have {
		for _, s := range have[k].statements {
			filed[s] = true
		}
	}
	items := slices.DeleteFunc(m.gathered(), func(i int) bool {
		return len(m.onIssue[i]) > 0 || slices.ContainsFunc(m.startsIn(i), func(s int) bool { return filed[s] })
	})
	if len(items) > mostGathered {
		return have
	}
	taken := map[string]bool{}
	for k := range have {
		x := &have[k]
		take(&x.topic, taken)
	}
	groups := slices.DeleteFunc(m.gather(items, m.themesIn(list)), func(g []int) bool {
		return !m.inTwoReports(g) || len(have) >= fewIssues && m.oneVoice(g)
	})
	more := slices.DeleteFunc(m.issuesOfGroups(groups, list, taken, mostIssues-len(have)), func(x issue) bool { return !m.namedTwice(&x) && !m.toldTwice(&x) })
	out := append(have, more...)
	m.noteIssues(out, len(have))
	return out
}

// inTwoReports reports sentences that are not all of one report.
func (m *maker) inTwoReports(list []int) bool {
	return slices.ContainsFunc(list, func(i int) bool { return m.sentences[i].r != m.sentences[list[0]].r })
}

// namedTwice reports an issue whose name two reports at least have where they speak of it.
func (m *maker) namedTwice(x *issue) bool {
	var list []int
	for _, h := range x.hits {
		list = append(list, h.sentence)
	}
	return m.inTwoReports(x.on(list))
}

// toldTwice reports an issue of which two reports tell the same.
func (m *maker) toldTwice(x *issue) bool {
	return slices.ContainsFunc(m.pointMembers, func(members []int) bool { return m.inTwoReports(x.on(members)) })
}

// on gives those of some sentences that are on the issue.
func (x *issue) on(list []int) (out []int) {
	for _, i := range list {
		if _, ok := slices.BinarySearch(x.sentences, i); ok {
			out = append(out, i)
		}
	}
	return out
}

// oneVoice reports sentences in which no more than one side speaks: points, and no issue.
func (m *maker) oneVoice(g []int) bool {
	sides := map[int]bool{}
	for _, i := range g {
		for _, s := range m.startsIn(i) {
			for _, a := range m.stmts[s].speakers {
				sides[m.side[a]] = true
			}
		}
	}
	return len(sides) < 2
}

// joinRetold puts what is on no issue on that of a sentence that tells the same elsewhere.
func (m *maker) joinRetold(have []issue) {
	for _, members := range m.pointMembers {
		on := slices.IndexFunc(members, func(i int) bool { return len(m.onIssue[i]) > 0 })
		if on < 0 {
			continue
		}
		k := m.onIssue[members[on]][0]
		for _, i := range members {
			if len(m.onIssue[i]) > 0 || len(m.startsIn(i)) == 0 {
				continue
			}
			x := &have[k]
			m.onIssue[i] = []int{k}
			x.sentences = append(x.sentences, i)
			x.statements = append(x.statements, m.startsIn(i)...)
		}
	}
	for k := range have {
		x := &have[k]
		slices.Sort(x.sentences)
		slices.Sort(x.statements)
		x.sentences, x.statements = slices.Compact(x.sentences), slices.Compact(x.statements)
	}
}

// gathered gives the sentences in which something is said.
func (m *maker) gathered() []int {
	var items []int
	for i := range m.sentences {
		if len(m.startsIn(i)) > 0 && !m.heading(i) && m.mayName(i) {
			items = append(items, i)
		}
	}
	return items
}

// startsIn gives the statements whose content begins in sentence i.
func (m *maker) startsIn(i int) []int {
	var out []int
	for _, k := range m.inSentence[i] {
		if s := &m.stmts[k]; m.at(place{s.reading, s.sentence}) == i {
			out = append(out, k)
		}
	}
	return out
}

// themesIn gives the themes that each sentence names, by their place in a list.
func (m *maker) themesIn(list []topic) map[int][]int {
	out := map[int][]int{}
	for k := range list {
		if list[k].kind == topicActor || list[k].kind == topicRelations {
			continue
		}
		for _, h := range list[k].hits {
			out[h.sentence] = appendOnce(out[h.sentence], k)
		}
	}
	return out
}

// gather joins sentences into groups.
func (m *maker) gather(items []int, themes map[int][]int) [][]int {
	around := m.toldAround()
	like := make([][]float64, len(items))
	for a := range like {
		like[a] = make([]float64, len(items))
	}
	for a := range items {
		for b := a + 1; b < len(items); b++ {
			x := m.belong(items[a], items[b], themes, around)
			like[a][b], like[b][a] = x, x
		}
	}
	groups := linked(like, oneIssue)
	for _, g := range groups {
		for k, a := range g {
			g[k] = items[a]
		}
		slices.Sort(g)
	}
	return groups
}

// blockOf is the paragraph a sentence stands in.
func (m *maker) blockOf(i int) [2]int {
	s := &m.sentences[i]
	return [2]int{s.r, m.readings[s.r].Document.Sentences[s.s].Block}
}

// toldAround gives how likely something in two paragraphs tells the same.
func (m *maker) toldAround() map[[4]int]float64 {
	out := map[[4]int]float64{}
	for _, l := range m.alikes {
		a, b := m.blockOf(l.a), m.blockOf(l.b)
		for _, k := range [...][4]int{{a[0], a[1], b[0], b[1]}, {b[0], b[1], a[0], a[1]}} {
			out[k] = max(out[k], l.told)
		}
	}
	return out
}

// belong says how likely two sentences belong to one issue.
func (m *maker) belong(i, j int, themes map[int][]int, around map[[4]int]float64) float64 {
	if !m.oneEvent(i, j) {
		return 0
	}
	e := m.belonging(i, j, themes, around)
	return logistic(weigh(m.weights.Belong, e[:]))
}

// belonging gathers what speaks for and against it.
func (m *maker) belonging(i, j int, themes map[int][]int, around map[[4]int]float64) [belongKinds]float64 {
	var e [belongKinds]float64
	a, b := m.blockOf(i), m.blockOf(j)
	switch {
	case a == b:
		e[belongBlock] = 1
		if max(i-j, j-i) == 1 {
			e[belongNext] = 1
		}
	case a[0] != b[0]:
		e[belongTold], e[belongAround] = m.toldBy(i, j), around[[4]int{a[0], a[1], b[0], b[1]}]
	}
	if a[0] == b[0] {
		e[belongReport] = 1
	}
	g, h := &m.gists[i], &m.gists[j]
	c := m.inBoth(g, h)
	if w := g.words + h.words; w > 0 {
		e[belongWords] = 2 * c.words / w
	}
	e[belongMost], e[belongLeast] = m.softly(i, j)
	e[belongUse], e[belongOwn] = m.use(i, j)
	e[belongParagraphs] = m.paragraphsAlike(i, j)
	if overlap(themes[i], themes[j]) {
		e[belongTheme] = 1
	}
	if overlap(m.voicesIn[i], m.voicesIn[j]) {
		e[belongSpeaker] = 1
	}
	if m.oneAct(i, j) {
		e[belongAct] = 1
	}
	e[belongAll] = m.allAlike(i, j)
	e[belongApart] = math.Abs(m.standing(i) - m.standing(j))
	return e
}

// issuesOfGroups makes at most a number of issues of groups that have more than one
// statement, under names that are not taken.
func (m *maker) issuesOfGroups(groups [][]int, list []topic, taken map[string]bool, most int) []issue {
	var out []issue
	slices.SortStableFunc(groups, func(a, b []int) int {
		return cmp.Or(cmp.Compare(m.sayings(b), m.sayings(a)), cmp.Compare(a[0], b[0]))
	})
	for _, g := range groups {
		if m.sayings(g) < 2 || len(out) >= most {
			continue
		}
		x, ok := m.nameOf(g, list, taken)
		if !ok {
			continue
		}
		take(&x, taken)
		y := issue{topic: x, sentences: m.withParagraphs(g), gathered: true}
		for _, i := range g {
			y.statements = append(y.statements, m.startsIn(i)...)
		}
		slices.Sort(y.statements)
		out = append(out, y)
	}
	return out
}

// noteIssues notes where issues from a number on are named and which sentences are on
// them.
func (m *maker) noteIssues(issues []issue, from int) {
	for k := from; k < len(issues); k++ {
		m.issueKeys = append(m.issueKeys, issues[k].key)
		for _, h := range issues[k].hits {
			m.naming[h.sentence] = append(m.naming[h.sentence], namedIssue{k, h.first, h.last, h.weak})
		}
		for _, i := range issues[k].sentences {
			m.onIssue[i] = []int{k}
		}
	}
}

func (m *maker) sayings(g []int) int {
	n := 0
	for _, i := range g {
		n += len(m.startsIn(i))
	}
	return n
}
