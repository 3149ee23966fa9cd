package web

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"synopse/internal/chart"
	"synopse/internal/library"
	"synopse/internal/render"
	"synopse/internal/words"
	"synopse/synopsis"
)

// tabs of a story, in order; the first is the story's own address.
var tabs = []string{"matrix", "points", "wordings", "timeline"}

type link struct {
	Text, Href string
	Current    bool
	Count      int
}

type storyPage struct {
	Frame
	Story    library.Story
	Path     string             // of its address
	Synopsis *synopsis.Synopsis // nil for a story of one report
	Page     render.Page
	Tab      string
	Tabs     []link
	ByReport bool
	Toggles  []link
	Members  []member
	Exports  []link
	Moments  []moment
	Tracks   []track
	Axis     template.HTML
	Stale    bool
	Left     int // reports that are not compared
}

// member is a report of the story as its card shows it.
type member struct {
	Label, Class, Outlet, Title, Lang, Href, When string
	Credits, Copied                               string
	Percent                                       int
	OnlyIn                                        int
	Link                                          template.URL
}

func (s *Server) story(w http.ResponseWriter, r *http.Request) error {
	tab := r.PathValue("tab")
	if tab == "" {
		tab = tabs[0]
	}
	if !slices.Contains(tabs, tab) {
		return notFound("page")
	}
	ctx := r.Context()
	st, err := s.lib.Story(ctx, r.PathValue("id"))
	if err != nil {
		return missing(err, "story")
	}
	if st.ID != r.PathValue("id") { // it went into another one
		http.Redirect(w, r, storyPath(st.ID), http.StatusMovedPermanently)
		return nil
	}
	p := storyPage{Frame: s.frame(r, "stories"), Story: st, Tab: tab, ByReport: r.URL.Query().Get("by") == "outlets"}
	made, err := s.engine.Synopsis(ctx, st.ID)
	switch {
	case library.CodeOf(err) == library.NotFound:
	case err != nil:
		return err
	default:
		if p.Synopsis, err = s.laid.read(&made); err != nil {
			return err
		}
		p.Stale, p.Left = made.Stale, made.Left
		p.Page = render.Lay(p.Synopsis, render.Options{Lang: p.Lang, ByReport: p.ByReport, Href: hrefs(&made)})
	}
	p.fill(r, &made)
	return s.show(w, r, http.StatusOK, "story", p)
}

func storyPath(id string) string { return "/story/" + url.PathEscape(id) }

// sentencePath is where a sentence stands: an address that stays, as the wording
// never changes.
func sentencePath(revision string, sentence int) string {
	path := "/report/" + url.PathEscape(revision)
	if sentence > 0 {
		path += "#s" + strconv.Itoa(sentence)
	}
	return path
}

// hrefs gives the addresses of the sentences of a synopsis.
func hrefs(made *library.Synopsis) func(report string, sentence int) string {
	revision := revisionsOf(made)
	return func(report string, sentence int) string { return sentencePath(revision[report], sentence) }
}

// revisionsOf gives the wording that was compared, by report.
func revisionsOf(made *library.Synopsis) map[string]string {
	out := map[string]string{}
	for i, id := range made.Reports {
		if i < len(made.Revisions) {
			out[id] = made.Revisions[i]
		}
	}
	return out
}

func (p *storyPage) fill(r *http.Request, made *library.Synopsis) {
	if p.Title = p.Page.Title; p.Synopsis == nil {
		p.Title = words.Plain(p.Story.Title)
		p.Page.Facts = []string{p.words.Days(p.Story.First, p.Story.Last), p.N("report", p.Story.Reports)}
	}
	if p.Title == "" {
		p.Title = p.T("untitled")
	}
	path := storyPath(p.Story.ID)
	p.Path = path
	points := len(p.Page.Common) + len(p.Page.Some)
	for _, o := range p.Page.Only {
		points += len(o.Passages)
	}
	groups := 0
	for _, w := range p.Page.Wordings {
		groups += len(w.Groups)
	}
	counts := map[string]int{"matrix": len(p.Page.Rows), "points": points, "wordings": groups}
	for i, t := range tabs {
		href := path
		if i > 0 {
			href += "/" + t
		}
		p.Tabs = append(p.Tabs, link{Text: p.T("tab." + t), Href: href, Current: t == p.Tab, Count: counts[t]})
	}
	p.Toggles = []link{
		{Text: p.T("by-sides"), Href: with(r, "by", ""), Current: !p.ByReport},
		{Text: p.T("by-outlets"), Href: with(r, "by", "outlets"), Current: p.ByReport},
	}
	if p.Synopsis != nil {
		for _, f := range []string{"review", "statements.csv", "points.csv", "annotations", "graphml", "dna"} {
			query := url.Values{"story": {p.Story.ID}}
			if f == "review" {
				query.Set("lang", p.Lang)
			}
			p.Exports = append(p.Exports, link{Text: p.T("export." + f), Href: "/api/v1/export/" + f + "?" + query.Encode()})
		}
	}
	p.fillMembers(made)
	if p.Tab == "timeline" {
		p.fillTimeline()
	}
}

