package river

import (
	"context"
	"fmt"
	"time"

	"synopse/internal/engine"
	"synopse/internal/library"
)

// filling does a part of a backfill whenever there is something to do.
func (e *Engine) filling(ctx context.Context) error {
	for {
		more, err := e.fill(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil && !passing(err):
			return err
		case err != nil:
			e.o.Log.Warn("a range of days could not be grouped; trying again", "error", err.Error())
		case more:
			continue
		}
		if pause(ctx, look) {
			return nil
		}
	}
}

// fill groups one range of a backfill that nobody groups yet, or joins all of them
// once they are grouped. It gives whether it did something. Who does what is told by
// locks that end with their connections: what a program had begun that was killed,
// another one does at once.
func (e *Engine) fill(ctx context.Context) (did bool, err error) {
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
		if did, err := e.alone(ctx, fmt.Sprint("range ", n), func(b library.Backfill) error {
			if b.Done(n) {
				return nil
			}
			began := time.Now()
			err := e.group.GroupRange(ctx, b, n)
			if err == nil {
				e.o.Log.Info("days grouped", "from", ranges[n].Home[0], "until", ranges[n].Home[1], "seconds", time.Since(began).Seconds())
			}
			return err
		}); did || err != nil {
			return did, err
		}
	}
	if len(b.Parts) < len(ranges) {
		return false, nil // others do
	}
	return e.alone(ctx, "joining", func(b library.Backfill) error { return engine.JoinRanges(ctx, e.lib, b) })
}

// alone does something for the backfill as it is now, if no other program does; it
// gives whether it did.
func (e *Engine) alone(ctx context.Context, what string, do func(library.Backfill) error) (did bool, err error) {
	release, mine, err := e.lib.Turn(ctx, "backfill "+what)
	if err != nil || !mine {
		return false, err
	}
	defer func() { _ = release() }() // it ends with the connection, too
	b, err := e.lib.Backfill(ctx)
	if err != nil || b.Stage != library.ByRanges {
		return false, err
	}
	if err := do(b); err != nil {
		return false, err
	}
	e.Wake()
	return true, nil
}
