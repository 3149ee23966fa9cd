// Package story looks at the reports of one event together: which passages
// stand word for word in more than one of them, who had them first, and how
// many independent origins the reports have.
//
// In: reports with their documents, in any order. Out: copies (who has what
// from whom, in code points) and origins (groups of reports whose text comes
// from one place). It does not judge what the reports say; that is synopsis.
//
// Method: winnowed fingerprints over word shingles (Schleimer, Wilkerson and
// Aiken, SIGMOD 2003) find where two texts may share a passage; extending each
// hit word by word decides.
package story

import (
	"synopse/language"
	"synopse/report"
)

// Source is one report of a story, with its document; without one its text is cut
// into words only, which is enough for copies.
type Source struct {
	Report   *report.Report
	Document *language.Document
}

func (s *Source) words() text {
	if s.Document == nil {
		return readPlain(s.Report)
	}
	return readWords(s.Document)
}

// Run is one aligned passage, in code points: A in the report that copies, B in
// the report it was copied from.
type Run struct {
	AStart, AEnd int
	BStart, BEnd int
}

// Copy says how much of a report stands in another one, or that it credits an
// agency. Share is the share of the copying report's words, 0 to 1.
type Copy struct {
	Report int    // index of the source that copies
	From   int    // index of the source copied from; -1 if only an agency's credit is known
	Agency string // the agency, where From is -1 or the source copied from is agency text
	Share  float64
	Runs   []Run
	// Direction says how it is known that it is not the other report that copied; ""
	// where only a credit is known.
	Direction Direction
}

// Origin is a place that text of the story comes from, with the reports
// (indices of the sources) that have it.
type Origin struct {
	Agency  string // "" if the text is an outlet's own
	Reports []int
}
