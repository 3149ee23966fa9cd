package api

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/library"
	"synopse/internal/query"
)

// Alert is a saved search.
type Alert struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Query   string    `json:"query"`
	Webhook string    `json:"webhook" doc:"address that is told of each hit"`
	Secret  string    `json:"secret" doc:"what deliveries are signed with"`
	Atom    string    `json:"atom" doc:"address of its feed; whoever knows it can read it"`
	Feed    string    `json:"json_feed"`
	Added   time.Time `json:"added"`
	Paused  string    `json:"paused" doc:"why the webhook is not told any more"`
	Problem string    `json:"problem" doc:"why the last delivery failed"`
}

// AlertChange is what is set when an alert is made or changed.
type AlertChange struct {
	Name    string `json:"name" minLength:"1" maxLength:"200"`
	Query   string `json:"query" minLength:"1" maxLength:"2000"`
	Webhook string `json:"webhook,omitempty" maxLength:"2000" doc:"https (or http) address; empty for none"`
}

// AlertHit is a sentence that an alert found.
type AlertHit struct {
	Number   int64     `json:"number"`
	Found    time.Time `json:"found"`
	In       ReportRef `json:"in"`
	Sentence int       `json:"sentence"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Text     string    `json:"text"`
}

func alertHit(h *library.AlertHit) AlertHit {
	return AlertHit{h.Number, h.Found.UTC(), reportRef(&h.In), h.Sentence, h.Start, h.End, h.Text}
}

func (s *server) alert(a *library.Alert) Alert {
	out := Alert{ID: a.ID, Name: a.Name, Query: a.Query, Webhook: a.Webhook, Secret: a.Secret, Added: a.Added.UTC(), Paused: a.Paused, Problem: a.Problem}
	if a.Token != "" {
		out.Atom, out.Feed = s.Base+feedPath(a.Token, "atom"), s.Base+feedPath(a.Token, "json")
	}
	return out
}

func (s *server) alerts(a huma.API) {
	get(a, "/alerts", "list-alerts", "Your saved searches", "alerts", func(ctx context.Context, _ *struct{}) (*body[Page[Alert]], error) {
		all, err := s.Library.Alerts(ctx, s.Who(ctx).Name)
		return answer(Page[Alert]{Items: converted(all, s.alert)}, err)
	})
	type newInput struct{ Body AlertChange }
	huma.Register(a, huma.Operation{OperationID: "add-alert", Method: http.MethodPost, Path: Prefix + "/alerts", Summary: "Save a search as an alert",
		Tags: []string{"alerts"}, DefaultStatus: http.StatusCreated, Errors: []int{http.StatusBadRequest}}, func(ctx context.Context, in *newInput) (*body[Alert], error) {
		al := library.Alert{ID: rand.Text(), User: s.Who(ctx).Name, Token: rand.Text(), Secret: rand.Text(), Added: time.Now()}
		return s.keepAlert(ctx, al, in.Body)
	})
	get(a, "/alerts/{id}", "get-alert", "A saved search", "alerts", func(ctx context.Context, in *PathID) (*body[Alert], error) {
		al, err := s.own(ctx, in.ID)
		return answer(s.alert(&al), err)
	})
	type changeInput struct {
		PathID
		Body AlertChange
	}
	huma.Register(a, huma.Operation{OperationID: "change-alert", Method: http.MethodPut, Path: Prefix + "/alerts/{id}", Summary: "Change a saved search",
		Tags: []string{"alerts"}, Errors: []int{http.StatusBadRequest, http.StatusNotFound}}, func(ctx context.Context, in *changeInput) (*body[Alert], error) {
		al, err := s.own(ctx, in.ID)
		if err != nil {
			return nil, problem(err)
		}
		return s.keepAlert(ctx, al, in.Body)
	})
	huma.Register(a, huma.Operation{OperationID: "remove-alert", Method: http.MethodDelete, Path: Prefix + "/alerts/{id}", Summary: "Remove a saved search and what it found",
		Tags: []string{"alerts"}, Errors: []int{http.StatusNotFound}}, func(ctx context.Context, in *PathID) (*struct{}, error) {
		al, err := s.own(ctx, in.ID)
		if err == nil {
			err = s.Library.RemoveAlert(ctx, al.ID)
		}
		if err != nil {
			return nil, problem(err)
		}
		return nil, nil
	})
	type hitsInput struct {
		PathID
		Paging
	}
	get(a, "/alerts/{id}/hits", "list-alert-hits", "What a saved search found since it was saved, the latest first", "alerts", func(ctx context.Context, in *hitsInput) (*body[Page[AlertHit]], error) {
		al, err := s.own(ctx, in.ID)
		if err != nil {
			return nil, problem(err)
		}
		p, err := s.Library.AlertHits(ctx, al.ID, in.Cursor, in.Limit)
		return answer(page(p, alertHit), err)
	})
}

// own gives an alert if it belongs to who asks; another's is not there.
func (s *server) own(ctx context.Context, id string) (library.Alert, error) {
	al, err := s.Library.Alert(ctx, id)
	if err == nil && al.User != s.Who(ctx).Name {
		return library.Alert{}, missing("there is no alert " + id)
	}
	return al, err
}

func (s *server) keepAlert(ctx context.Context, al library.Alert, c AlertChange) (*body[Alert], error) {
	if _, err := query.Parse(c.Query); err != nil {
		return nil, problem(err)
	}
	if err := al.SendTo(c.Webhook); err != nil {
		return nil, huma.Error400BadRequest(err.Error())
	}
	al.Name, al.Query = c.Name, c.Query
	return answer(s.alert(&al), s.Library.KeepAlert(ctx, al))
}
