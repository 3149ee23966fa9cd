package statement

import (
	"strings"

	"synopse/actor"
	"synopse/language"
)

// timeWords are what "last", "this" and "earlier this" count.
var timeWords = map[string]bool{"week": true, "month": true, "year": true, "spring": true, "summer": true, "fall": true, "autumn": true, "winter": true,
	"weekend": true, "morning": true, "afternoon": true, "evening": true, "night": true, "this": true}

// subjectEndingBefore gives the subject that ends right before a verb group,
// past a time ("Brandt on Tuesday said") and with a participle that belongs to
// it ("The report published on Tuesday showed").
func (r *reader) subjectEndingBefore(end int, sent *language.Sentence) Range {
	e := end
	for e > sent.First+1 && (weekdays[r.lower(e-1)] || dayParts[r.lower(e-1)] && weekdays[r.lower(e-2)]) {
		e--
		if w := r.lower(e - 1); e > sent.First+1 && (w == "on" || w == "last") {
			e--
		}
	}
	if e == end && e > sent.First+3 && timeWords[r.lower(e-1)] && (r.lower(e-2) == "last" || r.lower(e-2) == "this") {
		e -= 2 // "a poll conducted last week found"
	}
	if e < end {
		t := &r.toks[e-1]
		if t.Tag == language.VERB && t.Morph.Any(language.PastParticiple|language.Past) && e-1 > sent.First {
			if g := r.phraseEndingBefore(e-1, sent); !g.Empty() {
				g.Last = end // "The report published on Tuesday"
				return g
			}
		}
		if r.joins(e - 1) {
			return r.subjectBefore(e-1, sent) // "… but on Tuesday wrote"
		}
		if g := r.subjectEndingBefore(e, sent); !g.Empty() {
			return g
		}
	}
	if from := r.clauseStart(end, sent); r.onePhrase(from, end) {
		return Range{from, end}
	}
	if from := r.clauseStart(end, sent); r.list(from, end) {
		return Range{from, end}
	}
	if g := r.restricted(end, sent); !g.Empty() {
		return g
	}
	if g := r.withRelative(r.phraseEndingBefore(end, sent), sent); !g.Empty() {
		return g
	}
	return r.nameEndingBefore(end, sent)
}

// nameEndingBefore gives the name right before a verb where its words do not
// look like a phrase: a mention, or one capitalised word alone in its clause.
func (r *reader) nameEndingBefore(end int, sent *language.Sentence) Range {
	if end <= sent.First {
		return Range{}
	}
	if m := r.at[end-1]; m >= 0 && r.mentions[m].Last == end && r.mentions[m].First >= sent.First && !r.mentions[m].Place {
		return Range{r.mentions[m].First, end}
	}
	t := &r.toks[end-1]
	switch t.Tag {
	case language.VERB, language.ADJ, language.X, language.NOUN:
		if c := t.Text[0]; c >= 'A' && c <= 'Z' && len(t.Text) > 2 && r.clauseStart(end, sent) == end-1 {
			return Range{end - 1, end}
		}
	}
	return Range{}
}

// amount gives the token behind words that count roughly ("at least", "more
// than", "nearly") where a number or a share follows, else i.
func (r *reader) amount(i, limit int) int {
	k := i
	switch r.lower(i) {
	case "at", "more", "fewer", "less", "up":
		if k+1 < limit {
			switch r.lower(k + 1) {
			case "least", "most", "than", "to":
				k += 2
			}
		}
	case "nearly", "almost", "about", "roughly", "around", "some", "over", "only", "just":
		k++
	}
	if k == i || k >= limit {
		return i
	}
	switch w := r.lower(k); {
	case r.toks[k].Tag == language.NUM, shares[w], k+1 < limit && (w == "a" || w == "one") && shares[r.lower(k+1)]:
		return k
	}
	return i
}

