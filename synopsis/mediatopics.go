package synopsis

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/topics.txt
var topicsFile string

// mediaTopics are the IPTC Media Topic codes of the themes, by key.
var mediaTopics = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, row := range table(topicsFile) {
		for _, theme := range cells(row, 2) {
			if key := "theme:" + theme; out[key] == "" {
				out[key] = "medtop:" + row[0]
			}
		}
	}
	return out
})

// topicsOf gives the codes that fit an issue, "medtop:20000371": none for an
// issue that is a country, a name or a word of the story.
func topicsOf(key string) []string {
	if code := mediaTopics()[strings.TrimSpace(key)]; code != "" {
		return []string{code}
	}
	return []string{}
}
