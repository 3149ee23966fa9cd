package deed

import (
	"slices"

	"synopse/language"
)

// clause is a stretch without punctuation around a verb that tells something.
type clause struct {
	sentence, first, last int // tokens [first, last)
	verb                  int // the verb with the meaning
	finite                int // the finite verb: it, or "hat", "wurde", "has", "was"
	passive               bool
	before                int // the mention right before the finite verb; -1 if none
}

func (c *clause) tokens() []int {
	out := make([]int, 0, c.last-c.first)
	for t := c.first; t < c.last; t++ {
		out = append(out, t)
	}
	return out
}

// opens are words that open a clause which tells no deed, or one without a
// subject of its own.
var opens = map[string]bool{"dass": true, "wenn": true, "falls": true, "ob": true, "als": true, "weil": true, "nachdem": true, "bevor": true,
	"obwohl": true, "während": true, "um": true, "sodass": true, "wie": true, "that": true, "if": true, "whether": true, "unless": true, "when": true,
	"after": true, "before": true, "because": true, "although": true, "while": true, "who": true, "which": true, "whom": true, "as": true,
	"until": true, "until.": true, "where": true, "what": true, "why": true, "how": true, "to": true, "for": true, "or": true, "oder": true}

// clauseOf gives the clause of the verb at token t, if it is told as having
// happened: its verb is finite, or a participle with "have" or "be".
func (r *reader) clauseOf(s, t int) (clause, bool) {
	x := r.doc.Sentences[s]
	c := clause{sentence: s, first: t, last: t + 1, verb: t, finite: -1, before: -1}
	for c.first > x.First && !r.breaks(c.first-1) && !(opens[r.word(c.first-1)] && c.first-1 < t) {
		c.first--
	}
	if c.first > x.First && opens[r.word(c.first-1)] {
		return c, false
	}
	for c.last < x.Last && !r.breaks(c.last) && !(r.doc.Language == "en" && opens[r.word(c.last)] && r.word(c.last) != "for" && r.word(c.last) != "to") {
		c.last++
	}
	if r.word(x.Last-1) == "?" {
		return c, false
	}
	for k := c.first; k < min(c.last, t+2); k++ {
		if doubtful[r.word(k)] {
			return c, false
		}
	}
	if !r.findFinite(&c) {
		return c, false
	}
	c.before = r.mentionBefore(&c)
	return c, true
}

// breaks reports whether a token parts clauses.
func (r *reader) breaks(t int) bool {
	switch r.word(t) {
	case ",", ";", ":", "–", "—", "(", ")", "„", "“", "”", "\"", "»", "«", ".", "!", "?", "…":
		return true
	}
	return false
}

// findFinite finds the finite verb of a clause: the verb itself, or the auxiliary
// of a perfect or passive.
func (r *reader) findFinite(c *clause) bool {
	m := r.doc.Tokens[c.verb].Morph
	if r.doc.Language == "en" {
		return r.findEnglish(c, m)
	}
	if m.Has(language.Konjunktiv1) || m.Has(language.Konjunktiv2) || m.Has(language.ZuInfinitive) {
		return false
	}
	for k := c.verb - 1; k >= c.first; k-- {
		switch r.word(k) {
		case "hat", "haben", "hatte", "hatten":
			c.finite = k
			return m.Has(language.PastParticiple)
		case "ist", "sind", "war", "waren":
			c.finite = k
			return m.Has(language.PastParticiple)
		case "wurde", "wurden":
			c.finite, c.passive = k, true
			return m.Has(language.PastParticiple)
		}
		if tok := &r.doc.Tokens[k]; (tok.Tag == language.VERB || tok.Tag == language.AUX) && tok.Morph.Has(language.Finite) {
			return false // an infinitive or participle of another verb
		}
	}
	c.finite = c.verb
	return m.Has(language.Finite)
}

// findEnglish is findFinite for English.
func (r *reader) findEnglish(c *clause, m language.Morph) bool {
	c.finite = c.verb
	for k := c.verb - 1; k >= max(c.first, c.verb-4); k-- {
		switch r.word(k) {
		case "has", "have", "had":
			c.finite = k
			return true
		case "was", "were", "been":
			c.passive = !m.Has(language.PresentParticiple)
			c.finite = k
			if k > c.first && (r.word(k-1) == "has" || r.word(k-1) == "have" || r.word(k-1) == "had") {
				c.finite = k - 1
			}
			return true
		case "is", "are", "be", "being", "get", "got":
			c.finite = k
			return r.word(k) == "is" && m.Has(language.PresentParticiple) || r.word(k) == "are" && m.Has(language.PresentParticiple)
		}
		if tag := r.doc.Tokens[k].Tag; tag != language.ADV {
			break
		}
	}
	return !m.Has(language.PresentParticiple) && !m.Has(language.Infinitive) && r.doc.Tokens[c.verb].Text == r.word(c.verb)
}

