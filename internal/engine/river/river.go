// Package river runs the steps of package engine on any number of machines, with
// River (github.com/riverqueue/river) as the queue, in the library's own database.
//
// In: a library on PostgreSQL. Out: the library with nothing left to do. What is
// left to do is in the library's tasks, which commit with what brings them; here
// they are given to jobs, in one transaction, and go in the transaction that keeps
// their result. So an effect happens once, although a job may run twice.
//
// Reports are read in jobs of some hundred, synopses are made in jobs of one story.
// One program at a time groups reports, the one that has the library's lead; when it
// ends or is cut off, another takes over within half a minute, from what the library
// holds. A job whose worker was killed is given out again after two minutes; one
// that fails again and again is cut up, so that in the end only the report that
// can't be read is left aside, with the reason (library.Work.Failures).
package river

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"synopse/internal/engine"
	"synopse/internal/engine/local"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
)

// Options steer an engine. The zero value is for a machine on all its cores.
type Options struct {
	Workers int // jobs done at once; 0 is one a core
	// Reports is how many reports a job reads, 1 to 1,000; 200 if 0.
	Reports int
	// Quiet is how long a story must have been left alone for its synopsis to be
	// made, unless it has grown much; 30 s if 0.
	Quiet time.Duration
	// Wait is added to the reading of each report. It is for measuring what many
	// workers do to the database where there are few cores.
	Wait time.Duration
	// Rescue is after what time a job whose worker is silent is given out again; 2
	// minutes if 0. A job may take nine tenths of it.
	Rescue time.Duration
	// Clock is this machine's clock; time.Now if nil. Where it differs from the
	// database's, the engine does nothing and says so.
	Clock func() time.Time
	// Moved is told now and then what was done. It may be nil.
	Moved func(local.Done)
	// Log is told what could not be done; slog's default if nil.
	Log *slog.Logger
}

// Of the queue. The version is part of a job's payload: a program leaves a job from
// a newer one alone.
const (
	readQueue     = "read"
	synopsisQueue = "synopsis"
	payload       = 1

	rescueAfter = 2 * time.Minute
	tries       = 5
	cutUpAt     = 3 // the attempt at which a job is cut up
	laterBy     = 30 * time.Second
	mostWaiting = 20_000
	atOnce      = 5_000 // tasks given to jobs in one step
	endsIn      = 8 * time.Second
	look        = 2 * time.Second
	leadLook    = 3 * time.Second
	settleLook  = 10 * time.Second

	live, old = 1, 3 // priorities of River
)

// Engine is an engine.Engine on many machines.
type Engine struct {
	lib    *postgres.Library
	o      Options
	client *river.Client[pgx.Tx]
	group  *local.Engine // groups, if it leads; makes single synopses
	wake   chan struct{}

	at       jobSet
	running  atomic.Int32 // Run that is under way
	starting sync.Mutex
	started  bool

	doneMu sync.Mutex
	done   local.Done
}

var _ engine.Engine = (*Engine)(nil)

// New makes an engine, and the queue's tables if there are none. It must be closed.
func New(ctx context.Context, lib *postgres.Library, o Options) (*Engine, error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Reports <= 0 {
		o.Reports = 200
	}
	o.Reports = min(o.Reports, 1000)
	if o.Quiet <= 0 {
		o.Quiet = 30 * time.Second
	}
	if o.Rescue <= 0 {
		o.Rescue = rescueAfter
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	driver := riverpgxv5.New(lib.Pool())
	quiet := slog.New(&above{o.Log.Handler(), slog.LevelError})
	if err := migrate(ctx, driver, quiet, lib); err != nil {
		return nil, err
	}
	e := &Engine{lib: lib, o: o, wake: make(chan struct{}, 1)}
	e.group = local.New(lib, local.Options{Workers: o.Workers, Quiet: o.Quiet, Log: o.Log, GroupOnly: true, Moved: e.grouped})
	workers := river.NewWorkers()
	river.AddWorker(workers, &readWorker{engine: e})
	river.AddWorker(workers, &synopsisWorker{engine: e})
	var err error
	e.client, err = river.NewClient(driver, &river.Config{
		Queues:               map[string]river.QueueConfig{readQueue: {MaxWorkers: o.Workers}, synopsisQueue: {MaxWorkers: max(1, o.Workers/2)}},
		Workers:              workers,
		JobTimeout:           o.Rescue / 10 * 9,
		RescueStuckJobsAfter: o.Rescue,
		MaxAttempts:          tries,
		RetryPolicy:          retryPolicy{},
		Logger:               quiet,
	})
	if err != nil {
		return nil, fmt.Errorf("the queue: %w", err)
	}
	return e, nil
}

// migrate makes the queue's tables, one program at a time.
func migrate(ctx context.Context, driver *riverpgxv5.Driver, log *slog.Logger, lib *postgres.Library) error {
	m, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: log})
	if err != nil {
		return fmt.Errorf("the queue: %w", err)
	}
	return lib.Alone(ctx, func() error {
		valid, err := m.Validate(ctx, nil)
		if err == nil && valid.OK {
			return nil
		}
		_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
		return err
	})
}

