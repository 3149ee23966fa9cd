// Package identify tells in which language a text is written, for some twenty
// languages, by script, function words and typical letters.
//
// In: a text. Out: an ISO 639-1 code and a confidence. It does not cut the
// text into passages of different languages: ask paragraph by paragraph.
package identify

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed data/words.txt
var words string

// weights gives, for a word, the languages it speaks for.
var weights = sync.OnceValue(func() map[string][]vote {
	count := map[string]int{}
	lines := strings.Split(words, "\n")
	for _, line := range lines {
		for _, w := range entries(line) {
			count[w]++
		}
	}
	out := make(map[string][]vote, len(count))
	for _, line := range lines {
		code, _, _ := strings.Cut(line, " ")
		for _, w := range entries(line) {
			out[w] = append(out[w], vote{code, 1 / float64(count[w])})
		}
	}
	return out
})

type vote struct {
	code   string
	weight float64
}

func entries(line string) []string {
	if strings.HasPrefix(line, "#") {
		return nil
	}
	fields := strings.Fields(line)
	if len(fields) == 0 {
		return nil
	}
	return fields[1:]
}

// limit is how many bytes of a text are looked at.
const limit = 20_000

// Language gives the code (ISO 639-1) of the language a text is most likely
// in, and how sure that is, from 0 to 1. Without evidence the code is "".
func Language(text string) (code string, confidence float64) {
	if len(text) > limit {
		text = text[:limit]
	}
	scores := map[string]float64{}
	total := 0.0
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, v := range weights()[w] {
			scores[v.code] += v.weight
			total += v.weight
		}
	}
	best := 0.0
	for c, s := range scores {
		if s > best || s == best && c < code {
			code, best = c, s
		}
	}
	if total == 0 {
		return "", 0
	}
	return code, best / total
}
