// Package webhook tells addresses on the web what saved searches found.
//
// In: a library with alerts, and a way to send (package intake/web, which guards
// the network). Out: POST requests with JSON, signed with the alert's secret, each
// hit once it has been acknowledged with 2xx; what fails is tried again, later each
// time, and after Tries failures in a row the webhook is paused with the reason.
//
// Signature: the header Synopse-Signature is "t=SECONDS,v1=HEX", HEX being the
// HMAC-SHA-256 of "SECONDS.BODY" with the secret (RFC 2104). A receiver should
// refuse messages whose time is off by more than a few minutes. A message may come
// twice, if the answer to the first was lost; hits have numbers to tell.
package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"synopse/internal/library"
)

// Tries is how many deliveries may fail in a row before a webhook is paused: with
// the growing pauses between them, some three days.
const Tries = 20

// batch is how many hits are looked at in one round and sent in one message.
const batch = 100

// Library is what deliveries need of one.
type Library interface {
	Unsent(ctx context.Context, limit int) ([]library.AlertHit, error)
	Alert(ctx context.Context, id string) (library.Alert, error)
	KeepAlert(ctx context.Context, a library.Alert) error
	Sent(ctx context.Context, alert string, numbers []int64, problem string, next time.Time) error
}

// Send sends a message; a nil error means it was acknowledged.
type Send func(ctx context.Context, address string, header http.Header, body []byte) error

// Message is what a receiver gets.
type Message struct {
	Alert string `json:"alert"` // id
	Name  string `json:"name"`
	Query string `json:"query"`
	Hits  []Hit  `json:"hits"`
}

// Hit is a sentence that was found.
type Hit struct {
	Number    int64     `json:"number"` // the same if the message comes twice
	Found     time.Time `json:"found"`
	Outlet    string    `json:"outlet"`
	Title     string    `json:"title"`
	URL       string    `json:"url"`
	Published string    `json:"published"`
	Language  string    `json:"language"`
	Story     string    `json:"story"`
	Report    string    `json:"report"`
	Revision  string    `json:"revision"`
	Sentence  int       `json:"sentence"`
	Start     int       `json:"start"` // code points into the revision's text
	End       int       `json:"end"`
	Text      string    `json:"text"`
}

// Deliver sends what is due at the time now, one message an alert, and gives how
// many hits were acknowledged. Its error is the library's; receivers that fail are
// noted with their alert.
func Deliver(ctx context.Context, l Library, send Send, now time.Time) (sent int, err error) {
	hits, err := l.Unsent(ctx, batch)
	if err != nil {
		return 0, err
	}
	for len(hits) > 0 && ctx.Err() == nil {
		n := 1
		for n < len(hits) && hits[n].Alert == hits[0].Alert {
			n++
		}
		ok, err := deliver(ctx, l, send, hits[:n], now)
		if err != nil {
			return sent, err
		}
		if ok {
			sent += n
		}
		hits = hits[n:]
	}
	return sent, nil
}

func deliver(ctx context.Context, l Library, send Send, hits []library.AlertHit, now time.Time) (bool, error) {
	a, err := l.Alert(ctx, hits[0].Alert)
	if library.CodeOf(err) == library.NotFound {
		return false, nil // removed meanwhile, and its hits with it
	}
	if err != nil || a.Webhook == "" || a.Paused != "" || a.Next.After(now) {
		return false, err
	}
	body, err := json.Marshal(message(a, hits))
	if err != nil {
		return false, err
	}
	header := http.Header{"Content-Type": {"application/json"}, "Synopse-Signature": {Signature(a.Secret, now, body)}}
	if err := send(ctx, a.Webhook, header, body); err != nil {
		if ctx.Err() != nil {
			return false, nil // it is not the receiver's fault
		}
		return false, failed(ctx, l, a, err, now)
	}
	return true, l.Sent(ctx, a.ID, numbers(hits), "", time.Time{})
}

// failed notes a delivery that failed, and pauses the webhook after too many.
func failed(ctx context.Context, l Library, a library.Alert, cause error, now time.Time) error {
	if err := l.Sent(ctx, a.ID, nil, cause.Error(), now.Add(pause(a.Tries))); err != nil {
		return err
	}
	if a.Tries+1 < Tries {
		return nil
	}
	a, err := l.Alert(ctx, a.ID)
	if err != nil {
		return err
	}
	a.Paused = cause.Error()
	return l.KeepAlert(ctx, a)
}

// pause grows from half a minute to six hours.
func pause(tries int) time.Duration {
	return min(30*time.Second<<min(tries, 10), 6*time.Hour)
}

func numbers(hits []library.AlertHit) []int64 {
	out := make([]int64, len(hits))
	for i := range hits {
		out[i] = hits[i].Number
	}
	return out
}

func message(a library.Alert, hits []library.AlertHit) Message {
	m := Message{Alert: a.ID, Name: a.Name, Query: a.Query, Hits: make([]Hit, len(hits))}
	for i := range hits {
		h := &hits[i]
		m.Hits[i] = Hit{h.Number, h.Found.UTC(), h.In.Outlet, h.In.Title, h.In.Address, h.In.Published, h.In.Language, h.In.Story, h.In.Report, h.In.Revision,
			h.Sentence, h.Start, h.End, h.Text}
	}
	return m
}

// Signature signs a body at a time.
func Signature(secret string, at time.Time, body []byte) string {
	seconds := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(seconds + "."))
	mac.Write(body)
	return "t=" + seconds + ",v1=" + hex.EncodeToString(mac.Sum(nil))
}

// Verify says whether a signature is that of the body, made at most allowed before
// or after now. Receivers written in Go can use it as it is.
func Verify(secret, signature string, now time.Time, allowed time.Duration, body []byte) bool {
	seconds, _, ok := bytes.Cut(bytes.TrimPrefix([]byte(signature), []byte("t=")), []byte(","))
	n, err := strconv.ParseInt(string(seconds), 10, 64)
	if !ok || err != nil {
		return false
	}
	at := time.Unix(n, 0)
	if d := now.Sub(at); d > allowed || d < -allowed {
		return false
	}
	return hmac.Equal([]byte(signature), []byte(Signature(secret, at, body)))
}
