package statement

import (
	"unicode"
	"unicode/utf8"

	"synopse/language"
)

// behindMarks reads a sentence that begins with the verb behind a quotation, which was
// taken for a sentence of its own ("„Der Hafen ist voll!“ rief Brandt").
func (r *reader) behindMarks(s int, segs []segment, p predicate) bool {
	g := &segs[p.segment]
	if p.segment != 0 || s == 0 || p.verb != firstWord(r.toks, g.Range) || !p.cue.has(frameQuote) || r.capital(p.verb) {
		return false
	}
	q := r.quoteAt(r.doc.Sentences[s].First - 1)
	if q < 0 || r.quotes[q].Last != r.doc.Sentences[s].First || r.quotes[q].used {
		return false
	}
	st := r.direct(q, p, r.cueClause(segs, 0))
	st.Speaker = r.subject(segs, p)
	r.add(s, st)
	return true
}

// capital reports a token with a capital letter.
func (r *reader) capital(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.toks[i].Text)
	return unicode.IsUpper(c)
}

// small reports a token with a small first letter.
func (r *reader) small(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.toks[i].Text)
	return unicode.IsLower(c)
}

// outOfNumber reports a phrase in the plural before a verb in the singular, which is not
// its subject ("Die Pläne nannte Brandt falsch", "Vier Werften habe die Stadt gefragt").
func (r *reader) outOfNumber(g Range, verb int) bool {
	if m := r.toks[verb].Morph; !m.Has(language.Singular) || m.Has(language.Plural) {
		return false
	}
	counted := severalInWords[r.lower(g.First)]
	for i := g.First; i < g.Last; i++ {
		switch t := &r.toks[i]; t.Tag {
		case language.NOUN:
			if counted {
				return r.at[i] >= 0
			}
			return t.Morph.Has(language.Plural) && !t.Morph.Has(language.Singular) && r.at[i] < 0
		case language.PROPN, language.NUM:
			if !counted || i > g.First {
				return false
			}
		}
	}
	return false
}

// severalInWords are numbers of several: what they count is in the plural.
var severalInWords = map[string]bool{"zwei": true, "drei": true, "vier": true, "fünf": true, "sechs": true, "sieben": true, "acht": true, "neun": true, "zehn": true, "elf": true, "zwölf": true}
