package credit

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed particles.txt
var particleData string

// particles are words in small letters inside a name.
var particles = sync.OnceValue(func() map[string]bool { return wordSet(particleData) })

func wordSet(data string) map[string]bool {
	m := map[string]bool{}
	for _, w := range entries(data) {
		m[w] = true
	}
	return m
}

// looksLikeName says whether s could be one person's name: one to five words,
// capitalised but for particles.
func looksLikeName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case i > 0 && particles()[w]:
		case i == 0 && len(words) > 1 && particles()[w] && w != "der" && w != "den":
		case unicode.IsUpper(r):
			for _, c := range w {
				if !unicode.IsLetter(c) && !strings.ContainsRune(".'’-‑`´", c) {
					return false
				}
			}
		default:
			return false
		}
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return unicode.IsUpper(last)
}

// fullName is a name of at least two words; one word alone may be anything.
func fullName(s string) bool {
	return looksLikeName(s) && len(strings.Fields(s)) >= 2
}
