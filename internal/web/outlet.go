package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"sync"
	"time"

	"synopse/internal/chart"
	"synopse/internal/library"
	"synopse/internal/words"
)

type outletsPage struct {
	Frame
	Rows []outletRow
}

type outletRow struct {
	library.OutletRow
	Name, Href, First, Last string
}

func (s *Server) outlets(w http.ResponseWriter, r *http.Request) error {
	list, err := s.lib.OutletList(r.Context())
	if err != nil {
		return err
	}
	p := outletsPage{Frame: s.frame(r, "outlets")}
	p.Title = p.T("outlets")
	for _, o := range list {
		p.Rows = append(p.Rows, outletRow{o, p.outlet(o.Name), outletPath(o.Name), p.words.Day(o.First), p.words.Day(o.Last)})
	}
	return s.show(w, r, http.StatusOK, "outlets", p)
}

type outletPageData struct {
	Frame
	Outlet   library.Outlet
	Name     string
	Range    string
	Period   library.Period
	Shares   []share
	Agencies []tally
	Speakers []tally
	Verbs    []tally
	Kinds    []tally
	Acts     []tally
	Chart    template.HTML
	From     string
	Until    string
	Table    []tally
	Delay    string
	Search   string
	InList   string
}

// share is a measured part of a whole, with its numbers.
type share struct {
	Text, Hint, Numbers string
	Percent             int
	Chart               template.HTML
}

func (s *Server) outlet(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	period := library.Period{From: q.Get("from"), Until: q.Get("until")}
	for _, day := range []string{period.From, period.Until} {
		if day != "" && !dayForm.MatchString(day) {
			return badRequest("day", words.Plain(day))
		}
	}
	o, err := s.lib.Outlet(r.Context(), r.PathValue("name"), period)
	if err != nil {
		return missing(err, "outlet")
	}
	p := outletPageData{Frame: s.frame(r, "outlets"), Outlet: o, Period: period}
	p.Name = p.outlet(o.Name)
	p.Title, p.Range = p.Name, p.words.Days(o.First, o.Last)
	p.Search = addressOf("/search", map[string][]string{"q": {"outlet:" + quoted(o.Name)}})
	p.InList = addressOf("/", map[string][]string{"outlet": {o.Name}})
	p.fillShares()
	n := 10
	p.Agencies, p.Verbs = tallies(o.Agencies, n, nil), tallies(o.Verbs, n, nil)
	p.Speakers = tallies(o.Speakers, n, func(c library.Count) string {
		if c.ID == "" {
			return ""
		}
		return actorPath(c.ID)
	})
	p.Kinds, p.Acts = p.named(o.Kinds, "kind"), p.named(o.Acts, "act")
	p.fillMonths()
	return s.show(w, r, http.StatusOK, "outlet", p)
}

// named gives counts of values of the JSON form in words.
func (f Frame) named(list []library.Count, family string) []tally {
	list = slices.Clone(list)
	for i := range list {
		list[i].Name = f.words.Word(family, list[i].Name)
	}
	return tallies(list, 10, nil)
}

func (p *outletPageData) fillShares() {
	o := &p.Outlet
	add := func(key string, part, whole int) {
		if whole == 0 {
			return
		}
		p.Shares = append(p.Shares, share{
			Text: p.T("outlet." + key), Hint: p.T("outlet." + key + ".hint"), Percent: percent(float64(part) / float64(whole)),
			Numbers: p.T("of", p.words.Number(part), p.words.Number(whole)), Chart: chart.Share(part, whole),
		})
	}
	add("credited", o.Credited, o.Reports)
	add("copied", o.Copied, o.Reports)
	add("only", o.OnlyIn, o.Points)
	add("first", o.Firsts, o.Compared)
	add("revised", o.Revised, o.Reports)
	add("corrected", o.Corrected, o.Reports)
	if o.Delayed > 0 {
		p.Delay = p.words.Minutes(o.Delay)
	}
}

func (p *outletPageData) fillMonths() {
	months := p.Outlet.Months
	if len(months) == 0 {
		return
	}
	first, err1 := time.Parse("2006-01", months[0].Name)
	last, err2 := time.Parse("2006-01", months[len(months)-1].Name)
	if err1 != nil || err2 != nil {
		return
	}
	count := map[string]int{}
	for _, m := range months {
		count[m.Name] = m.Count
	}
	var bars []chart.Bar
	for t := first; !t.After(last); t = t.AddDate(0, 1, 0) {
		key := t.Format("2006-01")
		bars = append(bars, chart.Bar{Label: p.words.Month(key), Value: count[key]})
		if count[key] > 0 {
			p.Table = append(p.Table, tally{Text: p.words.Month(key), Count: count[key]})
		}
	}
	if len(bars) < 2 {
		return
	}
	p.From, p.Until = bars[0].Label, bars[len(bars)-1].Label
	p.Chart = chart.Columns(bars, p.T("chart.reports", p.Name, p.From, p.Until))
}

// outletCache keeps the names of outlets for a while: they stand in a list on
// every page of stories.
type outletCache struct {
	mu    sync.Mutex
	names []string
	until time.Time
}

const outletsKept = time.Minute

// mostOffered is how many outlets a filter offers.
const mostOffered = 500

func (s *Server) outletNames(ctx context.Context) ([]string, error) {
	c := &s.outletsKnown
	c.mu.Lock()
	defer c.mu.Unlock()
	if s.o.Now().Before(c.until) {
		return c.names, nil
	}
	list, err := s.lib.OutletList(ctx)
	if err != nil {
		return nil, err
	}
	c.names = nil
	for i, o := range list {
		if i < mostOffered && o.Name != "" {
			c.names = append(c.names, words.Plain(o.Name))
		}
	}
	c.until = s.o.Now().Add(outletsKept)
	return c.names, nil
}
