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

// whyItWasSaid reports a clause at i that says why or when somebody spoke, behind a cue that
// closes a sentence ("The talks failed, two officials said because they were asked").
func (r *reader) whyItWasSaid(c englishCue, i int, sent *language.Sentence) bool {
	start := c.subject.First
	if c.subject.Empty() || c.after || i >= sent.Last || start < sent.First+4 || r.toks[start-1].Text != "," || r.quoteAt(start-2) >= 0 {
		return false
	}
	switch r.lower(i) {
	case "because", "when", "while", "after", "before", "as", "since":
	default:
		return false
	}
	g := Range{sent.First, start - 1}
	return r.clauseFollows(g.First, sent) && r.finite(g) >= 0 && !r.lex.subs[r.lower(g.First)] && !r.fronted(c, sent)
}

// coveredBeside reports a token that another statement of the sentence has, other than
// one told in a relative clause ("people who refused to leave, Brandt said") or of the
// subject of the sentence before a cue that closes it ("Staff had accepted a pay freeze,
// Brandt said").
func (r *reader) coveredBeside(i int, sent *language.Sentence, closing bool) bool {
	for k := len(r.out) - 1; k >= 0 && k > len(r.out)-12; k-- {
		st := &r.out[k]
		if f := st.Cue.First; f > sent.First && f < sent.Last && isRelativeEnglish(r.lower(f-1)) && st.Kind != Direct {
			continue
		}
		if closing && st.Kind != Direct && !st.Speaker.Empty() && st.Speaker.First == sent.First {
			continue // "Staff had accepted a pay freeze, Brandt said"
		}
		if closing && st.Speaker.Empty() && st.evidence == byInfinitive {
			continue // "The rate is expected to fall, the bank said"
		}
		for _, g := range st.Content {
			if g.First <= i && i < g.Last {
				return true
			}
		}
	}
	return false
}

// behindWho gives what goes on behind a relative clause on who speaks ("…, says Brandt, who
// runs the port, and the count was right").
func (r *reader) behindWho(i int, sent *language.Sentence) Range {
	if i+2 >= sent.Last || r.toks[i].Text != "," || r.lower(i+1) != "who" {
		return Range{}
	}
	for k := i + 2; k+2 < sent.Last; k++ {
		if r.toks[k].Text != "," {
			continue
		}
		if w := r.lower(k + 1); (w == "and" || w == "but") && r.subjectVerb(k+2, sent) && !r.newAttribution(k+1, sent) {
			return Range{k + 1, r.englishEnd(k+1, sent)}
		}
		return Range{}
	}
	return Range{}
}
