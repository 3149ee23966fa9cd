package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"synopse/internal/library"
)

// fault is an answer that is no page: what happened and what to do, as keys of
// phrases.
type fault struct {
	status int
	what   string // key of the phrase
	args   []any
	err    error // for the log
}

func (f *fault) Error() string {
	if f.err != nil {
		return f.err.Error()
	}
	return f.what
}

func (f *fault) Unwrap() error { return f.err }

func notFound(what string) error {
	return &fault{status: http.StatusNotFound, what: "fault.no-" + what}
}

func badRequest(what string, args ...any) error {
	return &fault{status: http.StatusBadRequest, what: "fault." + what, args: args}
}

// handler answers a request or gives the error that is to be shown instead.
type handler func(http.ResponseWriter, *http.Request) error

// screen wraps a handler: it counts and shows errors as pages for people.
func (s *Server) screen(name string, h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := s.o.Now()
		s.rememberLanguage(w, r)
		seen := &watched{ResponseWriter: w, status: http.StatusOK}
		if err := caught(h, seen, r); err != nil {
			s.showFault(seen, r, err)
		}
		took := s.o.Now().Sub(began)
		s.metrics.count(name, seen.status, took)
		s.o.Log.Info("request", "screen", name, "method", r.Method, "path", r.URL.Path, "status", seen.status, "ms", took.Milliseconds())
	})
}

// caught turns a panic into an error: one faulty page is not to end the others.
func caught(h handler, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		if what := recover(); what != nil {
			err = fmt.Errorf("a fault in Synopse itself: %v\n%s", what, debug.Stack())
		}
	}()
	return h(w, r)
}

// watched remembers the status of an answer.
type watched struct {
	http.ResponseWriter
	status int
	begun  bool
}

func (w *watched) WriteHeader(status int) {
	w.status, w.begun = status, true
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(b)
}

type faultPage struct {
	Frame
	Status int
	What   string
	Hint   string
}

func (s *Server) showFault(w *watched, r *http.Request, err error) {
	f := faultOf(err)
	if errors.Is(err, context.Canceled) || w.begun {
		return // nobody reads it
	}
	if f.status >= http.StatusInternalServerError {
		s.o.Log.Error("request failed", "path", r.URL.Path, "error", err.Error())
	}
	frame := s.frame(r, "")
	p := faultPage{Frame: frame, Status: f.status, What: frame.T(f.what, f.args...), Hint: frame.T(f.what + ".hint")}
	p.Title = p.What
	w.Header().Set("Cache-Control", "no-store")
	if err := s.show(w, r, f.status, "fault", p); err != nil {
		s.o.Log.Error("the page of a fault failed", "error", err.Error())
		http.Error(w, p.What, f.status)
	}
}

// faultOf says how an error is shown: those of the library by their code.
func faultOf(err error) *fault {
	var f *fault
	if errors.As(err, &f) {
		return f
	}
	switch library.CodeOf(err) {
	case library.NotFound:
		return &fault{status: http.StatusNotFound, what: "fault.no-page", err: err}
	case library.BadCursor:
		return &fault{status: http.StatusBadRequest, what: "fault.bad-cursor", err: err}
	case library.Busy:
		return &fault{status: http.StatusServiceUnavailable, what: "fault.busy", err: err}
	case library.Full, library.ReadOnly:
		return &fault{status: http.StatusInsufficientStorage, what: "fault.full", err: err}
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return &fault{status: http.StatusServiceUnavailable, what: "fault.busy", err: err}
	}
	return &fault{status: http.StatusInternalServerError, what: "fault.internal", err: err}
}

// missing turns the library's "not found" into our own, which says what.
func missing(err error, what string) error {
	if library.CodeOf(err) == library.NotFound {
		return notFound(what)
	}
	return err
}

// patience is how long a page may take.
const patience = 20 * time.Second
