// Package render turns a synopsis, or the reading of one report, into what
// people and other programs look at: a page for the terminal, one HTML file,
// Markdown, CSV and JSON.
//
// In: a synopsis.Synopsis and Options. Out: bytes. Every function is pure: the
// same synopsis and options give the same bytes. It decides nothing about the
// reports; it chooses only which of a cell's statements stands first, and
// shortens quotations at a word boundary with "…".
//
// The words of the interface come from package words.
package render

// Options say how a synopsis is shown.
type Options struct {
	Lang     string // language of the interface: "de", else English
	Width    int    // terminal columns; 0 means 80
	Color    bool   // terminal colours
	FullText bool   // HTML: the reports' full texts and not only the sentences cited
	// ByReport makes the matrix's columns reports and not sides.
	ByReport bool
	// Href gives the address of a sentence (0 is the report); nil leads to
	// anchors in the page itself.
	Href func(report string, sentence int) string
}

// defaultWidth is the width of output that goes to no terminal.
const defaultWidth = 80

// narrowest is the width under which the issues table becomes blocks.
const narrowest = 60
