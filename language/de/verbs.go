package de

import (
	_ "embed"
	"sort"
	"strings"
	"sync"

	"synopse/language/lexicon"
)

//go:embed data/verbs.bin
var verbTable string

//go:embed data/particles.txt
var particleList string

var verbs = sync.OnceValue(func() *lexicon.Table {
	t, err := lexicon.Open(verbTable)
	if err != nil {
		panic(err) // the file is part of the program and opened by its tests
	}
	return t
})

// particles are the separable prefixes, the longer ones first, and by prefix
// the verbs listed with it.
type particles struct {
	sorted []string
	with   map[string]map[string]bool
}

var separable = sync.OnceValue(func() *particles {
	p := &particles{with: map[string]map[string]bool{}}
	for line := range strings.Lines(particleList) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		p.sorted = append(p.sorted, fields[0])
		p.with[fields[0]] = map[string]bool{}
		for _, v := range fields[1:] {
			p.with[fields[0]][v] = true
		}
	}
	sort.Slice(p.sorted, func(i, j int) bool {
		if a, b := len(p.sorted[i]), len(p.sorted[j]); a != b {
			return a > b
		}
		return p.sorted[i] < p.sorted[j]
	})
	return p
})

// Compounds gives the verbs with a separable prefix that the data of this
// package lists beyond the table of verbs ("klarstellen").
func Compounds() []string {
	p := separable()
	var out []string
	for _, prefix := range p.sorted {
		for v := range p.with[prefix] {
			out = append(out, prefix+v)
		}
	}
	sort.Strings(out)
	return out
}

// joins reports whether a prefix and a verb make a verb when they are written
// together: a known one, or any with a long prefix ("entgegen").
func joins(prefix, verb string) bool {
	return len(prefix) > 5 && len(verb) > 4 || listed(prefix, verb)
}

// listed reports whether a prefix and a verb make a known verb.
func listed(prefix, verb string) bool {
	return separable().with[prefix][verb] || verbs().Compound(prefix+verb)
}

// cellsOf gives the cells of a form in lower case, and whether it was read as
// a prefix and a verb behind it ("hinzufügte", "aufzufordern").
func cellsOf(lower string) (lexicon.Cells, bool) {
	if len(lower) < 2 {
		return 0, false
	}
	if c := verbs().Cells(lower); c != 0 {
		return c, false
	}
	var buffer [4]lexicon.Reading
	var all lexicon.Cells
	for _, r := range compoundReadings(buffer[:0], lower) {
		all |= r.Cells
	}
	return all, all != 0
}

// readingsOf appends the readings of a form in lower case.
func readingsOf(dst []lexicon.Reading, lower string) []lexicon.Reading {
	if out := verbs().Readings(dst, lower); len(out) > len(dst) {
		return out
	}
	return compoundReadings(dst, lower)
}

// compoundReadings appends the readings of a form as a prefix and a verb.
func compoundReadings(dst []lexicon.Reading, lower string) []lexicon.Reading {
	if len(lower) < 6 {
		return dst
	}
	var buffer [4]lexicon.Reading
	for _, prefix := range separable().sorted {
		rest, ok := strings.CutPrefix(lower, prefix)
		if !ok || len(rest) < 3 {
			continue
		}
		for _, r := range verbs().Readings(buffer[:0], rest) {
			if joins(prefix, r.Lemma) {
				dst = append(dst, lexicon.Reading{Lemma: prefix + r.Lemma, Cells: r.Cells &^ lexicon.ZuInfinitive})
			}
		}
		if verb, ok := strings.CutPrefix(rest, "zu"); ok && len(verb) > 2 {
			for _, r := range verbs().Readings(buffer[:0], verb) {
				if r.Cells&lexicon.Infinitive != 0 && joins(prefix, r.Lemma) {
					dst = append(dst, lexicon.Reading{Lemma: prefix + r.Lemma, Cells: lexicon.ZuInfinitive})
				}
			}
		}
	}
	return dst
}
