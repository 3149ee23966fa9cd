// Package local runs the steps of package engine on one machine, on all its cores.
//
// In: a library. Out: the library with nothing left to do. Reports are read by
// several goroutines and kept in the order in which they came; one goroutine
// groups them, in that order, so that the stories do not depend on how many read.
// Synopses are made behind that: of a story that grows, when it has grown by a
// quarter or has been quiet for a while, so that the work goes with its size.
//
// One program at a time does this for a library (library.Work.Lead); the engines
// of others leave it to that one, and take over when it ends, however it ends.
package local

import (
	"context"
	"errors"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"synopse/internal/engine"
	"synopse/internal/library"
)

// Options steer an engine. The zero value is for one machine on all its cores.
type Options struct {
	Workers int // reports read at once; 0 is one a core
	// Quiet is how long a story must have been left alone for its synopsis to be
	// made, unless it has grown much; 30 s if 0.
	Quiet time.Duration
	// GroupOnly leaves reading, synopses and backfills to others: the engine groups
	// what comes and searches for alerts.
	GroupOnly bool
	// Moved is told now and then what was done. It may be nil.
	Moved func(Done)
	// Log is told what could not be done; slog's default if nil.
	Log *slog.Logger

	batch  int   // reports read and kept at once
	states int64 // grouped reports after which the state is kept
}

// Done counts what an engine has done since it began.
type Done struct{ Read, Grouped, Synopses, Hits int }

// ErrElsewhere says that another program does the work for this library.
var ErrElsewhere = errors.New("another Synopse works on this library; it does what is left to do")

// Sizes of the steps: reports read and kept in one step, reports grouped in one,
// reports waiting above which whoever brings more has to wait, reports of a story
// that a viewer is made to wait for.
const (
	readBatch   = 128
	groupBatch  = 256
	mostWaiting = 2048
	smallStory  = 12
	keepStates  = 20_000
	fewStates   = 1_000 // grouped since the state was kept: not worth keeping it at the end
)

// Engine is an engine.Engine on one machine.
type Engine struct {
	lib  library.Library
	o    Options
	wake chan struct{}

	reading, making, alerting sync.Mutex // one at a time each

	grouping sync.Mutex
	grouper  *engine.Grouper

	last  library.Task // the synopsis that was made last, and how often
	tries int

	leading sync.Mutex
	release func() error

	working atomic.Int32 // Run and Drain that are under way

	doneMu sync.Mutex
	done   Done
}

var _ engine.Engine = (*Engine)(nil)

// New makes an engine. It must be closed.
func New(lib library.Library, o Options) *Engine {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Quiet <= 0 {
		o.Quiet = 30 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.batch <= 0 {
		o.batch = readBatch
	}
	if o.states <= 0 {
		o.states = keepStates
	}
	return &Engine{lib: lib, o: o, wake: make(chan struct{}, 1)}
}

// Close keeps the state of the grouping and lets others do the work. It is not to
// be called while Run or Drain work.
func (e *Engine) Close() error {
	e.grouping.Lock()
	defer e.grouping.Unlock()
	var err error
	if g := e.grouper; g != nil && g.Unsaved() >= fewStates {
		err = g.Save(context.Background())
	}
	e.grouper = nil
	e.leading.Lock()
	defer e.leading.Unlock()
	if e.release != nil {
		err = errors.Join(err, e.release())
		e.release = nil
	}
	return err
}

// lead says whether this engine does the work for the library; it tries to.
func (e *Engine) lead(ctx context.Context) (bool, error) {
	e.leading.Lock()
	defer e.leading.Unlock()
	if e.release != nil {
		return true, nil
	}
	release, ok, err := e.lib.Lead(ctx)
	if ok {
		e.release = release
	}
	return ok, err
}

// Wake says that there may be something to do now.
func (e *Engine) Wake() {
	select {
	case e.wake <- struct{}{}:
	default:
	}
}

// Admit waits while too much is left to do, if this engine is doing it.
func (e *Engine) Admit(ctx context.Context) error {
	e.Wake()
	for {
		e.leading.Lock()
		leading := e.release != nil
		e.leading.Unlock()
		if !leading || e.working.Load() == 0 {
			return ctx.Err()
		}
		waiting, err := e.lib.Waiting(ctx)
		if err != nil || max(waiting[library.StepRead], waiting[library.StepGroup]) < mostWaiting {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (e *Engine) count(add Done) {
	e.doneMu.Lock()
	e.done.Read += add.Read
	e.done.Grouped += add.Grouped
	e.done.Synopses += add.Synopses
	e.done.Hits += add.Hits
	done := e.done
	e.doneMu.Unlock()
	if e.o.Moved != nil {
		e.o.Moved(done)
	}
}
