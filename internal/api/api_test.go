package api

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"synopse/internal/engine"
	"synopse/internal/library"
	"synopse/report"
)

// shelf answers with a few things and counts nothing: what is asked of it is
// kept in asked.
type shelf struct {
	Library
	engine.Engine
	asked  any
	alerts []library.Alert
	fail   error
}

func (s *shelf) StoryList(_ context.Context, f library.StoryFilter) (library.Page[library.StoryRow], error) {
	s.asked = f
	return library.Page[library.StoryRow]{Items: []library.StoryRow{{ID: "s-1", Title: "Damm bricht"}}, Next: "more"}, s.fail
}

func (s *shelf) Story(_ context.Context, id string) (library.Story, error) {
	if id != "s-1" {
		return library.Story{}, &library.Error{Code: library.NotFound, What: "there is no story " + id}
	}
	return library.Story{StoryRow: library.StoryRow{ID: id}, Members: []library.StoryReport{{ReportRef: library.ReportRef{Report: "r"}}}}, nil
}

func (s *shelf) Synopsis(_ context.Context, id string) (library.Synopsis, error) {
	return library.Synopsis{}, &library.Error{Code: library.NotFound, What: "no synopsis"}
}

func (s *shelf) Newest(_ context.Context, ids []string) ([]library.Revision, error) {
	if ids[0] != "r" {
		return nil, nil
	}
	text := "Anna Kramer sagte, der Damm sei sicher."
	return []library.Revision{{ID: "v", Of: "r", Number: 1, Report: report.Report{Title: "Damm", Language: "de", Text: text,
		Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}}}}, nil
}

func (s *shelf) StoryOf(context.Context, string) (string, error) { return "s-1", nil }

func (s *shelf) Find(_ context.Context, q library.Searched) (library.Found, error) {
	s.asked = q
	return library.Found{All: true}, nil
}

func (s *shelf) Decide(_ context.Context, d library.Decision) error {
	s.asked = d
	return nil
}

func (s *shelf) KeepAlert(_ context.Context, a library.Alert) error {
	s.alerts = append(s.alerts, a)
	return nil
}

func (s *shelf) Alerts(_ context.Context, user string) (out []library.Alert, err error) {
	for _, a := range s.alerts {
		if a.User == user {
			out = append(out, a)
		}
	}
	return out, nil
}

func (s *shelf) Alert(_ context.Context, id string) (library.Alert, error) {
	for _, a := range s.alerts {
		if a.ID == id {
			return a, nil
		}
	}
	return library.Alert{}, &library.Error{Code: library.NotFound, What: "there is no alert " + id}
}

func (s *shelf) AlertByToken(_ context.Context, token string) (library.Alert, error) {
	for _, a := range s.alerts {
		if a.Token == token {
			return a, nil
		}
	}
	return library.Alert{}, &library.Error{Code: library.NotFound, What: "there is no alert"}
}

func (s *shelf) AlertHits(context.Context, string, string, int) (library.Page[library.AlertHit], error) {
	return library.Page[library.AlertHit]{Items: []library.AlertHit{{Number: 7, Sentence: 3, Text: "Der Damm ist <sicher>.", Found: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC),
		In: library.ReportRef{Revision: "v", Outlet: "Flussbote", Title: "Damm", Address: "https://flussbote.example/a"}}}}, nil
}

type who struct{}

func serve(s *shelf) http.Handler {
	return New(Config{Library: s, Engine: s, Version: "test", Base: "https://desk.example", Who: func(ctx context.Context) Identity {
		id, _ := ctx.Value(who{}).(Identity)
		return id
	}})
}

func ask(t *testing.T, h http.Handler, method, path, body string, as Identity, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body)).WithContext(context.WithValue(t.Context(), who{}, as))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var reader, editor = Identity{"rita", library.Reader}, Identity{"edda", library.Editor}

