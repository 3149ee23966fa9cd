// Package copying brings what one library holds into another, of the same kind or
// the other: reports with all their wordings in the order in which they were kept,
// how far inputs were read, what is noted of outlets, feeds with the marks of their
// items, people with their tokens and when they looked last, saved searches with what
// they found and was sent, and decisions by hand.
//
// What is derived from reports is not copied: the engine of the other library makes
// it anew, and the same comes of it; a backfill that is under way is begun anew there.
// Sessions stay behind: they are logins of browsers at one address. So does what
// could not be done: it is tried again.
//
// It can be broken off at any time; the next copy goes on where it was. At the end
// both libraries are read through and compared by counts and a hash of everything.
package copying

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"synopse/internal/library"
)

// Source is a library that can be copied.
type Source interface {
	library.Library
	Path() string
	Kept(ctx context.Context, after int64, limit int) (list []library.Revision, last int64, err error)
	OtherAddresses(ctx context.Context) (map[string][]string, error)
	Inputs(ctx context.Context) ([]library.Progress, error)
	FeedMarks(ctx context.Context, feed, after string, limit int) ([]library.Mark, error)
	OutletNotes(ctx context.Context) (map[string][]byte, error)
	Looks(ctx context.Context) ([]library.Look, error)
}

// Target is a library that can be copied into.
type Target interface {
	library.Library
	KeepOutletNotes(ctx context.Context, notes map[string][]byte) error
}

// batch is how many revisions are copied in one step.
const batch = 500

// Sum is what a library holds of reports.
type Sum struct {
	Reports, Revisions int
	Hash               string // SHA-256 of all revisions by day and id
}

// ErrDiffer is the error of a copy that does not hold the same.
var ErrDiffer = errors.New("the copy does not hold the same")

// Copy copies from one library into another and compares them. Moved is told how
// many revisions are copied; it may be nil.
func Copy(ctx context.Context, from Source, to Target, moved func(n int)) (Sum, error) {
	if err := revisions(ctx, from, to, moved); err != nil {
		return Sum{}, err
	}
	for _, step := range []func(context.Context, Source, Target) error{inputs, notes, feeds, people, alerts, decisions} {
		if err := step(ctx, from, to); err != nil {
			return Sum{}, err
		}
	}
	want, err := SumOf(ctx, from)
	if err != nil {
		return Sum{}, err
	}
	got, err := SumOf(ctx, to)
	if err == nil && got != want {
		err = fmt.Errorf("%w: %d reports and %d wordings of %d and %d, hash %s of %s (was something else brought into it, or did something write meanwhile? copy into an empty one)",
			ErrDiffer, got.Reports, got.Revisions, want.Reports, want.Revisions, got.Hash, want.Hash)
	}
	return got, err
}

// mark is the input under which the target notes how far a copy is.
func mark(from Source) string {
	h := sha256.Sum256([]byte("copy\x00" + from.Path()))
	return "copy-" + hex.EncodeToString(h[:16])
}

// revisions copies the wordings in the order in which they were kept, so that they
// get the same days and numbers, and stories come out the same.
func revisions(ctx context.Context, from Source, to library.Library, moved func(int)) error {
	input := mark(from)
	at, err := to.Progress(ctx, input)
	if err != nil {
		return err
	}
	others, err := from.OtherAddresses(ctx)
	if err != nil {
		return err
	}
	after, n := at.Offset, int(at.Skip)
	for {
		list, last, err := from.Kept(ctx, after, batch)
		if err != nil || len(list) == 0 {
			return err
		}
		var items []library.Item
		for i := range list {
			v := &list[i]
			it := library.Item{Report: v.Report, Also: others[v.Of], Seen: v.FirstSeen}
			it.Report.URL = v.Report.URL
			items = append(items, it)
			if v.LastSeen.After(v.FirstSeen) {
				it.Seen = v.LastSeen
				items = append(items, it)
			}
		}
		n += len(list)
		p := library.Progress{Input: input, Name: "copy of " + from.Path(), Offset: last, Skip: int64(n)}
		_, err = to.Keep(ctx, library.Batch{Items: items, Progress: func([]library.Outcome) []library.Progress { return []library.Progress{p} }})
		if err != nil {
			return err
		}
		if after = last; moved != nil {
			moved(n)
		}
	}
}

