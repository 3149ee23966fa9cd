package en

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/language"
)

//go:embed data/words.txt
var wordList string

// Bits of a word's class, above those of the universal parts of speech.
const (
	classIrregularPast = 1 << (18 + iota)
	classIrregularParticiple
	classGiven // a given name
	classMonth
	classDay
)

// closed gives, for the words of the closed classes, the bits of the parts of
// speech they can be.
var closed = sync.OnceValue(func() map[string]uint32 {
	out := make(map[string]uint32, 800)
	for line := range strings.Lines(wordList) {
		line, _, _ = strings.Cut(line, "# ")
		fields := strings.Fields(line)
		if len(fields) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		bit := uint32(1) << language.ParseTag(fields[0])
		for _, w := range fields[1:] {
			out[w] |= bit
		}
	}
	for form, v := range irregular() {
		if v.past {
			out[form] |= classIrregularPast
		}
		if v.participle {
			out[form] |= classIrregularParticiple
		}
	}
	return out
})

// Classes tells what the lexicons know of a word, for the features of tagging
// and names, in reading and training alike.
func Classes(lower, printed string) uint32 { return closed()[lower] }
