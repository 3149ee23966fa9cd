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
