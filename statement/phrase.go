package statement

import (
	"strings"

	"synopse/actor"
	"synopse/language"
)

// phrase gives the end of the noun phrase that begins at token i, without
// prepositional attributes: determiner, attributes, nouns and names, genitives,
// brackets. It gives i where none begins.
func (r *reader) phrase(i, limit int) int {
	end := r.core(i, limit)
	if end == i {
		return i
	}
	for end < limit {
		next := r.genitive(end, limit)
		if next == end {
			next = r.bracket(end, limit)
		}
		if next == end {
			return end
		}
		end = next
	}
	return end
}

// core gives the end of determiner + attributes + head, or i.
func (r *reader) core(i, limit int) int {
	if i >= limit {
		return i
	}
	t := &r.toks[i]
	if t.Tag == language.PRON && !r.attributive(i, limit) {
		if isReflexive(r.lower(i)) {
			return i
		}
		return i + 1
	}
	k := i
	head := -1
loop:
	for ; k < limit; k++ {
		t := &r.toks[k]
		switch {
		case isMark(t.Text) && head >= 0 && r.opensQuote(k) && (r.plainWords(k) || r.noNameBehind(head, k)):
			break loop // "äußerten die Richter „schwere Bedenken“", "warf der Stadt „Versagen auf ganzer Linie“ vor"
		case isMark(t.Text):
			if q := r.quoteAt(k); q >= 0 && r.quotes[q].First == k && !r.long[q] && r.quotes[q].Last <= limit {
				k = r.quotes[q].Last - 1 // „Der Spiegel“
				head = k
			}
			continue
		case t.Tag == language.NOUN || t.Tag == language.PROPN || t.Tag == language.X:
			if head >= 0 && (r.mentionEnds(head, k) || r.nounBehindMarks(head, k)) {
				break loop // "sagte Brandt Meyer": two people
			}
			head = k
		case t.Text == "/" && head == k-1 && k+1 < limit && nominal(r.toks[k+1].Tag): // "a CNN/ORC poll"
		case head >= 0:
			break loop
		case t.Tag == language.ADP && k > i && r.toks[k-1].Tag == language.DET:
			n := r.attributeBefore(k, limit) // "die zur Universität gehörende Stiftung"
			if n == k {
				break loop
			}
			k = n - 1
		case t.Tag == language.DET || t.Tag == language.NUM:
		case t.Tag == language.ADJ:
		case t.Tag == language.PRON && r.attributive(k, limit):
		case (t.Tag == language.ADV || t.Text == "nicht") && k > i && k+1 < limit && (r.toks[k+1].Tag == language.ADJ || r.toks[k+1].Tag == language.ADV):
		case t.Tag == language.VERB && t.Morph.Any(language.PastParticiple|language.PresentParticiple) && k > i && k+1 < limit && nominal(r.toks[k+1].Tag):
		case t.Tag == language.CCONJ && k > i && r.toks[k-1].Tag == language.ADJ && k+2 < limit && r.toks[k+1].Tag == language.ADJ && nominal(r.toks[k+2].Tag):
		case t.Text == "," && k > i && r.toks[k-1].Tag == language.ADJ && k+1 < limit && r.toks[k+1].Tag == language.ADJ:
		default:
			break loop
		}
	}
	if head < 0 {
		return r.headless(i, k)
	}
	end := head + 1
	for end < limit && end < k && isMark(r.toks[end].Text) && !r.opensQuote(end) {
		end++
	}
	return end
}

// plainWords reports a quotation that begins in small letters: words somebody
// used and no name, in German.
func (r *reader) plainWords(i int) bool {
	return r.doc.Language != "en" && i+1 < len(r.toks) && r.small(i+1)
}

// opensQuote reports the mark with which a quotation begins.
func (r *reader) opensQuote(i int) bool {
	q := r.quoteAt(i)
	return q >= 0 && r.quotes[q].First == i
}

