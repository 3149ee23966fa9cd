//go:build unix

package river

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/riverqueue/river/rivertype"

	"synopse/internal/engine/enginetest"
	"synopse/internal/engine/local"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

// told is a log that several write to.
type told struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *told) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *told) has(text string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Contains(l.b.String(), text)
}

// Workers whose clocks are an hour apart: those whose is wrong say so, do nothing and
// harm nobody; once it is right they work.
func TestClocksApart(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	address := pgtest.Database(t)
	type worker struct {
		lib   *postgres.Library
		e     *Engine
		log   told
		apart atomic.Int64
		done  atomic.Int64
		ended chan error
	}
	start := func(apart time.Duration) *worker {
		w := &worker{ended: make(chan error, 1)}
		w.apart.Store(int64(apart))
		var err error
		if w.lib, err = postgres.Open(ctx, address); err != nil {
			t.Fatal(err)
		}
		w.e, err = New(ctx, w.lib, Options{Workers: 1, Reports: 5, Quiet: time.Millisecond, Log: slog.New(slog.NewTextHandler(&w.log, nil)),
			Clock: func() time.Time { return time.Now().Add(time.Duration(w.apart.Load())) }})
		if err != nil {
			t.Fatal(err)
		}
		w.e.o.Moved = func(d local.Done) { w.done.Store(int64(d.Read)) }
		go func() { w.ended <- w.e.Run(ctx) }()
		return w
	}
	fast, slow := start(time.Hour), start(-time.Hour)
	lib := fast.lib
	if _, err := lib.Keep(ctx, library.Batch{Items: enginetest.Items(5, 20)}); err != nil {
		t.Fatal(err)
	}
	wait := func(what string, until func() bool) {
		t.Helper()
		for began := time.Now(); !until(); time.Sleep(20 * time.Millisecond) {
			if time.Since(began) > time.Minute {
				t.Fatalf("%s: it does not come", what)
			}
		}
	}
	wait("a clock that is fast", func() bool { return fast.log.has("clock is 1h0m0s ahead of the database") && fast.log.has("by NTP") })
	wait("a clock that is slow", func() bool { return slow.log.has("clock is 1h0m0s behind the database") })
	left := func() int {
		waiting, err := lib.Waiting(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return waiting[library.StepRead] + waiting[library.StepGroup]
	}
	if left() != 40 {
		t.Errorf("%d steps are left of 40 although no clock is right", left())
	}
	right := start(0)
	wait("the one whose clock is right", func() bool { return left() == 0 })
	if fast.done.Load()+slow.done.Load() > 0 {
		t.Error("one whose clock is wrong has read reports")
	}
	slow.apart.Store(0)
	if _, err := lib.Keep(ctx, library.Batch{Items: enginetest.Items(6, 5)}); err != nil {
		t.Fatal(err)
	}
	wait("the clock set right", func() bool {
		slow.e.starting.Lock()
		defer slow.e.starting.Unlock()
		return slow.e.started
	})
	wait("all read", func() bool { return left() == 0 })
	if found, err := lib.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("%q, %v", found, err)
	}
	stop()
	for _, w := range []*worker{fast, slow, right} {
		if err := <-w.ended; err != nil && !strings.Contains(err.Error(), "clock") {
			t.Error(err)
		}
		w.e.Close()
		w.lib.Close()
	}
}

// A job that failed is tried again by the clock by which it was begun.
func TestRetryByItsOwnClock(t *testing.T) {
	begun := time.Date(2020, 1, 1, 12, 0, 0, 0, time.UTC)
	at := retryPolicy{}.NextRetry(&rivertype.JobRow{Attempt: 3, AttemptedAt: &begun})
	if want := begun.Add(9 * time.Second); !at.Equal(want) {
		t.Errorf("tried again at %v, want %v", at, want)
	}
}