// onePhrase reports whether all between the beginning of a clause and its verb
// is one subject: words of a phrase, prepositions and participles behind nouns.
func (r *reader) onePhrase(from, end int) bool {
	if end-from < 1 || end-from > 24 || r.lex.subs[r.lower(from)] {
		return false
	}
	switch r.toks[from].Tag {
	case language.DET, language.NOUN, language.PROPN, language.ADJ, language.NUM, language.PRON:
	default:
		if w := r.lower(from); w != "outside" && w != "inside" && r.amount(from, end) == from {
			return false
		}
	}
	nominals := false
	for i := from; i < end; i++ {
		if b := r.bracket(i, end); b > i {
			i = b - 1
			continue
		}
		t := &r.toks[i]
		switch t.Tag {
		case language.AUX, language.SCONJ, language.PUNCT:
			if (t.Text == "/" || r.possessiveMark(i)) && nominals {
				continue
			}
			return t.Text == "." && i+1 < end && nominals
		case language.VERB:
			briefed := i == from+1 && i+1 < end && strings.HasSuffix(t.Text, "ed") && r.toks[i+1].Tag == language.ADP // "People briefed on the plan said"
			if !briefed && !t.Morph.Any(language.PastParticiple|language.PresentParticiple) || i+1 < end && r.toks[i+1].Tag == language.PRON {
				return false
			}
		case language.NOUN, language.PROPN, language.NUM:
			nominals = true
		}
		nominals = nominals || shares[r.lower(i)]
		if w := r.lower(i); r.quoteAt(i) >= 0 || i > from && r.lex.subs[w] && t.Tag != language.DET {
			return false
		}
	}
	last := r.toks[end-1].Tag
	return nominals && (r.toks[end-1].Text == ")" || last == language.NOUN || last == language.PROPN || last == language.NUM || last == language.ADJ || strings.HasSuffix(r.lower(end-1), "self") || strings.HasSuffix(r.lower(end-1), "selves")) || end-from == 1 && r.toks[from].Tag == language.PRON
}

// titled gives the end of a subject behind its verb whose name stands behind
// the body it belongs to and an office ("said Harbour Watch senior adviser Anna
// Brandt").
func (r *reader) titled(end int, sent *language.Sentence) int {
	k := end
	for k < sent.Last && k < end+7 && (nominal(r.toks[k].Tag) || r.toks[k].Tag == language.ADJ) {
		k++
	}
	if k == end {
		return end
	}
	if m := r.at[k-1]; m >= 0 && r.mentions[m].Kind == actor.Person && r.mentions[m].Last == k {
		return k
	}
	return end
}

// beforeDay steps back over a day before a verb ("who on Tuesday endorsed").
func (r *reader) beforeDay(end int, sent *language.Sentence) int {
	if end > sent.First+2 && timeWords[r.lower(end-1)] {
		if w := r.lower(end - 2); w == "last" || w == "this" || w == "earlier" {
			return end - 2
		}
	}
	if end > sent.First+2 && weekdays[r.lower(end-1)] {
		end--
		if w := r.lower(end - 1); w == "on" || w == "last" {
			end--
		}
	}
	return end
}

// list reports a coordination of two or more phrases: "Ms. Brandt, Mr. Meyer
// and other farmers in the town".
func (r *reader) list(from, end int) bool {
	joined, n := false, 0
	for i := from; i < end; {
		e := r.prepositions(r.phrase(i, end), end)
		if e == i {
			return false
		}
		n++
		if e >= end {
			return joined && n >= 2
		}
		i = e
		if r.toks[i].Text == "," {
			i++
		}
		if w := r.lower(i); i < end && (w == "and" || w == "or") {
			joined = true
			i++
		} else if i == e {
			return false
		}
	}
	return false
}

// restricted reads "Supporters who have heard from the campaign say": the
// subject goes from the beginning of its clause over the relative clause.
func (r *reader) restricted(end int, sent *language.Sentence) Range {
	from := r.clauseStart(end, sent)
	e := r.chain(from, end)
	if e == from || e+1 >= end || end-from > 30 {
		return Range{}
	}
	if w := r.lower(e); w != "who" && w != "whose" {
		return Range{}
	}
	verbs := 0
	for i := e + 1; i < end; i++ {
		t := &r.toks[i]
		if t.Text == "," || t.Text == ";" || t.Tag == language.SCONJ || r.quoteAt(i) >= 0 {
			return Range{}
		}
		if t.Tag == language.VERB && !t.Morph.Has(language.PresentParticiple) && r.lower(i-1) != "to" {
			verbs++
		}
	}
	if verbs == 0 || verbs > 2 {
		return Range{}
	}
	return Range{from, end}
}

