package poll

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"html"
	"strings"
	"time"
	"unicode/utf8"

	"synopse/internal/intake"
	"synopse/internal/intake/feed"
	"synopse/internal/intake/outlet"
	"synopse/internal/intake/repeats"
	"synopse/internal/intake/web"
	"synopse/internal/library"
	"synopse/internal/readable"
	"synopse/report"
	"synopse/report/address"
)

// maxTries is how often a page that can't be had for a passing reason is asked
// for, once a visit.
const maxTries = 5

// refresh is how old the mark of an item may be before it is written again.
const refresh = library.KeepMarks / 10

// items looks at the items of a feed: those that are new, those that changed,
// and those that are still to be had.
func (v *visit) items(read feed.Feed) {
	ids := make([]string, len(read.Items))
	for i, it := range read.Items {
		ids[i] = it.ID
	}
	known, err := v.p.library.Marks(v.ctx, v.old.Address, ids)
	if err != nil {
		v.r.library = err
		return
	}
	looked := 0
	for _, it := range read.Items {
		if v.ctx.Err() != nil || v.r.library != nil {
			return
		}
		mark, seen := known[it.ID]
		version := versionOf(it)
		if seen && mark.Done && mark.Version == version {
			if v.now.Sub(mark.Seen) > refresh {
				mark.Seen = v.now
				v.marks = append(v.marks, mark)
			}
			continue
		}
		if looked == v.p.o.Pages {
			v.r.Waiting++
			v.pending = true
			continue
		}
		looked++
		if mark.Version != version {
			mark = library.Mark{ID: it.ID, Version: version}
		}
		mark.Seen = v.now
		if v.item(it, &mark) {
			v.marks = append(v.marks, mark)
			v.pending = v.pending || !mark.Done
			if !seen {
				v.came = append(v.came, v.when(it))
			}
		}
	}
}

// versionOf changes when the feed says something else of an item.
func versionOf(it feed.Item) string {
	sum := sha256.Sum256([]byte(it.Title + "\x00" + it.Updated + "\x00" + it.Address))
	return hex.EncodeToString(sum[:8])
}

// when gives when an item came: its date, but never later than now.
func (v *visit) when(it feed.Item) time.Time {
	t, err := time.Parse(time.RFC3339, it.Published)
	if err != nil || t.After(v.now) || v.now.Sub(t) > library.KeepMarks {
		return v.now
	}
	return t
}

// item has one item's report and keeps it; false says that the visit was
// interrupted at it, so that nothing is known of it.
func (v *visit) item(it feed.Item, mark *library.Mark) bool {
	tell := Event{Feed: v.old.Address, Item: it.Address}
	got, err := v.report(it)
	if err == nil {
		var out []library.Outcome
		if out, err = v.p.library.Keep(v.ctx, library.Batch{Items: []library.Item{got}, Learn: repeats.Learn}); err == nil {
			v.count(out[0].Kind)
			mark.Done = true
			tell.Kind, tell.Outcome = Kept, out[0].Kind
			v.p.o.Tell(tell)
			return true
		}
	}
	if v.ctx.Err() != nil {
		return false
	}
	var broken *library.Error
	if errors.As(err, &broken) && broken.Code != library.BadItem {
		v.r.library = err
		return false
	}
	tell.Kind, tell.Text = Skipped, ForPeople(err)
	var w *web.Error
	switch {
	case !errors.As(err, &w):
		v.r.Skipped++
		mark.Done = true
	default:
		tell.Kind = Failed
		v.r.Failed++
		mark.Tries++
		mark.Done = !w.Temporary() || mark.Tries >= maxTries
	}
	v.p.o.Tell(tell)
	return true
}

func (v *visit) count(k library.OutcomeKind) {
	switch k {
	case library.New:
		v.r.New++
	case library.Revised:
		v.r.Revised++
	default:
		v.r.Known++
	}
}

// report gets the report that an item leads to.
func (v *visit) report(it feed.Item) (library.Item, error) {
	if it.Address == "" {
		return v.fromContent(it)
	}
	got, err := Page(v.ctx, v.p.client, it.Address)
	if err != nil {
		return got, err
	}
	v.complete(&got.Report, it)
	return got, nil
}

// Page gets the report at an address. Errors are of type *web.Error or
// *intake.Error.
func Page(ctx context.Context, client *web.Client, at string) (library.Item, error) {
	res, err := client.Get(ctx, at, web.Conditions{})
	if err != nil {
		return library.Item{}, err
	}
	r, err := read(res.Address, res.Page())
	if err != nil {
		return library.Item{}, err
	}
	r.Source = res.Address
	return library.Item{Report: r, Also: append([]string{at, res.Address}, res.Redirects...), Seen: res.Visited}, nil
}

// read reads a page as intake does; what is labelled as no whole report is an
// error, and so are languages that are not read and a fault of the reader.
func read(address string, data []byte) (r report.Report, err error) {
	defer func() {
		if what := recover(); what != nil {
			err = fault(what)
		}
	}()
	if r, err = intake.Read(address, data); err != nil {
		return r, err
	}
	return r, readable.Settle(&r)
}

// complete adds what the feed knows and the page does not say.
func (v *visit) complete(r *report.Report, it feed.Item) {
	if r.Outlet == "" || nameless(r) && address.SameSite(r.URL, v.f.Address) {
		r.Outlet = or(v.f.Outlet, r.Outlet)
	}
	if r.Title == "" {
		r.Title = it.Title
	}
	if r.Published == "" && it.Published != "" {
		r.Published, r.PublishedFrom = it.Published, "feed"
	}
}

// nameless says whether a report's outlet is called by its host for want of a
// name on the page.
func nameless(r *report.Report) bool {
	return r.Outlet == strings.TrimPrefix(outlet.Host(r.URL), "www.")
}

// leastContent is how many code points of text an item without an address must
// carry to be a report by itself.
const leastContent = 400

// fromContent makes a report of an item that has no page but carries its text.
func (v *visit) fromContent(it feed.Item) (library.Item, error) {
	if utf8.RuneCountInString(it.Content) < leastContent {
		return library.Item{}, &intake.Error{Source: it.Title, Code: intake.NoArticle, What: "the item has neither an address nor a text", Hint: "tell those who make the feed"}
	}
	page := "<html><head><title>" + html.EscapeString(it.Title) + "</title></head><body><article><h1>" + html.EscapeString(it.Title) + "</h1>" + paragraphs(it.Content) + "</article></body></html>"
	r, err := read(v.f.Address, []byte(page))
	if err != nil {
		return library.Item{}, err
	}
	r.Source, r.URL = v.f.Address, ""
	r.Outlet = or(v.f.Outlet, r.Outlet)
	if len(r.Authors) == 0 {
		r.Authors = append(r.Authors, it.Authors...)
	}
	v.complete(&r, it)
	return library.Item{Report: r, Seen: v.now}, nil
}

// paragraphs marks up a plain text.
func paragraphs(s string) string {
	if strings.Contains(s, "</") {
		return s
	}
	var b strings.Builder
	for _, p := range strings.Split(s, "\n\n") {
		b.WriteString("<p>" + html.EscapeString(p) + "</p>")
	}
	return b.String()
}
