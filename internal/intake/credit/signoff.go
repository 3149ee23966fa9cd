package credit

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed signoffs.txt
var signoffData string

var signoffStarts = sync.OnceValue(func() []string { return entries(signoffData) })

const maxSignoff = 400 // bytes

// signoff says whether all of s says who reported, wrote and edited
// ("(Reporting by Jane Doe in Geneva; Editing by John Roe)"). It names persons
// that are no authors in the outlet's sense, and no agency.
func signoff(s string) bool {
	if len(s) > maxSignoff {
		return false
	}
	s = strings.ToLower(strings.Trim(s, "()[] ."))
	parts := strings.Split(s, ";")
	if len(parts) == 1 && strings.HasPrefix(s, "reporting by ") && !strings.Contains(s, "editing by ") {
		return false // a byline
	}
	for _, p := range parts {
		if !beginsSignoff(strings.TrimSpace(p)) {
			return false
		}
	}
	return !strings.Contains(s, ". ") || strings.Contains(s, " editing by ")
}

func beginsSignoff(s string) bool {
	for _, start := range signoffStarts() {
		if rest, ok := strings.CutPrefix(s, start+" "); ok && rest != "" {
			return true
		}
	}
	return false
}
