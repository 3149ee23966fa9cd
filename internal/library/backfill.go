package library

import (
	"context"
	"strconv"
	"time"

	"synopse/story/days"
)

// Backfills keeps how many reports of the past are grouped by ranges of days, side by
// side (package story/days). There is one backfill at a time.
type Backfills interface {
	// Backfill gives the backfill there is; the zero value if there is none.
	Backfill(ctx context.Context) (Backfill, error)
	// SetBackfill enters a backfill, takes it to another stage, or ends it (the zero
	// value), with all its parts. While there is one, reports of its days that are not
	// grouped yet are held: Pending and Waiting leave them out. The library sets Last
	// when the stage becomes ByRanges. Days and lengths are not changed any more
	// then; the error's code is Busy where that is tried.
	SetBackfill(ctx context.Context, b Backfill) error
	// ReportsOf gives the reports of a day in the order of days.Less; those that came
	// after the report with the number last are left out.
	ReportsOf(ctx context.Context, day string, last int64) ([]days.Report, error)
	// KeepPart keeps what grouping a range gave, in place of what it gave before.
	KeepPart(ctx context.Context, number, reports int, part []byte) error
	// Part gives what was kept of a range; nil if nothing was yet.
	Part(ctx context.Context, number int) ([]byte, error)
	// KeepApart puts reports into stories, in one step, that were grouped by ranges and
	// not by the stream, which is not told of them.
	KeepApart(ctx context.Context, members []Membership) error
}

// Backfill is the grouping of the reports of a time by ranges of days.
type Backfill struct {
	Plan  days.Plan
	Stage BackfillStage
	Last  int64      // number of the last report that it groups
	Begun time.Time  // when it was entered
	Parts []PartDone // ranges that are grouped, by number; set by the library
	Held  int        // reports of its days that are not in a story yet; set by the library
}

// PartDone is a range that is grouped.
type PartDone struct {
	Number, Reports int
	Made            time.Time
}

// BackfillStage is how far a backfill is.
type BackfillStage string

// The stages of a backfill: none; reports come in; ranges are grouped and then joined.
const (
	NoBackfill BackfillStage = ""
	Gathering  BackfillStage = "gathering"
	ByRanges   BackfillStage = "grouping"
)

// Done says whether a range is grouped.
func (b *Backfill) Done(number int) bool {
	for _, p := range b.Parts {
		if p.Number == number {
			return true
		}
	}
	return false
}

// OtherBackfill is the error where another backfill is under way.
func OtherBackfill(name string, p days.Plan) error {
	return &Error{Library: name, Code: Busy, What: "the days " + p.From + " to " + p.Until + " are being grouped by ranges", Hint: "wait until that is done: synopse backfill shows how far it is"}
}

// DamagedPart is the error where what was kept of a range can't be read.
func DamagedPart(name string, number int, err error) error {
	return &Error{Library: name, Code: Damaged, What: "what was grouped of a range of days can't be read (range " + strconv.Itoa(number) + ")", Hint: "run: synopse backfill cancel, and begin it again", Err: err}
}
