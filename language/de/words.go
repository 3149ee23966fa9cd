package de

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/language"
	"synopse/language/lexicon"
)

//go:embed data/words.txt
var wordList string

// Bits of a word's class, above those of the universal parts of speech.
const (
	classParticle = 1 << (18 + iota)
	classPresent
	classPast
	classOne
	classTwo
	classInfinitive
	classPastParticiple
	classPresentParticiple
	classZu
	classCompound // a verb with a separable prefix
	classSingular
	classPlural
)

// closed gives, for the words of the closed classes, the bits of the parts of
// speech they can be.
var closed = sync.OnceValue(func() map[string]uint32 {
	out := make(map[string]uint32, 1200)
	for line := range strings.Lines(wordList) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		bit := uint32(1) << language.ParseTag(fields[0])
		if fields[0] == "ADP-V" {
			bit = classParticle
		}
		for _, w := range fields[1:] {
			out[w] |= bit
		}
	}
	return out
})

// Classes tells what the lexicons know of a word, for the features of tagging
// and names, in reading and training alike.
func Classes(lower, printed string) uint32 {
	c := closed()[lower]
	cells, compound := cellsOf(lower)
	if cells == 0 {
		return c
	}
	for _, m := range cellClasses {
		if cells&m.cells != 0 {
			c |= m.class
		}
	}
	if compound {
		c |= classCompound
	}
	return c
}

var cellClasses = []struct {
	cells lexicon.Cells
	class uint32
}{
	{lexicon.Present, classPresent}, {lexicon.Past, classPast},
	{lexicon.One, classOne}, {lexicon.Two, classTwo},
	{lexicon.Infinitive, classInfinitive}, {lexicon.PastParticiple, classPastParticiple},
	{lexicon.PresentParticiple, classPresentParticiple}, {lexicon.ZuInfinitive, classZu},
	{lexicon.Present3s | lexicon.Past3s | lexicon.One3s | lexicon.Two3s, classSingular},
	{lexicon.Present3p | lexicon.Past3p | lexicon.One3p | lexicon.Two3p, classPlural},
}
