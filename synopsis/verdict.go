package synopsis

import (
	_ "embed"
	"slices"
	"sync"

	"synopse/language"
	"synopse/report"
)

//go:embed data/verdicts.txt
var verdictFile string

// verdictWords finds the words of data/verdicts.txt: those against (0) and for it (1).
var verdictWords = sync.OnceValue(func() bilingual { return bilingualOf(verdictFile) })

const (
	judgedWithin = 24 // tokens of a statement that judges one thing
	negatedBy    = 3  // tokens after a negation that it turns
)

// forIt are acts by which somebody is for a thing without a judging word: who gives,
// asks for or praises it.
var forIt = []string{"promise", "announce", "offer", "praise", "demand", "agree"}

// verdict says whether a statement judges what it is about: 1 for it, -1 against
// it, 0 if it does not, or does both.
func (m *maker) verdict(s *stmt) int {
	if s.Act == "admit" || s.Act == "ask" || s.Act == "deny" {
		return 0
	}
	length := 0
	for _, c := range s.Content {
		length += c.Last - c.First
	}
	if length > judgedWithin {
		return 0
	}
	out := 0
	for _, i := range s.held {
		for _, v := range m.judgedIn(i, s) {
			if out == -v {
				return 0
			}
			out = v
		}
	}
	return out
}

// judgedIn gives the judgements of a statement in a sentence that holds it: 1 for and -1
// against what it is about.
func (m *maker) judgedIn(i int, s *stmt) []int {
	if m.verdictLookups == nil {
		m.verdictLookups = verdictWords().lookups()
	}
	doc := &m.readings[s.reading].Document
	first := m.sentenceTokens(i)[0]
	var out []int
	for _, h := range m.verdictLookups.find(doc.Language, m.lowers(s.reading, m.sentences[i].s)) {
		t := first + h.first
		if !m.holds(s, t) || !judges(doc, t) {
			continue
		}
		v := 2*h.value - 1
		if negatedBefore(doc, t, first) {
			v = -v
		}
		out = append(out, v)
	}
	return out
}

// judges reports whether a word of data/verdicts.txt judges where it stands: "a right
// to a hearing" does not.
func judges(doc *language.Document, t int) bool {
	tag := doc.Tokens[t].Tag
	if lower(doc, t) == "right" {
		return tag == language.ADJ && lower(doc, t+1) != "to"
	}
	return tag == language.ADJ || tag == language.ADV || tag == language.NOUN || tag == language.VERB
}

// negatedBefore reports whether a negation stands shortly before a token, in the same
// clause.
func negatedBefore(doc *language.Document, t, first int) bool {
	for u := t - 1; u >= max(first, t-negatedBy); u-- {
		switch w := lower(doc, u); {
		case turning[w]:
			return true
		case w == "but", w == "sondern", w == "aber", !hasLetterOrDigit(w):
			return false
		}
	}
	return false
}

// taken is a statement by which one side takes a stand.
type taken struct {
	statement, side int
}

// opposedSpans gives the spans of the statements of two lists each of which some statement of
// the other list opposes, those of the first list first.
func (m *maker) opposedSpans(x, y []taken, oppose func(a, b taken) bool) []report.Span {
	var out []report.Span
	for _, a := range x {
		if slices.ContainsFunc(y, func(b taken) bool { return oppose(a, b) }) {
			out = append(out, m.cueSpan(&m.stmts[a.statement]))
		}
	}
	for _, b := range y {
		if slices.ContainsFunc(x, func(a taken) bool { return oppose(a, b) }) {
			out = append(out, m.cueSpan(&m.stmts[b.statement]))
		}
	}
	return out
}

// verdicts finds statements of two sides that judge a thing otherwise: one calls
// unfair what the other calls a success, or asks for. Who does both takes no side.
func (m *maker) verdicts(x *issue) []report.Span {
	by := map[int][]taken{}
	sides := map[int]map[int]bool{1: {}, -1: {}}
	for _, i := range x.statements {
		s := &m.stmts[i]
		side, ok := m.oneSide(s)
		if !ok {
			continue
		}
		v := m.verdict(s)
		if v == 0 && slices.Contains(forIt, s.Act) && !m.negatedCue(s) {
			v = 1
		}
		if v != 0 {
			by[v] = append(by[v], taken{i, side})
			sides[v][side] = true
		}
	}
	torn := func(t taken) bool { return sides[1][t.side] && sides[-1][t.side] }
	return m.opposedSpans(by[1], by[-1], func(a, b taken) bool { return a.side != b.side && !torn(a) && !torn(b) })
}

// oneSide gives the only side that a statement is of.
func (m *maker) oneSide(s *stmt) (int, bool) {
	sides := m.partySides(s.speakers)
	if len(sides) != 1 {
		return 0, false
	}
	return sides[0], true
}

// giving are acts by which a side names its bid.
var giving = []string{"offer", "promise", "announce"}

// bids finds what one side asks for and another offers otherwise: eight per cent, and
// three.
func (m *maker) bids(x *issue) []report.Span {
	var asked, given []taken
	amounts := map[int][]quantity{} // by statement
	for _, i := range x.statements {
		s := &m.stmts[i]
		if s.Act != "demand" && !slices.Contains(giving, s.Act) || m.negatedCue(s) {
			continue
		}
		side, ok := m.oneSide(s)
		list := m.amounts(s)
		if !ok || len(list) == 0 {
			continue
		}
		amounts[i] = list
		if s.Act == "demand" {
			asked = append(asked, taken{i, side})
		} else {
			given = append(given, taken{i, side})
		}
	}
	return m.opposedSpans(asked, given, func(a, b taken) bool {
		return a.side != b.side && differ(amounts[a.statement], amounts[b.statement])
	})
}

// differ reports whether two lists name different amounts of one unit, each one of it.
func differ(x, y []quantity) bool {
	for _, a := range x {
		for _, b := range y {
			if a.unit == b.unit && a.value != b.value && oneOfUnit(x, a) && oneOfUnit(y, b) {
				return true
			}
		}
	}
	return false
}

// amounts gives the shares and sums of money that a statement names.
func (m *maker) amounts(s *stmt) []quantity {
	var out []quantity
	for _, i := range s.held {
		for _, q := range m.numbers[i] {
			if (q.unit == "percent" || money[q.unit]) && m.holds(s, q.first) {
				out = append(out, q)
			}
		}
	}
	return out
}
