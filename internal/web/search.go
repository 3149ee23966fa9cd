package web

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"html/template"
	"net/http"
	"strconv"
	"strings"

	"synopse/internal/library"
	"synopse/internal/query"
	"synopse/internal/sheet"
	"synopse/internal/words"
)

type searchPage struct {
	Frame
	Stories  []foundStory
	Facets   []facet
	Counted  string
	All      bool
	Ordered  string // how far hits are ordered by how well they fit; "" for all
	Tallied  string // how far the facets count; "" for all hits
	None     bool
	Next     string
	Sorts    []link
	Problem  string // what is wrong with the query
	Before   string // the query up to the fault,
	Wrong    string // the fault,
	After    string // and the rest
	At       int    // place of the fault, from 1
	CSV      string
	Examples []link
}

type foundStory struct {
	Title, Href string
	Reports     string // how many
	Hits        []hitRow
}

type hitRow struct {
	Pieces                           []piece
	Lang, Href, When, Outlet, Number string
	Who                              []link
	Kind, Act                        string
}

type facet struct {
	Name        string
	Shown, More template.HTML // values
	Rest        int           // how many of them are under More
}

type facetValue struct {
	link
	Remove bool // it is asked for already
}

// counted is how many hits the facets count at most.
const counted = 500

// shownValues is how many values of a facet are shown at once.
const shownValues = 6

func (s *Server) search(w http.ResponseWriter, r *http.Request) error {
	p := searchPage{Frame: s.frame(r, "search")}
	p.Query = strings.TrimSpace(r.URL.Query().Get("q"))
	p.Title = p.T("search")
	if p.Query == "" {
		for _, key := range []string{"1", "2", "3", "4"} {
			line := p.T("example." + key)
			p.Examples = append(p.Examples, link{Text: line, Href: searchPath(line)})
		}
		return s.show(w, r, http.StatusOK, "search", p)
	}
	p.Title = p.Query + " – " + p.T("search")
	q, err := query.Parse(p.Query)
	var wrong *query.Error
	switch {
	case errors.As(err, &wrong):
		p.fault(wrong)
		return s.show(w, r, http.StatusBadRequest, "search", p)
	case err != nil:
		return err
	}
	sort := library.Newest
	if r.URL.Query().Get("sort") == string(library.Best) {
		sort = library.Best
	}
	for _, o := range []library.SearchSort{library.Newest, library.Best} {
		p.Sorts = append(p.Sorts, link{Text: p.T("order." + string(o)), Href: with(r, "sort", string(o)), Current: o == sort})
	}
	cursor := r.URL.Query().Get("cursor")
	ask := library.Searched{Query: q, Sort: sort, Labels: p.Lang, Cursor: cursor, Limit: pageSize}
	if cursor == "" {
		ask.Facets = counted
	}
	found, err := s.lib.Find(r.Context(), ask)
	if err != nil {
		return err
	}
	p.fill(r, &q, &found)
	p.bounds(sort, &found)
	return s.show(w, r, http.StatusOK, "search", p)
}

func searchPath(line string) string {
	return addressOf("/search", map[string][]string{"q": {line}})
}

// fault shows where a query is wrong.
func (p *searchPage) fault(e *query.Error) {
	p.Problem, p.At = e.EN, e.At+1
	if p.Lang == "de" {
		p.Problem = e.DE
	}
	line := []rune(p.Query)
	from := min(max(e.At, 0), len(line))
	to := min(max(e.End, from), len(line))
	p.Before, p.Wrong, p.After = string(line[:from]), string(line[from:to]), string(line[to:])
}

func (p *searchPage) fill(r *http.Request, q *query.Query, found *library.Found) {
	for i := range found.Stories {
		x := &found.Stories[i]
		st := foundStory{Title: words.Plain(x.Title)}
		if x.ID != "" {
			st.Href, st.Reports = storyPath(x.ID), p.N("report", x.Reports)
			st.Title = cmp.Or(st.Title, p.T("untitled"))
		} else {
			st.Title = cmp.Or(st.Title, p.T("not-grouped"))
		}
		for k := range x.Hits {
			st.Hits = append(st.Hits, p.hit(&x.Hits[k]))
		}
		p.Stories = append(p.Stories, st)
	}
	p.None = len(p.Stories) == 0
	p.Counted, p.All = p.words.Number(found.Counted), found.All
	if found.Next != "" {
		p.Next = with(r, "cursor", found.Next)
	}
	for _, f := range found.Facets {
		if shown := p.facet(q, &f); shown.Shown != "" {
			p.Facets = append(p.Facets, shown)
		}
	}
	p.CSV = addressOf("/search.csv", map[string][]string{"q": {p.Query}})
}

