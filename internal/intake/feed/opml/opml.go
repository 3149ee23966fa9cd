// Package opml reads and writes OPML, the lists of feeds that feed readers
// exchange (OPML 2.0, opml.org/spec2.opml).
//
// In: the bytes of a list, in any encoding, well-formed or not. Out: its feeds in
// their order, each once, with the folders it lies in. Write gives OPML 2.0 that
// reads back as the same feeds. It fetches nothing and checks no address beyond
// its form.
package opml

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"time"

	"synopse/internal/intake"
	"synopse/internal/intake/encoding"
	"synopse/internal/intake/feed/markup"
)

// Feed is one entry of a list.
type Feed struct {
	Address string // of the feed, http or https
	Title   string
	Home    string   // address of the site, or ""
	Folders []string // from the outermost in; none at the top
}

// List is what an OPML file holds.
type List struct {
	Title string
	Feeds []Feed
	Notes []string // what was left out or read as it was meant, for people
}

// MaxFeeds is how many entries of one list are read.
const MaxFeeds = 20_000

// maxDepth is how deep folders are told apart.
const maxDepth = 16

// maxSize is how many bytes a list may have: 16 MiB.
const maxSize = 16 << 20

// NotOPML is the code of the error for what is no list.
const NotOPML intake.Code = "not-opml"

// Read reads a list. Errors are of type *intake.Error, without a Source.
func Read(data []byte) (List, error) {
	if len(data) > maxSize {
		return List{}, &intake.Error{Code: intake.TooLarge, What: fmt.Sprintf("it has more than %d MiB", maxSize>>20), Hint: "give a list of feeds as a feed reader exports it"}
	}
	dec, err := encoding.Decode(data)
	if err != nil {
		return List{}, &intake.Error{Code: intake.Binary, What: "it is not text", Hint: "give a list of feeds (.opml) as a feed reader exports it", Err: err}
	}
	r := &reader{seen: map[string]bool{}}
	tokens := markup.New(dec.Text)
	for {
		t, ok := tokens.Next()
		if !ok {
			break
		}
		r.token(t)
	}
	if len(r.list.Feeds) == 0 && !r.opml {
		return List{}, &intake.Error{Code: NotOPML, What: "it is no list of feeds", Hint: "give an OPML file as a feed reader exports it; a single feed is taken in with: synopse feeds add ADDRESS"}
	}
	r.tell(tokens.Faults())
	return r.list, nil
}

// reader follows the outlines.
type reader struct {
	list                 List
	opml, title          bool
	open                 []string // the text of every open outline, "" for feeds
	seen                 map[string]bool
	twice, bad, overflow int
}

func (r *reader) token(t markup.Token) {
	name := markup.Local(t.Name)
	switch t.Kind {
	case markup.Text:
		if r.title && len(r.open) == 0 {
			r.list.Title += t.Data
		}
	case markup.End:
		r.title = false
		if name == "outline" && len(r.open) > 0 {
			r.open = r.open[:len(r.open)-1]
		}
		if name == "opml" || name == "body" {
			r.list.Title = strings.TrimSpace(r.list.Title)
		}
	default:
		switch name {
		case "opml":
			r.opml = true
		case "title":
			r.title = t.Kind == markup.Start && r.list.Title == ""
		case "outline":
			r.outline(t)
		}
	}
}

func (r *reader) outline(t markup.Token) {
	text := oneLine(first(t.Attr("text"), t.Attr("title")))
	address := strings.TrimSpace(first(t.Attr("xmlUrl"), t.Attr("feedUrl")))
	if kind := strings.ToLower(t.Attr("type")); address == "" && (kind == "rss" || kind == "atom") {
		address = strings.TrimSpace(t.Attr("url"))
	}
	if address != "" {
		r.feed(address, text, strings.TrimSpace(t.Attr("htmlUrl")))
		text = ""
	}
	if t.Kind == markup.Start {
		r.open = append(r.open, text)
	}
}

func (r *reader) feed(address, title, home string) {
	address = strings.Replace(address, "feed://", "https://", 1)
	if !onTheWeb(address) {
		r.bad++
		return
	}
	if r.seen[address] {
		r.twice++
		return
	}
	if len(r.list.Feeds) == MaxFeeds {
		r.overflow++
		return
	}
	r.seen[address] = true
	f := Feed{Address: address, Title: title}
	if onTheWeb(home) {
		f.Home = home
	}
	for _, name := range r.open[:min(len(r.open), maxDepth)] {
		if name != "" {
			f.Folders = append(f.Folders, name)
		}
	}
	r.list.Feeds = append(r.list.Feeds, f)
}

func (r *reader) tell(w markup.Faults) {
	note := func(n int, what string) {
		if n > 0 {
			r.list.Notes = append(r.list.Notes, fmt.Sprintf("%d %s", n, what))
		}
	}
	note(r.bad, "entries without an address on the web were left out")
	note(r.twice, "entries stand there twice and were taken once")
	note(r.overflow, fmt.Sprintf("entries beyond the first %d were left out", MaxFeeds))
	note(w.Ampersands+w.Tags+w.Controls, "places are not well-formed and were read as they were meant")
	if w.Doctype {
		r.list.Notes = append(r.list.Notes, "its document type declares entities; none was expanded")
	}
}

func onTheWeb(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Hostname() != "" && (u.Scheme == "http" || u.Scheme == "https") && len(address) < 4000
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

type document struct {
	XMLName xml.Name   `xml:"opml"`
	Version string     `xml:"version,attr"`
	Title   string     `xml:"head>title"`
	Created string     `xml:"head>dateCreated,omitempty"`
	Body    []*outline `xml:"body>outline"`
}

type outline struct {
	Text     string     `xml:"text,attr"`
	Title    string     `xml:"title,attr,omitempty"`
	Type     string     `xml:"type,attr,omitempty"`
	XMLURL   string     `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string     `xml:"htmlUrl,attr,omitempty"`
	Outlines []*outline `xml:"outline"`
}

// Write gives the list as OPML 2.0. Created is left out if it is zero. Feeds of
// one folder stand together, folders in the order of their first feed.
func Write(l List, created time.Time) ([]byte, error) {
	doc := document{Version: "2.0", Title: l.Title}
	if !created.IsZero() {
		doc.Created = created.UTC().Format(time.RFC1123Z)
	}
	top := &outline{}
	for _, f := range l.Feeds {
		in := top
		for _, name := range f.Folders[:min(len(f.Folders), maxDepth)] {
			in = in.folder(name)
		}
		title := f.Title
		if title == "" {
			title = f.Address
		}
		in.Outlines = append(in.Outlines, &outline{Text: title, Title: title, Type: "rss", XMLURL: f.Address, HTMLURL: f.Home})
	}
	doc.Body = top.Outlines
	out, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(out, '\n')...), nil
}

// folder gives the folder with this name, and makes it if it isn't there.
func (o *outline) folder(name string) *outline {
	for _, c := range o.Outlines {
		if c.XMLURL == "" && c.Text == name {
			return c
		}
	}
	c := &outline{Text: name}
	o.Outlines = append(o.Outlines, c)
	return c
}
