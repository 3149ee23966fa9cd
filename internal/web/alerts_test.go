package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"synopse/internal/library"
)

func TestWebhookOfAnAlert(t *testing.T) {
	x := newSite(t, Options{})
	x.fake.alerts["one"] = library.Alert{ID: "one", Name: "Damm", Query: "damm", Problem: "no connection", Tries: 3}
	post := func(address string) int {
		a, _ := x.ask(http.MethodPost, "/alert/one/webhook", url.Values{"webhook": {address}}, "Sec-Fetch-Site: same-origin")
		return a.StatusCode
	}
	for _, bad := range []string{"file:///etc/passwd", "hook", "https://rita:secret@hook.example/"} {
		if code := post(bad); code != http.StatusBadRequest {
			t.Errorf("%s: %d", bad, code)
		}
	}
	if code := post("https://hook.example/x"); code != http.StatusSeeOther {
		t.Fatalf("%d", code)
	}
	a := x.fake.alerts["one"]
	if a.Webhook != "https://hook.example/x" || a.Secret == "" || a.Tries != 0 || a.Problem != "" {
		t.Errorf("%+v", a)
	}
	if _, page := x.ask(http.MethodGet, "/alert/one", nil); !strings.Contains(page, a.Secret) || !strings.Contains(page, "https://hook.example/x") {
		t.Error("the page does not show the webhook and its secret")
	}
	if post(""); x.fake.alerts["one"].Webhook != "" {
		t.Error("the webhook can't be taken away")
	}
}
