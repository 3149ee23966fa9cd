package library

import (
	"context"

	"synopse/actor"
	"synopse/report"
	"synopse/statement"
)

// Readings keeps what was read in reports, each one's newest wording only.
type Readings interface {
	// KeepReadings keeps readings in one step; each replaces what was kept for
	// its report. A reading whose revision is not the report's newest is passed
	// over. It decides who the figures are and sets their Actor.
	KeepReadings(ctx context.Context, readings []Reading) error
	// Newest gives the newest revisions of reports, in the order of the ids;
	// reports that are not there are left out. The newest is the one first seen
	// last.
	Newest(ctx context.Context, reports []string) ([]Revision, error)
	// First gives the revisions of reports that were kept first, likewise.
	First(ctx context.Context, reports []string) ([]Revision, error)
	// Reading gives what was read in a report; the error's code is NotFound if
	// nothing was yet. Terms of sentences are not given back.
	Reading(ctx context.Context, report string) (Reading, error)
	// Statements gives statements by filter, the newest first.
	Statements(ctx context.Context, f StatementFilter) (Page[Said], error)
	// Statement gives one statement; the error's code is NotFound if there is
	// none with this id any more.
	Statement(ctx context.Context, id string) (Said, error)
}

// Reading is what was read in one report.
type Reading struct {
	Report   string // id
	Revision string // id of the wording that was read
	Day      string // of publication; set by the library
	Version  string // of the step that made it
	Language string // as reading found it
	// Corrected says that the outlet says in the report that it was corrected.
	Corrected bool
	Figures   []Figure
	// Sentences are all sentences in reading order, numbered from 1 as in
	// "[DW s7]".
	Sentences  []Sentence
	Statements []Statement
	Mentions   []Mention
}

// Sentence is one sentence of a report.
type Sentence struct {
	Number   int
	Range    // of the report's text
	Kind     report.Kind
	Language string   // ISO 639-1, if it is another than the report's
	Lemmas   []string // terms in the order of the words (package terms)
	Forms    []string // other terms it can be found by, in no order
}

// Figure is an actor as one report or one story names it.
type Figure struct {
	Kind    actor.Kind
	Name    string   // the fullest name as printed, else the role
	Country string   // ISO 3166-1 alpha-2; "" if unknown
	Names   []string // as printed
	Roles   []string // as printed
	// Keys are what the actor is known by across reports, one a spelling
	// (package engine makes them); without one the figure stays with its report.
	Keys  []string
	Actor string // id of the library's actor; "" if it is not known who it is
}

// Mention is a place where a figure is named.
type Mention struct {
	Figure int // index into the figures
	Range
	Form actor.Form
}

// Statement is something attributed in one report.
type Statement struct {
	ID         string // the same whenever the same wording is read in the same way
	Sentence   int    // number of the sentence its content begins in
	Sentences  []int  // numbers of all sentences that have content of it
	Kind       statement.Kind
	Act        string
	Strength   string
	Medium     string
	Verb       string // lemma of the cue's verb; "" if there is none
	Speaker    *Range
	Addressee  *Range
	Cue        *Range
	Content    []Range
	Speakers   []int // indices into the reading's figures
	Addressees []int
	Within     string // id of the statement it is part of
	Confidence float64
}

// Said is a statement as pages show it: with who, where and in which story. Its
// Speakers and Addressees are empty, Who and Whom say more.
type Said struct {
	Statement
	Who    []Party // its speakers, as its story tells who they are, else as the report does
	Whom   []Party // its addressees
	Issues []IssueRef
	In     ReportRef
	Text   string // the sentences that have its content, from the first to the last
	Start  int    // code point of the report's text at which Text begins
}

// Party is a speaker or addressee.
type Party struct {
	Actor   string // id; "" if it is not known who it is
	Name    string // the actor's name, else as printed
	Kind    actor.Kind
	Country string
}

// ReportRef is what is said of a report beside something taken from it.
type ReportRef struct {
	Report    string // id
	Revision  string // id of the wording
	Day       string
	Published string // ISO 8601 as printed; "" if unknown
	Outlet    string
	Title     string
	Address   string
	Language  string
	Agencies  []string
	Story     string // id; "" if it was not grouped yet
}

// StatementFilter says which statements to list; what is empty does not count.
type StatementFilter struct {
	Actor       string // id: who speaks
	To          string // id of an actor: who is spoken to
	Report      string
	Story       string
	Issue       string // id of an issue
	Outlet      string
	Kind        statement.Kind
	Act         string
	Language    string
	From, Until string // days of publication, both included
	Cursor      string
	Limit       int // 50 if 0, at most 1,000
}
