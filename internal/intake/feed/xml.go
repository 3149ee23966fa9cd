package feed

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"synopse/internal/intake"
)

// readXML mends the text and has gofeed read the result.
func readXML(text string) (Feed, []rawItem, *intake.Error) {
	m := mend(text)
	if m.root == noRoot || m.before && m.items == 0 && looksLikePage(text) {
		return Feed{}, nil, notFeed(text)
	}
	var f Feed
	var items []rawItem
	if m.root == atomRoot {
		in, err := (&atom.Parser{}).Parse(bytes.NewReader(m.xml))
		if err != nil {
			return Feed{}, nil, unreadable(err)
		}
		f, items = fromAtom(in)
	} else {
		in, err := (&rss.Parser{}).Parse(bytes.NewReader(m.xml))
		if err != nil {
			return Feed{}, nil, unreadable(err)
		}
		f, items = fromRSS(in)
		if m.root == rdfRoot {
			f.Format = "RDF"
		}
	}
	for i := range items {
		items[i].cut = m.cut[i]
	}
	tellRepairs(&f, m)
	return f, items, nil
}

func looksLikePage(text string) bool {
	head := strings.ToLower(text[:min(len(text), 1024)])
	return strings.Contains(head, "<html") || strings.Contains(head, "<!doctype html")
}

func unreadable(err error) *intake.Error {
	return &intake.Error{Code: NotFeed, What: "it can't be read as a feed: " + err.Error(), Hint: "open the address in a browser and look what it gives", Err: err}
}

// tellRepairs notes what was mended.
func tellRepairs(f *Feed, m repaired) {
	w := m.faults
	if w.Doctype {
		f.note(NoteEntities, "its document type declares entities; none was expanded")
	}
	var found []string
	for _, c := range []struct {
		n    int
		what string
	}{{w.Ampersands, "bare ampersands"}, {w.Entities, "undeclared entities"}, {w.Controls, "control characters"}, {w.Tags, "broken tags"}, {w.Sections, "comments or CDATA sections without an end"}} {
		if c.n > 0 {
			found = append(found, strconv.Itoa(c.n)+" "+c.what)
		}
	}
	if len(found) > 0 {
		f.note(NoteMarkup, "not well-formed: "+strings.Join(found, ", "))
	}
	if m.before {
		f.note(NoteHead, "something stands before the feed, or its head is missing")
	}
	if n := len(m.cut); n > 0 {
		f.note(NoteCut, fmt.Sprintf("cut off or damaged in %d items", n))
	}
	if m.lost > 0 {
		f.note(NoteLost, fmt.Sprintf("%d items too damaged to read", m.lost))
	}
	if m.capped {
		f.note(NoteCapped, fmt.Sprintf("more than %d items; the first are read", MaxItems))
	}
}

func fromRSS(in *rss.Feed) (Feed, []rawItem) {
	f := Feed{
		Format: strings.TrimSpace("RSS " + in.Version), Title: in.Title, Home: in.Link,
		Description: in.Description, Language: in.Language,
		Updated: first(in.LastBuildDate, in.PubDate, extension(in.Extensions, "dc", "date")),
		TTL:     ttl(in.TTL, in.Extensions),
	}
	if f.Language == "" {
		f.Language = extension(in.Extensions, "dc", "language")
	}
	for _, l := range in.Extensions["atom"]["link"] {
		if strings.EqualFold(l.Attrs["rel"], "self") {
			f.Self = l.Attrs["href"]
		}
	}
	f.SkipHours, f.SkipDays = skipHours(in.SkipHours), skipDays(in.SkipDays)
	items := make([]rawItem, 0, len(in.Items))
	for _, it := range in.Items {
		items = append(items, fromRSSItem(it))
	}
	return f, items
}

