package synopsis

import (
	"slices"

	"synopse/report"
)

const (
	reach         = 10 // tokens around a word of blame in which both sides must be named
	shortSentence = 30 // tokens: shown as a whole where the issue is not named next to the word
)

// relationOf decides how the sides stand to each other on an issue, with the
// words that show it. Without such words it is unclear, or one-sided if only one
// side has statements.
func (m *maker) relationOf(x *issue) (string, []report.Span) {
	var agree, disagree []report.Span
	for _, i := range x.sentences {
		a, d := m.signsOn(x, i)
		agree, disagree = append(agree, a...), append(disagree, d...)
	}
	disagree = append(disagree, m.contrasts(x)...)
	disagree = append(disagree, m.refusals(x)...)
	disagree = append(disagree, m.turnedDown(x)...)
	disagree = append(disagree, m.defences(x)...)
	disagree = append(disagree, m.shortRefusals(x)...)
	disagree = append(disagree, m.contradictions(x)...)
	disagree = append(disagree, m.bids(x)...)
	acts := m.short || x.gathered
	if acts && len(disagree) == 0 {
		disagree = m.stances(x)
	}
	if acts && len(agree)+len(disagree) == 0 {
		disagree = m.verdicts(x)
	}
	if acts && len(agree)+len(disagree) == 0 {
		agree = m.praises(x)
	}
	agree, disagree = distinct(agree), distinct(disagree)
	switch {
	case len(agree) > 0 && len(disagree) > 0:
		return Mixed, append(agree, disagree...)
	case len(agree) > 0:
		return Agree, agree
	case len(disagree) > 0:
		return Disagree, disagree
	}
	if len(m.sidesSpeaking(x)) == 1 {
		return OneSided, nil
	}
	return Unclear, nil
}

// sidesSpeaking gives the sides that say something on an issue: not who only
// refuses to speak; who is described alike in two reports is one.
func (m *maker) sidesSpeaking(x *issue) []int {
	var sides []int
	for _, i := range x.statements {
		s := &m.stmts[i]
		if s.Act == "reject" && m.silent(m.at(place{s.reading, s.sentence})) {
			continue
		}
		for _, a := range m.partySides(s.speakers) {
			if !slices.ContainsFunc(sides, func(b int) bool { return a == b || m.oneDescribed(a, b) }) {
				sides = append(sides, a)
			}
		}
	}
	return sides
}

// partySides gives the sides of actors that are parties of the story: all of
// them in a story at home.
func (m *maker) partySides(actors []int) []int {
	return slices.DeleteFunc(m.sidesOf(actors), func(s int) bool {
		return len(m.parties) > 0 && !m.parties[m.official(s)]
	})
}

// distinct keeps the first of spans that overlap.
func distinct(list []report.Span) []report.Span {
	var out []report.Span
	for _, s := range list {
		if !slices.ContainsFunc(out, func(o report.Span) bool { return o.Report == s.Report && o.Start < s.End && s.Start < o.End }) {
			out = append(out, s)
		}
	}
	return out
}

// signSpan gives the words that show the relation: a whole heading, else the
// word and the issue's name if it stands close by.
func (m *maker) signSpan(x *issue, i, first, last int) report.Span {
	s := &m.sentences[i]
	if m.heading(i) {
		return m.sentenceSpan(s.r, s.s)
	}
	for _, n := range m.naming[i] {
		if m.issueKeys[n.issue] == x.key && max(n.first-last, first-n.last, 0) <= 6 {
			return m.round(i, min(first, n.first), max(last, n.last))
		}
	}
	if x := m.readings[s.r].Document.Sentences[s.s]; x.Last-x.First <= shortSentence {
		return m.sentenceSpan(s.r, s.s)
	}
	return m.clauseSpan(i, first, last)
}

// round widens some tokens to the punctuation before and after, each where it is
// near: a word or two left over would read as if it were cut.
func (m *maker) round(i, first, last int) report.Span {
	const few = 4 // tokens
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	for t := first; t >= max(first-few, x.First); t-- {
		if t == x.First || !hasLetterOrDigit(doc.Tokens[t-1].Text) {
			first = t
			break
		}
	}
	for t := last; t <= min(last+few, x.Last); t++ {
		if t == x.Last || !hasLetterOrDigit(doc.Tokens[t].Text) {
			last = t
			break
		}
	}
	return m.span(s.r, first, last)
}

// clauseSpan widens some tokens to the punctuation on both sides.
func (m *maker) clauseSpan(i, first, last int) report.Span {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	for first > x.First && hasLetterOrDigit(doc.Tokens[first-1].Text) && last-first < shortSentence {
		first--
	}
	for last < x.Last && hasLetterOrDigit(doc.Tokens[last].Text) && last-first < shortSentence {
		last++
	}
	return m.span(s.r, first, last)
}

// cueSpan gives a statement's sentence, or the clause of its cue if the sentence
// is long.
func (m *maker) cueSpan(s *stmt) report.Span {
	if x := m.readings[s.reading].Document.Sentences[s.sentence]; x.Last-x.First <= shortSentence {
		return m.sentenceSpan(s.reading, s.sentence)
	}
	i := m.at(place{s.reading, s.sentence})
	if x := m.readings[s.reading].Document.Sentences[s.sentence]; s.Cue.First >= x.First && s.Cue.Last <= x.Last && !s.Cue.Empty() {
		return m.clauseSpan(i, s.Cue.First, s.Cue.Last)
	}
	return m.sentenceSpan(s.reading, s.sentence)
}