// mentionBefore gives the mention that ends right before the finite verb.
func (r *reader) mentionBefore(c *clause) int {
	for k := c.finite; k > c.first; k-- {
		if j, ok := r.ends[k]; ok {
			if r.mentions[j].First < c.first || r.leans(r.mentions[j].First, c.first) {
				return -1
			}
			return j
		}
		if !r.aside(k - 1) {
			return -1
		}
	}
	return -1
}

// aside reports whether a token may stand between the parts of a clause: an
// adverb, a day, an auxiliary.
func (r *reader) aside(t int) bool {
	tag := r.doc.Tokens[t].Tag
	return tag == language.ADV || tag == language.AUX || between[r.word(t)] && tag != language.DET
}

// leans reports whether what begins at a token hangs on a preposition before it,
// over articles, adjectives and numbers: then it is no subject. "Of" counts only
// where no noun that stands for people goes before it.
func (r *reader) leans(t, first int) bool {
	for k := t - 1; k >= first; k-- {
		switch r.doc.Tokens[k].Tag {
		case language.DET, language.ADJ, language.NUM, language.ADV:
			continue
		case language.ADP, language.SCONJ, language.PART:
			return !(r.word(k) == "of" && k > first && groupNouns[r.word(k-1)])
		case language.NOUN, language.PROPN, language.VERB, language.CCONJ:
			return r.doc.Tokens[k].Tag != language.NOUN
		}
		return false
	}
	return false
}

// groupNouns stand for those behind "of".
var groupNouns = map[string]bool{"group": true, "hundreds": true, "thousands": true, "dozens": true, "tens": true, "members": true, "number": true, "crowd": true}

// subject gives who acts: in the passive who stands behind "von" or "by", else
// who stands before the verb, in German also who stands right behind it where
// something else opens the sentence.
func (r *reader) subject(c *clause) int {
	if c.passive {
		return r.linked(c, []string{"von", "vom", "by"})
	}
	if c.before >= 0 {
		if r.doc.Language == "de" && r.accusative(c.before) {
			return -1
		}
		return c.before
	}
	if r.doc.Language != "de" || c.finite == c.first || !r.adverbial(c) {
		return -1
	}
	return r.next(c.finite+1, c.last)
}

// adverbial reports whether a German clause opens with a preposition or adverb, so
// that its subject follows the verb.
func (r *reader) adverbial(c *clause) bool {
	tag := r.doc.Tokens[c.first].Tag
	return tag == language.ADP || tag == language.ADV
}

// accusative reports whether a German mention is marked as an object.
func (r *reader) accusative(j int) bool {
	first := r.mentions[j].First
	return slices.Contains([]string{"den", "dem", "einen", "einem", "seinen", "ihren"}, r.word(first)) ||
		slices.Contains([]string{"den", "dem", "einen", "einem", "seinen", "ihren"}, r.word(first-1))
}

// next gives the mention that begins at a token, over articles and asides.
func (r *reader) next(t, last int) int {
	for k := t; k < last; k++ {
		if j, ok := r.starts[k]; ok {
			return j
		}
		switch r.doc.Tokens[k].Tag {
		case language.DET, language.ADJ, language.NUM, language.ADV:
			continue
		}
		if !between[r.word(k)] {
			return -1
		}
	}
	return -1
}

// object gives the plain object: in English behind the verb, in German behind
// verb and subject.
func (r *reader) object(c *clause, subject, words int) int {
	from := c.verb + 1 + words
	if r.doc.Language == "de" {
		from = c.finite + 1
		if r.mentions[subject].First > c.finite {
			from = r.mentions[subject].Last
		}
	}
	j := r.next(from, c.last)
	if j >= 0 && r.doc.Language == "en" && r.mentions[j].Last < c.last && r.doc.Tokens[r.mentions[j].Last].Tag == language.AUX {
		return -1 // "recognised his government would need": the subject of what follows
	}
	return j
}

// linked gives the mention behind one of some prepositions in a clause.
func (r *reader) linked(c *clause, links []string) int {
	for k := c.finite + 1; k < c.last; k++ {
		if slices.Contains(links, r.word(k)) {
			if j := r.next(k+1, c.last); j >= 0 {
				return j
			}
		}
	}
	return -1
}
