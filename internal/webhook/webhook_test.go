package webhook

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"testing"
	"time"

	"synopse/internal/library"
)

// desk keeps alerts and what they found.
type desk struct {
	alerts map[string]*library.Alert
	hits   []library.AlertHit
}

func (d *desk) Unsent(_ context.Context, limit int) (out []library.AlertHit, err error) {
	for _, h := range d.hits {
		if h.Sent.IsZero() && len(out) < limit {
			out = append(out, h)
		}
	}
	return out, nil
}

func (d *desk) Alert(_ context.Context, id string) (library.Alert, error) {
	if a := d.alerts[id]; a != nil {
		return *a, nil
	}
	return library.Alert{}, &library.Error{Code: library.NotFound}
}

func (d *desk) KeepAlert(_ context.Context, a library.Alert) error {
	*d.alerts[a.ID] = a
	return nil
}

func (d *desk) Sent(_ context.Context, alert string, numbers []int64, problem string, next time.Time) error {
	a := d.alerts[alert]
	a.Problem, a.Next = problem, next
	if problem != "" {
		a.Tries++
		return nil
	}
	a.Tries = 0
	for _, n := range numbers {
		for i := range d.hits {
			if d.hits[i].Number == n {
				d.hits[i].Sent = time.Unix(1, 0)
			}
		}
	}
	return nil
}

var now = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

func twoAlerts() *desk {
	d := &desk{alerts: map[string]*library.Alert{
		"a": {ID: "a", Name: "Damm", Webhook: "https://hook.example/a", Secret: "one"},
		"b": {ID: "b", Name: "Fluss", Webhook: "https://hook.example/b", Secret: "two"},
	}}
	for i, id := range []string{"a", "a", "b", "gone"} {
		d.hits = append(d.hits, library.AlertHit{Number: int64(i + 1), Alert: id, Text: "Der Damm hält.", Sentence: 2})
	}
	return d
}

func TestDeliver(t *testing.T) {
	d := twoAlerts()
	got := map[string]Message{}
	send := func(_ context.Context, address string, header http.Header, body []byte) error {
		a := d.alerts[address[len("https://hook.example/"):]]
		if s := header.Get("Synopse-Signature"); !Verify(a.Secret, s, now.Add(time.Minute), 5*time.Minute, body) || Verify("other", s, now, 5*time.Minute, body) ||
			Verify(a.Secret, s, now.Add(time.Hour), 5*time.Minute, body) || Verify(a.Secret, s, now, 5*time.Minute, append(body, ' ')) {
			t.Errorf("the signature %q does not hold", s)
		}
		var m Message
		if err := json.Unmarshal(body, &m); err != nil {
			t.Error(err)
		}
		got[m.Alert] = m
		return nil
	}
	n, err := Deliver(t.Context(), d, send, now)
	if err != nil || n != 3 || len(got["a"].Hits) != 2 || got["b"].Hits[0].Number != 3 || got["a"].Hits[0].Text != "Der Damm hält." {
		t.Fatalf("%d, %v: %+v", n, err, got)
	}
	if n, err := Deliver(t.Context(), d, send, now); n != 0 || err != nil {
		t.Errorf("delivered again: %d, %v", n, err)
	}
}

func TestReceiverFails(t *testing.T) {
	d := twoAlerts()
	tries := 0
	send := func(_ context.Context, address string, _ http.Header, _ []byte) error {
		if address == "https://hook.example/a" {
			tries++
			return errors.New("hook.example: no connection")
		}
		return nil
	}
	at := now
	if n, err := Deliver(t.Context(), d, send, at); n != 1 || err != nil {
		t.Fatalf("the other alert suffers: %d, %v", n, err)
	}
	if a := d.alerts["a"]; a.Problem == "" || a.Next.Sub(at) != 30*time.Second {
		t.Errorf("%+v", a)
	}
	if _, _ = Deliver(t.Context(), d, send, at.Add(time.Second)); tries != 1 {
		t.Errorf("it was not waited: %d tries", tries)
	}
	for range 2 * Tries {
		at = at.Add(7 * time.Hour)
		if _, err := Deliver(t.Context(), d, send, at); err != nil {
			t.Fatal(err)
		}
	}
	if a := d.alerts["a"]; tries != Tries || a.Paused == "" {
		t.Errorf("%d tries, paused %q", tries, a.Paused)
	}
}

func TestPauseGrows(t *testing.T) {
	last := time.Duration(0)
	for n := range 40 {
		p := pause(n)
		if p < last || p > 6*time.Hour {
			t.Errorf("after %d tries %s, before %s", n, p, last)
		}
		last = p
	}
}

func FuzzVerify(f *testing.F) {
	body := []byte("x")
	f.Add(Signature("secret", now, body))
	f.Add("t=1,v1=00")
	f.Add("")
	f.Fuzz(func(t *testing.T, signature string) {
		if !Verify("secret", signature, now, 2*time.Second, body) {
			return
		}
		for d := -2 * time.Second; d <= 2*time.Second; d += time.Second {
			if signature == Signature("secret", now.Add(d), body) {
				return
			}
		}
		t.Errorf("%q was never made", signature)
	})
}
