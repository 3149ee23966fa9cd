package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"synopse/actor"
	"synopse/internal/chart"
	"synopse/internal/library"
	"synopse/internal/render"
	"synopse/internal/words"
	"synopse/synopsis"
)

type actorsPage struct {
	Frame
	Name  string
	Kind  string
	Kinds []link
	Rows  []actorRow
	Next  string
}

type actorRow struct {
	library.ActorRow
	Name, Href, Kind, Country, Last string
}

var actorKinds = []actor.Kind{actor.Person, actor.Country, actor.Organisation, actor.Group}

func (s *Server) actors(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := actorsPage{Frame: s.frame(r, "actors"), Name: strings.TrimSpace(q.Get("name")), Kind: q.Get("kind")}
	p.Title = p.T("actors-list")
	list, err := s.lib.FindActors(r.Context(), library.ActorFilter{Name: p.Name, Kind: actor.Kind(p.Kind), Cursor: q.Get("cursor"), Limit: pageSize})
	if err != nil {
		return err
	}
	p.Kinds = []link{{Text: p.T("all-kinds"), Href: with(r, "kind", ""), Current: p.Kind == ""}}
	for _, k := range actorKinds {
		p.Kinds = append(p.Kinds, link{Text: p.words.Word("kinds", string(k)), Href: with(r, "kind", string(k)), Current: p.Kind == string(k)})
	}
	for i := range list.Items {
		p.Rows = append(p.Rows, p.actorRow(&list.Items[i]))
	}
	if list.Next != "" {
		p.Next = with(r, "cursor", list.Next)
	}
	return s.show(w, r, http.StatusOK, "actors", p)
}

func (f Frame) actorRow(x *library.ActorRow) actorRow {
	row := actorRow{ActorRow: *x, Name: words.Plain(x.Name), Href: actorPath(x.ID), Kind: f.words.Word("actor-kind", string(x.Kind)), Last: f.words.Day(x.Last)}
	row.Country = f.words.CountryName(x.Country)
	if x.Kind == actor.Country && row.Country != "" {
		row.Name = row.Country
	}
	return row
}

type actorPage struct {
	Frame
	Actor    library.Actor
	Row      actorRow
	Names    []tally
	Roles    []tally
	Outlets  []tally
	Verbs    []tally
	To       []tally
	Issues   []link
	Issue    string // label of the issue filtered by
	Stories  []link
	Chart    template.HTML
	From     string // of the chart
	Until    string
	Table    []tally // the chart's numbers
	Said     []saidRow
	Next     string
	Wordings []wordingsIn
	Feed     string // search for what it says
	InList   string // stories it speaks in
}

// tally is something with its number and its share of the largest.
type tally struct {
	Text, Href string
	Count      int
	Share      template.HTML
}

type wordingsIn struct {
	Story link
	Page  render.Page
}

func tallies(list []library.Count, most int, href func(library.Count) string) []tally {
	var out []tally
	whole := 0
	for _, c := range list {
		whole = max(whole, c.Count)
	}
	for i, c := range list {
		if i == most {
			break
		}
		t := tally{Text: words.Plain(c.Name), Count: c.Count, Share: chart.Share(c.Count, whole)}
		if href != nil {
			t.Href = href(c)
		}
		out = append(out, t)
	}
	return out
}

// mostTallies is how long the lists beside an actor's statements are.
const mostTallies = 8

func (s *Server) actor(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	a, err := s.lib.Actor(ctx, r.PathValue("id"))
	if err != nil {
		return missing(err, "actor")
	}
	p := actorPage{Frame: s.frame(r, "actors"), Actor: a}
	p.Row = p.actorRow(&a.ActorRow)
	p.Title = p.Row.Name
	byOutlet := func(c library.Count) string { return outletPath(c.Name) }
	p.Names, p.Roles = tallies(a.Names, mostTallies, nil), tallies(a.Roles, mostTallies, nil)
	p.Outlets, p.Verbs = tallies(a.Outlets, mostTallies, byOutlet), tallies(a.Verbs, mostTallies, nil)
	p.To = tallies(a.Addressed, mostTallies, func(c library.Count) string {
		if c.ID == "" {
			return ""
		}
		return actorPath(c.ID)
	})
	p.fillIssues(r, q.Get("issue"))
	for i, c := range a.Stories {
		if i == mostTallies {
			break
		}
		p.Stories = append(p.Stories, link{Text: words.Plain(c.Name), Href: storyPath(c.ID), Count: c.Count})
	}
	p.fillDays()
	p.InList = addressOf("/", map[string][]string{"actor": {a.ID}})
	p.Feed = addressOf("/search", map[string][]string{"q": {"speaker:" + quoted(a.Name)}})
	said, err := s.lib.Statements(ctx, library.StatementFilter{Actor: a.ID, Issue: q.Get("issue"), Cursor: q.Get("cursor"), Limit: 20})
	if err != nil {
		return err
	}
	for i := range said.Items {
		p.Said = append(p.Said, p.said(&said.Items[i]))
	}
	if said.Next != "" {
		p.Next = with(r, "cursor", said.Next)
	}
	if q.Get("cursor") == "" && q.Get("issue") == "" {
		p.Wordings = s.wordingsOf(ctx, p.Frame, &a)
	}
	return s.show(w, r, http.StatusOK, "actor", p)
}

