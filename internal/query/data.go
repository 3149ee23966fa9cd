package query

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words.txt
var wordsFile string

// words are the names of fields and of values that people may type, lower case:
// of fields "speaker" → Speaker, of values "kind direkt" → "direct".
var words = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(wordsFile) {
		line, _, _ = strings.Cut(line, "#")
		cols := strings.Split(line, "|")
		if len(cols) != 3 {
			continue
		}
		group, key := strings.TrimSpace(cols[0]), strings.TrimSpace(cols[1])
		for _, w := range append(strings.Fields(cols[2]), key) {
			out[group+" "+w] = key
		}
	}
	return out
})
