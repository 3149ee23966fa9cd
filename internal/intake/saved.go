package intake

import (
	"regexp"
	"strings"
)

// savedIn is how far into a page the note of where it was saved from is looked
// for.
const savedIn = 4 << 10

// savedFrom is the note that browsers, and synopse fetch, leave in pages they
// save ("mark of the web").
var savedFrom = regexp.MustCompile(`<!--\s*saved from url=\(\d+\)(https?://[^\s"<>]+)\s*-->`)

// foundAt gives the address a page came from: the input's name if it is one, or
// the note in a saved page; "" if neither says.
func foundAt(name, s string) string {
	if strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://") {
		return name
	}
	if m := savedFrom.FindStringSubmatch(s[:min(len(s), savedIn)]); m != nil {
		return m[1]
	}
	return ""
}
