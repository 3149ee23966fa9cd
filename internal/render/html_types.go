package render

import (
	"html/template"

	"synopse/internal/words"
)

// Page is a synopsis laid out for reading in a browser, as the template
// page/synopsis.gohtml shows it and as the screens of package web do.
type Page struct {
	words     words.Catalog
	Style     template.CSS
	Lang      string
	Title     string
	TitleLang string
	Facts     []string
	Counts    []Count
	Sources   []Source
	Different string  // says that the reports tell of different events; "" if not
	Events    []Event // those
	Sides     []Side  // the columns
	Rows      []Row
	Common    []Point
	Some      []Point // only with Options.Href
	Only      []Only
	Clashes   []Clash
	Framings  []Clash
	News      *News
	Wordings  []Wording
	One       bool // one report only
	FullText  bool
	ByReport  bool // the matrix's columns are reports
}

// T gives a phrase of the interface.
func (p Page) T(key string) string { return p.words.Say(key) }

// More gives "2 more".
func (p Page) More(n int) string { return p.words.Count("more", n) }

// Event is one of several events that the reports tell of.
type Event struct {
	Title, Lang string
	Badges      []Badge
	Unsure      bool // it may be the largest one
}

// Side is a column of the matrix: a side, or a report.
type Side struct {
	Name  string
	Badge *Badge // of a report
}

// Count says how much there is of something; Anchor is the part of the page.
type Count struct{ Text, Anchor string }

// Source is one report.
type Source struct {
	ID, Label, Class, Outlet, Title, Lang string
	Link                                  template.URL
	Facts                                 []string
	Copies                                []Copy
	Cited                                 []Cited
	Blocks                                []Block
}

// Copy says how much of a report stands elsewhere.
type Copy struct {
	Text    string
	Percent int
}

// Cited is a sentence that something refers to.
type Cited struct {
	Ref  Ref
	Text string
}

// Block is a block of a full text.
type Block struct {
	Head  bool // headline or subhead
	Kind  string
	Parts []Part
}

// Part is a stretch of a block; Anchor is set where it is a sentence.
type Part struct{ Text, Anchor string }

// Ref leads to a sentence: Href in what is shown, Link on the outlet's own page.
type Ref struct {
	Text, Anchor, Class, Outlet string
	Href                        template.URL
	Link                        template.URL
	Report                      string // id in the synopsis; "" if unknown
	Sentence                    int    // 0 if the passage lies in none
}

// Quote is a statement.
type Quote struct {
	Text, Lang, Kind, Act, Speaker string
	Direct                         bool
	Open, Shut                     string
	Refs                           []Ref
}

// Cell is a cell of the matrix; First is nil where it is empty. More are shown with it,
// Rest when asked for.
type Cell struct {
	Side  string
	First *Quote
	More  []Quote
	Rest  []Quote
}

// Row is an issue.
type Row struct {
	ID, Label            string
	Relation, Sign, Word string
	Cells                []Cell
	Badges               []Badge
	Evidence             []Passage
	MoreEvidence         int       // passages that show the relation and are not given
	Told                 []Passage // shown over all columns where nobody is quoted
	Others               []Quote   // what those without a column say, in a line of their own
	MoreOthers           []Quote
}

// Badge marks a report by its outlet.
type Badge struct{ Label, Class, Outlet string }

// Passage is a stretch of a report.
type Passage struct {
	Text, Lang string
	Ref        Ref
}

// Point is what several reports tell: the words of one of them, whose reference
// stands first, and where the others have it.
type Point struct {
	Text, Lang string
	Refs       []Ref
	Passages   []Passage // each report's own words, in the order of the reports
}

// Only is what one report alone tells.
type Only struct {
	Badge    Badge
	Passages []Passage
}

// Contrast is one half of a clash: the value in its sentence.
type Contrast struct {
	Before, Value, After, Lang string
	Ref                        Ref
}

// Clash is a pair of passages that can't both be right, or, with the sign "/", two words for one thing.
type Clash struct {
	Kind, Why, Sign string
	Halves          []Contrast
}

// News is what the later reports add, change and take back.
type News struct {
	Title              string
	Added              []Passage
	Changed, TakenBack []Clash
}

// Wording is what one speaker said, in several versions.
type Wording struct {
	Speaker string
	Groups  [][]Quote // one group an utterance
}
