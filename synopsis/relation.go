package synopsis

import (
	"slices"
	"strings"

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
	agree, disagree = distinct(agree), distinct(disagree)
	switch {
	case len(agree) > 0 && len(disagree) > 0:
		return Mixed, append(agree, disagree...)
	case len(agree) > 0:
		return Agree, agree
	case len(disagree) > 0:
		return Disagree, disagree
	}
	var sides []int
	for _, i := range x.statements {
		for _, s := range m.partySides(m.stmts[i].speakers) {
			sides = appendOnce(sides, s)
		}
	}
	if len(sides) == 1 {
		return OneSided, nil
	}
	return Unclear, nil
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

// signsOn gives the words of agreement and dissent in sentence i that are about
// the issue.
func (m *maker) signsOn(x *issue, i int) (agree, disagree []report.Span) {
	signs := theSigns().signs
	start := m.readings[m.sentences[i].r].Document.Sentences[m.sentences[i].s].First
	for _, h := range m.signHits[i] {
		s := signs[h.value]
		first, last := start+h.first, start+h.last
		if !m.signCounts(s, x, i, first, last) {
			continue
		}
		if s.agree && m.partOfDissent(i, h) {
			continue // "agree" of "fail to agree"
		}
		if at := m.turned(i, first); s.agree && at >= 0 {
			s.agree, first = false, at
		}
		span := m.signSpan(x, i, first, last)
		if s.agree {
			agree = append(agree, span)
		} else {
			disagree = append(disagree, span)
		}
	}
	return agree, disagree
}

// partOfDissent reports whether a word of agreement is part of words of dissent.
func (m *maker) partOfDissent(i int, h hit) bool {
	return slices.ContainsFunc(m.signHits[i], func(x hit) bool {
		s := theSigns().signs[x.value]
		return !s.agree && (s.where == "sides" || s.where == "heading") && x.first <= h.first && h.last <= x.last && x.last-x.first > h.last-h.first
	})
}

// signCounts checks that a word of agreement or dissent stands in a heading on
// the issue, or has both sides as its subject and the issue next to it.
func (m *maker) signCounts(s sign, x *issue, i, first, last int) bool {
	if s.where != "sides" && s.where != "heading" && s.where != "target" {
		return false
	}
	if m.heading(i) {
		return s.where != "target" && m.inHeading(x, i, first)
	}
	if m.supposed(i, first) {
		return false
	}
	switch s.where {
	case "sides":
		return m.jointly(i) && m.nearestIs(x, i, first, last)
	case "target":
		return !m.subordinate(i, first) && m.atOtherSide(i, first) && m.nearestIs(x, i, first, last)
	}
	return false
}

// turned gives the negation right before a word of agreement, or in German
// anywhere before it in its clause, whose verb may come last; -1 if there is none.
func (m *maker) turned(i, first int) int {
	doc := &m.readings[m.sentences[i].r].Document
	from := max(first-3, 0)
	if doc.Language == "de" {
		from = doc.Sentences[m.sentences[i].s].First
	}
	for t := first - 1; t >= from; t-- {
		if !hasLetterOrDigit(doc.Tokens[t].Text) {
			break
		}
		w := strings.ReplaceAll(lower(doc, t), "’", "'")
		if turning[w] || strings.HasSuffix(w, "n't") {
			return t
		}
	}
	return -1
}

// turning are words that make agreement dissent.
var turning = map[string]bool{"nicht": true, "keine": true, "kein": true, "nie": true, "ohne": true, "not": true, "no": true, "never": true, "without": true, "cannot": true}

// supposed reports whether the words around a sign only ask or suppose it.
func (m *maker) supposed(i, first int) bool {
	doc := &m.readings[m.sentences[i].r].Document
	start := doc.Sentences[m.sentences[i].s].First
	for t := first - 1; t >= max(first-8, start); t-- {
		switch lower(doc, t) {
		case "if", "whether", "unless", "wenn", "ob", "falls", "sollten", "would", "could", "must", "should", "müssen", "müssten", "könnten", "würden":
			return true
		}
	}
	return false
}

// subordinate reports whether a word of blame stands in a relative clause or in
// the passive, where who blames whom cannot be told from its place.
func (m *maker) subordinate(i, first int) bool {
	switch lower(&m.readings[m.sentences[i].r].Document, first-1) {
	case "that", "which", "who", "being", "been", "was", "were", "is", "are", "be", "by", "of", "wurde", "wurden", "worden", "wird", "werden":
		return true
	}
	return false
}

// jointly reports whether a sentence has both sides as one subject: "beide
// Seiten", a coordination or plural that names two sides, or speakers of two.
func (m *maker) jointly(i int) bool {
	if _, _, ok := m.has(i, "pair"); ok {
		return true
	}
	for _, j := range m.everyMention[i] {
		if len(m.sidesOf(m.link(m.sentences[i].r, j))) >= 2 {
			return true
		}
	}
	for _, k := range m.inSentence[i] {
		if len(m.sidesOf(m.stmts[k].speakers)) >= 2 {
			return true
		}
	}
	return false
}

// atOtherSide reports whether two different sides are named around a token, one
// of them before it.
func (m *maker) atOtherSide(i, token int) bool {
	s := &m.sentences[i]
	rd := &m.readings[s.r]
	before, all := []int{}, []int{}
	for _, j := range m.mentionsIn(s.place) {
		x := &rd.Mentions[j]
		if x.First < token-reach || x.First > token+reach {
			continue
		}
		for _, side := range m.sidesOf(m.link(s.r, j)) {
			if !m.isSide[side] {
				continue
			}
			all = appendOnce(all, side)
			if x.First < token {
				before = appendOnce(before, side)
			}
		}
	}
	return len(all) >= 2 && len(before) >= 1
}

// nearestIs reports whether the issue is the one named nearest to some tokens
// or the one the sentence is carried on.
func (m *maker) nearestIs(x *issue, i, first, last int) bool {
	names := m.naming[i]
	if len(names) == 0 {
		return true // carried: the sentence is among the issue's
	}
	best, mine := 1<<30, 1<<30
	for _, n := range names {
		d := max(n.first-last, first-n.last, 0)
		best = min(best, d)
		if m.issueKeys[n.issue] == x.key {
			mine = min(mine, d)
		}
	}
	return mine == best
}

// inHeading reports whether a word of agreement or dissent in a heading is about
// the issue: the names that follow it up to the next such word are its own
// ("Einig beim Hafen, Streit über die Brücke"); if none follows, those before it.
func (m *maker) inHeading(x *issue, i, sign int) bool {
	signs := theSigns().signs
	start := m.readings[m.sentences[i].r].Document.Sentences[m.sentences[i].s].First
	before, next := -1, 1<<30
	for _, h := range m.signHits[i] {
		at := start + h.first
		if w := signs[h.value].where; w != "sides" && w != "heading" {
			continue
		}
		if at < sign {
			before = max(before, at)
		}
		if at > sign {
			next = min(next, at)
		}
	}
	follows, mine, mineBefore := false, false, false
	for _, n := range m.naming[i] {
		own := m.issueKeys[n.issue] == x.key
		switch {
		case n.first >= sign && n.first < next:
			follows, mine = true, mine || own
		case n.first < sign && n.first > before:
			mineBefore = mineBefore || own
		}
	}
	return mine || !follows && mineBefore
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
