// Package language turns a report's text into sentences and tokens with parts
// of speech, lemmas and verb morphology, and tells which language a text is in.
// The knowledge of each language lives in language/de and language/en; this
// package holds what they share.
//
// In: text and its blocks. Out: a Document whose sentences and tokens point
// into the text in code points. It knows nothing of actors or statements.
package language

import "synopse/report"

// Document is one report, read: its sentences and tokens in reading order.
type Document struct {
	Language  string // ISO 639-1
	Sentences []Sentence
	Tokens    []Token
}

// Sentence is a run of tokens inside one block.
type Sentence struct {
	Start, End  int         // code points; without the white space around
	First, Last int         // tokens [First, Last) of the document
	Block       int         // index into the report's blocks; -1 if there are none
	Kind        report.Kind // kind of that block
	Language    string      // ISO 639-1, of a sentence in another language than the document's; else ""
}

// Token is a word, number or punctuation mark. Text is the slice of the
// report's text at Start:End.
type Token struct {
	Text       string
	Start, End int // code points
	Tag        Tag
	Lemma      string // lower case except for German nouns and names; "" if unknown
	Morph      Morph
	Entity     Entity // which kind of name the token belongs to, if any
}

// Entity says which kind of name a token begins or continues.
type Entity uint8

// The entity tags, in the BIO scheme.
const (
	NoEntity Entity = iota
	BeginPerson
	InPerson
	BeginLocation
	InLocation
	BeginOrganisation
	InOrganisation
	BeginOther
	InOther
)

// Tag is a universal part of speech (UPOS, universaldependencies.org/u/pos).
type Tag uint8

// The universal parts of speech.
const (
	NoTag Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var tagNames = [...]string{"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
	"PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String gives the tag's UD name.
func (t Tag) String() string {
	if int(t) < len(tagNames) {
		return tagNames[t]
	}
	return ""
}

// ParseTag gives the tag with a UD name, or NoTag.
func ParseTag(name string) Tag {
	for i, n := range tagNames {
		if n == name {
			return Tag(i)
		}
	}
	return NoTag
}

// Morph is a set of features of a verb form or noun. A form that fits several
// readings (German "sagte": indicative or Konjunktiv II) carries only what the
// context decided.
type Morph uint32

// Features. Konjunktiv1 and Konjunktiv2 are German only.
const (
	Finite Morph = 1 << iota
	Infinitive
	ZuInfinitive // "zu gehen", "vorzulegen"; English "to go"
	PastParticiple
	PresentParticiple
	Imperative
	Konjunktiv1
	Konjunktiv2
	Present
	Past
	Singular
	Plural
	First
	Second
	Third
	Masculine
	Feminine
	Neuter
)

// Has reports whether all features of f are set.
func (m Morph) Has(f Morph) bool { return m&f == f }

// Any reports whether one of the features of f is set.
func (m Morph) Any(f Morph) bool { return m&f != 0 }

// SentenceAt gives the sentence that contains the token.
func (d *Document) SentenceAt(token int) int {
	lo, hi := 0, len(d.Sentences)
	for hi-lo > 1 {
		mid := (lo + hi) / 2
		if d.Sentences[mid].First <= token {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