// bounds says how far was looked where that is not to the end.
func (p *searchPage) bounds(sort library.SearchSort, found *library.Found) {
	best := sort == library.Best
	if best && !found.All {
		p.Ordered = p.T("ordered-best", p.words.Number(found.Counted))
	}
	switch {
	case len(found.Facets) == 0, found.All && found.Counted <= counted:
	case best:
		p.Tallied = p.T("tallied-best", p.words.Number(counted))
	default:
		p.Tallied = p.T("tallied", p.words.Number(counted))
	}
}

func (p *searchPage) hit(h *library.Hit) hitRow {
	row := hitRow{
		Pieces: pieces(h.Text, h.Start, h.Marks), Lang: h.In.Language, Href: sentencePath(h.In.Revision, h.Sentence),
		When: p.when(h.In.Published, h.In.Day), Outlet: p.outlet(h.In.Outlet), Number: "s" + strconv.Itoa(h.Sentence),
	}
	if len(h.Statements) > 0 {
		x := p.said(&h.Statements[0])
		row.Who, row.Kind, row.Act = x.Who, x.Kind, x.Act
	}
	return row
}

// facet offers to narrow the search down to each value, or to take one back.
func (p *searchPage) facet(q *query.Query, f *library.Facet) facet {
	var shown, more []facetValue
	for _, v := range f.Values {
		line, remove := narrowed(q, f.Field, v.Name)
		x := facetValue{link{Text: p.facetText(f.Field, v.Name), Href: searchPath(line), Count: v.Count}, remove}
		if len(shown) < shownValues || f.Field == library.Month {
			shown = append(shown, x)
		} else {
			more = append(more, x)
		}
	}
	return facet{Name: p.words.Word("facet", string(f.Field)), Shown: values(shown, p.T("take-away")), More: values(more, ""), Rest: len(more)}
}

func (p *searchPage) facetText(field query.Field, value string) string {
	switch field {
	case query.Kind:
		return p.words.Word("kind", value)
	case query.Act:
		return p.words.Word("act", value)
	case query.Lang:
		return p.words.Word("language", value)
	case library.Month:
		return p.words.Month(value)
	}
	return words.Plain(value)
}

// narrowed gives the line that asks for a value as well, or, if it is asked for,
// the line without it.
func narrowed(q *query.Query, field query.Field, value string) (line string, remove bool) {
	add := string(field) + ":" + quoted(value)
	if field == library.Month {
		add = "from:" + value + " until:" + value
	}
	runes := []rune(q.Line)
	for i, c := range q.Clauses {
		if c.Field != field || c.Not || !strings.EqualFold(c.Value, value) {
			continue
		}
		end := len(runes)
		if i+1 < len(q.Clauses) {
			end = q.Clauses[i+1].At
		}
		return strings.TrimSpace(string(runes[:c.At]) + string(runes[end:])), true
	}
	return strings.TrimSpace(q.Line + " " + add), false
}

// mostInTable is how many sentences a table of hits has at most.
const mostInTable = 10_000

// searchCSV gives the hits as a table.
func (s *Server) searchCSV(w http.ResponseWriter, r *http.Request) error {
	q, err := query.Parse(strings.TrimSpace(r.URL.Query().Get("q")))
	if err != nil || q.Empty() {
		return badRequest("query")
	}
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	row := func(fields ...string) {
		for i := range fields {
			fields[i] = sheet.Harmless(fields[i])
		}
		_ = out.Write(fields) // a Buffer never fails
	}
	row("story", "outlet", "published", "title", "url", "sentence", "text", "start", "end", "report", "revision")
	cursor, n := "", 0
	for n < mostInTable {
		found, err := s.lib.Find(r.Context(), library.Searched{Query: q, Cursor: cursor, Limit: 1000})
		if err != nil {
			return err
		}
		for _, st := range found.Stories {
			for _, h := range st.Hits {
				n++
				row(st.ID, h.In.Outlet, h.In.Published, h.In.Title, h.In.Address, strconv.Itoa(h.Sentence), words.Plain(h.Text),
					strconv.Itoa(h.Start), strconv.Itoa(h.End), h.In.Report, h.In.Revision)
			}
		}
		if cursor = found.Next; cursor == "" {
			break
		}
	}
	out.Flush()
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="synopse-search.csv"`)
	return send(w, r, http.StatusOK, b.Bytes())
}