func inputs(ctx context.Context, from Source, to Target) error {
	list, err := from.Inputs(ctx)
	if err != nil || len(list) == 0 {
		return err
	}
	_, err = to.Keep(ctx, library.Batch{Progress: func([]library.Outcome) []library.Progress { return list }})
	return err
}

func notes(ctx context.Context, from Source, to Target) error {
	list, err := from.OutletNotes(ctx)
	if err != nil || len(list) == 0 {
		return err
	}
	return to.KeepOutletNotes(ctx, list)
}

func feeds(ctx context.Context, from Source, to Target) error {
	list, err := from.Feeds(ctx)
	if err != nil {
		return err
	}
	for _, f := range list {
		if _, err := to.AddFeed(ctx, f); err != nil {
			return err
		}
		there, err := to.Feed(ctx, f.Address)
		if err != nil {
			return err
		}
		if there.LastVisit.After(f.LastVisit) {
			continue // it is visited from there now
		}
		if err := marks(ctx, from, to, f); err != nil {
			return err
		}
	}
	return nil
}

// marks copies a feed's marks, and then what is known of its last visit: with these
// the feed is only asked for what is new.
func marks(ctx context.Context, from Source, to Target, f library.Feed) error {
	unvisited := f
	unvisited.ETag, unvisited.LastModified, unvisited.LastVisit = "", "", time.Time{}
	for after := ""; ; {
		list, err := from.FeedMarks(ctx, f.Address, after, batch)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return to.KeepVisit(ctx, library.Visit{From: f.Address, Feed: f})
		}
		if err := to.KeepVisit(ctx, library.Visit{From: f.Address, Feed: unvisited, Marks: list}); err != nil {
			return err
		}
		after = list[len(list)-1].ID
	}
}

func people(ctx context.Context, from Source, to Target) error {
	users, err := from.Users(ctx)
	if err != nil {
		return err
	}
	for _, u := range users {
		if err := to.KeepUser(ctx, u); err != nil {
			return err
		}
		tokens, err := from.Tokens(ctx, u.Name)
		if err != nil {
			return err
		}
		for _, t := range tokens {
			if err := to.KeepToken(ctx, t); err != nil {
				return err
			}
		}
	}
	looks, err := from.Looks(ctx)
	if err != nil {
		return err
	}
	for _, l := range looks {
		for _, at := range []time.Time{l.Before, l.Last} {
			if at.IsZero() {
				continue
			}
			if _, err := to.Visited(ctx, l.User, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// decisions copies those that are not there yet, in their order.
func decisions(ctx context.Context, from Source, to Target) error {
	const all = 1_000_000
	list, err := from.Decisions(ctx, all)
	if err != nil {
		return err
	}
	there, err := to.Decisions(ctx, all)
	if err != nil {
		return err
	}
	have := map[string]bool{}
	key := func(d library.Decision) string { return fmt.Sprint(d.Together, d.A, d.B, d.By, d.At.UnixMilli()) }
	for _, d := range there {
		have[key(d)] = true
	}
	for i := len(list) - 1; i >= 0; i-- {
		if have[key(list[i])] {
			continue
		}
		if err := to.Decide(ctx, list[i]); err != nil {
			return err
		}
	}
	return nil
}

// SumOf reads a library through.
func SumOf(ctx context.Context, lib library.Library) (Sum, error) {
	var s Sum
	h := sha256.New()
	reports := map[string]bool{}
	q := library.Query{}
	for {
		list, err := lib.List(ctx, q)
		if err != nil {
			return s, err
		}
		if len(list) == 0 {
			s.Reports, s.Hash = len(reports), hex.EncodeToString(h.Sum(nil))
			return s, nil
		}
		for i := range list {
			v := &list[i]
			reports[v.Of] = true
			s.Revisions++
			data, err := json.Marshal(v)
			if err != nil {
				return s, err
			}
			h.Write(append(data, '\n'))
		}
		q.After = list[len(list)-1].At()
	}
}
