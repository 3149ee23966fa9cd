package actor

import (
	"synopse/language"
	"synopse/report"
)

// Source is one report of a story as Resolve needs it.
type Source struct {
	Report   *report.Report
	Document *language.Document
	Mentions []Mention
}

// Resolve decides who is who in a whole story. links[i][j] belongs to mention j
// of source i.
func Resolve(sources []Source) (actors []Actor, links [][]Link) {
	links = make([][]Link, len(sources))
	for i, s := range sources {
		links[i] = make([]Link, len(s.Mentions))
	}
	return nil, links
}
