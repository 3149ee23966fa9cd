package synopsis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"synopse/language"
	"synopse/report"
)

//go:embed data/verdicts.txt
var verdictFile string

// verdictWords gives the patterns of judging words, by mark and language.
var verdictWords = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, row := range table(verdictFile) {
		out[row[0]+row[1]] = strings.Fields(row[2])
	}
	return out
})

const (
	judgedWithin = 24 // tokens of a statement that judges one thing
	negatedBy    = 3  // tokens after a negation that it turns
)

// for whom a statement speaks without a judging word: who gives, asks for or
// praises a thing is for it.
var forIt = []string{"promise", "announce", "offer", "praise", "demand", "agree"}

// verdict says whether a statement judges what it is about: 1 for it, -1 against
// it, 0 if it does not, or does both.
func (m *maker) verdict(s *stmt) int {
	if s.Act == "admit" || s.Act == "ask" || s.Act == "deny" {
		return 0
	}
	doc := &m.readings[s.reading].Document
	sum, length := 0, 0
	found := map[int]bool{}
	for _, c := range s.Content {
		length += c.Last - c.First
		for t := c.First; t < c.Last; t++ {
			if v := judging(doc, t); v != 0 {
				if m.turnedBefore(doc, t, c.First) {
					v = -v
				}
				found[v], sum = true, v
			}
		}
	}
	if length > judgedWithin || found[1] && found[-1] {
		return 0
	}
	return sum
}

// judging gives 1 or -1 for a word that judges, else 0.
func judging(doc *language.Document, t int) int {
	tag := doc.Tokens[t].Tag
	if tag != language.ADJ && tag != language.ADV && tag != language.NOUN && tag != language.VERB {
		return 0
	}
	word := lower(doc, t)
	if word == "right" && (tag != language.ADJ || lower(doc, t+1) == "to") {
		return 0
	}
	like := func(p string) bool { return likeStar(p, word) }
	switch {
	case slices.ContainsFunc(verdictWords()["-"+doc.Language], like):
		return -1
	case slices.ContainsFunc(verdictWords()["+"+doc.Language], like):
		return 1
	}
	return 0
}

// turnedBefore reports whether a negation stands shortly before a token, in the same
// clause.
func (m *maker) turnedBefore(doc *language.Document, t, first int) bool {
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

// verdicts finds statements of two sides that judge a thing otherwise: one calls
// unfair what the other calls a success, or asks for.
func (m *maker) verdicts(x *issue) []report.Span {
	var against, inFavour []int // statements
	sides := map[int]map[int]bool{1: {}, -1: {}}
	for _, i := range x.statements {
		s := &m.stmts[i]
		by := m.partySides(s.speakers)
		if len(by) != 1 {
			continue
		}
		v := m.verdict(s)
		if v == 0 && slices.Contains(forIt, s.Act) && !m.negatedCue(s) {
			v = 1
		}
		switch v {
		case 1:
			inFavour = append(inFavour, i)
		case -1:
			against = append(against, i)
		default:
			continue
		}
		sides[v][by[0]] = true
	}
	var out []report.Span
	for _, a := range against {
		for _, f := range inFavour {
			p, q := m.partySides(m.stmts[a].speakers)[0], m.partySides(m.stmts[f].speakers)[0]
			if p != q && !sides[1][p] && !sides[-1][q] {
				out = append(out, m.cueSpan(&m.stmts[f]), m.cueSpan(&m.stmts[a]))
			}
		}
	}
	return out
}

// asking and giving are acts by which sides name their bids.
var (
	asking = []string{"demand"}
	giving = []string{"offer", "promise", "announce"}
)

// bids finds what one side asks for and another offers otherwise: eight per cent, and
// three.
func (m *maker) bids(x *issue) []report.Span {
	var out []report.Span
	for _, i := range x.statements {
		for _, j := range x.statements {
			s, t := &m.stmts[i], &m.stmts[j]
			if slices.Contains(asking, s.Act) && slices.Contains(giving, t.Act) && m.bidAgainst(s, t) {
				out = append(out, m.cueSpan(s), m.cueSpan(t))
			}
		}
	}
	return out
}

// bidAgainst reports whether two statements of two sides name different amounts of
// one unit, each one of them.
func (m *maker) bidAgainst(s, t *stmt) bool {
	p, q := m.partySides(s.speakers), m.partySides(t.speakers)
	if len(p) != 1 || len(q) != 1 || p[0] == q[0] || m.negatedCue(s) || m.negatedCue(t) {
		return false
	}
	for _, a := range m.amounts(s) {
		for _, b := range m.amounts(t) {
			if a.unit == b.unit && a.value != b.value && oneOfUnit(m.amounts(s), a) && oneOfUnit(m.amounts(t), b) {
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
