// Package deed reads who did what to whom: events with a PLOVER code
// (github.com/openeventdata/PLOVER), their actors and recipients.
//
// In: a document and the mentions in it. Out: deeds whose parts are mentions
// and token ranges of that document. Only patterns that are nearly always right
// are read; where the pattern is in doubt there is no deed. It does not resolve
// who a mention is, and it does not judge whether a deed happened: a deed told
// inside somebody's statement is a claim, which synopsis marks.
package deed

import (
	"synopse/actor"
	"synopse/language"
)

// Deed is one event told in one sentence. Actors and Recipients are indices of
// the mentions given to Read; First and Last are the tokens from the first to
// the last part of the pattern: [First, Last).
type Deed struct {
	Event      string // PLOVER code: CONSULT, AGREE …
	Mode       string // PLOVER mode ("visit", "phone"); "" if none
	Actors     []int
	Recipients []int
	Sentence   int
	First      int
	Last       int
}

// Read gives the deeds of a document, in reading order.
func Read(doc language.Document, mentions []actor.Mention) []Deed {
	return nil
}
