package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/report"
)

// The address of a sentence stays good when the report is changed later: it
// shows the wording it was, and leads to the new one.
func TestOldWordings(t *testing.T) {
	d := openDesk(t)
	text := "Brücke gesperrt\n\nDie Brücke ist gesperrt. 12 Arbeiter sind dort."
	rep := report.Report{URL: "https://www.flussbote.example/bruecke", Outlet: "Flussbote", Title: "Brücke gesperrt", Language: "de", Published: "2026-11-28T10:00:00+01:00", Text: text,
		Blocks: []report.Block{{Kind: report.Headline, Start: 0, End: 15}, {Kind: report.Body, Start: 17, End: len([]rune(text))}}}
	later := rep
	later.Text = strings.Replace(text, "12 Arbeiter", "15 Arbeiter", 1)
	seen := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	kept, err := d.lib.Keep(t.Context(), library.Batch{Items: []library.Item{{Report: rep, Seen: seen}, {Report: later, Seen: seen.Add(time.Hour)}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.engine.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := New(d.lib, d.engine, Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	get := func(id string) string {
		answer, err := http.Get(server.URL + "/report/" + id + "?lang=de")
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d, %v", id, answer.StatusCode, err)
		}
		return string(body)
	}
	first, second := get(kept[0].ID), get(kept[1].ID)
	for page, want := range map[string][]string{
		first:               {`id="s3"`, "12 Arbeiter", "frühere Fassung", `href="/report/` + kept[1].ID + `"`},
		second:              {`id="s3"`, "15 Arbeiter"},
		get(kept[0].Report): {"15 Arbeiter"},
	} {
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("no %q in\n%s", w, page)
			}
		}
	}
	if strings.Contains(second, "frühere Fassung") {
		t.Error("the newest wording says it is an earlier one")
	}
}
