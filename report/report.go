// Package report holds the report: one article by one outlet, its unchanging
// text, the blocks of that text, and the spans by which everything else points
// into it.
//
// All offsets in this package, and in the whole product, are counted in Unicode
// code points: start inclusive, end exclusive. Bytes stay inside a package; use
// Index to convert.
//
// The package reads nothing and decides nothing: intake makes reports, the
// reading packages (language, actor, statement …) annotate them.
package report

// Kind says what a block of a report is.
type Kind string

// The kinds of blocks.
const (
	Headline Kind = "headline"
	Kicker   Kind = "kicker"   // the short line above or before a headline ("Politik")
	Lede     Kind = "lede"     // the standfirst: the summary before the body
	Body     Kind = "body"     // one paragraph
	Subhead  Kind = "subhead"  // a heading inside the body
	List     Kind = "list"     // one list item
	Quote    Kind = "quote"    // a block quotation
	Caption  Kind = "caption"  // the text under a picture, without the photo credit
	Byline   Kind = "byline"   // who wrote it
	Dateline Kind = "dateline" // "SOTSCHI (Reuters) –", or a line with the date
	Credit   Kind = "credit"   // "hk/jj (dpa, afp, rtr)"
)

// Prose reports whether blocks of this kind are running text of the report
// itself, in which statements are looked for.
func (k Kind) Prose() bool {
	switch k {
	case Lede, Body, List, Quote:
		return true
	}
	return false
}

// Block is a typed stretch of a report's text, in code points. Blocks do not
// overlap and stand in reading order; between two blocks there is only white
// space.
type Block struct {
	Kind  Kind `json:"kind"`
	Start int  `json:"start"`
	End   int  `json:"end"`
	// Language is the ISO 639-1 code of a block that is not in the report's
	// language, as reading finds it; "" for all others.
	Language string `json:"language,omitempty"`
}

// Discarded is text that intake found in the source and left out of the report.
type Discarded struct {
	Text   string `json:"text"`
	Reason string `json:"reason"` // a short English phrase, e.g. "navigation"
}

// Report is one article by one outlet. Text never changes once read.
type Report struct {
	ID        string `json:"id"`        // "r1", "r2" … in the order of the inputs
	Outlet    string `json:"outlet"`    // who published it, as a reader would say it; "" if unknown
	URL       string `json:"url"`       // canonical address; "" if unknown
	Title     string `json:"title"`     // the headline without the site's suffix
	Language  string `json:"language"`  // ISO 639-1: "de", "en"; "" if unknown
	Published string `json:"published"` // ISO 8601 date or date-time with offset; "" if unknown
	// Where Published was read: json-ld, og, meta, visible, address (the date
	// in the page's own address), feed (the feed that led to it), or "" if it is
	// unknown.
	PublishedFrom string      `json:"published_from"`
	Modified      string      `json:"modified"`      // as Published, of the last change the outlet states
	ModifiedFrom  string      `json:"modified_from"` // as PublishedFrom
	Keywords      []string    `json:"keywords"`      // as the outlet gives them
	Authors       []string    `json:"authors"`
	Agencies      []string    `json:"agencies"`  // one spelling each: dpa, AFP, Reuters …
	Datelines     []string    `json:"datelines"` // places of the dateline, as printed
	Text          string      `json:"text"`
	Blocks        []Block     `json:"blocks"`
	Discarded     []Discarded `json:"discarded"`

	// Label says that the input was no whole report: "paywall-teaser" or
	// "live-ticker"; "" is the rule. LabelEvidence gives what on the page shows
	// it, in English clauses.
	Label         string   `json:"label"`
	LabelEvidence []string `json:"label_evidence"`

	Source string `json:"-"` // which input it came from: a file's path, an address
}

// Span points into a report's text, in code points. Text always equals that
// slice of the report's text.
type Span struct {
	Report string `json:"report"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }
