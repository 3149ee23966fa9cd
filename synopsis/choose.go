package synopsis

import (
	"cmp"
	"slices"
	"strings"
)

const (
	mostIssues  = 15
	enoughIssue = 8    // from here on names do not become issues
	fewIssues   = 4    // from here on nouns do not, nor what one side says
	widest      = 0.6  // share of the statements: a topic above it is the story's subject, no issue
	leastNew    = 0.34 // share of a topic's sentences that better topics do not have
)

// How much kinds of topics count.
var topicWeight = [...]float64{topicCountry: 1.3, topicTheme: 1, topicMeeting: 1.3, topicRelations: 1.2, topicActor: 0.7, topicNoun: 0.5}

// scored gives the topics, the best first.
func (m *maker) scored(t *topics) []topic {
	for k := range t.list {
		t.list[k].score = m.topicScore(&t.list[k])
	}
	slices.SortStableFunc(t.list, func(a, b topic) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key))
	})
	return t.list
}

// topicScore weighs the sentences that name a topic: those with statements,
// headings and several reports count more.
func (m *maker) topicScore(x *topic) float64 {
	score := 0.0
	seen := map[int]bool{}
	reports := map[int]bool{}
	for _, h := range x.hits {
		if seen[h.sentence] {
			continue
		}
		seen[h.sentence] = true
		reports[m.sentences[h.sentence].r] = true
		switch {
		case m.heading(h.sentence):
			score += 3
		case len(m.inSentence[h.sentence]) > 0:
			score += 2
		default:
			score += 0.7
		}
	}
	score *= topicWeight[x.kind]
	if len(m.readings) > 1 && len(reports) > 1 {
		score *= 1.3
	}
	return score
}

// units gives each sentence the number of its point, or its own behind them, so
// that what ten reports tell alike counts once.
func (m *maker) units() []int {
	out := make([]int, len(m.sentences))
	for i := range out {
		out[i] = len(m.points) + i
	}
	for p := range m.points {
		for _, i := range m.points[p].members {
			out[i] = p
		}
	}
	return out
}

// choose takes the best topics of some kinds that tell something the issues so
// far do not.
func (m *maker) choose(list []topic, have []issue, kinds ...topicKind) []issue {
	covered, labels := map[int]bool{}, map[string]bool{}
	for _, x := range have {
		labels[strings.ToLower(x.de)], labels[strings.ToLower(x.en)] = true, true
		for _, i := range x.sentences {
			covered[i] = true
		}
	}
	named := m.countryNamed(list)
	var out []issue
	for _, x := range list {
		if !slices.Contains(kinds, x.kind) || len(have)+len(out) >= mostIssues {
			continue
		}
		if !m.worthy(&x, m.count(&x, covered, named), len(have)+len(out)) {
			continue
		}
		if labels[strings.ToLower(x.de)] || labels[strings.ToLower(x.en)] {
			continue // a noun that a theme is called by
		}
		labels[strings.ToLower(x.de)], labels[strings.ToLower(x.en)] = true, true
		for _, h := range x.hits {
			covered[h.sentence] = true
		}
		out = append(out, issue{topic: x})
	}
	return out
}

// countryNamed gives the sentences that name a country that is no party.
func (m *maker) countryNamed(list []topic) map[int]bool {
	out := map[int]bool{}
	for _, x := range list {
		if x.kind == topicCountry {
			for _, h := range x.hits {
				out[h.sentence] = true
			}
		}
	}
	return out
}

// tally counts the sentences that name a topic.
type tally struct {
	plain int // hits that name it, not something that stands for it

	total, said, marked, fresh, country, units int
}

func (m *maker) count(x *topic, covered, named map[int]bool) tally {
	var c tally
	seen, units := map[int]bool{}, map[int]bool{}
	for _, h := range x.hits {
		if h.marked && !h.faint {
			c.marked++
		}
		if !h.faint {
			c.plain++
		}
		if seen[h.sentence] {
			continue
		}
		seen[h.sentence] = true
		units[m.unit[h.sentence]] = true
		c.total++
		if len(m.inSentence[h.sentence]) > 0 || m.saidNext(h.sentence) {
			c.said++
		}
		if !covered[h.sentence] {
			c.fresh++
		}
		if named[h.sentence] {
			c.country++
		}
	}
	c.units = len(units)
	return c
}

