package synopsis

import (
	"strconv"
	"strings"
	"sync"
)

// ordinals gives which one of several a word tells, by language: "zweiten", "second".
var ordinals = sync.OnceValue(func() map[string]map[string]int {
	out := map[string]map[string]int{"de": {}, "en": {}}
	for _, row := range table(numbersFile) {
		lang, ok := strings.CutSuffix(row[0], "-ordinal")
		if !ok {
			continue
		}
		for _, c := range cells(row, 1) {
			word, n, _ := strings.Cut(c, " ")
			v, _ := strconv.Atoi(n)
			out[lang][word] = v
			if lang == "de" {
				out[lang][word+"n"], out[lang][word+"r"], out[lang][word+"s"] = v, v, v
			}
		}
	}
	return out
})
