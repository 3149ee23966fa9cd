package poll

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"synopse/internal/intake"
	"synopse/internal/intake/feed"
	"synopse/internal/intake/feed/schedule"
	"synopse/internal/intake/outlet"
	"synopse/internal/intake/web"
	"synopse/internal/library"
)

// Result is what came of a visit.
type Result struct {
	From      string       // the feed's address before the visit
	Feed      library.Feed // as it is now; its address is another one if it moved
	Unchanged bool         // the site says that nothing is new
	Items     int          // that the feed holds
	// Of the items looked at in this visit: reports new, revised or known to
	// the library, items that lead to no report, pages that could not be had.
	New, Revised, Known, Skipped, Failed int
	Waiting                              int // items left for the next visit
	Notes                                []feed.Note
	Err                                  error // why the feed could not be read, or ErrInterrupted

	library error // what the library says, if that is why
}

// maxChanged is how many times of new items are kept of a feed.
const maxChanged = 20

// Visit visits one feed now and keeps what it finds out. It never panics.
func (p *Poller) Visit(ctx context.Context, f library.Feed) (r Result) {
	p.o.Tell(Event{Kind: Begun, Feed: f.Address})
	v := &visit{p: p, ctx: ctx, old: f, f: f, now: time.Now()}
	v.r.From = f.Address
	defer func() {
		if what := recover(); what != nil {
			v.r.Err = fault(what)
			v.failed(v.r.Err)
			v.keep()
		}
		v.r.Feed = v.f
		r = v.r
		p.o.Tell(Event{Kind: Ended, Feed: f.Address, Result: &r})
	}()
	if err := v.run(); err != nil {
		v.r.Err = err
		v.failed(err)
	}
	v.keep()
	return
}

// visit is a visit in progress.
type visit struct {
	p       *Poller
	ctx     context.Context
	old, f  library.Feed
	now     time.Time
	r       Result
	marks   []library.Mark
	came    []time.Time // when the new items came
	wishes  schedule.Wishes
	pending bool // items are left to do
}

// run makes the visit; the error says why the feed could not be read.
func (v *visit) run() error {
	conditions := web.Conditions{ETag: v.f.ETag, LastModified: v.f.LastModified}
	res, err := v.p.client.Get(v.ctx, v.f.Address, conditions)
	if err != nil {
		return err
	}
	v.wishes.Fresh = res.Fresh
	if res.NotModified {
		v.r.Unchanged, v.r.Items = true, v.f.Items
		v.f.Address = or(res.Moved, v.f.Address)
		v.well(res)
		return nil
	}
	read, err := feed.Parse(res.Page(), feed.Where{Address: res.Address})
	if err != nil {
		return err
	}
	if len(read.Maps) > 0 {
		v.maps(&read)
	}
	v.f.Address = or(res.Moved, v.f.Address)
	v.describe(read)
	v.items(read)
	if v.r.library == nil && v.ctx.Err() == nil {
		v.well(res)
	}
	return nil
}

// mapsAVisit is how many sitemaps of an index are read in one visit.
const mapsAVisit = 3

// maps reads the newest sitemaps of an index. One that can't be had is left out.
func (v *visit) maps(index *feed.Feed) {
	for _, address := range index.Maps[:min(len(index.Maps), mapsAVisit)] {
		res, err := v.p.client.Get(v.ctx, address, web.Conditions{})
		if err != nil {
			index.Notes = append(index.Notes, feed.Note{Code: feed.NoteLost, Text: err.Error()})
			continue
		}
		m, err := feed.Parse(res.Page(), feed.Where{Address: res.Address})
		if err != nil {
			index.Notes = append(index.Notes, feed.Note{Code: feed.NoteLost, Text: err.Error()})
			continue
		}
		if index.Title == "" {
			index.Title, index.Language = m.Title, m.Language
		}
		index.Items = append(index.Items, m.Items...)
		index.Notes = append(index.Notes, m.Notes...)
	}
}

// describe takes over what the feed says of itself.
func (v *visit) describe(read feed.Feed) {
	v.f.Title = or(read.Title, v.f.Title)
	v.f.Home = or(read.Home, v.f.Home)
	v.f.Language = or(read.Language, v.f.Language)
	v.f.Outlet = Outlet(v.f.Address, v.f.Title) // anew: it may have moved to another's host
	v.wishes.TTL, v.wishes.SkipHours, v.wishes.SkipDays = read.TTL, read.SkipHours, read.SkipDays
	v.r.Notes = read.Notes
	v.r.Items = len(read.Items)
	v.f.Items = len(read.Items)
}

