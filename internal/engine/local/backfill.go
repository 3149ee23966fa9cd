package local

import (
	"context"

	"synopse/internal/engine"
	"synopse/internal/library"
)

// backfill groups the ranges of a backfill one after the other and joins them, if
// there is one that is to be grouped; it gives whether there was.
func (e *Engine) backfill(ctx context.Context) (bool, error) {
	if e.o.GroupOnly {
		return false, nil
	}
	b, err := e.lib.Backfill(ctx)
	if err != nil || b.Stage != library.ByRanges {
		return false, err
	}
	ranges, err := b.Plan.Ranges()
	if err != nil {
		return false, err
	}
	for n := range ranges {
		if b.Done(n) {
			continue
		}
		if err := engine.GroupRange(ctx, e.lib, b, n, e.profiles); err != nil {
			return false, err
		}
		if err := e.readAndGroup(ctx); err != nil { // what comes meanwhile
			return false, err
		}
	}
	return true, engine.JoinRanges(ctx, e.lib, b)
}

// GroupRange groups one range of a backfill on the engine's cores.
func (e *Engine) GroupRange(ctx context.Context, b library.Backfill, number int) error {
	return engine.GroupRange(ctx, e.lib, b, number, e.profiles)
}
