// Package library says what a library is: the place where reports are kept, each
// in all the versions it was read in.
//
// Identity is content. A report is the thing that stands at one canonical
// address (package report/address); a revision of it is one wording: title and
// text. Both ids are hashes of just that, so keeping can be repeated in any
// order and by any number of writers, and the outcome is the same library:
//
//   - the same title and text at the same address again is Known;
//   - another title or text at a known address is Revised: a new revision;
//   - everything else is New.
//
// A report without an address is identified by its outlet, title and text; it
// never has a second revision. The same text in two outlets is two reports.
//
// In: reports as intake makes them. Out: the same reports, with id and number.
// Nothing is derived here: the steps of package engine do that, and each result
// carries the version of the step that made it. Package sqlite keeps a library in a
// file, package postgres in a database for many machines; both pass librarytest.
package library

import (
	"context"
	"time"

	"synopse/report"
)

// Library keeps reports. Its methods are safe for concurrent use; errors that
// people can do something about are of type *Error. What is derived from reports
// is kept by Work, Readings, Stories, Backfills, Search, Actors and Outlets; people are kept
// by Accounts and Alerts.
type Library interface {
	// Keep keeps the items of the batch, and with them how far the inputs have
	// been read, in one step: after a crash all of it is there or nothing.
	// There is one outcome an item, in their order.
	Keep(ctx context.Context, b Batch) ([]Outcome, error)
	// Revision gives the revision with this id; the error's code is NotFound
	// if there is none.
	Revision(ctx context.Context, id string) (Revision, error)
	// Revisions gives all revisions of the report at an address, in any
	// spelling and under any address it was kept with, the first seen first;
	// none if it was never kept.
	Revisions(ctx context.Context, address string) ([]Revision, error)
	// List gives revisions by day and id.
	List(ctx context.Context, q Query) ([]Revision, error)
	// Seen says when a report was last read at an address; the zero time if
	// never.
	Seen(ctx context.Context, address string) (time.Time, error)
	// Progress says how far an input was read; the zero value if it is new.
	Progress(ctx context.Context, input string) (Progress, error)
	// Mark gives a value that is another one once anything was written, by whatever
	// program: as long as it is the same, so are all answers.
	Mark(ctx context.Context) (string, error)
	// Stats counts what is kept.
	Stats(ctx context.Context) (Stats, error)
	Feeds
	Work
	Readings
	Stories
	Backfills
	Search
	Actors
	Outlets
	Accounts
	Alerts
	// Check looks for damage and gives one line a finding; none is good.
	Check(ctx context.Context) ([]string, error)
	// Close ends all work; what Keep has acknowledged stays.
	Close() error
}

// Item is one report to keep.
type Item struct {
	Report report.Report // with Text; its URL in any spelling, "" if unknown
	Also   []string      // other addresses it was found under, in any spelling
	Seen   time.Time     // when it was read from its outlet
}

// Batch is what one step keeps.
type Batch struct {
	Items []Item
	// Progress, if not nil, is asked once the items are kept and before that
	// becomes final: what it gives replaces what is known of these inputs.
	Progress func([]Outcome) []Progress
	// Learn, if not nil, is given each item that is a revision not kept yet, in
	// their order, with what is noted of its outlet (nil at first), and gives
	// the report to keep and the new notes. Only its blocks and what was left
	// out may be others; Items has them then. It is not asked about reports
	// without an outlet. As the notes are kept with the items, what is learnt
	// depends on the order of the items alone, not on where batches begin.
	Learn func(notes []byte, r report.Report) (report.Report, []byte)
}

// Progress is how far one input (a WARC file, a feed's archive …) was read.
type Progress struct {
	Input  string // fingerprint of the input's content, not its name
	Name   string // as people know it; the last one wins
	Offset int64  // bytes: where reading goes on
	Skip   int64  // and how many records after that are read already
	Done   bool   // nothing is left
	Counts string // the summary so far, as its owner writes it (JSON)
}

// Outcome is what became of one item.
type Outcome struct {
	Kind   OutcomeKind
	ID     string // of the revision
	Report string // id of the report
}

// OutcomeKind says whether an item was news to the library.
type OutcomeKind string

// The kinds of outcomes.
const (
	New     OutcomeKind = "new"     // the report was not there
	Revised OutcomeKind = "revised" // it was, with another title or text
	Known   OutcomeKind = "known"   // just this revision was there
)

// Revision is one wording of one report as it is kept.
type Revision struct {
	ID     string // of this wording
	Of     string // id of the report, the same for all its revisions
	Number int    // 1 is the first seen
	// Day is the day of publication, YYYY-MM-DD, as it was read first (where
	// the report has none, the day it was seen in UTC). All that is kept of a
	// report has its day: it is the key to partition by.
	Day       string
	Address   string // canonical; "" if unknown
	FirstSeen time.Time
	LastSeen  time.Time
	Report    report.Report // without ID
}

// Query says which revisions to list: those of days From to Until (both
// included, "" for open) that come after the revision After, in the order of
// day and id; at most Limit (1,000 if 0).
type Query struct {
	From, Until string
	After       Cursor
	Limit       int
}

// Cursor is a place in a list: day and id of the revision last seen.
type Cursor struct{ Day, ID string }

// At gives the cursor that stands at r.
func (r *Revision) At() Cursor { return Cursor{r.Day, r.ID} }

// Stats counts what a library holds.
type Stats struct {
	Reports     int    `json:"reports"`
	Revisions   int    `json:"revisions"`
	Revised     int    `json:"revised"` // reports with more than one revision
	Outlets     int    `json:"outlets"`
	Inputs      int    `json:"inputs"` // imports begun or done
	FirstDay    string `json:"first_day"`
	LastDay     string `json:"last_day"`
	TextBytes   int64  `json:"text_bytes"`
	Statements  int    `json:"statements"`
	Actors      int    `json:"actors"` // that are known across reports
	Stories     int    `json:"stories"`
	Compared    int    `json:"compared"` // stories of two reports or more
	Waiting     int    `json:"waiting"`  // steps that are still to be done
	Failures    int    `json:"failures"` // steps that can't be done
	FileBytes   int64  `json:"file_bytes"`
	FileVersion int    `json:"file_version"`
}
