package synopsis

// clauseBreaks are words that, after a comma, open a clause that tells
// something of its own.
var clauseBreaks = map[string]bool{"und": true, "aber": true, "während": true, "doch": true, "nachdem": true, "sondern": true, "wobei": true, "obwohl": true,
	"and": true, "but": true, "while": true, "after": true, "although": true, "though": true, "adding": true, "when": true}

const (
	leastClause = 4    // terms of a clause that is compared by itself
	clauseWorth = 0.92 // of the likeness of whole sentences
)

// clauses gives the parts of sentence i that tell something of their own, in
// comparable form; none if it is one piece.
func (m *maker) clauses(i int) []passage {
	s := &m.sentences[i]
	if s.split {
		return s.parts
	}
	s.split = true
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	if x.Last-x.First < 14 {
		return nil
	}
	start := x.First
	add := func(end int) {
		p := m.vocab.finish(m.rawTerms(s.r, start, end))
		if len(p.terms) >= leastClause {
			s.parts = append(s.parts, p)
		}
	}
	for t := x.First; t < x.Last; t++ {
		w := doc.Tokens[t].Text
		if w == ";" || w == "–" || w == "—" || w == "," && clauseBreaks[lower(doc, t+1)] {
			add(t)
			start = t + 1
		}
	}
	if start > x.First {
		add(x.Last)
	}
	return s.parts
}

// alike says how much two sentences tell the same, as a whole or in one clause.
func (m *maker) alike(a, b int) float64 {
	x, y := m.sentences[a].passage, m.sentences[b].passage
	best := likeness(x, y)
	for _, p := range m.clauses(a) {
		best = max(best, clauseLikeness(p, y))
		for _, q := range m.clauses(b) {
			best = max(best, clauseLikeness(p, q))
		}
	}
	for _, q := range m.clauses(b) {
		best = max(best, clauseLikeness(x, q))
	}
	return best
}

func clauseLikeness(a, b passage) float64 {
	if _, n := inCommon(a, b); n < 3 {
		return 0
	}
	return clauseWorth * likeness(a, b)
}
