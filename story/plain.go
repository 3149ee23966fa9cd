package story

import (
	"hash/fnv"
	"strings"
	"unicode"

	"synopse/report"
)

// readPlain gives the words of a report's running text without reading its
// language: for long streams, where a report is compared before it is read.
func readPlain(r *report.Report) text {
	var t text
	runes := []rune(r.Text)
	if len(r.Blocks) == 0 {
		t.read(runes, 0, len(runes))
	}
	for _, b := range r.Blocks {
		if b.Kind.Prose() && 0 <= b.Start && b.Start < b.End && b.End <= len(runes) {
			t.read(runes, b.Start, b.End)
		}
	}
	return t
}

// read adds the words of runes[from:to).
func (t *text) read(runes []rune, from, to int) {
	inside := false
	for i := from; i < to; {
		if !inWord(runes[i]) {
			if mark, open := quoteMark(string(runes[i]), inside); mark {
				inside = open
			} else if runes[i] == '\n' {
				inside = false // a quotation is not closed in another paragraph
			}
			i++
			continue
		}
		end := i
		for end < to && (inWord(runes[end]) || joins(runes[end]) && end+1 < to && inWord(runes[end+1])) {
			end++
		}
		if w := fold(string(runes[i:end])); w != "" {
			t.add(w, i, end, inside)
		}
		i = end
	}
}

func (t *text) add(folded string, start, end int, quoted bool) {
	h := fnv.New64a()
	h.Write([]byte(folded))
	t.words = append(t.words, h.Sum64())
	t.start = append(t.start, start)
	t.end = append(t.end, end)
	t.quoted = append(t.quoted, quoted)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func joins(r rune) bool { return strings.ContainsRune("-'’", r) }
