package statement

import (
	"synopse/language"
)

// clauseBefore reads the clause before a cue that a quotation follows ("The road is
// closed, Brandt said, “for the night”").
func (r *reader) clauseBefore(s int, sent *language.Sentence, c englishCue, base Statement) {
	start := c.first
	if !c.subject.Empty() && !c.after {
		start = c.subject.First
	}
	if c.passive || c.subject.Empty() || start < sent.First+4 || r.toks[start-1].Text != "," || r.quoteAt(start-2) >= 0 || r.covered(start-2) {
		return
	}
	g := Range{sent.First, start - 1}
	if c.cue.frames&(frameThat|frameClause) == 0 || !r.clauseFollows(g.First, sent) || r.finite(g) < 0 || r.toks[g.First].Tag == language.ADP || r.lower(g.Last-1) == "including" || r.lex.subs[r.lower(g.First)] || r.fronted(c, sent) {
		return
	}
	base.Content = []Range{g}
	r.add(s, base)
}

// coveredBeside reports a token that another statement of the sentence has, other than
// one told in a relative clause ("people who refused to leave, Brandt said").
func (r *reader) coveredBeside(i int, sent *language.Sentence) bool {
	for k := len(r.out) - 1; k >= 0 && k > len(r.out)-12; k-- {
		st := &r.out[k]
		if f := st.Cue.First; f > sent.First && f < sent.Last && isRelativeEnglish(r.lower(f-1)) && st.Kind != Direct {
			continue
		}
		for _, g := range st.Content {
			if g.First <= i && i < g.Last {
				return true
			}
		}
	}
	return false
}
