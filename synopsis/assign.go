package synopsis

import (
	"slices"

	"synopse/report"
)

// assign gives every sentence and statement its issues. Named ones count first;
// where none is named, the issue of the heading or of the sentence before in the
// same paragraph goes on.
func (m *maker) assign(issues []issue) {
	m.naming = make([][]namedIssue, len(m.sentences))
	m.onIssue = make([][]int, len(m.sentences))
	m.issueKeys = nil
	for k := range issues {
		m.issueKeys = append(m.issueKeys, issues[k].key)
		issues[k].sentences, issues[k].statements = nil, nil
	}
	for k := range issues {
		for _, h := range issues[k].hits {
			m.naming[h.sentence] = append(m.naming[h.sentence], namedIssue{k, h.first, h.last, h.weak})
		}
	}
	m.lent = make([][]int, len(m.sentences))
	for range lendings {
		clear(m.onIssue)
		for r := range m.readings {
			m.carry(r, issues)
		}
		if !m.lend() {
			break
		}
	}
	for i := range m.sentences {
		for _, k := range m.onIssue[i] {
			issues[k].sentences = append(issues[k].sentences, i)
		}
	}
	for i := range m.stmts {
		for _, k := range m.issuesOfStatement(i) {
			issues[k].statements = append(issues[k].statements, i)
		}
	}
}

// lendings is how often issues are lent on: from report to report and back.
const lendings = 4

// namedIssue is an issue named in a sentence, with the tokens that name it.
type namedIssue struct {
	issue, first, last int
	weak               bool // see topicHit
}

// carry walks through a report and notes for each sentence which issues it is on.
func (m *maker) carry(r int, issues []issue) {
	var heading, current []int
	block := -2
	for s, x := range m.readings[r].Document.Sentences {
		i := m.at(place{r, s})
		if !m.mayName(i) {
			continue
		}
		m.dropWeak(i, x.Block == block && m.atProper(current, issues))
		names := issueNumbers(m.naming[i])
		if len(names) == 0 {
			names = m.lent[i]
		}
		if m.heading(i) {
			m.onIssue[i] = names
			heading, current = names, nil
			if x.Kind == report.Headline {
				heading = nil
			}
			continue
		}
		if x.Block != block {
			block = x.Block
			current = m.atParagraph(current, heading)
		}
		strong := strongOnes(names, current, issues)
		switch {
		case len(strong) > 0:
			current = strong
			m.onIssue[i] = names
		case len(names) > 0 && len(current) == 1:
			m.onIssue[i] = appendOnce(slices.Clone(names), current[0])
		case len(names) > 0:
			m.onIssue[i] = names
		case len(current) == 1:
			m.onIssue[i] = current
		}
	}
}

// dropWeak leaves out names that count only where nothing else is named and the
// text is at nothing else.
func (m *maker) dropWeak(i int, atOther bool) {
	strong := slices.ContainsFunc(m.naming[i], func(x namedIssue) bool { return !x.weak })
	if strong || atOther {
		m.naming[i] = slices.DeleteFunc(m.naming[i], func(x namedIssue) bool { return x.weak })
	}
}

// atParagraph gives the issue a new paragraph begins with: under a heading that
// names one issue that one, under a heading with several the one the text was at.
func (m *maker) atParagraph(current, heading []int) []int {
	if len(heading) == 1 {
		return heading
	}
	if len(current) == 1 && slices.Contains(heading, current[0]) {
		return current
	}
	return nil
}

// atProper reports whether the text is at one country or theme.
func (m *maker) atProper(current []int, issues []issue) bool {
	return len(current) == 1 && (issues[current[0]].kind == topicCountry || issues[current[0]].kind == topicTheme)
}

// strongOnes leaves out what does not set what a text is at: actors always,
// nouns and the relations in general where it is at an issue already.
func strongOnes(names, current []int, issues []issue) []int {
	var out []int
	for _, k := range names {
		switch issues[k].kind {
		case topicActor:
			continue
		case topicNoun:
			if len(current) > 0 {
				continue
			}
		case topicRelations:
			if len(current) == 1 && issues[current[0]].kind <= topicTheme {
				continue
			}
		}
		out = append(out, k)
	}
	return out
}

func issueNumbers(list []namedIssue) []int {
	var out []int
	for _, x := range list {
		out = appendOnce(out, x.issue)
	}
	return out
}

// issuesOfStatement gives the issues named in a statement's content; if there
// are none, the one its sentence names nearest to it outside other statements;
// else the one the sentence is carried on.
func (m *maker) issuesOfStatement(i int) []int {
	s := &m.stmts[i]
	var inside, carried []int
	frame, nearest := -1, 1<<30
	for n, k := range s.held {
		for _, x := range m.naming[k] {
			switch d := m.distance(s, x.first); {
			case d == 0:
				inside = appendOnce(inside, x.issue)
			case n == 0 && d < nearest && !m.inOther(k, i, x.first):
				frame, nearest = x.issue, d
			}
		}
		for _, x := range m.onIssue[k] {
			if !slices.ContainsFunc(m.naming[k], func(y namedIssue) bool { return y.issue == x }) {
				carried = appendOnce(carried, x)
			}
		}
	}
	switch {
	case len(inside) > 0 || frame < 0:
		inside = append(inside, carried...)
	default:
		inside = []int{frame}
	}
	slices.Sort(inside)
	return slices.Compact(inside)
}

// distance gives how many tokens lie between a token and a statement's content;
// 0 if it stands in it.
func (m *maker) distance(s *stmt, token int) int {
	best := 1 << 30
	for _, c := range s.Content {
		switch {
		case token < c.First:
			best = min(best, c.First-token)
		case token >= c.Last:
			best = min(best, token-c.Last+1)
		default:
			return 0
		}
	}
	return best
}

// holds reports whether a token stands in a statement's content.
func (m *maker) holds(s *stmt, token int) bool {
	for _, c := range s.Content {
		if token >= c.First && token < c.Last {
			return true
		}
	}
	return false
}

// inOther reports whether a token of sentence k stands in another statement.
func (m *maker) inOther(k, i, token int) bool {
	for _, j := range m.inSentence[k] {
		if j != i && m.holds(&m.stmts[j], token) {
			return true
		}
	}
	return false
}
