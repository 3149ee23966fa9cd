package render

import (
	"synopse/internal/words"
	"synopse/report"
	"synopse/statement"
	"synopse/synopsis"
)

// view is a synopsis laid out for reading: names instead of ids, references
// instead of offsets. The outputs differ only in how they draw it.
type view struct {
	words     words.Catalog
	title     string
	date      string
	place     string
	origins   int
	reports   []source
	events    []event // none where all tell of one
	sides     []side  // in the order in which they matter, most first
	scattered bool    // no sides come back from issue to issue
	rows      []row
	common    []point // told by all
	some      []point // told by several
	only      []only
	clashes   []clash
	framings  []clash // words for one actor or act that differ in tone
	news      news
	wordings  []wording
	synopsis  *synopsis.Synopsis
	reportIdx map[string]int
	sentences [][]synopsis.Sentence // per report, in order
	index     []*report.Index       // per report
	actors    map[string]*synopsis.Actor
	cited     []map[int]bool                           // per report: numbers of the sentences that are referred to
	href      func(report string, sentence int) string // of a sentence; nil is its anchor
}

// news is what the later reports add, change and take back.
type news struct {
	since              string // in words; "" if it was not asked for
	added              []passage
	changed, takenBack []clash
}

// source is one report.
type source struct {
	*report.Report
	label   string // "DW": short, and different for every report
	outlet  string
	title   string
	credits string // agencies, joined
	partial string // what the report lacks, in words; "" if it is whole
	link    string // web address, or ""
	copies  []copied
	cited   []cited
}

// event is one of several events that the reports tell of.
type event struct {
	title   string
	lang    string
	reports []int
	unsure  bool // it may be the largest one
}

// copied says how much of a report stands elsewhere.
type copied struct {
	from    string // label of the report, or an agency's name
	percent int    // share of the report's words; 0 where only the credit is known
	credit  bool
}

// cited is a sentence that something refers to.
type cited struct {
	ref  ref
	text string
	kind report.Kind
}

// ref leads to one sentence.
type ref struct {
	text     string // "DW s7", with a no-break space
	label    string // "DW"
	report   int
	sentence int    // 0 if the passage lies in no sentence
	anchor   string // "r1-s7"
	link     string // the passage on the outlet's own page, or ""
}

// side is a column of the issues table.
type side struct {
	id    string // actor id
	name  string
	group bool // "foreign ministers", "both sides"
	rows  int  // issues it speaks on
	said  int  // statements
}

// row is one issue.
type row struct {
	id       string
	label    string
	relation string
	cells    map[string][]quote // by side
	reports  []int
	evidence []passage
	told     []passage // what the reports themselves tell, where nobody is quoted
}

// quote is a statement as it is shown.
type quote struct {
	text    string // the content, verbatim; parts joined by " … "
	lang    string
	kind    statement.Kind
	act     string
	speaker string
	short   string // the speaker's shortest fitting name
	refs    []ref  // several where reports give the same words
	weight  int
}

// passage is a stretch of a report with its reference.
type passage struct {
	text string
	lang string
	ref  ref
}

// point is a set of passages that tell the same.
type point struct {
	passages []passage
	shown    passage // the one that stands for all
}

// only is what one report alone tells.
type only struct {
	report   int
	passages []passage
}

// clash is a pair of passages that can't both be right.
type clash struct {
	kind string
	a, b contrast
	why  string
}

// contrast is one half of a clash: the value in its sentence.
type contrast struct {
	before, value, after string
	passage              passage
}

// wording is one utterance in several versions.
type wording struct {
	speaker  string
	versions []quote
}
