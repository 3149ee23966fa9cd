package synopsis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	hardlyTold    = 0.36 // a sentence is told by one report only if none elsewhere is likelier to tell the same
	somewhatAlike = 0.45 // or more alike
	mostlyTold    = 0.40 // nor do a few sentences in a row tell such a share of it
	window        = 3    // sentences in a row that may tell it together
	leastTerms    = 3    // of a sentence that tells something
	accounted     = 0.75 // likeness to a sentence of a report from which that accounts for what one tells
)

// findOnly gives the sentences (numbers, in reading order) that no other report
// tells: nothing elsewhere is likely to tell the same. Sentences with little
// content are left out.
func (m *maker) findOnly() []int {
	if len(m.readings) < 2 {
		return nil
	}
	inPoint := make([]bool, len(m.sentences))
	for _, p := range m.points {
		for _, i := range p.members {
			inPoint[i] = true
		}
	}
	best := m.bestTold()
	var out []int
	for i := range m.sentences {
		s := &m.sentences[i]
		if m.eventSize[m.event[s.r]] < 2 || inPoint[i] || !s.tells || best[i] >= hardlyTold || m.best[i] >= somewhatAlike || !m.substantial(i) || m.toldElsewhere(i) >= mostlyTold {
			continue
		}
		out = append(out, i)
	}
	return out
}

// bestTold gives for each sentence how likely the best one elsewhere tells the
// same, by what the two show alone, however long the reports; those that tell
// something else of its report don't count.
func (m *maker) bestTold() []float64 {
	out := make([]float64, len(m.sentences))
	for _, l := range m.alikes {
		p := logistic(l.base + max(m.crowd(m.sentences[l.a].r, m.sentences[l.b].r), 0))
		if p > out[l.a] && !m.accountedFor(l.b, m.sentences[l.a].r, l.a) {
			out[l.a] = p
		}
		if p > out[l.b] && !m.accountedFor(l.a, m.sentences[l.b].r, l.b) {
			out[l.b] = p
		}
	}
	return out
}

// accountedFor reports whether sentence j is nearly one with a sentence of
// report r other than i: then it tells that one, and not i.
func (m *maker) accountedFor(j, r, i int) bool {
	for _, x := range m.near[j] {
		if x.alike >= accounted && m.sentences[x.sentence].r == r {
			return x.sentence != i
		}
	}
	return false
}

// substantial reports whether a sentence tells enough to be missed elsewhere:
// several terms that are not everyday words, and a whole sentence.
func (m *maker) substantial(i int) bool {
	n := 0
	for _, t := range m.sentences[i].terms {
		if t.weight >= 0.7*m.vocab.rarity[t.id] {
			n++
		}
	}
	return n >= leastTerms && m.whole(i)
}

// whole reports whether a sentence ends like one: not a heading without a full
// stop, not the opening of a list, not a question.
func (m *maker) whole(i int) bool {
	s := &m.sentences[i]
	text := strings.TrimRight(m.sentenceSpan(s.r, s.s).Text, " \t\n")
	last, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && !unicode.IsLetter(last) && last != ':' && last != '?' && last != '…'
}

// mostCovered is how many sentences a story has at most where stretches are looked
// at: of more, every sentence with every other takes too long.
const mostCovered = 800

// toldElsewhere gives the greatest share of what sentence i tells that a few
// sentences in a row of another report tell.
func (m *maker) toldElsewhere(i int) float64 {
	g := &m.gists[i]
	if g.sum == 0 {
		return 1
	}
	if len(m.sentences) > mostCovered {
		return 0
	}
	best := 0.0
	for r := range m.readings {
		if r == m.sentences[i].r || m.event[r] != m.event[m.sentences[i].r] {
			continue
		}
		n := len(m.readings[r].Document.Sentences)
		heardIn := make([][]heard, 0, window)
		for s := range n {
			j := m.offset[r] + s
			if m.accountedFor(j, m.sentences[i].r, i) {
				heardIn = heardIn[:0]
				continue
			}
			if len(heardIn) == window {
				heardIn = heardIn[1:]
			}
			heardIn = append(heardIn, m.heardOf(g, &m.gists[j]))
			best = max(best, covered(g, heardIn)/g.sum)
		}
	}
	return best
}

// heardOf gives how much of each item of a gist another one says.
func (m *maker) heardOf(g, other *gist) []heard {
	m.inBoth(g, other)
	return slices.Clone(m.heardA[:len(g.items)])
}

// covered gives the weight of the items that some sentences say together.
func covered(g *gist, list [][]heard) float64 {
	sum := 0.0
	for k := range g.items {
		most := 0.0
		for _, h := range list {
			most = max(most, h[k].value)
		}
		sum += min(most, g.items[k].weight)
	}
	return sum
}
