// Package engine takes the reports of a library through the steps that derive
// something from them: reading each report, grouping reports into stories,
// laying the reports of a story side by side, telling saved searches.
//
// In: a library, which says what is left to do (library.Work). Out: the same
// library with it done. The steps are functions over a library and can be run
// again at any time with the same outcome; who runs them, and how many at once,
// is for package local (one machine) and for later ones to say. It fetches
// nothing and shows nothing.
package engine

import (
	"context"

	"synopse/internal/library"
)

// Engine does what a library says is left to do.
type Engine interface {
	// Run works until ctx ends, and then ends within 10 s; what was begun is kept
	// or done again later. Its error is the library's.
	Run(ctx context.Context) error
	// Drain works until nothing is left to do.
	Drain(ctx context.Context) error
	// Wake says that there may be something to do now.
	Wake()
	// Admit waits while so much is left to do that whoever brings more should
	// wait.
	Admit(ctx context.Context) error
	// Decide enters a decision by hand and returns once stories are as it says.
	Decide(ctx context.Context, d library.Decision) error
	// Synopsis gives what is made of a story, made anew if it lags behind and is
	// small enough to be waited for; what it gives may still be Stale. The error's
	// code is library.NotFound where there is no story, or of one report only.
	Synopsis(ctx context.Context, story string) (library.Synopsis, error)
}
