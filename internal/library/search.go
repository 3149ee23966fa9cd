package library

import (
	"context"

	"synopse/internal/query"
)

// Search finds sentences.
type Search interface {
	// Find gives the sentences a query asks for.
	Find(ctx context.Context, s Searched) (Found, error)
}

// Searched is a search.
type Searched struct {
	Query  query.Query
	Sort   SearchSort
	Labels string // language of issue labels in facets: "de" or "en"
	Cursor string
	Limit  int // sentences, 50 if 0, at most 1,000
	// Facets is how many of the newest hits are counted for the facets at most; 0
	// for no facets.
	Facets int
	// After leaves only reports that were first read after this place, as
	// Found.Place gives it: what is new since an earlier search.
	After int64
}

// SearchSort is an order of hits.
type SearchSort string

// The orders of hits.
const (
	Newest SearchSort = ""     // by day of publication, the latest first
	Best   SearchSort = "best" // by how well the words fit, among the newest 2,000 hits
)

// Found is one page of what a search found.
type Found struct {
	Stories []FoundStory // by their first hit on this page
	Next    string       // cursor of the next page; "" at the end
	Facets  []Facet
	Counted int   // hits that were counted
	All     bool  // these are all there are
	Place   int64 // everything that was read when the search was made lies before it
}

// FoundStory is a story with its hits.
type FoundStory struct {
	ID      string // "" for reports that are not grouped yet
	Title   string
	Reports int
	Hits    []Hit
}

// Hit is a sentence that was found.
type Hit struct {
	In         ReportRef
	Sentence   int // number, from 1
	Range          // of the report's text
	Text       string
	Marks      []Range // of the report's text: words that were searched for
	Statements []Said  // of the sentence; only those that the clauses about statements ask for, if there are any. Text is empty in them
}

// Facet is what the hits have in common.
type Facet struct {
	Field  query.Field // Outlet, Speaker, Issue, Kind, Act, Lang; Month
	Values []Count     // the most frequent first; months by time
}

// Month is the field of the facet of months, "2026-11". Asking for one is
// from:2026-11 until:2026-11.
const Month query.Field = "month"
