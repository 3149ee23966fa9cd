package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"synopse/internal/intake/coding"
)

// request is what one exchange asks for and takes.
type request struct {
	conditions Conditions
	accepts    string
	limit      int64 // bytes of the body
	any        bool  // any type of body, and the lines that fit of it
}

const accepts = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.1"

// answer is what came back from one exchange. Only bodies of status 200 and 203
// are read.
type answer struct {
	status int
	header http.Header
	body   []byte
	at     time.Time
}

var (
	errIdle  = errors.New("nothing came for a while")
	errTotal = errors.New("it took too long in all")
)

// exchange sends one request and reads the answer within the limits.
func (c *Client) exchange(ctx context.Context, at *url.URL, ask request) (answer, *Error) {
	if err := c.slots.Acquire(ctx, 1); err != nil {
		return answer{}, interruptedError(err)
	}
	defer c.slots.Release(1)
	ctx, cancelTotal := context.WithTimeoutCause(ctx, c.limits.Total, errTotal)
	defer cancelTotal()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	req := (&http.Request{Method: http.MethodGet, URL: at, Host: at.Host, Header: c.header(ask)}).WithContext(ctx)
	res, err := c.transport.RoundTrip(req)
	if err != nil {
		return answer{}, c.explain(ctx, err)
	}
	defer res.Body.Close()
	a := answer{status: res.StatusCode, header: res.Header}
	if a.status == http.StatusOK || a.status == http.StatusNonAuthoritativeInfo {
		if fail := c.readInto(ctx, &a, res, ask, cancel); fail != nil {
			fail.Status = a.status
			return answer{}, fail
		}
	}
	a.at = time.Now()
	return a, nil
}

func (c *Client) header(ask request) http.Header {
	h := http.Header{
		"User-Agent":      {c.agent},
		"Accept":          {ask.accepts},
		"Accept-Encoding": {coding.Accept},
	}
	if v := ask.conditions.ETag; v != "" && isHeaderValue(v) {
		h.Set("If-None-Match", v)
	}
	if v := ask.conditions.LastModified; v != "" && isHeaderValue(v) {
		h.Set("If-Modified-Since", v)
	}
	return h
}

func isHeaderValue(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7f {
			return false
		}
	}
	return true
}

// readInto reads the body into the answer.
func (c *Client) readInto(ctx context.Context, a *answer, res *http.Response, ask request, cancel context.CancelCauseFunc) *Error {
	if !ask.any {
		if media, _ := mediaType(a.header); !isText(media) {
			return notTextError(media)
		}
		if res.ContentLength > ask.limit {
			return tooLargeError(ask.limit)
		}
	}
	idle := time.AfterFunc(c.limits.Idle, func() { cancel(errIdle) })
	defer idle.Stop()
	r := &lively{res.Body, idle, c.limits.Idle}
	codings := coding.Names(a.header.Values("Content-Encoding"))
	body, err := coding.Read(r, codings, ask.limit)
	switch {
	case err == nil:
	case ask.any && errors.Is(err, coding.ErrTooLarge):
		body = body[:bytes.LastIndexByte(body, '\n')+1] // no half lines
	default:
		return c.explainBody(ctx, err, ask.limit)
	}
	if !ask.any {
		if body, err = unpacked(body, len(codings), ask.limit); err != nil {
			return c.explainBody(ctx, err, ask.limit)
		}
		if len(bytes.TrimSpace(body)) == 0 {
			return &Error{Kind: Empty, What: "the page is empty", Hint: "try again later, or check the address"}
		}
		if media := sniffed(body); media != "" {
			return notTextError(media)
		}
	}
	a.body = body
	return nil
}

// lively puts off the end of patience with every piece that comes.
type lively struct {
	io.Reader
	idle *time.Timer
	d    time.Duration
}

func (l *lively) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if n > 0 && err == nil {
		l.idle.Reset(l.d)
	}
	return n, err
}
