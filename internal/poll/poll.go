// Package poll visits feeds and keeps the reports that they lead to.
//
// In: a library with its feeds, and the HTTP client. Out: the same library with
// new reports and revisions, what was found out about each feed, and events for
// whoever watches. A visit is a conditional request; items that are new, or of
// which the feed says something else than before, lead to their pages, which are
// read by internal/intake and kept. What can't be had for a passing reason is
// tried again at later visits, a few times.
//
// When a feed is visited is decided by internal/intake/feed/schedule, how fast a
// host is asked by internal/intake/web. Feeds are visited at the same time, the
// pages of one feed one after the other. A bad feed or page never stops the
// rest. Everything can be interrupted at any time and goes on where it was: what
// is known of items is kept with every visit, and keeping a report twice is
// keeping it once.
package poll

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"synopse/internal/intake/feed/schedule"
	"synopse/internal/intake/web"
	"synopse/internal/library"
)

// Options say how a Poller works; zero fields take the default.
type Options struct {
	AtOnce int             // feeds visited at the same time; 8
	Pages  int             // pages fetched in one visit to one feed at most; 100
	Limits schedule.Limits // schedule.Usual
	// Tell is told what happens; it may be called from several goroutines at
	// once, and must not wait.
	Tell func(Event)
}

// Poller visits feeds. It is safe for concurrent use.
type Poller struct {
	client  *web.Client
	library library.Library
	o       Options
}

// New makes a poller.
func New(client *web.Client, lib library.Library, o Options) *Poller {
	if o.AtOnce <= 0 {
		o.AtOnce = 8
	}
	if o.Pages <= 0 {
		o.Pages = 100
	}
	if o.Limits == (schedule.Limits{}) {
		o.Limits = schedule.Usual
	}
	if o.Tell == nil {
		o.Tell = func(Event) {}
	}
	return &Poller{client, lib, o}
}

// EventKind names a kind of event.
type EventKind string

// The kinds of events.
const (
	Begun   EventKind = "begun"   // a visit to a feed
	Kept    EventKind = "kept"    // a report; Outcome says whether it was new
	Skipped EventKind = "skipped" // an item that leads to no report; Text says why
	Failed  EventKind = "failed"  // an item whose page could not be had; Text says why
	Ended   EventKind = "ended"   // the visit; Result has what came of it
	Trouble EventKind = "trouble" // with the library; Text says which
)

// Event is something that happened.
type Event struct {
	Kind    EventKind
	Feed    string // its address
	Item    string // the item's address
	Outcome library.OutcomeKind
	Text    string
	Result  *Result
}

// lookAgain is how often the library is asked for feeds that were added.
const lookAgain = time.Minute

// Run visits feeds when they are due until ctx ends, and gives ctx's error then.
// It returns when all visits have ended.
func (p *Poller) Run(ctx context.Context) error {
	var wait sync.WaitGroup
	defer wait.Wait()
	slots := make(chan struct{}, p.o.AtOnce)
	ended := make(chan string)
	busy := map[string]bool{}
	for {
		next := lookAgain
		feeds, err := p.library.Feeds(ctx)
		if err != nil && ctx.Err() == nil {
			p.o.Tell(Event{Kind: Trouble, Text: err.Error()})
		}
		for _, f := range feeds {
			due := time.Until(f.NextVisit)
			if f.Paused != "" || busy[f.Address] {
				continue
			}
			if due > 0 {
				next = min(next, due)
				continue
			}
			busy[f.Address] = true
			wait.Go(func() {
				if r := p.inTurn(ctx, slots, f); r != nil && r.library != nil {
					p.o.Tell(Event{Kind: Trouble, Feed: f.Address, Text: r.library.Error()})
					pause(ctx, lookAgain) // lest a full disk makes a busy loop
				}
				select {
				case ended <- f.Address:
				case <-ctx.Done():
				}
			})
		}
		timer := time.NewTimer(next)
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case address := <-ended:
			delete(busy, address)
		case <-timer.C:
		}
		timer.Stop()
	}
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// inTurn visits a feed when there is a free slot.
func (p *Poller) inTurn(ctx context.Context, slots chan struct{}, f library.Feed) *Result {
	select {
	case slots <- struct{}{}:
	case <-ctx.Done():
		return nil
	}
	defer func() { <-slots }()
	r := p.Visit(ctx, f)
	return &r
}

// VisitAll visits the feeds now, whether due or paused or not, and gives the
// results in their order. Feeds that were not visited because ctx ended have
// the error ErrInterrupted.
func (p *Poller) VisitAll(ctx context.Context, feeds []library.Feed) []Result {
	out := make([]Result, len(feeds))
	slots := make(chan struct{}, p.o.AtOnce)
	var wait sync.WaitGroup
	for i, f := range feeds {
		wait.Go(func() {
			out[i] = Result{From: f.Address, Feed: f, Err: ErrInterrupted}
			if r := p.inTurn(ctx, slots, f); r != nil {
				out[i] = *r
			}
		})
	}
	wait.Wait()
	return out
}

// ErrInterrupted is the error of a visit that was not made or not ended.
var ErrInterrupted = errors.New("the visit was interrupted")

// fault is the error for a fault of the program itself.
func fault(what any) error {
	return fmt.Errorf("a fault in Synopse itself: %v (please report it, with the feed's address)", what)
}