// attributeBefore gives the participle that closes an attribute with a phrase of
// its own ("[zur Universität] gehörende") at i, where a noun follows it; else i.
func (r *reader) attributeBefore(i, limit int) int {
	end := r.core(i+1, limit)
	for end < limit && end < i+8 && r.toks[end].Tag == language.ADV {
		end++
	}
	if end == i+1 || end+1 >= limit || !nominal(r.toks[end+1].Tag) {
		return i
	}
	if t := &r.toks[end]; t.Tag == language.ADJ || t.Tag == language.VERB && (t.Morph.Any(language.PastParticiple|language.PresentParticiple) || r.doc.Language != "en") {
		return end
	}
	return i
}

// mentionEnds reports that a name ends between two nouns and does not go on.
func (r *reader) mentionEnds(head, next int) bool {
	a, b := r.at[head], r.at[next]
	if a < 0 || a == b {
		return false
	}
	m := &r.mentions[a]
	if m.Last != next || len(m.Parts) > 0 {
		return false
	}
	if m.Form == actor.Role { // "hat die Sprecherin Klage eingereicht"
		return r.doc.Language != "en" && b < 0 && m.Definite && r.toks[next].Tag == language.NOUN
	}
	return b >= 0 || r.toks[next].Tag == language.NOUN && r.toks[head].Tag == language.PROPN
}

// nounBehindMarks reports a person's name right behind another name in marks, which it is
// no part of ("zitiert die „Woche“ Anna Brandt"), or a German noun ("warf dem „Bund“
// Untreue vor").
func (r *reader) nounBehindMarks(head, next int) bool {
	m := r.at[next]
	if isMark(r.toks[head].Text) && r.doc.Language != "en" && m < 0 && r.toks[next].Tag == language.NOUN {
		return true
	}
	return isMark(r.toks[head].Text) && m >= 0 && r.mentions[m].First == next && r.mentions[m].Kind == actor.Person && r.mentions[m].Form == actor.Name
}

// headless lets determiners and adjectives stand alone ("beide", "der
// 40-Jährige" where the tagger saw an adjective, "viele").
func (r *reader) headless(i, k int) int {
	if k == i || r.toks[k-1].Tag == language.ADV {
		return i
	}
	last := r.toks[k-1].Text
	if c := last[0]; k-i >= 2 && r.toks[k-1].Tag == language.ADJ && (c >= 'A' && c <= 'Z' || strings.HasPrefix(last, "Ä") || c >= '0' && c <= '9') {
		return k
	}
	switch strings.ToLower(last) {
	case "einer", "eine":
		if w := r.lower(min(k, len(r.toks)-1)); r.doc.Language != "en" && (w == "von" || w == "der") {
			return k // "Einer von ihnen, der Student Lars Berg, sagte"
		}
	case "one", "another", "most", "half", "none", "two", "three":
		if r.doc.Language == "en" {
			return k // "said one of them"
		}
	case "beide", "beiden", "viele", "einige", "manche", "mehrere", "andere", "dieser", "diese", "alle", "both", "many", "some", "others", "several", "few", "all":
		return k
	}
	return i
}

// attributive reports whether a pronoun stands before a noun ("seine Partei").
func (r *reader) attributive(i, limit int) bool {
	if i+1 >= limit {
		return false
	}
	switch n := r.toks[i+1].Tag; n {
	case language.NOUN, language.PROPN, language.ADJ, language.NUM:
		switch r.lower(i) {
		case "that":
			return n != language.PROPN // "a move that Brandt said could help"
		case "her":
			return n == language.NOUN || n == language.ADJ // "her spokesman said", but "told her Brandt would go"
		case "er", "sie", "es", "ich", "wir", "ihm", "ihn", "ihnen", "sich", "he", "she", "it", "they", "we", "i", "him", "them":
			return false
		}
		return true
	}
	return false
}

