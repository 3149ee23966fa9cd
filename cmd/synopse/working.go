package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"synopse/internal/engine"
	"synopse/internal/engine/local"
	"synopse/internal/library"
)

// working is an engine that works beside a command that brings reports.
type working struct {
	w      world
	lib    library.Library // for those who bring reports
	engine worker
	stop   context.CancelFunc
	ended  chan error
}

// beginWork begins to read and group what comes into a library.
func beginWork(lib library.Library, workers int, w world) (*working, error) {
	e, err := newEngine(context.Background(), lib, engineOptions{workers: workers, log: errorsOnly(w)})
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	k := &working{w: w, lib: engine.Fed(lib, e), engine: e, stop: stop, ended: make(chan error, 1)}
	go func() { k.ended <- e.Run(ctx) }()
	return k, nil
}

// finish does what is left to do, unless ctx has ended: then the next command
// does.
func (k *working) finish(ctx context.Context) error {
	k.stop()
	err := <-k.ended
	if err == nil && ctx.Err() == nil {
		err = drain(ctx, k.engine, k.lib, k.w)
	}
	if e := k.engine.Close(); err == nil {
		err = e
	}
	return err
}

// drain does all that is left to do and shows how far it is. An interruption is
// no error: what is left is done next time.
func drain(ctx context.Context, e worker, lib library.Library, w world) error {
	shown, stop := context.WithCancel(ctx)
	defer stop()
	go showWaiting(shown, lib, w)
	err := e.Drain(ctx)
	switch {
	case errors.Is(err, local.ErrElsewhere):
		fmt.Fprintf(w.err, "synopse: %v\n", err)
		return nil
	case ctx.Err() != nil:
		return nil
	}
	return err
}

// showWaiting shows what is left to do until ctx ends.
func showWaiting(ctx context.Context, lib library.Library, w world) {
	bar := newProgress(w)
	defer bar.end()
	began, first := time.Now(), 0
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		waiting, err := lib.Waiting(ctx)
		if err != nil {
			return
		}
		left := waiting[library.StepRead] + waiting[library.StepGroup] + waiting[library.StepSynopsis]
		first = max(first, left)
		bar.show("statements, stories, synopses", int64(first-left), int64(first), 0, first-left, "done", time.Since(began))
	}
}
