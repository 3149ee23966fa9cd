package library

import (
	"context"
	"time"
)

// Step is one of the steps that derive something from what is kept.
type Step string

// The steps, in the order in which a report passes through them.
const (
	StepRead     Step = "read"     // a report: sentences, statements, actors
	StepGroup    Step = "group"    // a report: the story it belongs to
	StepSynopsis Step = "synopsis" // a story of two or more reports: what its reports say side by side
)

// Work says what is left to do. Keep enters each new wording for StepRead and
// each new report for StepGroup; what the steps keep takes their own work away
// and enters that of later steps, in the same transaction. So nothing is lost
// between two steps, whenever the program dies.
type Work interface {
	// Pending gives what is left to do in a step, in a fixed order: that in which
	// reports came, and of stories the one that has waited longest first. At most
	// limit, after the task with this number (0 for all).
	Pending(ctx context.Context, step Step, after int64, limit int) ([]Task, error)
	// Waiting counts what is left to do, by step.
	Waiting(ctx context.Context) (map[Step]int, error)
	// Redo enters all reports or stories for a step again, whose results stay
	// until new ones replace them; with a version only those whose result was made
	// by another one. It gives how many. Redoing StepGroup forgets the state of
	// the grouping; decisions by hand stay.
	Redo(ctx context.Context, step Step, version string) (int, error)
	// Drop takes a task away that can't be done, with the reason, which Check
	// and Failures tell; Redo enters it again.
	Drop(ctx context.Context, step Step, id, reason string) error
	// Retry enters tasks again that were dropped: those of a step, or of all of them
	// (""); with an id only that of this report or story. It gives how many.
	Retry(ctx context.Context, step Step, id string) (int, error)
	// Standing says how far the work is.
	Standing(ctx context.Context) (Standing, error)
	// Failures gives the tasks that were dropped, the latest first.
	Failures(ctx context.Context, limit int) ([]TaskFailure, error)
	// Lead makes the caller the one who groups this library, as long as it lives
	// or until release; ok is false while somebody else is.
	Lead(ctx context.Context) (release func() error, ok bool, err error)
}

// Task is one thing to do in a step.
type Task struct {
	Number int64     // its place in the order
	ID     string    // of the report, or of the story for StepSynopsis
	Since  time.Time // for how long it has waited; for a story, since it last changed
	Size   int       // reports of the story
	Made   int       // reports in the story's last synopsis; 0 if there is none
}

// Standing is how far the work on a library is.
type Standing struct {
	Steps    []StepStanding // in the order of the steps
	Failures int            // tasks that can't be done
	Backfill Backfill
}

// StepStanding is how far a step is. Times are by the library's clock.
type StepStanding struct {
	Step    Step
	Waiting int           // reports, or stories, that are left
	Oldest  time.Duration // for how long the first of them has waited
	Day     int           // done in the last 24 hours
	Rate    float64       // done a second, in the last five minutes or since something is done
	Running int           // jobs of a queue, if there is one, that are being done
	Failing int           // and that have failed and are tried again
}

// Left guesses how long it takes to do what is left; 0 if nobody can say.
func (s *StepStanding) Left() time.Duration {
	if s.Rate <= 0 {
		return 0
	}
	return time.Duration(float64(s.Waiting) / s.Rate * float64(time.Second))
}

// TaskFailure is a task that can't be done.
type TaskFailure struct {
	Step   Step
	ID     string
	Day    string
	Reason string
	At     time.Time
}

// Page is a part of a list.
type Page[T any] struct {
	Items []T
	// Next is the Cursor of the page after this one; "" at the end. It is opaque,
	// and good for the same list only.
	Next string
}

// Range is a stretch of a report's text in code points, [Start, End).
type Range struct{ Start, End int }

// BadCursor is the code of the error for a cursor that is none of this list.
const BadCursor Code = "bad-cursor"

// Count is something with how often it is there.
type Count struct {
	ID    string // by which it can be asked for, where that is not the name
	Name  string
	Count int
}

// EveryStep gives the steps in their order, with nothing in them.
func EveryStep() []StepStanding {
	return []StepStanding{{Step: StepRead}, {Step: StepGroup}, {Step: StepSynopsis}}
}
