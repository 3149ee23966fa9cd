package statement

import (
	"slices"

	"synopse/language"
)

// Which clauses are in the mood of report.

// reportsSpeech tells whether a clause is in the mood of reported speech:
// Konjunktiv I, or Konjunktiv II that goes on from speech and is no condition.
func (r *reader) reportsSpeech(segs []segment, k int, after bool) bool {
	g := &segs[k]
	m := r.toks[g.verb].Morph
	if m.Has(language.Konjunktiv1) {
		if g.kind == subClause {
			w := r.lower(g.opener)
			return w == "weil" || w == "da" || w == "obwohl" || w == "dass"
		}
		return !r.wish(segs, k)
	}
	if !after || g.kind != mainClause || !m.Has(language.Konjunktiv2) || r.ambiguousMood(g.verb) && !r.pluralOfReport(g) {
		return false
	}
	// "Wenn das geschähe, würde er gehen" is speech only right behind speech in
	// the mood of report.
	return !r.conditional(segs) || r.reportedMoodBefore(g.First)
}

// pluralOfReport reports "dürften" behind speech in the mood of report, whose
// plural it is there ("Das Schiff dürfe bleiben. Die Boote dürften fahren.").
func (r *reader) pluralOfReport(g *segment) bool {
	return r.toks[g.verb].Lemma == "dürfen" && r.toks[g.verb].Morph.Has(language.Plural) && r.reportedMoodBefore(g.First)
}

// ambiguousMood reports modal forms that look like a Konjunktiv II and mostly
// are a past tense, a wish or a guess of the reporter.
func (r *reader) ambiguousMood(i int) bool {
	switch r.toks[i].Lemma {
	case "sollen", "wollen", "mögen", "dürfen":
		return true
	}
	return false
}

// wish tells a wish or an instruction ("Man nehme …", "Es lebe …", "sei es")
// from reported speech.
func (r *reader) wish(segs []segment, k int) bool {
	g := &segs[k]
	i := firstWord(r.toks, g.Range)
	if g.verb == i && r.toks[i].Lemma == "sein" && g.Last-i <= 4 {
		return !r.correlate(segs, k) && !r.conditional(segs) // "Was fehle, sei Geduld", "Sollte er gehen, sei das bedauerlich"
	}
	if k+1 < len(segs) && r.lower(segs[k+1].First) == "wer" && segs[k+1].verb >= 0 && modals[r.toks[segs[k+1].verb].Lemma] && segs[k+1].verb == segs[k+1].First+1 {
		return true // "Das verstehe, wer will"
	}
	return r.lower(i) == "man" && r.toks[g.verb].Lemma == "nehmen"
}

// reportedMoodBefore tells whether the sentence before the one of a token, in
// the same paragraph, was indirect or free indirect speech.
func (r *reader) reportedMoodBefore(token int) bool {
	s := r.doc.SentenceAt(token)
	if s == 0 || r.doc.Sentences[s-1].Block != r.doc.Sentences[s].Block {
		return false
	}
	for _, i := range r.of[s-1] {
		if k := r.out[i].Kind; k == FreeIndirect || k == Indirect {
			return true
		}
	}
	return false
}

func (r *reader) conditional(segs []segment) bool {
	for k := range segs {
		if k+1 < len(segs) && segs[k].verbFirst(r.toks) && segs[k+1].before == ',' && segs[k+1].verbFirst(r.toks) && r.toks[segs[k].verb].Lemma == "sollen" {
			return true // "Sollte es regnen, könnte der Deich brechen"
		}
		if segs[k].kind == subClause {
			switch r.lower(segs[k].opener) {
			case "wenn", "falls", "als":
				return true
			}
		}
	}
	return false
}

// hearsay reports "soll" with a perfect infinitive ("soll geholfen haben"):
// something said by somebody the text doesn't name here.
func (r *reader) hearsay(segs []segment, k int) bool {
	g := &segs[k]
	t := &r.toks[g.verb]
	if t.Lemma != "sollen" || !t.Morph.Has(language.Present) && r.lower(g.verb) != "soll" && r.lower(g.verb) != "sollen" {
		return false
	}
	end := r.clauseRegion(segs, k).Last
	for end > g.First && r.toks[end-1].Tag == language.PUNCT {
		end--
	}
	if end-2 <= g.First {
		return false
	}
	last := r.lower(end - 1)
	return (last == "haben" || last == "sein") && r.toks[end-2].Morph.Has(language.PastParticiple)
}

// reportMood reports a verb in the mood of report: a Konjunktiv I, or a Konjunktiv II in
// the plural, where the Konjunktiv I looks like the indicative ("die Läden hätten kein
// Geld").
func (r *reader) reportMood(i int) bool {
	m := r.toks[i].Morph
	return m.Has(language.Konjunktiv1) || m.Has(language.Konjunktiv2) && m.Has(language.Plural) && !r.ambiguousMood(i)
}

// isCue reports a verb by which a statement of a sentence is told ("…, soll Brandt gesagt
// haben").
func (r *reader) isCue(s, verb int) bool {
	for _, i := range r.of[s] {
		if slices.Contains(r.out[i].parts, verb) {
			return true
		}
	}
	return false
}
