// Package statement reads who said what: direct, indirect, free indirect and
// reported speech, with speaker, addressee, cue and act, and speech within
// speech.
//
// In: a document and the mentions in it. Out: statements whose parts are token
// ranges of that document. Which actor a speaker is, actor.Resolve decides.
package statement

import "slices"

// Kind says how the words of a speaker are given.
type Kind string

// The kinds of statements.
const (
	Direct       Kind = "direct"        // "…", sagte X
	Indirect     Kind = "indirect"      // X sagte, dass …; laut X …
	FreeIndirect Kind = "free-indirect" // Er hoffe, dass …
	Reported     Kind = "reported"      // X forderte den Rückzug
)

// Range is a run of tokens of a document: [First, Last).
type Range struct{ First, Last int }

// Empty reports whether the range covers no token.
func (r Range) Empty() bool { return r.Last <= r.First }

// Statement is something attributed to somebody. Token ranges are of the
// document it was read from.
type Statement struct {
	Kind       Kind
	Medium     string  // "speech", "thought", "writing", or a mixture joined by "+" in that order
	Act        string  // key of data/acts.txt: say, deny, demand …
	Strength   string  // neutral, distancing, committing; of the cue verb
	Content    []Range // in reading order; never empty
	Speaker    Range   // empty: none in the text
	Speakers   []int   // mentions (indices into the mentions given) that speak; from earlier sentences too
	Addressee  Range
	Addressees []int
	Cue        Range
	Frame      []Range // verb forms and particles that belong to the cue but stand apart
	Within     int     // index of the statement this one is part of; -1 if none
	Confidence float64 // 0 to 1

	parts    []int // tokens of the cue: verb, participle, particle
	unmarked bool  // free indirect without a Konjunktiv
	carry    bool  // the speaker is that of the statement before
	source   bool  // by a source phrase ("laut X")
	turn     bool  // a turn of an interview
	quotes   bool  // of who quotes somebody else
	wanted   bool  // told with a modal verb: "will ablehnen"
	low      bool  // the cue stands in a relative or subordinate clause
	aside    bool  // told in a relative or subordinate clause
	named    bool  // told by a verb of naming, whose verbatim words are a statement too
	evidence evidence
}

// CueTokens gives the tokens of the cue in order: verb, participle, particle,
// which may stand apart ("teilte … mit").
func (s *Statement) CueTokens() []int {
	if len(s.parts) > 0 {
		t := slices.Clone(s.parts)
		slices.Sort(t)
		return slices.Compact(t)
	}
	var t []int
	for i := s.Cue.First; i < s.Cue.Last; i++ {
		t = append(t, i)
	}
	return t
}

// BySource reports that a statement is attributed by a source phrase ("nach
// Angaben der Polizei"), all of which is its Frame, and not by a verb.
func (s *Statement) BySource() bool { return s.source }

// Hearsay reports that a free indirect statement shows itself by "soll" and not
// by a Konjunktiv.
func (s *Statement) Hearsay() bool { return s.unmarked }
