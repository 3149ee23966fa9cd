package synopsis

import (
	"slices"

	"synopse/report"
)

// contrasts finds statements that are set against one of another side shortly
// before, on the same issue: "Die Ministerin betonte hingegen, …".
func (m *maker) contrasts(x *issue) []report.Span {
	var out []report.Span
	for k, i := range x.statements {
		s := &m.stmts[i]
		at := m.at(place{s.reading, s.sentence})
		first, _, ok := m.has(at, "contrast")
		if !ok || k == 0 || m.holds(s, first) || m.silent(at) || m.turnedAfter(at, first) {
			continue
		}
		before := &m.stmts[x.statements[k-1]]
		if before.reading != s.reading || s.sentence-before.sentence > 3 || before.Act == "deny" && s.Act == "deny" {
			continue
		}
		if m.differentSides(s.speakers, before.speakers) {
			out = append(out, m.sentenceSpan(s.reading, s.sentence))
		}
	}
	return out
}

// turnedAfter reports whether a negation follows within a few words of a clause:
// "widersprach ihm nicht".
func (m *maker) turnedAfter(i, first int) bool {
	const few = 3
	doc := &m.readings[m.sentences[i].r].Document
	for t := first + 1; t <= first+few && hasLetterOrDigit(lower(doc, t)); t++ {
		if w := lower(doc, t); w == "nicht" || w == "not" {
			return true
		}
	}
	return false
}

// differentSides reports whether both have sides and none in common. Where the
// parties are countries, only they are sides that can agree or not.
func (m *maker) differentSides(a, b []int) bool {
	x, y := m.partySides(a), m.partySides(b)
	for _, s := range x {
		if slices.ContainsFunc(y, func(t int) bool { return s == t || m.oneDescribed(s, t) }) {
			return false
		}
	}
	return len(x) > 0 && len(y) > 0
}

// refusals finds a demand or a charge of one side and a refusal of another on the
// same issue: a refusal soon after it, or in much the same words.
func (m *maker) refusals(x *issue) []report.Span {
	const most = 20 // demands that a refusal elsewhere is compared with
	var demands []int
	for _, i := range x.statements {
		if a := m.stmts[i].Act; len(demands) < most && contests(a) {
			demands = append(demands, i)
		}
	}
	var out []report.Span
	for k, i := range x.statements {
		s := &m.stmts[i]
		if s.Act != "reject" && s.Act != "deny" && s.Act != "disagree" || m.silent(m.at(place{s.reading, s.sentence})) {
			continue
		}
		for _, j := range append(m.shortlyBefore(x.statements[:k], s), demands...) {
			d := &m.stmts[j]
			if m.differentSides(s.speakers, d.speakers) && !m.inContent(i, j) && m.replies(i, j) {
				out = append(out, m.cueSpan(d), m.cueSpan(s))
				break
			}
		}
	}
	return out
}

// contests are the acts that a refusal or a denial may answer.
func contests(act string) bool { return act == "demand" || act == "accuse" || act == "criticise" }

// soon is how many sentences a reply may come after what it replies to.
const soon = 4

// shortlyBefore gives the demands and charges of a report that stand within a
// few sentences before a statement, the nearest first.
func (m *maker) shortlyBefore(before []int, s *stmt) []int {
	var out []int
	for k := len(before) - 1; k >= 0; k-- {
		d := &m.stmts[before[k]]
		if d.reading != s.reading || s.sentence-d.sentence > soon {
			break
		}
		if contests(d.Act) {
			out = append(out, before[k])
		}
	}
	return out
}

// replies reports whether statement i may answer statement j.
func (m *maker) replies(i, j int) bool {
	a, b := &m.stmts[i], &m.stmts[j]
	if gap := a.sentence - b.sentence; a.reading == b.reading && gap >= 0 && gap <= soon {
		// In a story at home anybody may speak after anybody: one must name the other
		// or what he said.
		return len(m.parties) > 0 || gap == 0 || m.names(a, b.speakers) || m.names(b, a.speakers) ||
			slices.Contains(m.takesUp(m.at(place{a.reading, a.sentence})), b.Act)
	}
	x, y := m.content(i), m.content(j)
	return likeness(x, y) >= oneContent && m.telling(x, y) >= leastShared
}

// names reports whether the sentence of a statement names one of some actors.
func (m *maker) names(s *stmt, actors []int) bool {
	for _, j := range m.mentionsIn(place{s.reading, s.sentence}) {
		if overlap(m.link(s.reading, j), actors) {
			return true
		}
	}
	return false
}

// inContent reports whether one statement is part of the other.
func (m *maker) inContent(i, j int) bool {
	return m.stmts[i].reading == m.stmts[j].reading &&
		(m.first[m.stmts[i].reading]+m.stmts[i].Within == j || m.first[m.stmts[j].reading]+m.stmts[j].Within == i)
}