// start starts the workers.
func (e *Engine) start() error {
	e.starting.Lock()
	defer e.starting.Unlock()
	if e.started {
		return nil
	}
	if err := e.rightClock(context.Background()); err != nil {
		return err
	}
	// Jobs end with Close, not with a context: they are to be kept.
	if err := e.client.Start(context.Background()); err != nil {
		return e.lib.Told(err)
	}
	e.started = true
	return nil
}

// Close ends the workers: jobs under way are given some seconds, others are done by
// another program.
func (e *Engine) Close() error {
	return errors.Join(e.stop(), e.group.Close())
}

// stop ends the workers.
func (e *Engine) stop() (err error) {
	e.starting.Lock()
	defer e.starting.Unlock()
	if e.started {
		ctx, cancel := context.WithTimeout(context.Background(), endsIn)
		defer cancel()
		if err = e.client.Stop(ctx); errors.Is(err, context.DeadlineExceeded) {
			now, cancel := context.WithTimeout(context.Background(), 2*time.Second)
			defer cancel()
			if err = e.client.StopAndCancel(now); errors.Is(err, context.DeadlineExceeded) {
				err = nil // it is given out again
			}
		}
		e.started = false
	}
	return err
}

// Wake says that there may be something to do now.
func (e *Engine) Wake() {
	select {
	case e.wake <- struct{}{}:
	default:
	}
	e.group.Wake()
}

// Admit waits while more reports wait than are to.
func (e *Engine) Admit(ctx context.Context) error {
	e.Wake()
	for {
		waiting, err := e.lib.Waiting(ctx)
		if err != nil || max(waiting[library.StepRead], waiting[library.StepGroup]) < mostWaiting {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// Decide enters a decision by hand and waits until who leads has taken it over. If
// nobody does, this program does it.
func (e *Engine) Decide(ctx context.Context, d library.Decision) error {
	if err := e.lib.Decide(ctx, d); err != nil {
		return err
	}
	e.Wake()
	for {
		left, err := e.lib.Undecided(ctx)
		if err != nil || len(left) == 0 {
			return err
		}
		if e.running.Load() == 0 {
			err := e.group.Drain(ctx)
			if err != nil && !errors.Is(err, local.ErrElsewhere) {
				return err
			}
			if err := e.group.Close(); err != nil { // not to hold the lead without work
				return err
			}
			continue
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// Synopsis gives what is made of a story.
func (e *Engine) Synopsis(ctx context.Context, story string) (library.Synopsis, error) {
	return e.group.Synopsis(ctx, story)
}

// grouped counts what the grouping engine has done.
func (e *Engine) grouped(d local.Done) {
	e.count(func(all *local.Done) { all.Grouped, all.Synopses, all.Hits = d.Grouped, d.Synopses, d.Hits })
}

func (e *Engine) count(add func(*local.Done)) {
	e.doneMu.Lock()
	add(&e.done)
	done := e.done
	e.doneMu.Unlock()
	if e.o.Moved != nil {
		e.o.Moved(done)
	}
}

// above lets through what is of a level or above: River tells much.
type above struct {
	slog.Handler
	level slog.Level
}

func (h *above) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= h.level && h.Handler.Enabled(ctx, l)
}
func (h *above) WithAttrs(a []slog.Attr) slog.Handler {
	return &above{h.Handler.WithAttrs(a), h.level}
}
func (h *above) WithGroup(name string) slog.Handler {
	return &above{h.Handler.WithGroup(name), h.level}
}
