package statement

import (
	"slices"

	"synopse/language"
)

// skipAdverbials steps over times, places and manners between a cue and what
// was said ("on Tuesday", "in a statement", "again").
func (r *reader) skipAdverbials(i int, sent *language.Sentence) int {
	for i < sent.Last {
		t := &r.toks[i]
		w := r.lower(i)
		switch {
		case weekdays[w]:
			i++
			if i < sent.Last && dayParts[r.lower(i)] {
				i++
			}
		case (w == "last" || w == "this" || w == "earlier" || w == "late") && i+1 < sent.Last && (timeWords[r.lower(i+1)] || weekdays[r.lower(i+1)]):
			i += 2
			if i < sent.Last && r.lower(i-1) == "this" && timeWords[r.lower(i)] {
				i++ // "earlier this week"
			}
		case t.Tag == language.ADV && w != "how" && w != "why" && w != "when" && w != "where" && !r.clauseFollows(i, sent):
			i++
		case t.Tag == language.ADP && (w == "on" || w == "in" || w == "at" || w == "during" || w == "after" || w == "before" || w == "of" || w == "about" || w == "over" || w == "through"):
			end := r.phrase(i+1, sent.Last)
			if end == i+1 || end >= sent.Last {
				return i
			}
			if w := r.lower(end); r.toks[end].Tag == language.ADP && (w == "with" || w == "to" || w == "for" || w == "by" || w == "from") {
				if e := r.phrase(end+1, sent.Last); e > end+1 && e < sent.Last && (r.lower(e) == "that" || r.toks[e].Text == "," || r.toks[e].Text == ":") {
					end = e // "in an interview with the paper that"
				}
			}
			n := r.lower(end)
			if n != "that" && n != "," && n != ":" && n != "to" && !weekdays[n] && r.toks[end].Tag != language.ADP && !isMark(n) && !r.clauseFollows(end, sent) {
				return i
			}
			i = end
		default:
			return i
		}
	}
	return i
}

// onDay steps over "on Tuesday", which is no object even where the verb takes one with
// "on": "agreed on Tuesday to a patrol".
func (r *reader) onDay(i int, sent *language.Sentence) int {
	if i+1 >= sent.Last || r.lower(i) != "on" || !weekdays[r.lower(i+1)] {
		return i
	}
	if i += 2; i < sent.Last && dayParts[r.lower(i)] {
		i++
	}
	return i
}

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "today": true, "yesterday": true}

// clauseFollows reports whether a clause with subject and finite verb begins at i.
func (r *reader) clauseFollows(i int, sent *language.Sentence) bool {
	for i < sent.Last && (r.toks[i].Tag == language.ADV || r.toks[i].Tag == language.SCONJ && r.lower(i) != "as") {
		i++
	}
	if i+1 < sent.Last && (r.lower(i) == "both" || r.lower(i) == "neither" || r.lower(i) == "either") && r.toks[i].Tag == language.CCONJ {
		a := r.chain(i+1, sent.Last) // "both he and Brandt left"
		return r.subjectVerb(i+1, sent) || a+1 < sent.Last && r.toks[a].Tag == language.CCONJ && r.subjectVerb(a+1, sent)
	}
	if i >= sent.Last {
		return false
	}
	switch r.lower(i) {
	case "him", "them", "me", "us", "himself", "itself", "herself", "themselves":
		return false
	}
	if r.toks[i].Tag == language.ADP { // "in the end it was"
		if e := r.phrase(i+1, sent.Last); e > i+1 && e < sent.Last {
			if r.toks[e].Text == "," {
				e++
			}
			return e < sent.Last && r.subjectVerb(e, sent)
		}
		return false
	}
	return r.subjectVerb(i, sent)
}

func (r *reader) subjectVerb(i int, sent *language.Sentence) bool {
	end := r.chain(i, sent.Last)
	if end == i && r.lower(i) == "there" {
		end = i + 1
	}
	if end == i {
		return false
	}
	if end < sent.Last && isRelativeEnglish(r.lower(end)) {
		return true
	}
	for end < sent.Last && (r.toks[end].Tag == language.ADV || r.toks[end].Tag == language.PART) {
		end++
	}
	return end < sent.Last && (r.toks[end].Tag == language.AUX || r.toks[end].Tag == language.VERB && !r.toks[end].Morph.Any(language.PresentParticiple|language.Infinitive) && (r.toks[end].Morph.Has(language.Finite) || !r.toks[end].Morph.Has(language.PastParticiple)))
}

// englishEnd gives the token after what was said from i on: the end of the
// sentence, or the next clause that is attributed by itself.
func (r *reader) englishEnd(i int, sent *language.Sentence) int {
	both := r.lower(i) == "both" || i+1 < sent.Last && r.lower(i+1) == "both" // its "and" begins no clause
	for k := i + 1; k < sent.Last; k++ {
		if both && r.lower(k) == "and" {
			both = false
			continue
		}
		q := r.quoteAt(k)
		if q >= 0 && r.quotes[q].Last == k+1 && r.toks[k-1].Text == "," && r.newAttribution(k+1, sent) {
			return k + 1 // "… was “corrupt,” noting that"
		}
		if q >= 0 && r.long[q] {
			continue
		}
		switch r.toks[k].Text {
		case ";":
			return k
		case ",", "–", "—", "-", "--":
			if r.newAttribution(k+1, sent) || r.reportersOwn(k, sent) {
				return k
			}
		}
		switch r.lower(k) {
		case "and", "but", "while":
			if r.newAttribution(k, sent) {
				return k
			}
		}
	}
	end := sent.Last
	for end > i+1 && (r.toks[end-1].Text == "." || r.toks[end-1].Text == "!" || r.toks[end-1].Text == "?") {
		end--
	}
	return end
}

