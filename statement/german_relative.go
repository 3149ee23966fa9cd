package statement

import (
	"synopse/language"
)

// Who speaks in relative clauses.

// relativeSubject: "von dem Brandt sagte" has its subject inside; "der sagte"
// speaks of the noun before.
func (r *reader) relativeSubject(segs []segment, p predicate) Range {
	g := &segs[p.segment]
	w := r.lower(g.opener)
	alone := g.opener == g.First || r.toks[g.opener-1].Tag != language.ADP
	from := g.opener + 1
	if !alone && (w == "dessen" || w == "deren") {
		from = r.phrase(from, p.verb) // "in dessen Folge das Gericht"
	}
	if sub := r.rightSubject(from, p.verb); !sub.Empty() && !(alone && (w == "der" || w == "welcher")) {
		return sub // "der" alone is the subject itself
	}
	if g.opener > g.First && r.toks[g.opener-1].Tag == language.ADP || w == "den" || w == "dem" || w == "denen" || w == "dessen" {
		return Range{}
	}
	if p.segment == 0 {
		return Range{}
	}
	return r.phraseEndingAt(segs[p.segment-1].Range)
}

// phraseEndingAt gives the last noun phrase of a range when it stands at its end.
func (r *reader) phraseEndingAt(g Range) Range {
	for i := g.First; i < g.Last; i++ {
		if t := r.toks[i].Tag; t == language.ADP || t == language.ADV || t == language.CCONJ {
			continue
		}
		if r.phrase(i, g.Last) == g.Last {
			return Range{i, g.Last}
		}
	}
	return Range{}
}