func TestStoriesPassTheirFiltersOn(t *testing.T) {
	s := &shelf{}
	w := ask(t, serve(s), "GET", "/api/v1/stories?outlet=Bote&reports=2&from=2026-03-01&sort=clashes&limit=7&cursor=abc", "", reader)
	f, _ := s.asked.(library.StoryFilter)
	if w.Code != 200 || f.Outlet != "Bote" || f.Least != 2 || f.From != "2026-03-01" || f.Sort != library.ByClashes || f.Limit != 7 || f.Cursor != "abc" || f.OnlyFresh {
		t.Errorf("%d %s: asked %+v", w.Code, w.Body, f)
	}
	var p Page[Story]
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || len(p.Items) != 1 || p.Next != "more" || strings.Contains(w.Body.String(), "null") {
		t.Errorf("%v: %s", err, w.Body)
	}
}

func TestProblems(t *testing.T) {
	h := serve(&shelf{})
	for _, c := range []struct {
		path   string
		status int
		says   string
	}{
		{"/api/v1/stories?from=yesterday", 422, "from"},
		{"/api/v1/stories?colour=red", 422, "colour"},
		{"/api/v1/stories/none", 404, "there is no story none"},
		{"/api/v1/reports/none", 404, "there is no report none"},
		{"/api/v1/search?q=speaker:", 400, ""},
		{"/api/v1/nothing", 404, "lists what there is"},
		{"/api/v1/export/pdf?story=s-1", 404, "statements.csv"},
		{"/api/v1/feeds/none.atom", 404, ""},
	} {
		w := ask(t, h, "GET", c.path, "", reader)
		var p struct {
			Status int
			Title  string
		}
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != c.status || p.Status != c.status || p.Title == "" ||
			w.Header().Get("Content-Type") != "application/problem+json" || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s: %d %s %s", c.path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
	broken := serve(&shelf{fail: &library.Error{Library: "/home/rita/secret.synopse", Code: library.Damaged, What: "page 7 is broken"}})
	if w := ask(t, broken, "GET", "/api/v1/stories", "", reader); w.Code != 500 || strings.Contains(w.Body.String(), "secret") || strings.Contains(w.Body.String(), "page 7") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestETag(t *testing.T) {
	h := serve(&shelf{})
	first := ask(t, h, "GET", "/api/v1/stories", "", reader)
	tag := first.Header().Get("ETag")
	if tag == "" {
		t.Fatal("no ETag")
	}
	if w := ask(t, h, "GET", "/api/v1/stories", "", reader, "If-None-Match", `"x", W/`+tag); w.Code != 304 || w.Body.Len() != 0 {
		t.Errorf("%d with %d bytes", w.Code, w.Body.Len())
	}
	if w := ask(t, h, "GET", "/api/v1/stories", "", reader, "If-None-Match", `"x"`); w.Code != 200 || !bytes.Equal(w.Body.Bytes(), first.Body.Bytes()) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestStoryOfOneReportIsReadHere(t *testing.T) {
	w := ask(t, serve(&shelf{}), "GET", "/api/v1/stories/s-1", "", reader)
	var s struct {
		Synopse    string
		Story      struct{ ID string }
		Reports    []struct{ ID string }
		Statements []struct{ Report string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &s); err != nil || s.Synopse != "1" || s.Story.ID != "s-1" || s.Reports[0].ID != "r" || len(s.Statements) != 1 || s.Statements[0].Report != "r" {
		t.Errorf("%v: %s", err, w.Body)
	}
	if w := ask(t, serve(&shelf{}), "GET", "/api/v1/export/statements.csv?story=s-1", "", reader); w.Code != 200 || !strings.Contains(w.Body.String(), "der Damm sei sicher") ||
		w.Header().Get("Content-Disposition") != `attachment; filename="synopse.csv"` {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestPressReview(t *testing.T) {
	w := ask(t, serve(&shelf{}), "GET", "/api/v1/export/review?story=s-1&lang=de", "", reader)
	if w.Code != 200 || !strings.Contains(w.Body.String(), "<h1>Pressespiegel</h1>") || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("%d %.200s", w.Code, w.Body)
	}
}

func TestSearch(t *testing.T) {
	s := &shelf{}
	w := ask(t, serve(s), "GET", "/api/v1/search?q=damm+outlet:Bote&sort=best&facets=100", "", reader)
	q, _ := s.asked.(library.Searched)
	if w.Code != 200 || len(q.Query.Clauses) != 2 || q.Sort != library.Best || q.Facets != 100 {
		t.Errorf("%d %s: %+v", w.Code, w.Body, q)
	}
}

func TestOnlyEditorsDecide(t *testing.T) {
	s := &shelf{}
	h := serve(s)
	if w := ask(t, h, "POST", "/api/v1/decisions", `{"together":true,"a":"x","b":"y"}`, reader); w.Code != 403 || s.asked != nil {
		t.Errorf("a reader: %d %s", w.Code, w.Body)
	}
	if w := ask(t, h, "POST", "/api/v1/decisions", `{"together":true,"a":"x","b":"x"}`, editor); w.Code != 422 {
		t.Errorf("one report: %d %s", w.Code, w.Body)
	}
	w := ask(t, h, "POST", "/api/v1/decisions", `{"together":true,"a":"x","b":"y"}`, editor)
	if d, ok := s.asked.(library.Decision); w.Code != 201 || !ok || d.By != "edda" || !d.Together || d.A != "x" || d.B != "y" {
		t.Errorf("an editor: %d %s, %+v", w.Code, w.Body, s.asked)
	}
}

func TestAlerts(t *testing.T) {
	s := &shelf{}
	h := serve(s)
	for body, says := range map[string]string{
		`{"name":"x","query":"wer:"}`:                                   "400",
		`{"name":"x","query":"damm","webhook":"file:///etc/passwd"}`:    "400",
		`{"name":"","query":"damm"}`:                                    "422",
		`{"name":"x","query":"damm","webhook":"javascript:alert(1)//"}`: "400",
	} {
		if w := ask(t, h, "POST", "/api/v1/alerts", body, reader); fmt.Sprint(w.Code) != says {
			t.Errorf("%s: %d %s", body, w.Code, w.Body)
		}
	}
	w := ask(t, h, "POST", "/api/v1/alerts", `{"name":"Damm","query":"damm -schleuse","webhook":"https://hook.example/"}`, reader)
	var a Alert
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != 201 || a.Secret == "" || !strings.HasPrefix(a.Atom, "https://desk.example/api/v1/feeds/") {
		t.Fatalf("%v: %d %s", err, w.Code, w.Body)
	}
	if w := ask(t, h, "GET", "/api/v1/alerts/"+a.ID, "", editor); w.Code != 404 {
		t.Errorf("another user's alert: %d", w.Code)
	}
	if w := ask(t, h, "GET", "/api/v1/alerts/"+a.ID+"/hits", "", reader); w.Code != 200 || !strings.Contains(w.Body.String(), `"number":7`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	feed := ask(t, h, "GET", strings.TrimPrefix(a.Atom, "https://desk.example"), "", Identity{})
	var f struct {
		Entries []struct {
			ID    string `xml:"id"`
			Links []struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(feed.Body.Bytes(), &f); err != nil || len(f.Entries) != 1 || f.Entries[0].Links[0].Href != "https://desk.example/report/v#s3" || f.Entries[0].Content != "Der Damm ist <sicher>." {
		t.Errorf("%v: %s", err, feed.Body)
	}
}

func TestDescription(t *testing.T) {
	h := serve(&shelf{})
	w := ask(t, h, "GET", "/api/v1/openapi.json", "", reader)
	var d struct {
		OpenAPI string
		Paths   map[string]map[string]struct{ OperationID string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil || !strings.HasPrefix(d.OpenAPI, "3.1") || d.Paths["/api/v1/stories/{id}"]["get"].OperationID != "get-story" {
		t.Fatalf("%v: %.300s", err, w.Body)
	}
	page := ask(t, h, "GET", "/api/v1/", "", reader).Body.String()
	for path, ops := range d.Paths {
		for _, op := range ops {
			if !strings.Contains(page, `id="`+op.OperationID+`"`) {
				t.Errorf("the page does not name %s %s", op.OperationID, path)
			}
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "style=") {
		t.Error("the page needs what its policy forbids")
	}
}
