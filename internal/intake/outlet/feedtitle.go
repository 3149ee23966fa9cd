package outlet

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
)

//go:embed sections.txt
var sectionData string

var sections = sync.OnceValue(func() map[string]string { return byDomain(sectionData) })

// partMarks are what stands between an outlet's name and the rest of a title.
var partMarks = regexp.MustCompile(`\s+[|–—·•»›/-]+\s+|:\s+`)

// mostTitle is the length in bytes from which a title is a slogan.
const mostTitle = 60

// ByFeedTitle gives the outlet's name that a feed's title holds, without the
// sections beside it: "Flussbote" of "Flussbote – Politik". It is "" where the
// title leaves open which part of it is the name, and for names of listed outlets
// on a host that is not theirs.
func ByFeedTitle(title, host string) string {
	var names []string
	for _, part := range partMarks.Split(title, -1) {
		part = strings.Join(strings.Fields(part), " ")
		if _, section := sections()[strings.ToLower(part)]; !section && part != "" {
			names = append(names, part)
		}
	}
	if len(names) != 1 || len(names[0]) > mostTitle || hasSection(names[0]) || Elsewhere(names[0], host) {
		return ""
	}
	return names[0]
}

// hasSection says whether a name ends in a section, as "Flussbote Politik" does:
// it may be one all the same, as "Die Welt der Wirtschaft".
func hasSection(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	_, ends := sections()[words[len(words)-1]]
	return ends && len(words) > 1 && !slices.Contains(nameEnds, words[len(words)-1])
}

// nameEnds are sections that names of outlets end in as well: "Tal News".
var nameEnds = []string{"news", "nachrichten", "aktuell", "international", "regional", "digital"}