func (p *actorPage) fillIssues(r *http.Request, issue string) {
	list := p.Actor.Issues
	if p.Lang == "en" {
		list = p.Actor.IssuesEN
	}
	for i, c := range list {
		if c.ID == issue && issue != "" {
			p.Issue = words.Plain(c.Name)
		}
		if i < 12 {
			p.Issues = append(p.Issues, link{Text: words.Plain(c.Name), Href: with(r, "issue", c.ID), Current: c.ID == issue, Count: c.Count})
		}
	}
	if issue != "" {
		p.Issues = append([]link{{Text: p.T("all-issues"), Href: with(r, "issue", "")}}, p.Issues...)
	}
}

// mostDays is how many days a chart shows as days; more become months.
const mostDays = 62

// fillDays draws the statements over time: every day from the first to the last
// one, also those without any.
func (p *actorPage) fillDays() {
	days := p.Actor.Days
	if len(days) == 0 {
		return
	}
	var bars []chart.Bar
	first, err1 := time.Parse(time.DateOnly, days[0].Name)
	last, err2 := time.Parse(time.DateOnly, days[len(days)-1].Name)
	if err1 != nil || err2 != nil {
		return
	}
	count := map[string]int{}
	step, form, say := 1, time.DateOnly, p.words.Day
	if last.Sub(first).Hours()/24 > mostDays {
		form, say = "2006-01", p.words.Month
	}
	for _, d := range days {
		count[d.Name[:min(len(form), len(d.Name))]] += d.Count
	}
	seen := map[string]bool{}
	for t := first; !t.After(last); t = t.AddDate(0, 0, step) {
		key := t.Format(form)
		if seen[key] {
			continue
		}
		seen[key] = true
		bars = append(bars, chart.Bar{Label: say(key), Value: count[key]})
		if count[key] > 0 {
			p.Table = append(p.Table, tally{Text: say(key), Count: count[key]})
		}
	}
	p.From, p.Until = bars[0].Label, bars[len(bars)-1].Label
	p.Chart = chart.Columns(bars, p.T("chart.statements", p.Row.Name, p.From, p.Until))
}

// mostWordingStories is how many stories are looked through for wordings.
const mostWordingStories = 5

// wordingsOf gives what an actor said in several wordings, by story.
func (s *Server) wordingsOf(ctx context.Context, f Frame, a *library.Actor) []wordingsIn {
	var out []wordingsIn
	for i, c := range a.Stories {
		if i == mostWordingStories {
			break
		}
		made, err := s.lib.Synopsis(ctx, c.ID)
		if err != nil {
			continue
		}
		whole, err := s.laid.read(&made)
		if err != nil {
			continue
		}
		mine := *whole
		mine.Wordings = wordingsBy(whole, &made, a.ID)
		if len(mine.Wordings) == 0 {
			continue
		}
		mine.Points, mine.Clashes, mine.Issues = nil, nil, nil
		out = append(out, wordingsIn{
			Story: link{Text: words.Plain(c.Name), Href: storyPath(c.ID) + "/wordings"},
			Page:  render.Lay(&mine, render.Options{Lang: f.Lang, Href: hrefs(&made)}),
		})
	}
	return out
}

// wordingsBy gives the wordings of what an actor of the library said.
func wordingsBy(s *synopsis.Synopsis, made *library.Synopsis, id string) []synopsis.Wording {
	var local []string
	for i, f := range made.Figures {
		if f.Actor == id && i < len(made.Actors) {
			local = append(local, made.Actors[i])
		}
	}
	var out []synopsis.Wording
	for _, w := range s.Wordings {
		if slices.Contains(local, w.Speaker) {
			out = append(out, w)
		}
	}
	return out
}
