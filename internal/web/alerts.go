package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"synopse/internal/account"
	"synopse/internal/library"
	"synopse/internal/query"
	"synopse/internal/words"
)

type alertsPage struct {
	Frame
	Rows []alertRow
}

type alertRow struct {
	library.Alert
	Href, Search, Atom, JSON, Since string
	Hits                            []hitRow
	Next                            string
}

func (s *Server) alerts(w http.ResponseWriter, r *http.Request) error {
	list, err := s.lib.Alerts(r.Context(), visitorOf(r).user.Name)
	if err != nil {
		return err
	}
	p := alertsPage{Frame: s.frame(r, "alerts")}
	p.Title = p.T("alerts")
	for _, a := range list {
		p.Rows = append(p.Rows, p.alertRow(a))
	}
	return s.show(w, r, http.StatusOK, "alerts", p)
}

func (f Frame) alertRow(a library.Alert) alertRow {
	row := alertRow{Alert: a, Href: "/alert/" + a.ID, Search: searchPath(a.Query), Since: f.words.Moment(a.Added.Local().Format(time.RFC3339))}
	if a.Token != "" {
		row.Atom, row.JSON = "/api/v1/feeds/"+a.Token+".atom", "/api/v1/feeds/"+a.Token+".json"
	}
	return row
}

// longestName is how long an alert's name may be, in bytes.
const longestName = 200

// keepAlert saves a search.
func (s *Server) keepAlert(w http.ResponseWriter, r *http.Request) error {
	line := strings.TrimSpace(r.FormValue("q"))
	q, err := query.Parse(line)
	if err != nil || q.Empty() {
		return badRequest("query")
	}
	name := strings.TrimSpace(r.FormValue("name"))
	if name == "" {
		name = line
	}
	if len(name) > longestName {
		name = strings.ToValidUTF8(name[:longestName], "")
	}
	_, id := account.NewSecret()
	token, _ := account.NewSecret()
	a := library.Alert{ID: id[:32], User: visitorOf(r).user.Name, Name: name, Query: line, Token: token, Added: s.o.Now()}
	if err := s.lib.KeepAlert(r.Context(), a); err != nil {
		return err
	}
	http.Redirect(w, r, "/alert/"+a.ID, http.StatusSeeOther)
	return nil
}

// ownAlert gives an alert if it is the visitor's.
func (s *Server) ownAlert(r *http.Request) (library.Alert, error) {
	a, err := s.lib.Alert(r.Context(), r.PathValue("id"))
	if err != nil {
		return a, missing(err, "alert")
	}
	if a.User != visitorOf(r).user.Name {
		return a, notFound("alert") // that there is one is not told either
	}
	return a, nil
}

type alertPage struct {
	Frame
	alertRow
}

func (s *Server) alert(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ownAlert(r)
	if err != nil {
		return err
	}
	p := alertPage{Frame: s.frame(r, "alerts")}
	p.alertRow = p.Frame.alertRow(a)
	p.Title = words.Plain(a.Name)
	hits, err := s.lib.AlertHits(r.Context(), a.ID, r.URL.Query().Get("cursor"), pageSize)
	if err != nil {
		return err
	}
	for i := range hits.Items {
		h := &hits.Items[i]
		p.Hits = append(p.Hits, hitRow{
			Pieces: []piece{{Text: words.Plain(h.Text)}}, Lang: h.In.Language, Href: sentencePath(h.In.Revision, h.Sentence),
			When: p.when(h.In.Published, h.In.Day), Outlet: p.outlet(h.In.Outlet), Number: "s" + strconv.Itoa(h.Sentence),
		})
	}
	if hits.Next != "" {
		p.alertRow.Next = with(r, "cursor", hits.Next)
	}
	return s.show(w, r, http.StatusOK, "alert", p)
}

// tellAlert sets the address on the web that is told of what an alert finds.
func (s *Server) tellAlert(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ownAlert(r)
	if err != nil {
		return err
	}
	if err := a.SendTo(r.FormValue("webhook")); err != nil {
		return badRequest("webhook")
	}
	if a.Webhook != "" && a.Secret == "" {
		a.Secret, _ = account.NewSecret()
	}
	if err := s.lib.KeepAlert(r.Context(), a); err != nil {
		return err
	}
	http.Redirect(w, r, "/alert/"+a.ID, http.StatusSeeOther)
	return nil
}

func (s *Server) removeAlert(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ownAlert(r)
	if err != nil {
		return err
	}
	if err := s.lib.RemoveAlert(r.Context(), a.ID); err != nil {
		return err
	}
	http.Redirect(w, r, "/alerts", http.StatusSeeOther)
	return nil
}
