package synopsis

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/stop.txt
var stopFile string

//go:embed data/common.txt
var commonFile string

//go:embed data/general.txt
var generalFile string

// lexicon maps words of one language to lines of a list.
type lexicon struct {
	exact    map[string]int
	prefixes map[string]int
	suffixes map[string]int
}

func newLexicon() *lexicon {
	return &lexicon{exact: map[string]int{}, prefixes: map[string]int{}, suffixes: map[string]int{}}
}

// add takes a word; the first line that has it keeps it.
func (l *lexicon) add(w string, meaning int) {
	put := func(m map[string]int, k string) {
		if _, ok := m[k]; !ok {
			m[k] = meaning
		}
	}
	core := strings.Trim(w, "*")
	left, right := strings.HasPrefix(w, "*"), strings.HasSuffix(w, "*")
	switch {
	case left && right:
		put(l.suffixes, core)
		put(l.prefixes, core)
	case left:
		put(l.suffixes, core)
	case right:
		put(l.prefixes, core)
	default:
		put(l.exact, core)
	}
}

// meaning gives the meaning of a lower-case word, or -1: as it stands, else by
// its longest listed end, else by its longest listed beginning.
func (l *lexicon) meaning(w string) int {
	if m, ok := l.exact[w]; ok {
		return m
	}
	for i := 3; i < len(w)-2; i++ {
		if m, ok := l.suffixes[w[i:]]; ok {
			return m
		}
	}
	if m, ok := l.suffixes[w]; ok {
		return m
	}
	return l.beginning(w)
}

// beginning gives the meaning of the longest listed beginning, or -1.
func (l *lexicon) beginning(w string) int {
	for i := len(w); i >= 2; i-- {
		if m, ok := l.prefixes[w[:i]]; ok {
			return m
		}
	}
	return -1
}

// wordLists reads a file of word lists, each language under "[de]" or "[en]".
func wordLists(file string) map[string]*lexicon {
	out := map[string]*lexicon{"de": newLexicon(), "en": newLexicon()}
	lang := "de"
	for _, row := range table(file) {
		switch row[0] {
		case "[de]", "[en]":
			lang = row[0][1:3]
			continue
		}
		for _, w := range strings.Fields(row[0]) {
			out[lang].add(w, 0)
		}
	}
	return out
}

// stopWords are the words that say nothing about what a sentence tells,
// commonWords everyday ones, generalNouns those that name no issue.
var (
	stopWords    = sync.OnceValue(func() map[string]*lexicon { return wordLists(stopFile) })
	commonWords  = sync.OnceValue(func() map[string]*lexicon { return wordLists(commonFile) })
	generalNouns = sync.OnceValue(func() map[string]*lexicon { return wordLists(generalFile) })
)

// stop reports whether a lower-case word says nothing.
func stop(w, lang string) bool {
	l := stopWords()[lang]
	if l == nil {
		return false
	}
	_, ok := l.exact[w]
	return ok
}

// everyday reports whether a lower-case word counts for little.
func everyday(w, lang string) bool {
	l := commonWords()[lang]
	if l == nil {
		return false
	}
	if _, ok := l.exact[w]; ok {
		return true
	}
	for i := max(2, len(w)-4); i <= len(w); i++ {
		if _, ok := l.prefixes[w[:i]]; ok {
			return true
		}
	}
	return false
}

// general reports whether a lower-case noun names no issue.
func general(w, lang string) bool {
	l := generalNouns()[lang]
	return l != nil && (everyday(w, lang) || l.meaning(w) >= 0)
}