func nominal(t language.Tag) bool {
	return t == language.NOUN || t == language.PROPN || t == language.ADJ || t == language.NUM
}

func isReflexive(w string) bool {
	return w == "sich" || w == "mich" || w == "dich" || w == "es" || w == "himself" || w == "herself" || w == "itself"
}

// genitive gives the end of a genitive or "von"/"of" attribute at i, or i.
func (r *reader) genitive(i, limit int) int {
	if i+1 >= limit || i == 0 {
		return i
	}
	w := r.toks[i].Text
	if r.doc.Language != "en" && r.toks[i-1].Tag == language.PRON {
		switch r.lower(i - 1) {
		case "er", "sie", "wir", "ich":
			return i // "sagte sie der Zeitung"
		}
	}
	if m := r.at[i-1]; r.toks[i-1].Tag == language.PROPN && m >= 0 && r.mentions[m].Form == actor.Name && w != "von" && w != "of" && w != "'s" && w != "’s" && !r.possessiveMark(i) {
		return i // "wirft die OSZE der Kommission vor": names take no genitive
	}
	if q := r.quoteAt(i - 1); r.doc.Language != "en" && q >= 0 && r.quotes[q].Last == i && w == "der" {
		return i // "warf der „Bund für Boote“ der Stadt vor": nor do names in marks
	}
	switch w {
	case "der", "des", "eines", "einer", "ihres", "seines", "ihrer", "seiner", "dieses", "dieser", "beider", "aller", "deren", "unserer":
		return r.coreOr(i, limit, i)
	case "von", "vom", "of":
		return r.coreOr(i+1, limit, i)
	case "'s", "’s", "'", "’":
		return r.coreOr(i+1, limit, i+1)
	}
	return i
}

func (r *reader) coreOr(i, limit, otherwise int) int {
	if end := r.core(i, limit); end > i {
		return end
	}
	return otherwise
}

// bracket gives the end of a short bracket "(CDU)" at i, or i.
func (r *reader) bracket(i, limit int) int {
	if i >= limit || r.toks[i].Text != "(" {
		return i
	}
	for k := i + 1; k < limit && k < i+11; k++ {
		if r.toks[k].Text == ")" {
			return k + 1
		}
	}
	return i
}

// full gives the end of a noun phrase with what belongs to it in running text:
// coordinated phrases, appositions between commas and, where the head is no
// name, prepositional attributes ("die Regierung in Lomé").
func (r *reader) full(i, limit int) int {
	end := r.phrase(i, limit)
	if end == i {
		return i
	}
	for end < limit {
		next := r.attribute(end, limit)
		if next == end {
			next = r.apposition(end, limit)
		}
		if next == end {
			next = r.coordination(end, limit)
		}
		if next == end {
			break
		}
		end = next
	}
	return end
}

func (r *reader) attribute(i, limit int) int {
	if i+1 >= limit || r.toks[i-1].Tag != language.NOUN {
		return i
	}
	switch r.lower(i) {
	case "für", "aus", "for", "from", "at", "with":
		return r.phraseOr(i+1, limit, i)
	case "in", "im", "bei", "beim", "zum", "zur":
		if m := r.at[i-1]; m >= 0 && r.mentions[m].Kind == actor.Person {
			return i // "sagte die Ministerin in Berlin": where it was said
		}
		if end := r.phrase(i+1, limit); end > i+1 && r.toks[end-1].Tag == language.PROPN {
			return end
		}
	}
	return i
}

func (r *reader) phraseOr(i, limit, otherwise int) int {
	if end := r.phrase(i, limit); end > i {
		return end
	}
	return otherwise
}

