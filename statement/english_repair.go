package statement

import (
	"slices"
	"strings"

	"synopse/language"
)

// repairEnglish sets right, for this reading only, cue verbs that the tagger
// took for nouns or adjectives beside a quotation ("“…,” declares Anna
// Brandt", "“…,” Brandt shot back") and in sentences left without a verb.
func (r *reader) repairEnglish() {
	own := false
	set := func(i int, tag language.Tag, lemma string, m language.Morph) {
		if !own {
			r.toks, own = slices.Clone(r.toks), true
		}
		t := &r.toks[i]
		t.Tag, t.Lemma, t.Morph = tag, lemma, m
	}
	for s := range r.doc.Sentences {
		sent := &r.doc.Sentences[s]
		for i := sent.First; i+1 < sent.Last; i++ {
			switch r.toks[i].Tag {
			case language.NOUN, language.ADJ, language.PROPN:
			default:
				continue
			}
			if t := &r.toks[i]; r.nounInPlace(sent, i) {
				set(i, language.NOUN, t.Lemma, t.Morph)
				continue
			}
			if r.verbOfPronoun(sent, i) {
				set(i, language.VERB, strings.TrimSuffix(r.lower(i), "s"), language.Finite)
				continue
			}
			lemma := r.lex.weak[r.toks[i].Text]
			if lemma == "" || r.quoteAt(i) >= 0 || !r.afterQuote(sent, i) && !r.onlyVerb(sent, i) {
				if lemma = r.lex.presents[r.toks[i].Text]; lemma == "" || r.quoteAt(i) >= 0 || !r.verbByPlace(sent, i, lemma) && !r.closingVerb(sent, i, lemma) {
					continue
				}
			}
			set(i, language.VERB, lemma, language.Finite|language.Past)
		}
	}
}

// verbOfPronoun reports a noun in "-s" that can only be the verb of "it", "he" or "she" right
// before it, marks and adverbs aside, and before its object ("that it “deeply regrets” the
// loss").
func (r *reader) verbOfPronoun(sent *language.Sentence, i int) bool {
	if r.toks[i].Tag != language.NOUN || !strings.HasSuffix(r.toks[i].Text, "s") || i == sent.First || i+2 >= sent.Last {
		return false
	}
	k, next := i-1, i+1
	for k > sent.First && (r.toks[k].Tag == language.ADV || isMark(r.toks[k].Text)) {
		k--
	}
	if isMark(r.toks[next].Text) {
		next++
	}
	switch r.lower(k) {
	case "it", "he", "she":
	default:
		return false
	}
	if t := r.toks[next].Tag; t != language.DET && r.lower(next) != "that" {
		return false
	}
	return k == sent.First || r.toks[k-1].Tag == language.SCONJ || r.toks[k-1].Tag == language.PUNCT
}

// nounInPlace reports an adjective that stands where only a noun can: between an article
// and a cue verb that ends its clause or opens another ("…, the official added.").
func (r *reader) nounInPlace(sent *language.Sentence, i int) bool {
	if r.toks[i].Tag != language.ADJ || i == sent.First || i+2 >= sent.Last || r.toks[i-1].Tag != language.DET || r.toks[i+1].Tag != language.VERB {
		return false
	}
	if c := r.englishVerb(i+1, sent); !c.has(frameQuote) || !c.has(frameThat) || r.toks[i+1].Morph.Has(language.PresentParticiple) {
		return false
	}
	next := r.toks[i+2].Text
	return next == "." || next == "," || next == "that" || next == ":"
}

// afterQuote reports a word right behind a quotation that ends like speech,
// before a subject; or with its subject between, closing the clause.
func (r *reader) afterQuote(sent *language.Sentence, i int) bool {
	for k := i - 1; k >= sent.First && k > i-6; k-- {
		q := r.quoteAt(k)
		if q < 0 {
			if t := r.toks[k].Tag; t != language.PROPN && t != language.DET && t != language.NOUN && t != language.ADJ && t != language.PRON {
				return false
			}
			continue
		}
		if g := r.quotes[q].Range; g.Last != k+1 || g.Last-g.First < 5 || !strings.Contains(",?!", r.toks[g.Last-2].Text) {
			return false
		}
		n := &r.toks[i+1]
		if k == i-1 {
			return n.Tag == language.PROPN || n.Tag == language.DET || n.Tag == language.PRON
		}
		return n.Text == "." || n.Text == "," || n.Tag == language.ADV || n.Tag == language.ADP
	}
	return false
}

