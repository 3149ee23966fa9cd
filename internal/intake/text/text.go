// Package text finds the report in plain text as a crawler or a person left it,
// and in Markdown.
//
// In: decoded text. Out: a draft whose blocks are typed by what a line is (a
// date, a byline, a credit, clutter) and by where it stands (a short line
// before the body is the headline, one inside it a subhead, the line above a
// photo credit a caption). Nothing is lost: what is no block is among the
// discarded, with its reason.
//
// It splits no datelines or credits off paragraphs; the caller does that for
// all formats alike.
package text

import (
	"synopse/internal/intake/draft"
)

// Plain reads plain text.
func Plain(s string) *draft.Draft {
	p := &reader{draft: &draft.Draft{}, lines: classify(paragraphs(s))}
	p.dropRepeated()
	p.freeOrdinals()
	p.dropMenus()
	p.dropPlayers()
	p.markCaptions()
	p.cutPage()
	p.markHead()
	p.markBody()
	p.emit()
	return p.draft
}

// reader holds the lines of one text while they are typed.
type reader struct {
	draft *draft.Draft
	lines []line

	// Looked up while headings are judged, filled by survey.
	first, last int    // first and last line of running text
	runs        []int  // length of the run of open headings that a line is in
	follows     []bool // whether running text or a list follows a line
}