func fromRSSItem(it *rss.Item) rawItem {
	x := it.Extensions
	r := rawItem{
		Item: Item{
			Title: first(it.Title, extension(x, "dc", "title")), Content: it.Content,
			Summary:  first(it.Description, extension(x, "dc", "description"), extension(x, "itunes", "summary")),
			Address:  first(extension(x, "feedburner", "origLink"), it.Link),
			Language: extension(x, "dc", "language"),
			Authors:  append(append(texts(x["dc"]["creator"]), texts(x["dc"]["author"])...), it.Author),
		},
		published: first(it.PubDate, extension(x, "dcterms", "issued"), extension(x, "dcterms", "created"), extension(x, "dc", "date"), extension(x, "atom", "published"), it.Custom["date"], it.Custom["pubdate"]),
		updated:   first(extension(x, "dcterms", "modified"), extension(x, "atom", "updated")),
	}
	if r.Address == "" {
		for _, l := range x["atom"]["link"] {
			if rel := l.Attrs["rel"]; rel == "" || rel == "alternate" {
				r.Address = l.Attrs["href"]
				break
			}
		}
	}
	if it.GUID != nil {
		r.guid = strings.TrimSpace(it.GUID.Value)
		r.guidIsAddress = strings.EqualFold(it.GUID.IsPermalink, "true")
	}
	for _, c := range it.Categories {
		r.Categories = append(r.Categories, c.Value)
	}
	r.Categories = append(r.Categories, texts(x["dc"]["subject"])...)
	return r
}

func fromAtom(in *atom.Feed) (Feed, []rawItem) {
	f := Feed{
		Format: strings.TrimSpace("Atom " + in.Version), Title: in.Title, Description: in.Subtitle, Language: in.Language,
		Updated: in.Updated, TTL: ttl("", in.Extensions),
		Home: atomLink(in.Links, "alternate"), Self: atomLink(in.Links, "self"),
	}
	items := make([]rawItem, 0, len(in.Entries))
	for _, e := range in.Entries {
		r := rawItem{
			Item:      Item{Title: e.Title, Summary: e.Summary, Address: atomLink(e.Links, "alternate")},
			published: first(e.Published, extension(e.Extensions, "dc", "date")), updated: e.Updated, guid: strings.TrimSpace(e.ID),
		}
		if e.Content != nil {
			r.Content = e.Content.Value
			r.Address = first(r.Address, e.Content.Src)
		}
		people := e.Authors
		if len(people) == 0 && e.Source != nil {
			people = e.Source.Authors
		}
		if len(people) == 0 {
			people = in.Authors
		}
		for _, p := range people {
			r.Authors = append(r.Authors, p.Name)
		}
		for _, c := range e.Categories {
			r.Categories = append(r.Categories, first(c.Label, c.Term))
		}
		items = append(items, r)
	}
	return f, items
}

// atomLink gives the address of the first link of this relation, one to a page
// before others.
func atomLink(links []*atom.Link, rel string) string {
	found := ""
	for _, l := range links {
		if !strings.EqualFold(l.Rel, rel) || l.Href == "" {
			continue
		}
		if l.Type == "" || strings.Contains(l.Type, "html") {
			return l.Href
		}
		if found == "" {
			found = l.Href
		}
	}
	return found
}

func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

func extension(x ext.Extensions, prefix, name string) string {
	for _, e := range x[prefix][name] {
		if v := strings.TrimSpace(e.Value); v != "" {
			return v
		}
	}
	return ""
}

func texts(all []ext.Extension) []string {
	var out []string
	for _, e := range all {
		out = append(out, e.Value)
	}
	return out
}

// periods are the values of sy:updatePeriod (RSS 1.0 Syndication module).
var periods = map[string]time.Duration{"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour, "monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour}

// maxTTL bounds what a feed can ask for: a year.
const maxTTL = 365 * 24 * time.Hour

// ttl reads how long the feed may be kept: ttl in minutes, or the period of
// updates divided by how often it is updated in it.
func ttl(minutes string, x ext.Extensions) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(minutes)); err == nil && n > 0 {
		return time.Duration(min(n, int(maxTTL/time.Minute))) * time.Minute
	}
	period := periods[strings.ToLower(extension(x, "sy", "updatePeriod"))]
	n, err := strconv.Atoi(extension(x, "sy", "updateFrequency"))
	if err != nil || n < 1 {
		n = 1
	}
	return period / time.Duration(n)
}

func skipHours(in []string) []int {
	var out []int
	for _, s := range in {
		// The specification counts from 0 to 23; older feeds from 1 to 24.
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 && n <= 24 {
			out = append(out, n%24)
		}
	}
	return out
}

func skipDays(in []string) []time.Weekday {
	var out []time.Weekday
	for _, s := range in {
		if d, ok := weekday(s); ok {
			out = append(out, d)
		}
	}
	return out
}
