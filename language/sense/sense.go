// Package sense says which German and English words of the news mean the same
// or belong together, so that sentences written apart can be matched: "Zwei
// Männer kamen ums Leben", "two people were killed", "zwei Menschen starben".
//
// Interface, all of it values in, values out:
//
//	Of(lang, lemma, pos) []ID         concepts of one word; no allocation
//	Compound(lemma) (front, head)     concepts of a German compound by its parts
//	Read(dst, lang, tokens) []Hit     concepts of a sentence, expressions of
//	                                  several words first; time linear in tokens
//	Relate(a, b) Relation             Same, Broader, Narrower, Field, Opposite, None
//	Between(as, bs) Relation          the strongest relation of two sets
//	ID.String, ID.Field, ID.Broader   a concept's name, field, broader concepts
//	All()                             every entry, for building tables of one's own
//
// # Data
//
// The thesaurus is data/*.txt, written by hand. A line is one concept:
//
//	id.p < broader ! opposite ~ near : German | English   # example
//
// The p of the id is the part of speech of the line: n noun, v verb, a
// adjective or adverb. The parts "<", "!" and "~" may be missing or name
// several concepts, parted by commas; concepts may be named before they are
// written. Entries are parted by commas, German left, English right:
//
//	sterben        a lemma with the line's part of speech; a German word with a
//	               capital is a noun, whatever the line says
//	dead/a         a lemma with a part of speech of its own
//	Verletzte(r)   a German adjective used as a noun, with all its endings
//	ums Leben kommen, step down, prime minister
//	               an expression. Of a verb: the German verb stands last, the
//	               English one first, and other words may come between verb and
//	               rest; the rest keeps together. "one's" stands for my, his, her …
//
// So one concept holds verb, noun and adjective of one meaning (sterben, Tod,
// tot). A word may stand in several concepts (Bank, strike); the line in which it
// stands furthest to the front has its first sense. Spellings in -ise
// and -ize, -our and -or, -ence and -ense, German feminines in -in and
// participles are found without being written.
//
// A line "[field]" opens a field: the concepts below it belong together. Below
// "[- heading]" they don't; only the heading says what they are about.
//
// # Relations
//
// Relate(a, b) is Broader if b is one step broader than a, Narrower the other
// way round. Opposite if a or something broader is marked as the opposite of b
// or something broader: what soars does not fall. Field if both stand in one
// field, one is "~" near the other, or both share something broader; also if
// their English words are used alike, as near.txt has it, which "synopse-train
// senses" makes from openly licensed vectors of words (docs/MODELS.md); Written
// leaves that out. Opposites never count as the same, so Between gives Opposite
// precedence over everything but Same.
//
// It does not tell the two meanings of a word apart, knows no names, and looks
// at no context but the sentence's words.
package sense

import (
	"iter"
	"slices"

	"synopse/language"
)

// ID is a concept of the thesaurus; 0 is none. Numbers follow the order of the
// data files: they are for one run of one version and not to be kept.
type ID uint16

// POS is a coarse part of speech.
type POS byte

// The parts of speech. Any looks a word up as noun, verb and adjective in this
// order and gives the first that is found.
const (
	Any       POS = 0
	Noun      POS = 'n'
	Verb      POS = 'v'
	Adjective POS = 'a' // and adverb
)

// POSOf gives the part of speech under which a token's lemma is to be looked
// up, and false for words without content.
func POSOf(t language.Tag) (POS, bool) {
	switch t {
	case language.NOUN, language.PROPN:
		return Noun, true
	case language.VERB:
		return Verb, true
	case language.ADJ, language.ADV:
		return Adjective, true
	}
	return Any, false
}

// Relation says how the second of two concepts stands to the first.
type Relation uint8

// The relations.
const (
	None Relation = iota
	Field
	Narrower
	Broader
	Opposite
	Same
)

var relationNames = [...]string{"none", "field", "narrower", "broader", "opposite", "same"}

func (r Relation) String() string { return relationNames[r] }

// Of gives the concepts of a lemma as the language packages write it; nil if
// there are none. The one in whose line of the data the lemma stands furthest to
// the front comes first: the sense that news gives it most. The slice is not to
// be changed.
func Of(lang, lemma string, pos POS) []ID {
	return book().of(lang, lemma, pos)
}

func (b *thesaurus) of(lang, lemma string, pos POS) []ID {
	words := b.words[lang]
	if words == nil {
		return nil
	}
	if pos != Any {
		return words.find(lemma, pos)
	}
	for _, p := range [...]POS{Noun, Verb, Adjective} {
		if ids := words.find(lemma, p); ids != nil {
			return ids
		}
	}
	return nil
}

// Relate says how b stands to a.
func Relate(a, b ID) Relation {
	t := book()
	r := t.relate(a, b)
	if r == None && t.usedAlike(a, b) {
		return Field
	}
	return r
}

// Written is Relate without what was learnt (near.txt).
func Written(a, b ID) Relation { return book().relate(a, b) }

func (t *thesaurus) relate(a, b ID) Relation {
	if a == 0 || b == 0 || int(a) >= len(t.concepts) || int(b) >= len(t.concepts) {
		return None
	}
	if a == b {
		return Same
	}
	ca, cb := &t.concepts[a], &t.concepts[b]
	switch {
	case t.opposed(ca, cb):
		return Opposite
	case slices.Contains(ca.broader, b):
		return Broader
	case slices.Contains(cb.broader, a):
		return Narrower
	case ca.field != "" && ca.field == cb.field, slices.Contains(ca.near, b), slices.Contains(cb.near, a), meet(ca.line, cb.line):
		return Field
	}
	return None
}

// opposed reports whether one of a's line is marked as the opposite of one of b's.
func (t *thesaurus) opposed(a, b *concept) bool {
	for _, x := range a.line {
		for _, o := range t.concepts[x].opposites {
			if slices.Contains(b.line, o) {
				return true
			}
		}
	}
	return false
}

func meet(a, b []ID) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// Between gives the strongest relation of a concept of the first set to one of
// the second: Same, Opposite, Broader, Narrower, Field, None in this order.
func Between(as, bs []ID) Relation {
	best := None
	for _, a := range as {
		for _, b := range bs {
			best = max(best, Relate(a, b))
		}
	}
	return best
}

// String gives a concept's name as it stands in the data, such as "die.v".
func (id ID) String() string {
	if t := book(); int(id) < len(t.concepts) {
		return t.concepts[id].name
	}
	return ""
}

// Field gives the field a concept stands in; "" below a heading only.
func (id ID) Field() string {
	if t := book(); int(id) < len(t.concepts) {
		return t.concepts[id].field
	}
	return ""
}

// Broader gives the concepts one step broader. The slice is not to be changed.
func (id ID) Broader() []ID {
	if t := book(); int(id) < len(t.concepts) {
		return t.concepts[id].broader
	}
	return nil
}

// Named gives the concept with a name of the data, or 0.
func Named(name string) ID { return book().names[name] }

// Entry is a word or expression as written in the data.
type Entry struct {
	Concept  ID
	Language string // ISO 639-1
	Text     string // the lemma, or the words of an expression
	POS      POS
}

// All gives every written entry in the order of the data: no spellings and
// endings that are found without being written.
func All() iter.Seq[Entry] {
	return slices.Values(book().entries)
}
