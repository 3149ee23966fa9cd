package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"
)

func TestSend(t *testing.T) {
	var seen atomic.Value
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		switch r.URL.Path {
		case "/ok":
			seen.Store(r.Method + " " + r.Header.Get("Signature") + " " + r.Header.Get("User-Agent") + " " + string(body))
			w.WriteHeader(http.StatusAccepted)
		case "/busy":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/on":
			http.Redirect(w, r, "/ok", http.StatusTemporaryRedirect)
		default:
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	defer s.Close()
	c := New(Options{AllowPrivate: []string{"127.0.0.1"}, Pause: -1, Version: "1"})
	defer c.Close()
	if err := c.Send(t.Context(), s.URL+"/ok", http.Header{"Signature": {"x"}}, []byte("hits")); err != nil || seen.Load() != "POST x Synopse/1 hits" {
		t.Errorf("%v: %v", err, seen.Load())
	}
	for path, want := range map[string]Kind{"/busy": Limited, "/gone": Gone, "/on": Redirects, "/broken": BadAnswer} {
		err := c.Send(t.Context(), s.URL+path, nil, []byte("hits"))
		if KindOf(err) != want {
			t.Errorf("%s: %v", path, err)
		}
		readable(t, err)
		if e, ok := err.(*Error); ok && want == Limited && time.Until(e.Until) < time.Minute {
			t.Errorf("the wait that was asked for is lost: %s", e.Until)
		}
	}
}

func TestSendIsGuarded(t *testing.T) {
	c := New(Options{})
	defer c.Close()
	for address, want := range map[string]Kind{
		"http://127.0.0.1/": Private, "http://[::1]/": Private, "http://169.254.169.254/latest": Private,
		"http://127.0.0.1:22/": Port, "file:///etc/passwd": Scheme, "https://rita:secret@hook.example/": Credentials, "": BadAddress,
	} {
		err := c.Send(t.Context(), address, nil, nil)
		if KindOf(err) != want {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
}
