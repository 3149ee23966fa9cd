package synopsis

import (
	"slices"
	"strings"

	"synopse/language"
	"synopse/report"
)

// signsOn gives the words of agreement and dissent in sentence i that are about
// the issue.
func (m *maker) signsOn(x *issue, i int) (agree, disagree []report.Span) {
	signs := theSigns().entries
	start := m.readings[m.sentences[i].r].Document.Sentences[m.sentences[i].s].First
	for _, h := range m.signHits[i] {
		s := signs[h.value]
		first, last := start+h.first, start+h.last
		if !m.signCounts(s, x, i, first, last) {
			continue
		}
		if s.agree && (m.partOfDissent(i, h) || m.attributive(i, first, last)) {
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
		s := theSigns().entries[x.value]
		return !s.agree && (s.where == "sides" || s.where == "heading") && x.first <= h.first && h.last <= x.last && x.last-x.first > h.last-h.first
	})
}

// attributive reports whether a word of agreement only describes the noun behind it:
// "a brief agreed lull", "eine vereinbarte Pause".
func (m *maker) attributive(i, first, last int) bool {
	doc := &m.readings[m.sentences[i].r].Document
	if last != first+1 || last >= m.sentenceTokens(i)[1] || doc.Tokens[last].Tag != language.NOUN {
		return false
	}
	switch doc.Tokens[first-min(first, 1)].Tag {
	case language.DET, language.ADJ:
		return first > m.sentenceTokens(i)[0]
	}
	return false
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
		return !m.subordinate(i, first) && m.atOtherSide(i, first) && m.nearestIs(x, i, first, last) && m.inClauseOf(x, i, first)
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

// inClauseOf reports whether a word of blame stands in one clause with the issue's
// name, if the sentence has it: who doubts a withdrawal of troops "and denounced the
// plan" is not at odds over the troops.
func (m *maker) inClauseOf(x *issue, i, sign int) bool {
	doc := &m.readings[m.sentences[i].r].Document
	named := false
	for _, n := range m.naming[i] {
		if m.issueKeys[n.issue] != x.key {
			continue
		}
		named = true
		apart := false
		for t := min(sign, n.last) + 1; t < max(sign, n.first); t++ {
			apart = apart || clauseWords[lower(doc, t)]
		}
		if !apart {
			return true
		}
	}
	return !named
}

// clauseWords are words behind which another thing is told.
var clauseWords = map[string]bool{";": true, "and": true, "but": true, "while": true, "und": true, "aber": true, "während": true}

// inHeading reports whether a word of agreement or dissent in a heading is about
// the issue: the names that follow it up to the next such word are its own
// ("Einig beim Hafen, Streit über die Brücke"); if none follows, those before it.
func (m *maker) inHeading(x *issue, i, sign int) bool {
	signs := theSigns().entries
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
