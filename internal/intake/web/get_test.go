package web

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

const page = "<!DOCTYPE html><title>Fischerei</title><p>Die Minister trafen sich in Hamburg.</p>"

func TestGet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var agents []string
		n := answers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			agents = append(agents, r.UserAgent())
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			if r.Header.Get("If-None-Match") == `"a"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"a"`)
			w.Header().Set("Last-Modified", "Tue, 14 May 2019 10:00:00 GMT")
			w.Header().Set("Cache-Control", "public, max-age=600")
			w.Header().Set("Content-Type", "text/html; charset=UTF-8")
			fmt.Fprint(w, page)
		}))
		c := n.client(t, Options{Version: "1.0", Contact: "desk@press.example"})
		began := time.Now()
		r, err := c.Get(t.Context(), "HTTP://Press.Example:80/a#top", Conditions{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Address != "http://press.example/a" || string(r.Body) != page || r.MediaType != "text/html" || r.Charset != "utf-8" {
			t.Errorf("got %q, %q, %q, %q", r.Address, r.Body, r.MediaType, r.Charset)
		}
		if r.ETag != `"a"` || r.LastModified != "Tue, 14 May 2019 10:00:00 GMT" || r.Fresh != 10*time.Minute {
			t.Errorf("got %q, %q, %v", r.ETag, r.LastModified, r.Fresh)
		}
		r, err = c.Get(t.Context(), "http://press.example/a", Conditions{ETag: r.ETag})
		if err != nil || !r.NotModified || r.Status != 304 || len(r.Body) > 0 {
			t.Errorf("the second visit gave %+v, %v", r, err)
		}
		if d := time.Since(began); d != defaultPause {
			t.Errorf("two pages took %v, want one pause of %v", d, defaultPause)
		}
		for _, a := range agents {
			if a != "Synopse/1.0 (+desk@press.example)" {
				t.Errorf("User-Agent is %q", a)
			}
		}
		if len(agents) != 3 {
			t.Errorf("%d requests, want robots.txt once and the page twice", len(agents))
		}
	})
}