// Outlet gives the name of the outlet whose feed stands at address: as its site
// is known, else as the feed calls itself, else "". The site that a feed claims to
// belong to does not count: anybody can name another's.
func Outlet(address, title string) string {
	host := outlet.Host(address)
	return or(outlet.ByHost(host), outlet.ByFeedTitle(title, host))
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// well writes down a good visit.
func (v *visit) well(res web.Response) {
	f := &v.f
	// Items that are left to do must be in the next answer.
	f.ETag, f.LastModified = "", ""
	if !v.pending {
		f.ETag, f.LastModified = res.ETag, res.LastModified
		if res.NotModified {
			f.ETag, f.LastModified = or(f.ETag, v.old.ETag), or(f.LastModified, v.old.LastModified)
		}
	}
	f.Failures, f.FailingSince, f.LastError, f.Paused = 0, time.Time{}, "", ""
	f.Changed = append(slices.Clone(f.Changed), v.came...)
	slices.SortFunc(f.Changed, time.Time.Compare)
	f.Changed = f.Changed[max(0, len(f.Changed)-maxChanged):]
	f.LastVisit = v.now
	v.plan(schedule.State{Changed: f.Changed})
}

// failed writes down a visit that failed. An interrupted one leaves the feed as
// it was.
func (v *visit) failed(err error) {
	if v.ctx.Err() != nil || web.KindOf(err) == web.Interrupted {
		v.r.Err = ErrInterrupted
		return
	}
	f := &v.f
	f.LastVisit = v.now
	if f.Failures++; f.Failures == 1 || f.FailingSince.IsZero() {
		f.FailingSince = v.now
	}
	f.LastError = ForPeople(err)
	state := schedule.State{Changed: f.Changed, Failures: f.Failures, FailingSince: f.FailingSince}
	var e *web.Error
	if errors.As(err, &e) {
		v.wishes.Until = e.Until
		state.Gone = e.Kind == web.Gone
	}
	v.plan(state)
	if f.Paused != "" && (e != nil && (e.Kind == web.NoHost || e.Kind == web.Unreachable)) && !v.othersWell() {
		// It may be this machine that has no network.
		f.Paused, f.NextVisit = "", v.now.Add(v.p.o.Limits.Most)
	}
}

// othersWell says whether any other feed had a good visit since this one fails.
func (v *visit) othersWell() bool {
	feeds, err := v.p.library.Feeds(v.ctx)
	if err != nil {
		return false
	}
	for _, f := range feeds {
		if f.Failures == 0 && f.LastVisit.After(v.f.FailingSince) {
			return true
		}
	}
	return false
}

func (v *visit) plan(s schedule.State) {
	plan := schedule.Next(s, v.wishes, v.now, v.p.o.Limits)
	v.f.NextVisit, v.f.Paused = plan.At, plan.Paused
}

// ForPeople gives what happened to a feed and what to do, without its address,
// which stands beside it.
func ForPeople(err error) string {
	what, hint := err.Error(), ""
	var w *web.Error
	var i *intake.Error
	switch {
	case errors.As(err, &w):
		what, hint = w.What, w.Hint
	case errors.As(err, &i):
		what, hint = i.What, i.Hint
	}
	if hint != "" {
		what += " (" + hint + ")"
	}
	return strings.TrimSpace(what)
}

// keep keeps the visit, whatever came of it. What was looked at before an
// interruption counts.
func (v *visit) keep() {
	if v.r.library == nil && v.ctx.Err() != nil {
		v.r.Err = ErrInterrupted
		address := v.f.Address
		v.f = v.old
		v.f.Address, v.f.ETag, v.f.LastModified = address, "", ""
	}
	err := v.p.library.KeepVisit(context.WithoutCancel(v.ctx), library.Visit{From: v.old.Address, Feed: v.f, Marks: v.marks})
	if err != nil && v.r.library == nil {
		v.r.library = err
	}
	if v.r.library != nil {
		v.r.Err = v.r.library
	}
}
