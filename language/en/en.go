// Package en reads English: sentences, tokens, parts of speech, lemmas, verb
// morphology and names.
//
// In: a report's text and its blocks. Out: a language.Document. It knows
// nothing of actors or statements. Its weights and lexicons are embedded;
// docs/MODELS.md says where they come from.
package en

import (
	_ "embed"
	"sync"

	"synopse/language"
	"synopse/language/segment"
	"synopse/report"
)

//go:embed data/segmentation.txt
var segmentation string

var rules = sync.OnceValue(func() *segment.Rules {
	r, err := segment.ParseRules("en", segmentation)
	if err != nil {
		panic(err) // the file is part of the program and parsed by its tests
	}
	r.Clitics = true
	return r
})

// Read cuts text into sentences and tokens, block by block, and annotates
// them. Without blocks the whole text is one block. Offsets are code points.
func Read(text string, blocks []report.Block) language.Document {
	doc := segment.Document(text, blocks, rules())
	Annotate(&doc)
	return doc
}