// longestBefore gives the longest noun phrase, with attributes, that ends at
// token end.
func (r *reader) longestBefore(end int, sent *language.Sentence) Range {
	best := Range{}
	for i := end - 1; i >= sent.First && i > end-25; i-- {
		t := &r.toks[i]
		if t.Tag == language.PUNCT && !r.possessiveMark(i) && t.Text != "," && t.Text != "/" && !isMark(t.Text) && t.Text != "(" && t.Text != ")" || t.Tag == language.SCONJ {
			break
		}
		if (t.Tag == language.VERB || t.Tag == language.AUX) && t.Morph.Has(language.Finite) {
			break
		}
		if w := r.lower(i); w == "which" || w == "who" || w == "whom" {
			break // "…, which Brandt said were old"
		}
		if w := r.lower(i); w != "that" && w != "as" && r.lex.subs[w] && t.Tag != language.PRON && t.Tag != language.DET {
			break // "until scientists know"
		}
		if q := r.quoteAt(i); q >= 0 && r.long[q] || t.Text == "," && !best.Empty() {
			break
		}
		if i > sent.First && (r.toks[i-1].Tag == language.DET || r.toks[i-1].Tag == language.ADJ || r.toks[i-1].Tag == language.PROPN && r.toks[i].Tag == language.PROPN) && best.Empty() {
			continue
		}
		if q := r.quoteAt(i); q >= 0 && r.quotes[q].Last == i+1 && r.toks[i-1].Text == "," {
			continue // "The deal was “a betrayal,” the union said": not from its closing mark on
		}
		if r.chain(i, end) == end {
			best = Range{i, end}
		}
	}
	return best
}

// possessiveMark reports the apostrophe of a plural ("the Teachers' Union").
func (r *reader) possessiveMark(i int) bool {
	t := r.toks[i].Text
	return (t == "'" || t == "’") && i > 0 && i+1 < len(r.toks) && strings.HasSuffix(r.toks[i-1].Text, "s") && nominal(r.toks[i-1].Tag) && nominal(r.toks[i+1].Tag) && r.toks[i-1].End == r.toks[i].Start
}

// phraseEndingBefore is longestBefore for subjects: no phrase behind a
// preposition.
func (r *reader) phraseEndingBefore(end int, sent *language.Sentence) Range {
	best := r.behindThat(r.longestBefore(end, sent))
	if best.First > sent.First && r.toks[best.First-1].Tag == language.ADP && !r.lex.subs[r.lower(best.First-1)] {
		for k := end - 2; k > best.First; k-- { // "As boos rise from the crowd, the mayor says"
			if r.toks[k].Text == "," && r.full(k+1, end) == end {
				return Range{k + 1, end}
			}
		}
		for k := best.First - 1; k > sent.First && k > end-16; k-- { // "The offer is final, a person familiar with the talks said"
			if r.toks[k].Text == "," {
				if k+1 < best.First-1 && r.onePhrase(k+1, end) {
					return Range{k + 1, end}
				}
				break
			}
		}
		return Range{} // "in recent years have proposed"
	}
	return best
}

// behindThat takes a "that" off a phrase which it cannot belong to: before a noun in the
// plural, a name, an article or a pronoun it opens the clause.
func (r *reader) behindThat(g Range) Range {
	if g.Last-g.First < 2 || r.lower(g.First) != "that" {
		return g
	}
	switch t := &r.toks[g.First+1]; {
	case t.Tag == language.PROPN, t.Tag == language.DET, t.Tag == language.PRON, t.Tag == language.NOUN && t.Morph.Has(language.Plural):
		g.First++
	}
	return g
}

// chain gives the end of a noun phrase with its English prepositional
// attributes ("a spokesman for the ministry in London").
func (r *reader) chain(i, limit int) int {
	end := r.full(i, limit)
	if end == i {
		return i
	}
	return r.prepositions(end, limit)
}

// prepositions gives the end of the prepositional attributes that follow a
// phrase.
func (r *reader) prepositions(end, limit int) int {
	for end < limit {
		if r.toks[end].Tag != language.ADP {
			return end
		}
		from := end + 1
		if from < limit && r.toks[from].Tag == language.CCONJ && r.lower(from) == "both" {
			from++
		}
		next := r.phrase(from, limit)
		if next == from {
			return end
		}
		end = next
	}
	return end
}
