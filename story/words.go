package story

import (
	"strings"
	"unicode"

	"synopse/language"
	"synopse/report"
)

// text is one report as a run of words, ready to be compared.
type text struct {
	words  []uint64 // hashes of the folded words
	start  []int    // code points
	end    []int
	quoted []bool // the word stands inside quotation marks
}

// readWords gives the words of a document's running text: no punctuation, no
// headlines, bylines or credits, which are often the outlet's own.
func readWords(doc *language.Document) text {
	var t text
	for _, s := range doc.Sentences {
		if !s.Kind.Prose() && s.Kind != "" {
			continue
		}
		inside := false
		for _, tok := range doc.Tokens[s.First:s.Last] {
			if mark, open := quoteMark(tok.Text, inside); mark {
				inside = open
				continue
			}
			w := fold(tok.Text)
			if w == "" {
				continue
			}
			t.add(w, tok.Start, tok.End, inside)
		}
	}
	return t
}

// quoteMark reports whether the token is a quotation mark, and whether text
// after it is quoted.
func quoteMark(tok string, inside bool) (mark, open bool) {
	switch tok {
	case "„":
		return true, true
	case "”":
		return true, false
	case `"`, "“", "«", "»", "''", "``":
		return true, !inside
	}
	return false, inside
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "é", "e", "è", "e", "á", "a", "’", "", "'", "")

// fold makes spellings of one word equal: case, umlauts, hyphens, apostrophes.
// Tokens without letters and digits fold to "".
func fold(w string) string {
	keep := false
	for _, r := range w {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			keep = true
			break
		}
	}
	if !keep {
		return ""
	}
	return strings.ReplaceAll(umlauts.Replace(strings.ToLower(w)), "-", "")
}

const (
	shingle = 5 // words in a fingerprint
	window  = 4 // of so many fingerprints in a row the least is kept
)

// print is one fingerprint and the word it starts at.
type print struct {
	hash uint64
	at   int
}

// fingerprints winnows the text: every passage of shingle+window-1 words that
// two texts share gives at least one fingerprint in both.
func (t text) fingerprints() []print {
	n := len(t.words) - shingle + 1
	if n <= 0 {
		return nil
	}
	hashes := make([]uint64, n)
	for i := range hashes {
		h := uint64(1469598103934665603)
		for _, w := range t.words[i : i+shingle] {
			h = (h ^ w) * 1099511628211
			h ^= h >> 29
		}
		hashes[i] = h
	}
	var out []print
	last := -1
	for i := 0; i+window <= n || i == 0; i++ {
		best := i
		for k := i; k < min(i+window, n); k++ {
			if hashes[k] <= hashes[best] {
				best = k
			}
		}
		if best != last {
			out = append(out, print{hashes[best], best})
			last = best
		}
	}
	return out
}

// agencyCredits gives the report's credited agencies in order, each once.
func agencyCredits(r *report.Report) []string {
	var out []string
	seen := map[string]bool{}
	for _, a := range r.Agencies {
		if a != "" && !seen[a] {
			seen[a] = true
			out = append(out, a)
		}
	}
	return out
}
