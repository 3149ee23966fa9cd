package statement

import "slices"

// Moved gives the statement as it is in a document that its own was put into:
// token[i] is where token i went (token[len] the end), its mentions and the
// statement it is within are counted from mentions and statements on.
func (s *Statement) Moved(token []int, mentions, statements int) Statement {
	m := *s
	move := func(r Range) Range {
		if r.Empty() {
			return Range{}
		}
		return Range{token[r.First], token[r.Last-1] + 1}
	}
	m.Content, m.Frame = slices.Clone(s.Content), slices.Clone(s.Frame)
	for _, ranges := range [][]Range{m.Content, m.Frame} {
		for i := range ranges {
			ranges[i] = move(ranges[i])
		}
	}
	m.Speaker, m.Addressee, m.Cue = move(s.Speaker), move(s.Addressee), move(s.Cue)
	m.parts = slices.Clone(s.parts)
	for i := range m.parts {
		m.parts[i] = token[m.parts[i]]
	}
	m.Speakers, m.Addressees = slices.Clone(s.Speakers), slices.Clone(s.Addressees)
	for _, ids := range [][]int{m.Speakers, m.Addressees} {
		for i := range ids {
			ids[i] += mentions
		}
	}
	if m.Within >= 0 {
		m.Within += statements
	}
	return m
}