// saidNext reports whether the next sentence of the paragraph has a statement:
// "Die Boote liegen fest. Die Ministerin verlangt ihre Freigabe."
func (m *maker) saidNext(i int) bool {
	if i+1 >= len(m.sentences) || m.sentences[i+1].r != m.sentences[i].r {
		return false
	}
	doc := &m.readings[m.sentences[i].r].Document
	return doc.Sentences[m.sentences[i].s].Block == doc.Sentences[m.sentences[i].s+1].Block && len(m.inSentence[i+1]) > 0
}

// worthy decides whether a topic becomes an issue.
func (m *maker) worthy(x *topic, c tally, have int) bool {
	switch {
	case m.saying > 6 && float64(c.said) > widest*float64(m.saying) && x.kind != topicCountry && x.kind != topicRelations:
		return false
	case x.aspect && 5*c.country >= 4*c.total:
		return false
	}
	isNew := float64(c.fresh) >= leastNew*float64(c.total)
	switch x.kind {
	case topicCountry:
		return c.marked > 0 && c.said > 0 || c.plain > 0 && c.units >= 3 && c.said >= 2
	case topicMeeting, topicRelations:
		return c.said > 0
	case topicTheme:
		if isNew && c.said > 0 && m.short && !x.aspect {
			if _, ok := m.contested(x); ok {
				return true
			}
		}
		return isNew && c.units >= 2 && (c.said > 0 || c.total >= 3)
	case topicActor:
		return have < enoughIssue && c.units >= 3 && c.fresh >= 2 && 2*c.fresh >= c.total && c.said >= 2
	}
	if have < enoughIssue && 2*c.fresh >= c.total && m.short {
		if n, ok := m.contested(x); ok && n >= 2 {
			return true
		}
	}
	openings := m.openings(x)
	return (have < fewIssues && openings >= 1 || have < enoughIssue && openings >= 2) &&
		c.units >= 3 && c.fresh >= 2 && 2*c.fresh >= c.total && c.said >= 2
}

// openings counts the reports that name a topic in a heading or among their
// first sentences, where reports say what they are about.
func (m *maker) openings(x *topic) int {
	const opening = 7 // sentences, headings among them
	reports := map[int]bool{}
	for _, h := range x.hits {
		if s := m.sentences[h.sentence]; m.heading(h.sentence) || s.s < opening {
			reports[s.r] = true
		}
	}
	return len(reports)
}

// contested counts the reports in which something is said in the paragraph from a
// topic's name on, and tells whether one of them has a demand, a charge or a
// refusal there, by one of two speakers at least.
func (m *maker) contested(x *topic) (reports int, ok bool) {
	in := map[int]bool{}
	for _, h := range x.hits {
		if m.heading(h.sentence) || x.kind == topicTheme && !m.hitSaid(h) {
			continue
		}
		var speakers []int
		act := false
		for i := h.sentence; i < len(m.sentences) && m.sameBlock(h.sentence, i); i++ {
			for _, k := range m.inSentence[i] {
				s := &m.stmts[k]
				in[s.reading] = true
				act = act || contests(s.Act) || answers(s.Act) && s.Act != "deny"
				for _, a := range s.speakers {
					speakers = appendOnce(speakers, a)
				}
			}
		}
		ok = ok || act && len(speakers) >= 2
	}
	return len(in), ok
}

// sameBlock reports whether two sentences stand in one paragraph.
func (m *maker) sameBlock(i, j int) bool {
	a, b := m.sentences[i], m.sentences[j]
	doc := &m.readings[a.r].Document
	return a.r == b.r && doc.Sentences[a.s].Block == doc.Sentences[b.s].Block
}

// hitSaid reports whether a name of a topic stands in what somebody says.
func (m *maker) hitSaid(h topicHit) bool {
	return slices.ContainsFunc(m.inSentence[h.sentence], func(k int) bool { return m.holds(&m.stmts[k], h.first) })
}
