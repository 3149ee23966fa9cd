package main

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"synopse/internal/engine"
	"synopse/internal/engine/local"
	"synopse/internal/intake/web"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/poll"
	"synopse/internal/webhook"
)

// work is what goes on behind the screens: feeds are visited, reports read and
// compared, alerts told.
type work struct {
	lib     opened
	engine  worker
	idle    bool // others do the work
	client  *web.Client
	poller  *poll.Poller // nil if no feeds are visited
	log     *slog.Logger
	failed  chan error // the engine can't go on
	done    atomic.Pointer[local.Done]
	running sync.WaitGroup
	cancel  context.CancelFunc
}

func (o *serveOptions) workOn(ctx context.Context, lib opened, log *slog.Logger, w world) (*work, error) {
	client, err := o.visiting.client(w)
	if err != nil {
		return nil, err
	}
	k := &work{lib: lib, client: client, log: log, failed: make(chan error, 1)}
	k.idle = o.noWork
	k.engine, err = newEngine(ctx, lib, engineOptions{log: log, moved: func(d local.Done) { k.done.Store(&d) }})
	if err != nil {
		return nil, err
	}
	if !o.noFeeds && !o.noWork {
		k.poller = k.newPoller()
	}
	return k, nil
}

// newPoller gives what visits the feeds: it keeps nothing while the engine has too
// much to do, so that it asks its sites no faster than their reports are read.
func (k *work) newPoller() *poll.Poller {
	return poll.New(k.client, engine.Fed(k.lib, k.engine), poll.Options{Tell: k.tell})
}

// follow finds the feed at an address that an editor gives in the browser.
func (k *work) follow(ctx context.Context, address string) (library.Feed, error) {
	f, err := poll.Find(ctx, k.client, address)
	if err != nil {
		return library.Feed{}, errors.New(poll.ForPeople(err))
	}
	return f.Feed, nil
}

// tell logs what the poller does.
func (k *work) tell(e poll.Event) {
	switch e.Kind {
	case poll.Ended:
		if e.Result != nil && e.Result.Err != nil {
			k.log.Warn("a feed failed", "feed", withoutSecrets(e.Feed), "error", e.Result.Err.Error())
		} else if e.Result != nil {
			k.log.Info("feed visited", "feed", withoutSecrets(e.Feed), "new", e.Result.New, "revised", e.Result.Revised)
		}
	case poll.Trouble:
		k.log.Error("the library gave trouble", "feed", withoutSecrets(e.Feed), "error", e.Text)
	}
}

// withoutSecrets gives an address without what may be a key in it.
func withoutSecrets(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "(an address that can't be read)"
	}
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	return u.String()
}

func (k *work) start() {
	ctx, cancel := context.WithCancel(context.Background())
	k.cancel = cancel
	if k.idle {
		return
	}
	k.running.Go(func() {
		if err := k.engine.Run(ctx); err != nil && ctx.Err() == nil {
			k.failed <- err
		}
	})
	if k.poller != nil {
		k.running.Go(func() { k.inTurn(ctx, "feeds", func() { _ = k.poller.Run(ctx) }) }) // its error is ctx's
	}
	k.running.Go(func() { k.inTurn(ctx, "webhooks", func() { k.deliver(ctx) }) })
}

// inTurn does what one program at a time is to do for a library, once it is this
// one's turn: so a host is visited no more often than one program would, and nobody
// is told twice.
func (k *work) inTurn(ctx context.Context, what string, do func()) {
	shared, ok := k.lib.(*postgres.Library)
	if !ok {
		do()
		return
	}
	for ctx.Err() == nil {
		release, mine, err := shared.Turn(ctx, what)
		if err != nil && ctx.Err() == nil {
			k.log.Warn("whose turn it is can't be asked; trying again", "what", what, "error", err.Error())
		}
		if err == nil && mine {
			do()
			_ = release() // it ends with the connection, too
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(turns):
		}
	}
}

// turns is how often it is asked whether it is this program's turn.
const turns = 10 * time.Second

// deliveries is how often alerts are told to webhooks.
const deliveries = 30 * time.Second

func (k *work) deliver(ctx context.Context) {
	tick := time.NewTicker(deliveries)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if _, err := webhook.Deliver(ctx, k.lib, k.client.Send, time.Now()); err != nil && !errors.Is(err, context.Canceled) {
			k.log.Error("alerts could not be sent", "error", err.Error())
		}
	}
}

// stop ends all of it and says whether it ended in time.
func (k *work) stop(patience time.Duration) bool {
	k.cancel()
	ended := make(chan struct{})
	go func() {
		k.running.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(patience):
		return false
	}
	k.client.Close()
	if err := k.engine.Close(); err != nil {
		k.log.Error("the engine did not end well", "error", err.Error())
	}
	return true
}

// gauges are figures for /metrics.
func (k *work) gauges(ctx context.Context) map[string]float64 {
	out := map[string]float64{}
	if st, err := k.lib.Standing(ctx); err == nil {
		standingGauges(&st, out)
	}
	if shared, ok := k.lib.(*postgres.Library); ok {
		if queue, err := shared.Gauges(ctx); err == nil {
			maps.Copy(out, queue)
		}
	}
	if d := k.done.Load(); d != nil {
		out["synopse_done_read"], out["synopse_done_grouped"] = float64(d.Read), float64(d.Grouped)
		out["synopse_done_synopses"], out["synopse_done_alert_hits"] = float64(d.Synopses), float64(d.Hits)
	}
	return out
}

// standingGauges are figures about how far the work is.
func standingGauges(st *library.Standing, out map[string]float64) {
	for i := range st.Steps {
		s := &st.Steps[i]
		name := string(s.Step)
		out["synopse_waiting_"+name], out["synopse_oldest_seconds_"+name] = float64(s.Waiting), s.Oldest.Seconds()
		out["synopse_rate_"+name], out["synopse_done_day_"+name] = s.Rate, float64(s.Day)
	}
	out["synopse_failures"] = float64(st.Failures)
	if ranges, err := st.Backfill.Plan.Ranges(); err == nil && st.Backfill.Stage != library.NoBackfill {
		out["synopse_backfill_ranges"], out["synopse_backfill_ranges_done"] = float64(len(ranges)), float64(len(st.Backfill.Parts))
		out["synopse_backfill_held"] = float64(st.Backfill.Held)
	}
}
