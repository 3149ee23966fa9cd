package html

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"synopse/internal/intake/draft"
)

//go:embed marks.txt
var markData string

// mark is what the class and id of an element say about it. A name can say
// what kind of block it is, and why the part is to be left out.
type mark struct {
	kind   string // body, kicker, lede …; "" if it says nothing
	reason draft.Reason
	weak   bool
}

// markTable finds rules by the first word of a sequence.
type markTable struct {
	exact  map[string][]markEntry
	prefix map[string][]markEntry
	suffix map[string][]markEntry
}

type markEntry struct {
	rest  []string
	order int
	mark  mark
}

var markRules = sync.OnceValue(func() markTable {
	t := markTable{map[string][]markEntry{}, map[string][]markEntry{}, map[string][]markEntry{}}
	for order, line := range strings.Split(markData, "\n") {
		left, right, ok := strings.Cut(line, "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		left = strings.TrimSpace(left)
		var m mark
		if k, ok := strings.CutPrefix(left, "kind "); ok {
			m.kind = k
		} else {
			rest, weak := strings.CutPrefix(left, "weak ")
			m = mark{reason: draft.Reason(rest), weak: weak}
		}
		for _, w := range strings.Fields(right) {
			seq := strings.Split(w, "+")
			e := markEntry{seq[1:], order, m}
			if tail, ok := strings.CutPrefix(seq[0], "*"); ok {
				t.suffix[tail] = append(t.suffix[tail], e)
			} else if head, ok := strings.CutSuffix(seq[0], "*"); ok {
				t.prefix[head] = append(t.prefix[head], e)
			} else {
				t.exact[seq[0]] = append(t.exact[seq[0]], e)
			}
		}
	}
	return t
})

// minPrefix is the length in bytes of the shortest beginning or end in the data.
const minPrefix = 5

// markOf reads a class or id attribute. Kind and reason may come from
// different words; of several the first line of the data counts.
func markOf(names string) mark {
	words := nameWords(names)
	t := markRules()
	var out mark
	kindAt, reasonAt := 1<<30, 1<<30
	take := func(entries []markEntry, after []string) {
		for _, e := range entries {
			if !follows(e.rest, after) {
				continue
			}
			if e.mark.kind != "" && e.order < kindAt {
				out.kind, kindAt = e.mark.kind, e.order
			}
			if e.mark.reason != "" && e.order < reasonAt {
				out.reason, out.weak, reasonAt = e.mark.reason, e.mark.weak, e.order
			}
		}
	}
	for i, w := range words {
		take(t.exact[w], words[i+1:])
		for n := minPrefix; n <= len(w); n++ {
			take(t.prefix[w[:n]], words[i+1:])
			take(t.suffix[w[len(w)-n:]], words[i+1:])
		}
	}
	return out
}

func follows(rest, words []string) bool {
	if len(rest) > len(words) {
		return false
	}
	for i, r := range rest {
		if r != "*" && r != words[i] {
			return false
		}
	}
	return true
}

// nameWords cuts names into lower-case words at every sign and capital.
func nameWords(s string) []string {
	var words []string
	start := -1
	var last rune
	flush := func(end int) {
		if start >= 0 {
			words = append(words, strings.ToLower(s[start:end]))
		}
		start = -1
	}
	for i, r := range s {
		switch {
		case !unicode.IsLetter(r):
			flush(i)
		case unicode.IsUpper(r) && unicode.IsLower(last):
			flush(i)
			start = i
		case start < 0:
			start = i
		}
		last = r
	}
	flush(len(s))
	return words
}
