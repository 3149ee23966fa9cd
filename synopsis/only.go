package synopsis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	nothingAlike = 0.12 // a sentence is told by one report only if none elsewhere is more alike
	mostlyTold   = 0.17 // share of a sentence's weight that three sentences of another report tell
	rareShared   = 3    // rare terms in common with one sentence elsewhere: it tells of it
	leastTerms   = 3    // of a sentence that tells something
	accounted    = 0.75 // likeness to a sentence of a report from which that accounts for what one tells
)

// findOnly gives the sentences (numbers, in reading order) that no other report
// tells: nothing elsewhere is alike, and no stretch of three sentences elsewhere
// has most of what it says. Sentences with little content are left out.
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
	where := m.whereTerms()
	var out []int
	for i := range m.sentences {
		s := &m.sentences[i]
		if inPoint[i] || !s.tells || m.bestFree(i) >= nothingAlike || !m.substantial(i) {
			continue
		}
		if m.toldElsewhere(i, where) < mostlyTold*s.sum {
			out = append(out, i)
		}
	}
	return out
}

// bestFree gives how alike a sentence is to the best one elsewhere that tells
// nothing else of its report.
func (m *maker) bestFree(i int) float64 {
	if m.best[i] < nothingAlike {
		return m.best[i]
	}
	for _, x := range m.near[i] {
		if !m.accountedFor(x.sentence, m.sentences[i].r, i) {
			return x.alike
		}
	}
	return 0
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

// whereTerms gives, for every term that is not frequent, the sentences with it.
func (m *maker) whereTerms() [][]int32 {
	where := make([][]int32, len(m.vocab.names))
	most := max(40, 4*len(m.readings))
	for i := range m.sentences {
		for _, t := range m.sentences[i].terms {
			if m.vocab.count[t.id] <= most {
				where[t.id] = append(where[t.id], int32(i))
			}
		}
	}
	return where
}

// toldElsewhere gives the greatest weight of sentence i that three sentences in
// a row of one other report share with it; all of it if one sentence elsewhere
// shares several terms that hardly any other has.
func (m *maker) toldElsewhere(i int, where [][]int32) float64 {
	s := &m.sentences[i]
	score := map[int32]float64{}
	rare := map[int32]int{}
	few := len(m.readings) + 1
	for _, t := range s.terms {
		done := map[int32]bool{}
		for _, j := range where[t.id] {
			if m.sentences[j].r == s.r || m.accountedFor(int(j), s.r, i) {
				continue
			}
			if m.vocab.count[t.id] <= few {
				if rare[j]++; rare[j] >= rareShared {
					return s.sum
				}
			}
			for k := j - 1; k <= j+1; k++ {
				if k >= 0 && int(k) < len(m.sentences) && m.sentences[k].r == m.sentences[j].r && !done[k] {
					done[k] = true
					score[k] += t.weight
				}
			}
		}
	}
	best := 0.0
	for _, x := range score {
		best = max(best, x)
	}
	return best
}
