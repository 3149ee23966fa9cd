package en

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/language"
	"synopse/language/ending"
)

//go:embed data/lemmas.txt
var lemmaList string

type lemmaKey struct {
	tag  language.Tag
	form string
}

// lemmaTable gives the irregular lemmas.
var lemmaTable = sync.OnceValue(func() map[lemmaKey]string {
	out := map[lemmaKey]string{}
	for line := range strings.Lines(lemmaList) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) < 3 {
			continue
		}
		tag := language.ParseTag(f[0])
		for _, w := range f[2:] {
			out[lemmaKey{tag, w}] = f[1]
		}
	}
	return out
})

//go:embed data/endings.txt
var endingList string

// endings are the rules for all other lemmas.
var endings = sync.OnceValue(func() *ending.Rules {
	r, err := ending.Parse(endingList)
	if err != nil {
		panic(err) // the file is part of the program and parsed by its tests
	}
	return r
})
