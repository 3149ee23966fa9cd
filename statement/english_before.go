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

// beginsBefore gives where what was said begins when only its end stands in
// quotation marks ("The mayor is “no friend of ours,” said Brandt"): the
// beginning of the sentence, or that of the quotation.
func (r *reader) beginsBefore(q int, sent *language.Sentence) int {
	first := r.quotes[q].First
	if r.quotes[q].continued || first-sent.First < 2 || first-sent.First > 20 {
		return first
	}
	verb := false
	for k := sent.First; k < first; k++ {
		if r.quoteAt(k) >= 0 || r.toks[k].Text == ":" || r.toks[k].Text == ";" {
			return first
		}
		if r.toks[k].Tag == language.AUX || r.toks[k].Tag == language.VERB {
			if c := r.englishVerb(k, sent); c.has(frameQuote) {
				return first
			}
			verb = true
		}
	}
	if !verb || r.toks[first-1].Text == "," || !r.long[q] && r.toks[r.quotes[q].Last-2].Text == "," && r.finite(Range{sent.First, first}) < 0 {
		return first // "Speaking on “Morning Wire,” Brandt said that …"
	}
	return sent.First
}

// quoteBefore gives the quotation that ends right before token i, -1 if none.
func (r *reader) quoteBefore(i int, sent *language.Sentence) int {
	k := i - 1
	if k < 0 || k < sent.First && !r.closesQuestion(i, sent) {
		return -1
	}
	if r.toks[k].Text == "," && k > sent.First {
		k--
	}
	if r.toks[k].Tag == language.ADV && k > sent.First && isMark(r.toks[k-1].Text) {
		k-- // "“…,” then Brandt added", and what the tagger took for an adverb
	}
	q := r.quoteAt(k)
	if q < 0 || r.quotes[q].Last != k+1 || !r.long[q] && words(r.toks, r.quotes[q].Range) < 2 {
		return -1
	}
	if !r.long[q] && r.quotes[q].First > sent.First && r.beginsBefore(q, sent) == r.quotes[q].First {
		return -1
	}
	return q
}

// closesQuestion reports a sentence that is no more than "Meyer asked." behind a
// quotation that ends in a question or exclamation mark.
func (r *reader) closesQuestion(i int, sent *language.Sentence) bool {
	if i != sent.First || sent.Last-sent.First > 8 || i < 2 {
		return false
	}
	t := r.toks[i-2].Text
	return t == "?" || t == "!"
}