// turnedDown finds statements that take up a demand, a charge or an offer of
// another side on the issue and turn it down: "nannte die Forderung unbezahlbar".
func (m *maker) turnedDown(x *issue) []report.Span {
	words := turnDowns().lookups()
	var out []report.Span
	for _, i := range x.statements {
		s := &m.stmts[i]
		at := m.at(place{s.reading, s.sentence})
		acts := m.takesUp(at)
		if len(acts) == 0 || len(words.find(m.lang(s.reading), m.lowers(s.reading, s.sentence))) == 0 {
			continue
		}
		if d := m.turnedDownBy(i, acts); d != nil {
			out = append(out, m.cueSpan(d), m.cueSpan(s))
		}
	}
	return out
}

// turnedDownBy gives the statement that statement i turns down, whatever issue it
// is on: the last one of the acts that its noun takes up, or, as who rejects "the
// charges" right after somebody rejects what he said, the one right before.
func (m *maker) turnedDownBy(i int, acts []string) *stmt {
	s := &m.stmts[i]
	var last *stmt
	for n := i - 1; n >= 0; n-- {
		d := &m.stmts[n]
		if d.reading != s.reading || s.sentence-d.sentence > takesUpReach {
			break
		}
		if d.sentence >= s.sentence || !m.differentSides(s.speakers, d.speakers) {
			continue
		}
		if slices.Contains(acts, d.Act) {
			return d
		}
		if last == nil && s.sentence-d.sentence <= replyReach && (s.Act == "reject" || s.Act == "deny") {
			last = d
		}
	}
	return last
}

// defences finds answers to somebody who demands or charges something on the
// issue, there or in another report: "Der Leiter kritisierte … Sie entgegnete, …".
func (m *maker) defences(x *issue) []report.Span {
	var out []report.Span
	for k, i := range x.statements {
		s := &m.stmts[i]
		if !answers(s.Act) || k == 0 || m.silent(m.at(place{s.reading, s.sentence})) {
			continue
		}
		before := &m.stmts[x.statements[k-1]]
		if gap := s.sentence - before.sentence; before.reading != s.reading || gap < 0 || gap > replyReach || !m.differentSides(s.speakers, before.speakers) {
			continue
		}
		for _, j := range x.statements {
			if d := &m.stmts[j]; (d.Act == "accuse" || d.Act == "criticise") && slices.Equal(d.speakers, before.speakers) && !m.inContent(i, j) {
				out = append(out, m.cueSpan(d), m.cueSpan(s))
				break
			}
		}
	}
	return out
}

// pronouns stand for what was demanded or charged.
var pronouns = map[string]bool{"das": true, "dies": true, "es": true, "it": true, "this": true, "that": true, "them": true}

// shortRefusals finds sentences in which somebody turns down with a pronoun what
// another side demanded or charged in the paragraph: "Der Stadtrat lehnte das ab."
func (m *maker) shortRefusals(x *issue) []report.Span {
	var out []report.Span
	for _, i := range x.statements {
		d := &m.stmts[i]
		if !contests(d.Act) {
			continue
		}
		from := m.at(place{d.reading, d.sentence})
		for j := from + 1; j < len(m.sentences) && j <= from+replyReach && m.sameBlock(from, j); j++ {
			if m.turnsDown(j, d) {
				out = append(out, m.cueSpan(d), m.sentenceSpan(d.reading, m.sentences[j].s))
				break
			}
		}
	}
	return out
}

// turnsDown reports whether a sentence of few words has a word of refusal, a
// pronoun, and somebody of another side than a statement's.
func (m *maker) turnsDown(j int, d *stmt) bool {
	const few = 14 // tokens
	s := &m.sentences[j]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	first, _, ok := m.has(j, "contrast")
	if !ok || x.Last-x.First > few {
		return false
	}
	after := false
	for t := first + 1; t < min(first+3, x.Last); t++ {
		after = after || pronouns[lower(doc, t)]
	}
	if !after || m.silent(j) {
		return false
	}
	for _, k := range m.mentionsIn(s.place) {
		y := &m.readings[s.r].Mentions[k]
		if links := m.link(s.r, k); y.First < first && len(links) > 0 && m.differentSides(links, d.speakers) {
			return true
		}
	}
	return false
}

// silence are words by which somebody only refuses to speak.
var silence = map[string]bool{"comment": true, "kommentar": true, "kommentieren": true, "stellung": true, "stellungnahme": true, "äußern": true}

// spoken are words that are of that kind after "to": "refused to talk about it".
var spoken = map[string]bool{"talk": true, "speak": true, "discuss": true, "sprechen": true, "reden": true}

// silent reports whether a sentence says that somebody refuses to speak:
// "declined to comment".
func (m *maker) silent(i int) bool {
	words := m.lowers(m.sentences[i].r, m.sentences[i].s)
	for k, w := range words {
		if silence[w] || k > 0 && spoken[w] && (words[k-1] == "to" || words[k-1] == "zu") {
			return true
		}
	}
	return false
}
