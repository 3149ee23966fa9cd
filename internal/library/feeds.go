package library

import (
	"context"
	"errors"
	"net/url"
	"time"
)

// Feeds keeps the feeds that a library follows and what is known of each from
// its last visits. It is a part of Library.
type Feeds interface {
	// AddFeed keeps a new feed; one that is there already, by its address,
	// stays as it is and added is false.
	AddFeed(ctx context.Context, f Feed) (added bool, err error)
	// Feeds gives all feeds, by address.
	Feeds(ctx context.Context) ([]Feed, error)
	// Feed gives the feed with this address; the error's code is NoFeed if
	// there is none.
	Feed(ctx context.Context, address string) (Feed, error)
	// KeepVisit keeps what a visit found out, in one step. A feed that was
	// removed meanwhile stays removed.
	KeepVisit(ctx context.Context, v Visit) error
	// RemoveFeed forgets a feed and its marks; reports stay. The error's code
	// is NoFeed if there is none.
	RemoveFeed(ctx context.Context, address string) error
	// Marks gives what is known of those of a feed's items that are known.
	Marks(ctx context.Context, feed string, ids []string) (map[string]Mark, error)
}

// NoFeed is the code of the error for a feed that is not there.
const NoFeed Code = "no-feed"

// Feed is a feed that the library follows. Times are zero where something has
// not happened.
type Feed struct {
	Address  string   // as it is asked for: its identity
	Title    string   // the feed's own
	Outlet   string   // whose reports it carries, as a reader would say it
	Home     string   // address of the site
	Folders  []string // as the user sorts it, from the outermost in
	Language string   // as the feed declares it
	Added    time.Time

	ETag, LastModified string // for the next visit
	LastVisit          time.Time
	NextVisit          time.Time // zero is at once
	Items              int       // how many it held at the last good visit
	// Changed is when its last new items came, the oldest first.
	Changed []time.Time

	Failures     int       // in a row
	FailingSince time.Time // the first of them
	LastError    string    // what happened and what to do, for people; "" after a good visit
	Paused       string    // why it is not visited any more; "" is the rule
}

// Check says why a feed can't be kept, or nil.
func (f *Feed) Check() error {
	u, err := url.Parse(f.Address)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return errors.New("its address is not on the web")
	}
	if f.Added.IsZero() {
		return errors.New("it is not said when the feed was added")
	}
	return nil
}

// Visit is what a visit to a feed found out.
type Visit struct {
	From  string // the address the feed had before the visit
	Feed  Feed   // as it is now; another address than From if it moved for good
	Marks []Mark // the items that were looked at
}

// Mark is what is known of one item of a feed.
type Mark struct {
	ID      string // the item's
	Version string // changes when the feed changes what it says of the item
	Tries   int    // how often its page could not be had
	Done    bool   // nothing is left to do for this version
	Seen    time.Time
}

// KeepMarks is how long the mark of an item is kept after it was last seen.
const KeepMarks = 90 * 24 * time.Hour