// apposition gives the end of ", Mohammed el-Baradei," (the second comma
// left out) at i, or i.
func (r *reader) apposition(i, limit int) int {
	if i+1 >= limit || r.toks[i].Text != "," {
		return i
	}
	t := &r.toks[i+1]
	if r.doc.Language != "en" && r.opensQuote(i+1) {
		return i // "Der Plan sei, so Brandt, „klug und richtig“"
	}
	if t.Tag == language.PRON || isRelative(r.lower(i+1)) && r.followedByVerb(i+1, limit) {
		return i
	}
	end := r.phrase(i+1, limit)
	if end == i+1 || r.toldPaper(i, end) {
		return i
	}
	if r.doc.Language == "en" {
		end = r.prepositions(end, limit)
	}
	for next := r.attribute(end, limit); next > end; next = r.attribute(end, limit) {
		end = next
	}
	if end >= limit || r.toks[end].Text == "," || r.toks[end].Text == "." || r.toks[end].Text == ":" || isMark(r.toks[end].Text) {
		if r.toks[end-1].Tag == language.NOUN || r.toks[end-1].Tag == language.PROPN || r.toks[end-1].Text == ")" {
			return end
		}
	}
	return i
}

// toldPaper reports a phrase in the dative behind a name and its comma: whom it was said to
// ("sagte die Leiterin, Anna Kern, der Nachrichtenagentur").
func (r *reader) toldPaper(comma, end int) bool {
	if r.doc.Language == "en" || comma == 0 || r.toks[comma-1].Tag != language.PROPN || end < comma+3 {
		return false
	}
	if w := r.lower(comma + 1); w != "der" && w != "dem" {
		return false
	}
	for i := comma + 2; i < end; i++ {
		if endsWith(r.lex.bodies, r.lower(i)) {
			return true
		}
	}
	return false
}

func (r *reader) followedByVerb(i, limit int) bool {
	end := r.phrase(i, limit)
	return end < limit && r.isFinite(end)
}

func (r *reader) coordination(i, limit int) int {
	if i+1 >= limit {
		return i
	}
	k := i
	switch r.lower(i) {
	case "und", "sowie", "oder", "and", "or":
		k = i + 1
	case "als", "wie": // sowohl … als auch …
		if r.lower(i+1) != "auch" {
			return i
		}
		k = i + 2
	default:
		return i
	}
	if q := r.quoteAt(k); q >= 0 && r.quotes[q].First == k && r.finiteInside(r.quotes[q].Range) >= 0 {
		return i // "sagte Meyer und „keiner geht“"
	}
	end := r.phrase(k, limit)
	if end == k || end < limit && r.isFinite(end) && r.lower(i) != "sowie" && r.lower(i) != "als" && !r.pluralVerb(end) {
		return i // "und Meyer erklärte": a clause of its own
	}
	return end
}

// pastMark gives a phrase without the mark that closes the words before it.
func (r *reader) pastMark(g Range) Range {
	if q := r.quoteAt(g.First); !g.Empty() && q >= 0 && r.quotes[q].Last == g.First+1 && r.quotes[q].First < g.First {
		g.First++
	}
	return g
}

// withMarks gives a phrase that begins inside words in marks and ends behind them with
// its opening mark, where that stands at first ("„Boote für alle“ half"); else nothing:
// the words are what was said ("…, sondern „harte Arbeit“, sagte Meyer").
func (r *reader) withMarks(g Range, first int) Range {
	if g.Empty() {
		return g
	}
	q := r.quoteAt(g.First)
	if q < 0 || r.quotes[q].First == g.First || r.quotes[q].Last > g.Last || r.quotes[q].open {
		return g
	}
	if r.quotes[q].First != first {
		return Range{}
	}
	return Range{first, g.Last}
}

func (r *reader) pluralVerb(i int) bool { return r.toks[i].Morph.Has(language.Plural) }

// person reports a phrase that names a person, by name or role: a thing or an
// office does not take the word from a speaker before it.
func (r *reader) person(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if m := r.at[i]; m >= 0 && r.mentions[m].Kind == actor.Person && r.mentions[m].Form != actor.Pronoun {
			return true
		}
	}
	return false
}
