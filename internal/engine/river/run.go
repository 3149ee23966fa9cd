package river

import (
	"context"
	"errors"
	"sync"
	"time"

	"synopse/internal/engine/local"
	"synopse/internal/library"
)

// Run works until ctx ends. While the database can't be reached it waits and tries
// again.
func (e *Engine) Run(ctx context.Context) error {
	e.running.Add(1)
	defer e.running.Add(-1)
	for {
		err := e.start()
		if err == nil {
			err = e.work(ctx)
		}
		if ctx.Err() != nil || err == nil {
			return nil
		}
		if !passing(err) {
			return err
		}
		e.o.Log.Warn("this program does no work; it tries again", "error", err.Error())
		if err := e.stop(); err != nil {
			e.o.Log.Warn("the workers did not end well", "error", err.Error())
		}
		if err := e.group.Close(); err != nil {
			e.o.Log.Warn("the lead could not be given up well", "error", err.Error())
		}
		if pause(ctx, look) {
			return nil
		}
	}
}

// work does all that Run does, until ctx ends or it can't go on.
func (e *Engine) work(ctx context.Context) error {
	var all sync.WaitGroup
	var errs [4]error
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for i, do := range []func(context.Context) error{e.feeding, e.leading, e.filling, e.watching} {
		all.Go(func() {
			if errs[i] = do(ctx); errs[i] != nil {
				stop()
			}
		})
	}
	all.Wait()
	return errors.Join(errs[:]...)
}

// passing says whether an error may go by itself.
func passing(err error) bool {
	switch library.CodeOf(err) {
	case library.Unreachable, library.Busy, library.Full, library.ReadOnly, library.WrongClock:
		return true
	}
	return false
}

// pause waits; true if ctx has ended.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return true
	case <-time.After(d):
		return ctx.Err() != nil
	}
}

// feeding gives tasks to jobs as they come.
func (e *Engine) feeding(ctx context.Context) error {
	tick := time.NewTicker(look)
	defer tick.Stop()
	settled := time.Now()
	for {
		err := e.feed(ctx, e.o.Quiet)
		if err == nil && time.Since(settled) > settleLook {
			settled = time.Now()
			err = e.settle(ctx)
		}
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil && !passing(err):
			return err
		case err != nil:
			e.o.Log.Warn("the library gives trouble; trying again", "error", err.Error())
			if pause(ctx, look) {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-e.wake:
		case <-tick.C:
		}
	}
}

// leading groups what comes, whenever this program has the lead. After an error the
// lead is given up and asked for again, so that it is known anew what was grouped.
func (e *Engine) leading(ctx context.Context) error {
	for {
		err := e.group.Run(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil && !passing(err) {
			return err
		}
		e.o.Log.Warn("the grouping was interrupted; it is taken up again", "error", err.Error())
		if err := e.group.Close(); err != nil {
			e.o.Log.Warn("the lead could not be given up well", "error", err.Error())
		}
		if pause(ctx, leadLook) {
			return nil
		}
	}
}

// Drain works until nothing is left to do, by this program or others.
func (e *Engine) Drain(ctx context.Context) error {
	if err := e.start(); err != nil {
		return err
	}
	for settled := time.Now(); ; {
		if err := e.feed(ctx, 0); err != nil {
			return err
		}
		if err := e.group.Drain(ctx); err != nil && !errors.Is(err, local.ErrElsewhere) {
			return err
		}
		if _, err := e.fill(ctx); err != nil {
			return err
		}
		b, err := e.lib.Backfill(ctx)
		if err != nil {
			return err
		}
		waiting, err := e.lib.Waiting(ctx)
		if err != nil {
			return err
		}
		left := 0
		if b.Stage == library.ByRanges {
			left++
		}
		for _, n := range waiting {
			left += n
		}
		if left == 0 {
			return e.drained(ctx)
		}
		if time.Since(settled) > look {
			settled = time.Now()
			if err := e.settle(ctx); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-e.wake:
		case <-time.After(30 * time.Millisecond):
		}
	}
}

// drained searches for alerts once more, after the last report was read.
func (e *Engine) drained(ctx context.Context) error {
	if err := e.group.Drain(ctx); err != nil && !errors.Is(err, local.ErrElsewhere) {
		return err
	}
	return nil
}
