package synopsis

import (
	"slices"
	"strings"

	"synopse/report"
)

// against are the acts by which somebody turns against what another says or
// does; granted those by which somebody gives or grants something.
var (
	against = []string{"deny", "reject", "disagree", "criticise", "accuse"}
	granted = []string{"promise", "announce", "offer", "agree", "praise"}
)

// stances finds statements of short reports by which one side turns against
// something, where another side speaks on the issue and does not turn against
// anything; and warnings of one side against what another promises.
func (m *maker) stances(x *issue) []report.Span {
	turned := map[int][]int{} // by side
	warned := map[int][]int{}
	var other, offers []int
	for _, i := range x.statements {
		s := &m.stmts[i]
		sides := m.partySides(s.speakers)
		if len(sides) != 1 || s.Act == "reject" && m.silent(m.at(place{s.reading, s.sentence})) {
			continue
		}
		switch {
		case (slices.Contains(against, s.Act) && !m.silent(m.at(place{s.reading, s.sentence})) || m.defends(s)) && !m.negatedCue(s):
			turned[sides[0]] = append(turned[sides[0]], i)
		case s.Act == "warn":
			warned[sides[0]] = append(warned[sides[0]], i)
		default:
			other = appendOnce(other, sides[0])
			if slices.Contains(granted, s.Act) {
				offers = appendOnce(offers, sides[0])
			}
		}
	}
	var out []report.Span
	add := func(by map[int][]int, to []int) {
		for _, i := range x.statements {
			for _, side := range m.partySides(m.stmts[i].speakers) {
				if slices.Contains(by[side], i) && slices.ContainsFunc(to, func(o int) bool { return o != side && len(by[o]) == 0 }) {
					out = append(out, m.cueSpan(&m.stmts[i]))
				}
			}
		}
	}
	add(turned, other)
	add(warned, offers)
	return out
}

// defending are beginnings of words of saying by which somebody stands up for what
// others are against: "Die Ministerin verteidigte den Bau."
var defending = []string{"verteidig", "defend", "rechtfertig", "justif"}

// defends reports whether a statement's word of saying is of that kind.
func (m *maker) defends(s *stmt) bool {
	doc := &m.readings[s.reading].Document
	for t := s.Cue.First; t < s.Cue.Last; t++ {
		if slices.ContainsFunc(defending, func(w string) bool { return strings.HasPrefix(lower(doc, t), w) }) {
			return true
		}
	}
	return false
}

// negatedCue reports whether the word of saying is negated: "widersprach ihm nicht".
func (m *maker) negatedCue(s *stmt) bool {
	doc := &m.readings[s.reading].Document
	x := doc.Sentences[s.sentence]
	for t := max(s.Cue.First-2, x.First); t < min(s.Cue.Last+3, x.Last); t++ {
		if t >= s.Cue.Last && !hasLetterOrDigit(doc.Tokens[t].Text) {
			break
		}
		if w := lower(doc, t); turning[w] && w != "kein" && w != "keine" && w != "no" && w != "without" && w != "ohne" {
			return true
		}
	}
	return false
}
