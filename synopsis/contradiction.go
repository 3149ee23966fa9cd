package synopsis

import "synopse/report"

// contradictions finds statements of two sides on an issue of which one says what
// the other one denies, or another number for one thing: "The army has taken the
// town." / "They have not taken it, the mayor said."
func (m *maker) contradictions(x *issue) []report.Span {
	var out []report.Span
	for k, i := range x.statements {
		for _, j := range x.statements[k+1:] {
			a, b := &m.stmts[i], &m.stmts[j]
			if a.reading == b.reading {
				continue
			}
			for _, s := range a.held {
				for _, t := range b.held {
					if m.contradict(s, t) && m.differentSides(a.speakers, b.speakers) {
						out = append(out, m.sentenceSpanOf(s), m.sentenceSpanOf(t))
					}
				}
			}
		}
	}
	return out
}

// contradict reports whether two sentences that are likely to tell the same can't
// both be right.
func (m *maker) contradict(i, j int) bool {
	if m.toldBy(i, j) < samePoint || !m.whole(i) || !m.whole(j) {
		return false
	}
	if _, ok := m.freeNegation(i, j); ok {
		return true
	}
	_, ok := m.freeCount(i, j, false)
	return ok
}

// praises finds statements of two sides that praise or welcome what an issue is
// about, none being against anything.
func (m *maker) praises(x *issue) []report.Span {
	var out []report.Span
	var sides []int
	for _, i := range x.statements {
		s := &m.stmts[i]
		switch by := m.partySides(s.speakers); {
		case favours(s.Act) < 0:
			return nil
		case s.Act == "praise" && len(by) == 1:
			sides = appendOnce(sides, by[0])
			out = append(out, m.cueSpan(s))
		}
	}
	if len(sides) < 2 {
		return nil
	}
	return out
}

// favours gives 1 for acts that are for something, -1 for those against, else 0.
func favours(act string) int {
	switch act {
	case "praise", "agree", "offer", "promise":
		return 1
	case "accuse", "criticise", "reject", "deny", "threaten", "disagree":
		return -1
	}
	return 0
}
