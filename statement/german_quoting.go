package statement

import (
	"synopse/actor"
	"synopse/language"
)

// A verb of quoting names two: who is quoted, whose words they are, and who quotes him
// and reports them ("„…“, zitiert das Blatt den Minister").

// quoting adds to the statements from the given one on, of those who are quoted, the
// ones of who quotes them. Those stand before, so that what follows goes on from whoever
// was quoted.
func (r *reader) quoting(s int, segs []segment, p predicate, from int) {
	for i := from; i < len(r.out) && p.cue.has(frameCited); i++ {
		st := r.out[i]
		if st.Speaker.Empty() || st.quotes {
			continue
		}
		outer := st
		outer.Addressee, outer.quotes = Range{}, true
		outer.Speaker = r.quoter(segs, p, st.Speaker)
		if n := r.agentBehindName(p, st.Speaker); n > 0 && outer.Speaker.Empty() {
			outer.Speaker, st.Speaker.Last = Range{n + 1, st.Speaker.Last}, n
		}
		if outer.Speaker.Empty() {
			continue
		}
		r.out[i] = outer
		if k := r.add(s, st); k >= 0 {
			r.out[k].quotes = false
		}
		break
	}
}

// agentBehindName gives the "von" behind a person's name at which who quotes begins ("wie
// Karl Brandt von Nordnet zitiert wird"), 0 if there is none.
func (r *reader) agentBehindName(p predicate, g Range) int {
	for i := g.First + 1; p.passive && i+1 < g.Last; i++ {
		m := r.at[i-1]
		if w := r.lower(i); (w == "von" || w == "vom") && m >= 0 && r.mentions[m].Last == i && r.mentions[m].Kind == actor.Person && r.mentions[m].Form == actor.Name {
			return i
		}
	}
	return 0
}

// quoter gives who quotes somebody, empty if nobody is named for it.
func (r *reader) quoter(segs []segment, p predicate, quoted Range) Range {
	g := segs[p.segment].Range
	by := Range{}
	switch {
	case p.passive:
		by = r.agent(Range{max(g.First, quoted.Last), g.Last})
		if by.Empty() {
			by = r.placeOfWords(segs[p.segment : p.segment+1])
		}
	case quoted.First > p.verb && segs[p.segment].verbFirst(r.toks):
		by, _ = r.quoterFirst(Range{p.verb + 1, r.clauseRegion(segs, p.segment).Last})
	default:
		by = r.vorfeldSubject(Range{segs[r.vorfeldStart(segs, p.segment)].First, p.verb})
	}
	if by.Empty() || by.First < quoted.Last && quoted.First < by.Last || !r.reports(by) {
		return Range{}
	}
	return by
}

// reports tells whether a phrase names somebody or something that reports words.
func (r *reader) reports(g Range) bool {
	if r.speaks(g) || r.onPaper(g) {
		return true
	}
	t := &r.toks[g.Last-1]
	return t.Tag == language.X || isMark(t.Text) || t.Tag == language.PROPN && r.at[g.Last-1] < 0
}

// quoterFirst tells apart, behind a verb of quoting that opens its clause, who quotes
// and who is quoted: the subject stands first, unless its form says otherwise ("zitiert
// ihn die Zeitung").
func (r *reader) quoterFirst(g Range) (by, quoted Range) {
	first, second := r.twoNames(g)
	if first.Empty() || second.Empty() {
		return Range{}, Range{}
	}
	if r.nominative(first.First) {
		return first, second
	}
	return second, first
}

// twoNames gives the first two phrases of a range that no preposition governs. Two names
// that follow each other without a mark may look like one phrase ("zitiert ndr.de
// Sprecher Karl Brandt").
func (r *reader) twoNames(g Range) (first, second Range) {
	for i := g.First; i < g.Last; {
		if r.toks[i].Tag == language.ADP {
			i = max(i+1, r.full(i+1, g.Last))
			continue
		}
		end := r.phrase(i, g.Last)
		if end == i {
			i++
			continue
		}
		switch n := r.nameWithin(Range{i, end}); {
		case !first.Empty():
			return first, Range{i, r.full(i, g.Last)}
		case n > i:
			return Range{i, n}, Range{n, r.full(n, g.Last)}
		}
		first = Range{i, end}
		i = end
	}
	return first, second
}

// nameWithin gives where a person's name, with the office before it, begins inside a
// phrase behind another name; -1 if none does.
func (r *reader) nameWithin(g Range) int {
	for i := g.First + 1; i < g.Last; i++ {
		m := r.at[i]
		if m < 0 || r.mentions[m].First != i || r.mentions[m].Kind != actor.Person || r.mentions[m].Form != actor.Name {
			continue
		}
		for i > g.First+1 && r.toks[i-1].Tag == language.NOUN {
			i--
		}
		if t := &r.toks[i-1]; i > g.First && (t.Tag == language.PROPN || t.Tag == language.X || isMark(t.Text)) && r.at[i-1] != m {
			return i
		}
		return -1
	}
	return -1
}
