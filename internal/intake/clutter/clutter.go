// Package clutter knows the lines that belong to a page and not to the report
// in it: skip links, share buttons, player placeholders, consent notices.
//
// In: one line. Out: whether it is such a line, why, and the outlet if the line
// names it. The lines are data, in clutter.txt. It judges a line alone: where
// it stands is the caller's to weigh.
package clutter

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"synopse/internal/intake/draft"
)

//go:embed clutter.txt
var data string

// Match is what is known of a line of clutter.
type Match struct {
	Reason draft.Reason
	Outlet string // as printed in the line; "" if the line names none
}

// maxWords is the length in words from which a line is no clutter any more.
const maxWords = 48

// Find says whether line is clutter.
func Find(line string) (Match, bool) {
	var room [maxWords + 1]word // nearly all lines are none: nothing is to be left of them
	words := split(line, room[:0])
	if len(words) == 0 || len(words) > maxWords {
		return Match{}, false
	}
	idx := patterns()
	for _, p := range idx.first[words[0].lower] {
		if m, ok := p.match(words, line); ok {
			return m, true
		}
	}
	if isNumber(words[0].lower) {
		for _, p := range idx.first[number] {
			if m, ok := p.match(words, line); ok {
				return m, true
			}
		}
	}
	for _, p := range idx.first[anyWords] {
		if m, ok := p.match(words, line); ok {
			return m, true
		}
	}
	return Match{}, false
}

// word is a run of letters and digits, with its byte offsets in the line.
type word struct {
	lower      string
	start, end int
}

// split appends the words of a line to words.
func split(line string, words []word) []word {
	start := -1
	for i, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words = append(words, word{strings.ToLower(line[start:i]), start, i})
			start = -1
			if len(words) > maxWords {
				return words
			}
		}
	}
	if start >= 0 {
		words = append(words, word{strings.ToLower(line[start:]), start, len(line)})
	}
	return words
}

func isNumber(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

// pattern is one line of the data: words, or the marks * {n} and {outlet}.
type pattern struct {
	reason draft.Reason
	open   bool // has a wildcard that running text could fit too
	parts  []string
}

const (
	anyWords  = "*"
	number    = "{n}"
	outlet    = "{outlet}"
	maxAny    = 48
	maxOutlet = 4
)

func (p *pattern) match(words []word, line string) (Match, bool) {
	if p.open && sentence(line) {
		return Match{}, false
	}
	from, to := -1, -1
	if !matchParts(p.parts, words, 0, &from, &to) {
		return Match{}, false
	}
	m := Match{Reason: p.reason}
	if from >= 0 {
		m.Outlet = line[words[from].start:words[to-1].end]
	}
	return m, true
}

// matchParts fits parts to words from i on; from and to take the words that
// {outlet} stands for. Patterns have at most a few wildcards, lines are short.
func matchParts(parts []string, words []word, i int, from, to *int) bool {
	for k, part := range parts {
		switch part {
		case anyWords, outlet:
			limit := maxAny
			if part == outlet {
				limit = maxOutlet
			}
			for n := 1; n <= limit && i+n <= len(words); n++ {
				if matchParts(parts[k+1:], words, i+n, from, to) {
					if part == outlet {
						*from, *to = i, i+n
					}
					return true
				}
			}
			return false
		case number:
			if i >= len(words) || !isNumber(words[i].lower) {
				return false
			}
		default:
			if i >= len(words) || words[i].lower != part {
				return false
			}
		}
		i++
	}
	return i == len(words)
}

// linkish are the reasons whose patterns ("Themen *") begin like sentences.
func linkish(r draft.Reason) bool {
	switch r {
	case draft.Teaser, draft.Tags, draft.Social, draft.Service, draft.Navigation, draft.Comments, draft.Legal, draft.Time:
		return true
	}
	return false
}

// sentence says whether a line ends like running text.
func sentence(line string) bool {
	return strings.HasSuffix(strings.TrimRight(line, "\"“”»«)' "), ".")
}

type index struct {
	first map[string][]*pattern // by the first word or mark
}

var patterns = sync.OnceValue(func() *index {
	idx := &index{first: map[string][]*pattern{}}
	reason := draft.Navigation
	for _, line := range strings.Split(data, "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "["):
			reason = draft.Reason(strings.Trim(line, "[]"))
		default:
			parts := strings.Fields(strings.ToLower(line))
			idx.first[parts[0]] = append(idx.first[parts[0]], &pattern{reason, strings.Contains(line, anyWords) && linkish(reason), parts})
		}
	}
	return idx
})
