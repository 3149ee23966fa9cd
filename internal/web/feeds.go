package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"synopse/internal/library"
	"synopse/internal/words"
)

type feedsPage struct {
	Frame
	Rows    []feedRow
	MayAdd  bool
	Address string // as typed, if it can't be followed
	Problem string // why not, in English
	Added   string // title of the feed that was added just now
	Known   bool   // it was followed already
}

type feedRow struct {
	Title, Address, Outlet, Status, Last, Next, Problem string
	Items                                               int
	Bad                                                 bool
}

// feeds shows the feeds that the library follows.
func (s *Server) feeds(w http.ResponseWriter, r *http.Request) error {
	return s.showFeeds(w, r, http.StatusOK, feedsPage{})
}

func (s *Server) showFeeds(w http.ResponseWriter, r *http.Request, status int, p feedsPage) error {
	list, err := s.lib.Feeds(r.Context())
	if err != nil {
		return err
	}
	p.Frame = s.frame(r, "outlets")
	p.Title, p.MayAdd = p.T("feeds"), p.CanEdit && s.o.Follow != nil
	added := r.URL.Query().Get("added")
	for i := range list {
		if added != "" && list[i].Address == added {
			p.Added, p.Known = titleOf(&list[i]), r.URL.Query().Get("known") != ""
		}
		p.Rows = append(p.Rows, p.feedRow(&list[i]))
	}
	return s.show(w, r, status, "feeds", p)
}

// titleOf is what a feed is called: by itself, else by its address.
func titleOf(f *library.Feed) string {
	if title := words.Plain(f.Title); title != "" {
		return title
	}
	return words.Plain(f.Address)
}

func (p *feedsPage) feedRow(f *library.Feed) feedRow {
	moment := func(t time.Time) string {
		if t.IsZero() {
			return "–"
		}
		return p.words.Moment(t.Local().Format(time.RFC3339))
	}
	row := feedRow{Title: titleOf(f), Address: f.Address, Outlet: words.Plain(f.Outlet), Items: f.Items, Last: moment(f.LastVisit), Next: moment(f.NextVisit)}
	status := "ok"
	switch {
	case f.Paused != "":
		status, row.Next, row.Bad = "paused", "–", true
		row.Problem = words.Plain(strings.TrimSuffix(f.Paused+": "+f.LastError, ": "))
	case f.Failures > 0:
		status, row.Bad, row.Problem = "failing", true, words.Plain(f.LastError)
	case f.LastVisit.IsZero():
		status = "new"
	}
	row.Status = p.words.Word("feed", status)
	return row
}

// longestAddress is how long a feed's address may be, in bytes.
const longestAddress = 2000

// followTime is how long it may take to find the feed at an address.
const followTime = 15 * time.Second

// addFeed has the library follow the feed at an address, which is visited first.
func (s *Server) addFeed(w http.ResponseWriter, r *http.Request) error {
	if err := s.mayEdit(r); err != nil {
		return err
	}
	typed := strings.TrimSpace(r.FormValue("address"))
	if s.o.Follow == nil || typed == "" || len(typed) > longestAddress {
		return badRequest("feed-address")
	}
	address := typed
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	ctx, cancel := context.WithTimeout(r.Context(), followTime)
	defer cancel()
	f, err := s.o.Follow(ctx, address)
	if err != nil {
		return s.showFeeds(w, r, http.StatusUnprocessableEntity, feedsPage{Address: typed, Problem: words.Plain(err.Error())})
	}
	f.Added = s.o.Now()
	added, err := s.lib.AddFeed(r.Context(), f)
	if err != nil {
		return err
	}
	to := url.Values{"added": {f.Address}}
	if !added {
		to.Set("known", "1")
	} else {
		s.o.Log.Info("feed added", "host", hostOf(f.Address), "by", visitorOf(r).user.Name)
	}
	http.Redirect(w, r, addressOf("/feeds", to), http.StatusSeeOther)
	return nil
}

// removeFeed has the library follow a feed no more; its reports stay.
func (s *Server) removeFeed(w http.ResponseWriter, r *http.Request) error {
	if err := s.mayEdit(r); err != nil {
		return err
	}
	address := r.FormValue("address")
	if err := s.lib.RemoveFeed(r.Context(), address); err != nil {
		if library.CodeOf(err) == library.NoFeed {
			return notFound("feed")
		}
		return err
	}
	s.o.Log.Info("feed removed", "host", hostOf(address), "by", visitorOf(r).user.Name)
	http.Redirect(w, r, "/feeds", http.StatusSeeOther)
	return nil
}

// hostOf gives what of an address may stand in a log: the rest may be a key.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
