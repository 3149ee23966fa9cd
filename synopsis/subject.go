package synopsis

import "slices"

const (
	shortReport  = 20 // sentences: such a report has one subject, and what is said in it is on it
	openingLines = 2  // sentences of running text in which a report says what it is about
)

// haveShort reports whether the story's reports are short, on average.
func (m *maker) haveShort() bool {
	n := 0
	for i := range m.sentences {
		if m.sentences[i].tells {
			n++
		}
	}
	return len(m.readings) > 1 && n <= shortReport*len(m.readings)
}

// subject gives the topic that short reports are about as a whole, by its place
// in the list, or -1: one that a headline has and every report's opening.
func (m *maker) subject(list []topic) int {
	best, most := -1, 0
	named := themeTokens(list)
	for k := range list {
		x := &list[k]
		if x.kind != topicTheme && x.kind != topicNoun {
			continue
		}
		if x.kind == topicNoun && slices.ContainsFunc(x.hits, func(h topicHit) bool { return named[[2]int{h.sentence, h.first}] }) {
			continue // a theme under another name
		}
		n, all := m.announced(x)
		if n == 0 || !all {
			continue
		}
		if x.kind == topicTheme {
			n += len(m.readings) + 1 // before any noun
		}
		if n > most {
			best, most = k, n
		}
	}
	return best
}

// themeTokens gives the tokens that name themes, with their sentences.
func themeTokens(list []topic) map[[2]int]bool {
	out := map[[2]int]bool{}
	for _, x := range list {
		if x.kind != topicTheme {
			continue
		}
		for _, h := range x.hits {
			for t := h.first; t < h.last; t++ {
				out[[2]int{h.sentence, t}] = true
			}
		}
	}
	return out
}

// announced counts the reports whose headings name a topic, and tells whether all
// name it there or in their first lines.
func (m *maker) announced(x *topic) (headings int, all bool) {
	headed, opened := map[int]bool{}, map[int]bool{}
	for _, h := range x.hits {
		r := m.sentences[h.sentence].r
		headed[r] = headed[r] || m.heading(h.sentence)
		opened[r] = opened[r] || m.heading(h.sentence) || m.opens(h.sentence)
	}
	count := func(list map[int]bool) int {
		n := 0
		for _, ok := range list {
			if ok {
				n++
			}
		}
		return n
	}
	return count(headed), count(opened) == len(m.readings)
}

// opens reports whether a sentence is among the first of its report's text.
func (m *maker) opens(i int) bool {
	before := 0
	for j := m.offset[m.sentences[i].r]; j < i; j++ {
		if m.sentences[j].tells {
			before++
		}
	}
	return m.sentences[i].tells && before < openingLines
}

// leftToSubject gives the subject of short reports what is said on nothing more
// particular in a paragraph that names it or the one after. It is no issue if fewer than two voices or reports are left.
func (m *maker) leftToSubject(x topic, others []topic) (issue, bool) {
	out := issue{topic: x}
	names := map[int]bool{}
	for _, h := range x.hits {
		names[h.sentence] = true
	}
	particular := m.particular(others)
	for r := range m.readings {
		at := false // the paragraph before names it
		for _, block := range m.blocks(r) {
			named := slices.ContainsFunc(block, func(i int) bool { return names[i] })
			for _, i := range block {
				if names[i] || len(m.onIssue[i]) == 0 && (at || named) && !m.heading(i) && !particular[i] {
					out.sentences = append(out.sentences, i)
				}
			}
			at = named && !slices.ContainsFunc(block, func(i int) bool { return len(m.onIssue[i]) > 0 })
		}
	}
	taken := func(i int) bool { return len(m.onIssue[i]) > 0 }
	out.statements = m.statementsIn(slices.DeleteFunc(slices.Clone(out.sentences), taken))
	return out, m.voices(out.statements) >= 2
}

// particular gives the sentences in which something is said on a theme of its own.
func (m *maker) particular(list []topic) map[int]bool {
	out := map[int]bool{}
	for _, x := range list {
		if x.kind != topicTheme || x.aspect {
			continue
		}
		for _, h := range x.hits {
			if m.hitSaid(h) {
				out[h.sentence] = true
			}
		}
	}
	return out
}

// blocks gives the sentences of a report's paragraphs and headings.
func (m *maker) blocks(r int) [][]int {
	var out [][]int
	last := -2
	for s, x := range m.readings[r].Document.Sentences {
		i := m.at(place{r, s})
		if !m.mayName(i) {
			continue
		}
		if x.Block != last || len(out) == 0 {
			out = append(out, nil)
			last = x.Block
		}
		out[len(out)-1] = append(out[len(out)-1], i)
	}
	return out
}

// voices counts the reports or the speakers of statements, whichever are more.
func (m *maker) voices(statements []int) int {
	var reports, speakers []int
	for _, i := range statements {
		reports = appendOnce(reports, m.stmts[i].reading)
		for _, a := range m.stmts[i].speakers {
			speakers = appendOnce(speakers, a)
		}
	}
	return max(len(reports), len(speakers))
}

// addSubject puts the subject of short reports behind the other issues, with
// what belongs to what is on it, and notes where it is named.
func (m *maker) addSubject(list []issue, x issue) []issue {
	k := len(list)
	m.issueKeys = append(m.issueKeys, x.key)
	for _, i := range x.sentences {
		m.onIssue[i] = append(m.onIssue[i], k)
	}
	for range lendings {
		m.pointOn = map[int][]int{}
		for i := range m.sentences {
			if len(m.onIssue[i]) == 0 && (m.belongsTo(i) == k || len(m.takesUp(i)) == 0 && m.sameVoice(i) == k) {
				m.onIssue[i] = []int{k}
				x.sentences = append(x.sentences, i)
			}
		}
	}
	slices.Sort(x.sentences)
	for _, h := range x.hits {
		m.naming[h.sentence] = append(m.naming[h.sentence], namedIssue{k, h.first, h.last, false})
	}
	shared := func(i int) bool { return m.only(i) != k }
	x.statements = m.statementsIn(slices.DeleteFunc(slices.Clone(x.sentences), shared))
	return append(list, x)
}

// statementsIn gives the statements that begin in some sentences, in order.
func (m *maker) statementsIn(sentences []int) []int {
	var out []int
	for i := range m.stmts {
		s := m.at(place{m.stmts[i].reading, m.stmts[i].sentence})
		if _, ok := slices.BinarySearch(sentences, s); ok {
			out = append(out, i)
		}
	}
	return out
}

// beside leaves out the nouns that are the subject by another name: announced as
// it is, or part of the words that name it.
func (m *maker) beside(list []topic, subject *topic) []topic {
	at := map[int][]topicHit{}
	for _, h := range subject.hits {
		at[h.sentence] = append(at[h.sentence], h)
	}
	return slices.DeleteFunc(list, func(x topic) bool {
		if x.kind != topicNoun {
			return false
		}
		if headings, all := m.announced(&x); headings > 0 && all {
			return true
		}
		n := 0
		for _, h := range x.hits {
			if slices.ContainsFunc(at[h.sentence], func(y topicHit) bool { return h.first < y.last && y.first < h.last }) {
				n++
			}
		}
		return 2*n >= len(x.hits)
	})
}