// reportersOwn reports a comma or dash behind which the report mostly goes on
// in its own words: another main clause, a contrast, an aside. Words that were
// said after all are lost there, but nobody is given words that are not his.
func (r *reader) reportersOwn(k int, sent *language.Sentence) bool {
	if k+2 >= sent.Last || r.quoteAt(k) >= 0 {
		return false
	}
	switch r.lower(k + 1) {
	case "but":
		return !r.goesOnInMarks(k+2, sent)
	case "which", "while", "although", "though", "whereas", "after", "as":
		return true
	case "and":
		return r.subjectVerb(k+2, sent)
	case "a", "an":
		return r.onClaim(k+2, sent)
	case "with": // ", with its minister, Anna Brandt, saying"
		e := r.full(k+2, sent.Last)
		if e < sent.Last && r.toks[e].Text == "," {
			e++
		}
		return e > k+2 && e < sent.Last && r.toks[e].Morph.Has(language.PresentParticiple) && r.englishVerb(e, sent).has(frameQuote)
	}
	return false
}

// onClaim reports a remark on what was said, of the noun at i ("…, a claim the union
// rejects"): a relative clause follows it, or the end.
func (r *reader) onClaim(i int, sent *language.Sentence) bool {
	if i < sent.Last && r.toks[i].Tag == language.ADJ {
		i++
	}
	if i+1 >= sent.Last || r.lex.nouns[r.toks[i].Lemma] == nil {
		return false
	}
	return isRelativeEnglish(r.lower(i+1)) || r.subjectVerb(i+1, sent)
}

// goesOnInMarks reports words in quotation marks from i on, with which what was
// said goes on ("said he had offers, but “the price was wrong.”").
func (r *reader) goesOnInMarks(i int, sent *language.Sentence) bool {
	for k := i; k < sent.Last; k++ {
		if r.quoteAt(k) >= 0 {
			return true
		}
		if r.toks[k].Tag == language.VERB && r.englishVerb(k, sent).has(frameAs) {
			return false // "but Brandt called it “a mistake”"
		}
		if t := r.toks[k].Text; t == ";" || t == "–" || t == "—" || r.newAttribution(k, sent) {
			return false
		}
	}
	return false
}

// givesWhat reports a cue verb in the past at v with the object or preposition it asks for
// right behind it ("and accused the mayor of lying", "and called on the mayor to go").
func (r *reader) givesWhat(c *cue, v int, sent *language.Sentence) bool {
	if c == nil || v+2 >= sent.Last || !r.toks[v].Morph.Any(language.Past|language.Finite) || !speechActs[c.act] {
		return false
	}
	if c.has(framePrep) && slices.Contains(c.preps, r.lower(v+1)) {
		return true
	}
	e := r.core(v+1, sent.Last)
	return c.has(frameTold) && e > v+1 && e < sent.Last && slices.Contains(c.preps, r.lower(e))
}

// speechActs are the acts of which somebody is hardly told to have done them by another
// without a "had".
var speechActs = map[string]bool{"accuse": true, "demand": true, "criticise": true, "threaten": true, "warn": true, "promise": true}

// newAttribution reports whether a clause that begins at i (perhaps after
// "and") has a cue of its own: "and added that", ", Meyer said", ", according to".
func (r *reader) newAttribution(i int, sent *language.Sentence) bool {
	if i < sent.Last && r.lower(i) == "according" {
		return true
	}
	joined := false
	for i < sent.Last && (r.toks[i].Tag == language.CCONJ || r.lower(i) == "while" || r.toks[i].Tag == language.ADV) {
		joined = true
		i++
	}
	if i >= sent.Last {
		return false
	}
	v := i
	if r.toks[i].Tag != language.VERB {
		v = r.chain(i, sent.Last)
		for v < sent.Last && (r.toks[v].Tag == language.ADV || r.toks[v].Tag == language.AUX) {
			v++
		}
	}
	if v >= sent.Last || r.toks[v].Tag != language.VERB {
		return false
	}
	if v == i && !joined && !r.toks[v].Morph.Has(language.PresentParticiple) && !(v+1 < sent.Last && r.subjectLike(v+1)) {
		return false
	}
	c := r.englishVerb(v, sent)
	if joined && v == i && r.givesWhat(c, v, sent) {
		return true
	}
	if !c.has(frameQuote) || !c.has(frameThat) {
		return false
	}
	if !joined && v > i { // ", Meyer said." but not ", Meyer said he …"
		if r.toks[v-1].Lemma == "be" && r.toks[v].Morph.Has(language.PastParticiple) && !(v+1 < sent.Last && r.lower(v+1) == "by") {
			return false // ", was told in May"
		}
		return r.closesClause(v+1, sent)
	}
	return true
}
