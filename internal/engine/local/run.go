package local

import (
	"context"
	"errors"
	"sync"
	"time"

	"synopse/internal/engine"
	"synopse/internal/library"
)

// look is how often the library is asked for work that nobody told of: another
// program may have kept something.
const look = 2 * time.Second

// Run works until ctx ends.
func (e *Engine) Run(ctx context.Context) error {
	e.working.Add(1)
	defer e.working.Add(-1)
	timer := time.NewTicker(look)
	defer timer.Stop()
	for {
		ok, err := e.lead(ctx)
		if err == nil && ok {
			err = e.round(ctx, false)
		}
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-e.wake:
		case <-timer.C:
		}
	}
}

// Drain works until nothing is left to do. The error is ErrElsewhere if another
// program does the work.
func (e *Engine) Drain(ctx context.Context) error {
	e.working.Add(1)
	defer e.working.Add(-1)
	ok, err := e.lead(ctx)
	if err != nil {
		return err
	}
	if !ok {
		return ErrElsewhere
	}
	return e.round(ctx, true)
}

// round does what is to be done now; with all, also what could wait.
func (e *Engine) round(ctx context.Context, all bool) error {
	for {
		if err := e.readAndGroup(ctx); err != nil {
			return err
		}
		made, err := e.synopses(ctx, all)
		if err != nil {
			return err
		}
		if err := e.alerts(ctx); err != nil {
			return err
		}
		joined, err := e.backfill(ctx)
		if err != nil {
			return err
		}
		if !made && !joined { // else new reports may have come meanwhile
			return ctx.Err()
		}
	}
}

// readAndGroup reads and groups, side by side, until nothing is left of either.
func (e *Engine) readAndGroup(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var errs [2]error
	var wait sync.WaitGroup
	for i, step := range []func(context.Context) (bool, error){e.readSome, e.groupSome} {
		wait.Go(func() {
			for ctx.Err() == nil {
				more, err := step(ctx)
				if err != nil {
					errs[i] = err
					stop()
				}
				if !more || err != nil {
					return
				}
			}
		})
	}
	wait.Wait()
	return first(errs[:], ctx)
}

// first gives the first error that is not only that the others were stopped.
func first(errs []error, ctx context.Context) error {
	for _, err := range errs {
		if err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
	}
	return ctx.Err()
}

// readSome reads the next reports; more says that some were there.
func (e *Engine) readSome(ctx context.Context) (more bool, err error) {
	if e.o.GroupOnly {
		return false, nil
	}
	e.reading.Lock()
	defer e.reading.Unlock()
	tasks, err := e.lib.Pending(ctx, library.StepRead, 0, e.o.batch)
	if err != nil || len(tasks) == 0 {
		return false, err
	}
	revisions, err := e.lib.Newest(ctx, idsOf(tasks))
	if err != nil {
		return false, err
	}
	readings := make([]library.Reading, len(revisions))
	reasons := make([]string, len(revisions))
	e.parallel(ctx, len(revisions), func(i int) {
		reasons[i] = guarded(func() { readings[i] = engine.Read(&revisions[i]) })
	})
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	good := readings[:0]
	for i := range readings {
		if reasons[i] == "" {
			good = append(good, readings[i])
			continue
		}
		e.o.Log.Error("a report can't be read", "report", revisions[i].Of, "reason", reasons[i])
		if err := e.lib.Drop(ctx, library.StepRead, revisions[i].Of, reasons[i]); err != nil {
			return false, err
		}
	}
	if err := e.lib.KeepReadings(context.WithoutCancel(ctx), good); err != nil {
		return false, err
	}
	e.count(Done{Read: len(good)})
	return true, nil
}

// groupSome groups the next reports.
func (e *Engine) groupSome(ctx context.Context) (more bool, err error) {
	e.grouping.Lock()
	defer e.grouping.Unlock()
	if e.grouper == nil {
		if e.grouper, err = engine.NewGrouper(ctx, e.lib, e.profiles); err != nil {
			return false, err
		}
	}
	n, err := e.grouper.Group(ctx, groupBatch, e.profiles)
	if err == nil && e.grouper.Unsaved() >= e.o.states {
		err = e.grouper.Save(ctx)
	}
	if err != nil {
		e.grouper = nil // its stream may be ahead of the library
		return false, err
	}
	e.count(Done{Grouped: n})
	return n > 0, nil
}

func idsOf(tasks []library.Task) []string {
	out := make([]string, len(tasks))
	for i, t := range tasks {
		out[i] = t.ID
	}
	return out
}
