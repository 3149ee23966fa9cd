package feed

import (
	"fmt"
	"strings"
	"time"

	"synopse/internal/intake"
)

// Feed is a feed as it was read.
type Feed struct {
	Format      string // "RSS 2.0", "RDF", "Atom 1.0", "JSON Feed 1.1", "news sitemap" …
	Title       string
	Home        string // address of the site, absolute, or ""
	Self        string // the address the feed gives for itself, absolute, or ""
	Description string
	Language    string // as the feed declares it, or ""
	Updated     string // ISO 8601, or ""
	// What the feed asks of its visitors. TTL is how long it may be kept, from
	// ttl or sy:updatePeriod and sy:updateFrequency, 0 if it doesn't say;
	// SkipHours (0–23, UTC) and SkipDays are when it need not be visited.
	TTL       time.Duration
	SkipHours []int
	SkipDays  []time.Weekday
	Items     []Item
	// Maps are the sitemaps of a sitemap index, the newest first; an index has
	// no items.
	Maps  []string
	Notes []Note
}

// Item is one item of a feed.
type Item struct {
	ID         string // never empty; unique within the feed
	Address    string // of the report's page, absolute http(s), or ""
	Title      string // plain text
	Summary    string // plain text
	Content    string // HTML, or plain text, as the feed carries it
	Authors    []string
	Categories []string
	Language   string
	Published  string // ISO 8601, with a time of day only where its zone is known or noted
	Updated    string
	Notes      []Note
}

// Code names a kind of note for programs and tests.
type Code string

// The codes of a Note.
const (
	NoteEncoding  Code = "encoding"   // bytes that were not in the declared encoding
	NotePacked    Code = "packed"     // gzip without saying so
	NoteMarkup    Code = "markup"     // not well-formed; read as it was meant
	NoteEntities  Code = "entities"   // a document type with entities; none was expanded
	NoteCut       Code = "cut"        // cut off: something is missing
	NoteCapped    Code = "capped"     // more than is read
	NoteLost      Code = "lost"       // items too damaged to read
	NoteDate      Code = "date"       // a date that can't be read
	NoteZone      Code = "zone"       // a time of day without a zone; how it was read
	NoteID        Code = "id"         // no id, or one that several items have
	NoteLink      Code = "link"       // no address, or one that is none
	NoteDuplicate Code = "duplicate"  // the same item twice; read once
	NoteHead      Code = "no-head"    // the feed's beginning is missing
	NoteFormat    Code = "odd-format" // not as its format says
)

// Note says what was wrong and how it was read: one clause, for people.
type Note struct {
	Code Code
	Text string
}

// Where says where the bytes come from.
type Where struct {
	Address string // of the feed after redirects, or a file's name
}

// Codes of the errors that Parse gives, besides intake's own.
const (
	NotFeed  intake.Code = "not-a-feed"
	WebPage  intake.Code = "web-page"  // HTML; Discover may find feeds in it
	OPMLList intake.Code = "opml-list" // a list of feeds
	Sitemap  intake.Code = "sitemap"   // of pages that are no news
)

// MaxSize is how many bytes a feed may have, unpacked: 15 MiB.
const MaxSize = 15 << 20

// Parse reads a feed. Errors are of type *intake.Error. It never panics.
func Parse(data []byte, w Where) (f Feed, err error) {
	defer func() {
		if what := recover(); what != nil {
			f, err = Feed{}, &intake.Error{Source: w.Address, Code: intake.Unreadable, What: fmt.Sprintf("a fault in reading it: %v", what), Hint: "please report it, with the feed"}
		}
	}()
	text, notes, fail := decode(data)
	if fail != nil {
		fail.Source = w.Address
		return Feed{}, fail
	}
	var raw []rawItem
	switch {
	case text[0] == '{' || text[0] == '[':
		f, raw, fail = readJSON(text)
	case isSitemap(text):
		f, raw, fail = readSitemap(text)
	default:
		f, raw, fail = readXML(text)
	}
	if fail != nil {
		fail.Source = w.Address
		return Feed{}, fail
	}
	f.Notes = append(notes, f.Notes...)
	finish(&f, raw, w)
	return f, nil
}

func (f *Feed) note(code Code, text string) { f.Notes = append(f.Notes, Note{code, text}) }

func (i *Item) note(code Code, text string) { i.Notes = append(i.Notes, Note{code, text}) }

// rawItem is an item before its addresses, dates and ID are settled.
type rawItem struct {
	Item
	published, updated string // as written
	guid               string // may be an address
	guidIsAddress      bool
	cut                bool
}

// notFeed says what the text is instead of a feed.
func notFeed(text string) *intake.Error {
	head := strings.ToLower(text[:min(len(text), 4096)])
	switch {
	case strings.Contains(head, "<opml"):
		return &intake.Error{Code: OPMLList, What: "it is a list of feeds, not a feed", Hint: "take it in with: synopse feeds import FILE"}
	case strings.Contains(head, "<html") || strings.Contains(head, "<!doctype html") || strings.Contains(head, "<body") || strings.Contains(head, "<head"):
		return &intake.Error{Code: WebPage, What: "it is a web page, not a feed", Hint: "give the feed's own address, or the site's to synopse feeds add"}
	}
	return &intake.Error{Code: NotFeed, What: "it is no feed: neither RSS nor Atom nor JSON Feed", Hint: "open the address in a browser and look what it gives"}
}
