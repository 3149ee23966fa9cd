package web

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"

	"synopse/internal/library"
	"synopse/internal/words"
)

// pageSize is how many items a list shows at once.
const pageSize = 40

type storiesPage struct {
	Frame
	Rows    []storyRow
	Filter  storiesFilter
	Sorts   []link
	Outlets []string
	Since   string // when the last visit ended, in words; "" at the first
	Next    string // address of the next page
	First   bool   // this is the first page
	Empty   bool   // the library has no story at all
	Clear   string // address without filters; "" if there are none
	Actor   string // name of the actor filtered by
}

type storiesFilter struct {
	Topic, Who, Actor, Outlet, From, Until, Language string
	Fresh, Several                                   bool
	Sort                                             string
}

type storyRow struct {
	library.StoryRow
	Href, Title, When, Lang string
	Outlets                 []string
	MoreOutlets             int
	Topics                  string
	Facts                   []string
}

var storySorts = []struct {
	key  string
	sort library.StorySort
}{{"", library.ByDay}, {"updated", library.ByUpdate}, {"size", library.BySize}, {"clashes", library.ByClashes}}

func (s *Server) stories(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	p := storiesPage{Frame: s.frame(r, "stories"), First: q.Get("cursor") == ""}
	p.Title = p.T("stories")
	p.Filter = storiesFilter{
		Topic: strings.TrimSpace(q.Get("topic")), Who: strings.TrimSpace(q.Get("who")), Actor: q.Get("actor"), Outlet: strings.TrimSpace(q.Get("outlet")),
		From: q.Get("from"), Until: q.Get("until"), Language: q.Get("language"), Fresh: q.Get("fresh") != "", Several: q.Get("all") == "", Sort: q.Get("sort"),
	}
	f, err := s.storyFilter(r, &p)
	if err != nil {
		return err
	}
	before, err := s.visited(ctx, visitorOf(r).user.Name)
	if err != nil {
		return err
	}
	if !before.IsZero() {
		f.Since, p.Since = before, p.words.Moment(before.Local().Format(time.RFC3339))
	}
	list, err := s.lib.StoryList(ctx, f)
	if err != nil {
		return err
	}
	for i := range list.Items {
		p.Rows = append(p.Rows, p.row(&list.Items[i]))
	}
	if list.Next != "" {
		p.Next = with(r, "cursor", list.Next)
	}
	if err := s.fillStories(r, &p); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "stories", p)
}

// visits remembers for a while when a user's last visit ended: not every look at
// the list is to be written down.
type visits struct {
	mu   sync.Mutex
	seen map[string]visit
}

type visit struct{ noted, before time.Time }

// visitKept is how long a look is not written down anew. It must be much shorter
// than library.Away.
const visitKept = 2 * time.Minute

func (s *Server) visited(ctx context.Context, user string) (time.Time, error) {
	v := &s.visits
	v.mu.Lock()
	defer v.mu.Unlock()
	now := s.o.Now()
	if last, ok := v.seen[user]; ok && now.Sub(last.noted) < visitKept {
		return last.before, nil
	}
	before, err := s.lib.Visited(ctx, user, now)
	if err != nil {
		return before, err
	}
	if v.seen == nil {
		v.seen = map[string]visit{}
	}
	v.seen[user] = visit{now, before}
	return before, nil
}

var dayForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// storyFilter reads the filters; a name becomes the actor it stands for.
func (s *Server) storyFilter(r *http.Request, p *storiesPage) (library.StoryFilter, error) {
	x := &p.Filter
	f := library.StoryFilter{Topic: x.Topic, Actor: x.Actor, Outlet: x.Outlet, Language: x.Language, From: x.From, Until: x.Until,
		OnlyFresh: x.Fresh, Labels: p.Lang, Cursor: r.URL.Query().Get("cursor"), Limit: pageSize}
	for _, day := range []string{x.From, x.Until} {
		if day != "" && !dayForm.MatchString(day) {
			return f, badRequest("day", words.Plain(day))
		}
	}
	if x.Several {
		f.Least = 2
	}
	for _, o := range storySorts {
		p.Sorts = append(p.Sorts, link{Text: p.T("sort." + o.key), Href: with(r, "sort", o.key), Current: o.key == x.Sort})
		if o.key == x.Sort {
			f.Sort = o.sort
		}
	}
	if x.Who != "" {
		found, err := s.lib.FindActors(r.Context(), library.ActorFilter{Name: x.Who, Limit: 1})
		if err != nil {
			return f, err
		}
		f.Actor = "nobody" // no actor has this id
		if len(found.Items) > 0 {
			f.Actor, p.Actor = found.Items[0].ID, words.Plain(found.Items[0].Name)
		}
	} else if x.Actor != "" {
		a, err := s.lib.Actor(r.Context(), x.Actor)
		if err != nil {
			return f, missing(err, "actor")
		}
		p.Actor = words.Plain(a.Name)
	}
	return f, nil
}

// mostOutlets is how many outlets a row names.
const mostOutlets = 6

func (p *storiesPage) row(x *library.StoryRow) storyRow {
	row := storyRow{StoryRow: *x, Href: storyPath(x.ID), Title: words.Plain(x.Title), When: p.words.Days(x.First, x.Last)}
	if row.Title == "" {
		row.Title = p.T("untitled")
	}
	if len(x.Languages) == 1 {
		row.Lang = x.Languages[0]
	}
	for i, o := range x.Outlets {
		if i == mostOutlets {
			row.MoreOutlets = len(x.Outlets) - i
			break
		}
		row.Outlets = append(row.Outlets, p.outlet(o))
	}
	var topics []string
	for _, t := range x.Topics {
		topics = append(topics, words.Plain(t))
	}
	row.Topics = strings.Join(topics, " · ")
	row.Facts = []string{p.N("report", x.Reports)}
	if x.Reports > 1 && !x.Stale {
		row.Facts = append(row.Facts, p.N("origin", x.Origins))
	}
	return row
}

// fillStories gathers what the filters offer, and whether there is anything.
func (s *Server) fillStories(r *http.Request, p *storiesPage) error {
	list, err := s.outletNames(r.Context())
	if err != nil {
		return err
	}
	p.Outlets = list
	f := p.Filter
	if f.Topic != "" || f.Who != "" || f.Actor != "" || f.Outlet != "" || f.From != "" || f.Until != "" || f.Language != "" || f.Fresh {
		p.Clear = "/"
	}
	p.Empty = len(p.Rows) == 0 && p.Clear == "" && p.First
	return nil
}
