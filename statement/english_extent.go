package statement

import (
	"synopse/language"
)

// toldUntil ends what is told of an act of speech before a time ("endorsed
// Meyer last week"), a second verb ("and threatened to leave") and a participle
// (", blaming the mayor").
func (r *reader) toldUntil(c englishCue, from, end int) int {
	for k := from + 1; k < end; k++ {
		q := r.quoteAt(k)
		if q >= 0 && r.quotes[q].Last == k+1 && c.cue.has(frameAs) && k+1 < end {
			switch r.lower(k + 1) {
			case "and", "but", ",", "in", "on", "for":
				return k + 1
			}
		}
		if q >= 0 {
			continue
		}
		t, w := &r.toks[k], r.lower(k)
		switch {
		case t.Text == "," && k+2 < end && r.joins(k+1) && r.lower(k+2) == "that":
			return k // "said he had promised to stay, and that …"
		case t.Text == "," && k+1 < end && r.lower(k+1) != "including" && (r.aside(k+1) || (r.joins(k+1) || r.lower(k+1) == "then") && k+2 < end && r.isFinite(k+2)):
			return k
		case (t.Text == "," || t.Text == "—" || t.Text == "–") && k+2 < end && r.sideNote(k+1, end):
			return k
		case t.Tag == language.CCONJ && k+1 < end && r.toks[k+1].Tag == language.VERB && r.isFinite(k+1):
			return k
		case t.Tag == language.CCONJ && w != "or" && k+1 < end && personal(r.lower(k+1)) && r.subjectVerb(k+1, &r.doc.Sentences[r.doc.SentenceAt(k)]):
			return k
		case (w == "and" || w == "but") && k+2 < end && r.toks[k+1].Tag == language.NUM && r.isFinite(k+2):
			return k // "backed the plan and four wanted to wait"
		case k > from && (r.ownReason(k, end) || r.occasion(k, end)):
			return k
		case (w == "last" || w == "this" || w == "earlier") && k+1 < end && timeWords[r.lower(k+1)],
			weekdays[w] && !(k+1 < end && nominal(r.toks[k+1].Tag)):
			if p := r.lower(k - 1); k-1 > from && (p == "on" || p == "in") {
				return k - 1
			}
			return k
		}
	}
	return end
}

// ownReason reports a clause in which the report says why, when or against what
// somebody spoke: it is no part of an object before it ("attacked the plan
// because it …").
func (r *reader) ownReason(k, end int) bool {
	switch r.lower(k) {
	case "because", "although", "though", "while", "despite", "amid":
		return k+1 < end
	case "as":
		return k+2 < end && r.toks[k+1].Tag == language.PRON && r.subjectVerb(k+1, &r.doc.Sentences[r.doc.SentenceAt(k)])
	}
	return false
}

// sideNote reports that all there is from i to end is a remark on the noun
// before ("…, a step that …"), and no further item of a list.
func (r *reader) sideNote(i, end int) bool {
	switch r.lower(i) {
	case "a", "an", "one":
	default:
		return false
	}
	e := r.chain(i, end)
	return e > i && (e >= end || personal(r.lower(e)) || r.lower(e) == "it" || r.lower(e) == "that" || r.lower(e) == "which" || r.lower(e) == "who" || r.toks[e].Tag == language.VERB)
}

// occasion reports a phrase that says where somebody spoke ("criticized the plan
// in an interview on Monday").
func (r *reader) occasion(k, end int) bool {
	if r.toks[k].Tag != language.ADP {
		return false
	}
	switch r.lower(k) {
	case "in", "on", "at", "during", "via":
	default:
		return false
	}
	e := min(r.core(k+1, end), k+6)
	return e > k+1 && occasions[r.lower(e-1)]
}

// saysThings reports somebody, or something that holds words ("a statement").
func (r *reader) saysThings(g Range) bool {
	if !g.Empty() && r.counted(g) {
		return true
	}
	for i := g.First; i < g.Last; i++ {
		if m := r.at[i]; m >= 0 && !r.mentions[m].Place {
			return true
		}
		if r.lex.papers[r.toks[i].Lemma] {
			return true
		}
	}
	return false
}

// counted reports a share of those asked ("three in 10", "nearly half").
func (r *reader) counted(g Range) bool {
	return r.toks[g.First].Tag == language.NUM && g.Last > g.First+1 || r.amount(g.First, g.Last) > g.First
}

// holds reports a subject whose head holds words or figures ("the new poll").
func (r *reader) holds(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if r.toks[i].Tag == language.ADP {
			return false // the head stands before the first preposition
		}
		if r.lex.papers[r.toks[i].Lemma] {
			return true
		}
	}
	return false
}

// saidUntil gives the token after what was said from i on: englishEnd, but a
// cue in a first subordinate clause ("While critics say the dam is old, …") or
// in a relative clause between commas ends with its clause.
func (r *reader) saidUntil(c englishCue, i int, sent *language.Sentence) int {
	end := r.englishEnd(i, sent)
	if c.limit > 0 {
		return min(end, c.limit)
	}
	fronted, relative := r.fronted(c, sent), c.first > sent.First && isRelativeEnglish(r.lower(c.first-1)) || r.whichTheySay(c, sent)
	if !fronted && !relative {
		return end
	}
	for k := i + 1; k+1 < end; k++ {
		t := r.toks[k].Text
		if t != "," && t != "–" && t != "—" && t != "-" {
			continue
		}
		if q := r.quoteAt(k); q >= 0 {
			if relative && r.quotes[q].Last == k+2 && k+2 < end && r.isFinite(k+2) {
				return k + 2 // "which critics call “a tax,” passed"
			}
			continue
		}
		if (fronted || relative && c.last <= sent.First+14 && r.lower(c.first-1) == "who") && t == "," && (r.subjectVerb(k+1, sent) || r.subjectInsertion(k+1, sent)) || relative && r.isFinite(k+1) {
			return k
		}
	}
	if fronted && !c.subject.Empty() && r.lower(c.subject.First-1) == "while" {
		return r.firstComma(i, end) // "While Brandt says it is old, the union points to its age"
	}
	return end
}

// firstComma gives the first comma outside quotations between two tokens, the second if
// there is none.
func (r *reader) firstComma(i, end int) int {
	for k := i + 1; k+1 < end; k++ {
		if r.toks[k].Text == "," && r.quoteAt(k) < 0 {
			return k
		}
	}
	return end
}

// whichTheySay reports a cue in a relative clause behind a comma whose object the pronoun is
// ("the bill, which critics call a tax, passed").
func (r *reader) whichTheySay(c englishCue, sent *language.Sentence) bool {
	b := c.subject.First - 1
	return !c.subject.Empty() && !c.after && b > sent.First && r.lower(b) == "which" && r.toks[b-1].Text == ","
}
