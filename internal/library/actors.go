package library

import (
	"context"

	"synopse/actor"
)

// Actors tells who speaks in the reports. An actor is known by its kind and the
// spellings of its name; countries by their ISO code. Actors of the same name
// are one: nothing else is known of them.
type Actors interface {
	// FindActors gives actors by words of their names, in any spelling; all
	// without words. Those who say most come first.
	FindActors(ctx context.Context, f ActorFilter) (Page[ActorRow], error)
	// Actor gives an actor; the error's code is NotFound if there is none.
	Actor(ctx context.Context, id string) (Actor, error)
}

// ActorFilter says which actors to list.
type ActorFilter struct {
	Name   string // words of the name; "" for all
	Kind   actor.Kind
	Cursor string
	Limit  int // 50 if 0, at most 500
}

// ActorRow is an actor in a list.
type ActorRow struct {
	ID         string
	Name       string // as most reports print it
	Kind       actor.Kind
	Country    string
	Statements int    // in which it speaks
	Reports    int    // that name it
	Last       string // day of the last of them
}

// Actor is what is known of an actor.
type Actor struct {
	ActorRow
	Names     []Count // as printed, by reports
	Roles     []Count // as printed, by reports
	Outlets   []Count // that quote it, by statements
	Issues    []Count // it speaks on, by statements; ID is the issue's, Name the label in German
	IssuesEN  []Count // the same with labels in English
	Addressed []Count // whom it speaks to
	Verbs     []Count // that its statements are told with
	Days      []Count // statements by day, the first day first
	Stories   []Count // it speaks in, by statements; Name is the title
}

// Outlets tells what was measured of outlets.
type Outlets interface {
	// OutletList gives all outlets, by name.
	OutletList(ctx context.Context) ([]OutletRow, error)
	// Outlet gives what was measured of an outlet; the error's code is NotFound
	// if nothing of it is kept.
	Outlet(ctx context.Context, name string, p Period) (Outlet, error)
}

// Period is a time by days of publication, both included; "" is open.
type Period struct{ From, Until string }

// OutletRow is an outlet in a list.
type OutletRow struct {
	Name        string
	Reports     int
	First, Last string // days
}

// Outlet is what was measured of an outlet.
type Outlet struct {
	OutletRow
	Languages []Count
	// Credited are its reports that credit an agency, Copied those of which most
	// of the text stands in an earlier report or an agency's; Agencies says whose.
	Credited, Copied int
	Agencies         []Count
	// Compared are its reports in stories of several outlets, and OnlyIn the
	// points that only they tell, of Points they tell in all.
	Compared, OnlyIn, Points int
	Statements               int
	Speakers                 []Count // whom it quotes
	Verbs                    []Count // it attributes with
	Kinds                    []Count // of statements
	Acts                     []Count
	// Firsts are stories of several outlets that it told first; Delay is the
	// middle delay of its first report of a story after the first one of all, in
	// minutes, over Delayed stories where both times of day are known.
	Firsts, Delayed int
	Delay           int
	Revised         int     // reports with more than one wording
	Corrected       int     // reports that say that they were corrected
	Months          []Count // reports by month
}
