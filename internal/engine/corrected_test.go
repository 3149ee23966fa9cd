package engine

import (
	"testing"

	"synopse/internal/library"
	"synopse/report"
)

// A report counts as corrected where the outlet itself says that something was wrong:
// not where its editors add a note, or where it tells of a correction by others.
func TestCorrected(t *testing.T) {
	for last, want := range map[string]bool{
		"Korrektur: Die Fähre heißt „Nordwind“, nicht „Westwind“.":                                              true,
		"In einer früheren Version dieses Artikels hieß es, die Fähre fahre täglich.":                           true,
		"Die Reederei sprach von einer Korrektur ihrer Pläne.":                                                  false,
		"„In einer früheren Version dieses Artikels stand ein falscher Name“, sagte der Sprecher der Reederei.": false,
	} {
		text := "Die Fähre nach Norderhafen fährt wieder, sagte der Hafenmeister am Montag.\n\n" + last
		rev := library.Revision{ID: "v", Of: "r", Report: report.Report{Language: "de", Title: "Fähre fährt wieder", Text: text,
			Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}}}
		if got := Read(&rev); got.Corrected != want || got.Version != ReadVersion {
			t.Errorf("%s: %v", last, got.Corrected)
		}
	}
}