// verbByPlace reports a word that stands where only the verb can ("Brandt plans
// to leave", "Polls show that …"): all before it in its clause is one phrase that
// agrees with it, and an infinitive, "that" or the object follows.
func (r *reader) verbByPlace(sent *language.Sentence, i int, lemma string) bool {
	from := r.clauseStart(i, sent)
	if from >= i || i+2 >= sent.Last || r.isFinite(i+1) {
		return false
	}
	before, plural := &r.toks[i-1], strings.HasSuffix(r.toks[r.headBefore(from, i)].Text, "s")
	if third := r.toks[i].Text != lemma; before.Tag == language.PROPN && !third || before.Tag == language.NOUN && third == plural {
		return false
	}
	switch before.Tag {
	case language.PROPN, language.NOUN:
		if !r.onePhrase(from, i) && !r.list(from, i) {
			return false
		}
	default:
		if before.Text != "," || r.beforeInsertion(i-1, sent).Empty() {
			return false
		}
	}
	list := r.lex.verbs[lemma]
	c := list[len(list)-1]
	switch w := r.lower(i + 1); {
	case w == "to":
		return c.has(frameTo) && (r.toks[i+2].Tag == language.VERB || r.toks[i+2].Tag == language.AUX)
	case w == "that":
		return c.has(frameThat) && r.clauseFollows(i+2, sent)
	}
	t := r.toks[i+1].Tag
	return c.frames&(frameObject|frameHeld) != 0 && (t == language.DET || t == language.PROPN || t == language.PRON) && r.finite(Range{i + 1, sent.Last}) < 0
}

// closingVerb reports a cue verb that closes its sentence behind a comma and its subject
// ("Stocks could collapse, scientists warn"): the clause before has a verb of its own.
func (r *reader) closingVerb(sent *language.Sentence, i int, lemma string) bool {
	if r.toks[i+1].Text != "." || i < sent.First+4 || r.toks[i].Tag != language.NOUN {
		return false
	}
	from := i - 1
	for from > sent.First && r.toks[from-1].Text != "," {
		from--
	}
	if from == sent.First || i-from > 8 || !r.onePhrase(from, i) || r.finite(Range{sent.First, from - 1}) < 0 {
		return false
	}
	if r.toks[from].Tag == language.CCONJ || !r.lex.verbs[lemma][0].has(frameThat) {
		return false // "…, nets and boats"
	}
	third, plural := r.toks[i].Text != lemma, strings.HasSuffix(r.toks[r.headBefore(from, i)].Text, "s")
	return third != plural
}

// headBefore gives the head of a phrase: the token before its first preposition, or
// its last one ("[Researchers] at the university").
func (r *reader) headBefore(from, end int) int {
	for k := from + 1; k < end; k++ {
		if r.toks[k].Tag == language.ADP {
			return k - 1
		}
	}
	return end - 1
}

// onlyVerb reports the one word that can be the verb of a sentence which has
// none outside its quotations, between a subject and an object.
func (r *reader) onlyVerb(sent *language.Sentence, i int) bool {
	if !strings.HasSuffix(r.toks[i].Text, "ed") || i == sent.First {
		return false
	}
	switch b := &r.toks[i-1]; {
	case b.Tag == language.PROPN, b.Text == ",", b.Tag == language.PRON:
	default:
		return false
	}
	for k := sent.First; k < sent.Last; k++ {
		if t := &r.toks[k]; r.quoteAt(k) < 0 && (t.Tag == language.AUX || t.Tag == language.VERB && t.Morph.Has(language.Finite)) {
			return false
		}
	}
	return true
}

// englishForms gives the forms of a cue verb that can be taken for a noun or an
// adjective.
func englishForms(lemma string) []string {
	switch {
	case lemma == "shoot":
		return []string{"shot"}
	case strings.HasSuffix(lemma, "e"):
		return []string{lemma + "s", lemma + "d"}
	case strings.HasSuffix(lemma, "y") && len(lemma) > 1 && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
		return []string{lemma[:len(lemma)-1] + "ies", lemma[:len(lemma)-1] + "ied"}
	}
	return []string{lemma + "s", lemma + "ed"}
}