// fillMembers makes the cards of the reports: labelled as in the synopsis, those
// that are not in it after the others.
func (p *storyPage) fillMembers(made *library.Synopsis) {
	at := map[string]int{}
	var labels []string
	if p.Synopsis != nil {
		labels = render.Labels(p.Synopsis)
		for i := range p.Synopsis.Reports {
			at[p.Synopsis.Reports[i].ID] = i
		}
	}
	for _, m := range p.Story.Members {
		c := member{
			Outlet: p.outlet(m.Outlet), Title: words.Plain(m.Title), Lang: m.Language, When: p.when(m.Published, m.Day),
			Href: sentencePath(m.Revision, 0), OnlyIn: m.OnlyIn, Percent: percent(m.Share), Credits: joined(m.Agencies),
			Link: template.URL(render.SentenceLink(m.Address, "")),
		}
		if c.Title == "" {
			c.Title = p.T("untitled")
		}
		if i, ok := at[m.Report]; ok {
			c.Label, c.Class = labels[i], render.Class(i)
			c.Href = sentencePath(made.Revisions[i], 0)
		}
		switch from, ok := at[m.Copied]; {
		case m.Share == 0:
		case ok && m.Copied != "":
			c.Copied = p.T("share.from", strconv.Itoa(c.Percent), labels[from])
		case m.Agency != "":
			c.Copied = p.T("share.from", strconv.Itoa(c.Percent), words.Plain(m.Agency))
		}
		p.Members = append(p.Members, c)
	}
}

func percent(share float64) int { return int(share*100 + 0.5) }

func joined(list []string) string {
	out := ""
	for i, s := range list {
		if i > 0 {
			out += ", "
		}
		out += words.Plain(s)
	}
	return out
}

// outlet gives an outlet's name to be shown.
func (f Frame) outlet(name string) string {
	if name = words.Plain(name); name == "" {
		return f.T("unknown-outlet")
	}
	return name
}

// when writes a time of publication, else the day.
func (f Frame) when(published, day string) string {
	if published != "" {
		return f.words.Moment(published)
	}
	return f.words.Day(day)
}

// published reads a time of publication; a day alone is from its begin until its
// end.
func published(iso string) (at, until time.Time, ok bool) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(form, iso); err == nil {
			return t, t, true
		}
	}
	t, err := time.Parse(time.DateOnly, iso)
	return t, t.AddDate(0, 0, 1), err == nil
}

type track struct {
	Label, Class, Outlet string
	Chart                template.HTML
}

// moment is one report in the course of a story, and what it was the first to
// tell.
type moment struct {
	Member  member
	When    string
	First   []render.Passage
	More    int
	Clashes int
}

// mostFirsts is how many of the points a report told first are shown.
const mostFirsts = 4

func (p *storyPage) fillTimeline() {
	var lanes []chart.Lane
	lane := map[string]int{}
	firsts := p.firsts()
	for _, m := range p.Story.Members {
		c := p.Members[len(p.Moments)]
		p.Moments = append(p.Moments, moment{Member: c, When: c.When})
		f := firsts[m.Report]
		last := &p.Moments[len(p.Moments)-1]
		last.First, last.More = f[:min(len(f), mostFirsts)], max(len(f)-mostFirsts, 0)
		t, until, ok := published(m.Published)
		if !ok {
			continue
		}
		i, known := lane[c.Outlet]
		if !known {
			i = len(lanes)
			lane[c.Outlet] = i
			lanes = append(lanes, chart.Lane{Label: c.Outlet, Class: c.Class})
			p.Tracks = append(p.Tracks, track{Label: c.Label, Class: c.Class, Outlet: c.Outlet})
		}
		lanes[i].Marks = append(lanes[i].Marks, chart.Mark{At: t, Until: until, Label: c.When + ": " + c.Title})
	}
	span, ok := chart.Around(lanes)
	if !ok || len(lanes) < 2 {
		p.Tracks = nil
		return
	}
	for i := range lanes {
		label := lanes[i].Label + ": "
		for k, m := range lanes[i].Marks {
			if k > 0 {
				label += "; "
			}
			label += m.Label
		}
		p.Tracks[i].Chart = chart.Track(span, lanes[i], label)
	}
	p.Axis = chart.Axis(span, func(t time.Time, clock bool) string {
		if clock && (t.Hour() != 0 || t.Minute() != 0) { // a day begins with its name
			return p.words.Clock(t)
		}
		return p.words.ShortDay(t)
	})
}

// firsts gives, by report, the points that it was the first to tell.
func (p *storyPage) firsts() map[string][]render.Passage {
	out := map[string][]render.Passage{}
	if p.Synopsis == nil {
		return out
	}
	order := map[string]int{} // members are by date
	for i, m := range p.Story.Members {
		order[m.Report] = i
	}
	add := func(passages []render.Passage) {
		best := -1
		for i, x := range passages {
			if best < 0 || order[x.Ref.Report] < order[passages[best].Ref.Report] {
				best = i
			}
		}
		if best >= 0 {
			x := passages[best]
			out[x.Ref.Report] = append(out[x.Ref.Report], x)
		}
	}
	for _, list := range [][]render.Point{p.Page.Common, p.Page.Some} {
		for _, x := range list {
			add(x.Passages)
		}
	}
	for _, o := range p.Page.Only {
		for _, x := range o.Passages {
			add([]render.Passage{x})
		}
	}
	return out
}
