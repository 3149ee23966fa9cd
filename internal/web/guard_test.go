package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"synopse/internal/account"
	"synopse/internal/library"
)

// site is a server and a client that follows nothing by itself.
type site struct {
	t      *testing.T
	fake   *fake
	server *httptest.Server
	client *http.Client
	log    *bytes.Buffer
}

func newSite(t *testing.T, o Options) *site {
	t.Helper()
	x := &site{t: t, fake: newFake(t), log: &bytes.Buffer{}}
	o.Log = slog.New(slog.NewTextHandler(x.log, nil))
	s, err := New(x.fake, x.fake, o)
	if err != nil {
		t.Fatal(err)
	}
	x.server = httptest.NewServer(s.Handler())
	t.Cleanup(x.server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	x.client = &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return x
}

// ask sends a request with headers "Name: value" and gives the answer and its
// body.
func (x *site) ask(method, path string, form url.Values, headers ...string) (*http.Response, string) {
	x.t.Helper()
	r, err := http.NewRequestWithContext(x.t.Context(), method, x.server.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		x.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
		if name == "Host" {
			r.Host = value
		}
	}
	answer, err := x.client.Do(r)
	if err != nil {
		x.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		x.t.Fatal(err)
	}
	return answer, string(body)
}

func (x *site) get(path string, headers ...string) (*http.Response, string) {
	x.t.Helper()
	return x.ask(http.MethodGet, path, nil, headers...)
}

func TestHeaders(t *testing.T) {
	x := newSite(t, Options{})
	for _, path := range []string{"/", "/story/s-1", "/nothing", "/healthz"} {
		a, _ := x.get(path)
		for name, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
		} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
	for _, word := range []string{"unsafe", "*", "http:", "data:"} {
		if strings.Contains(policy, word) {
			t.Errorf("the policy allows %s", word)
		}
	}
}

// Pages have nothing in them that the policy would stop.
func TestNothingInline(t *testing.T) {
	x := newSite(t, Options{})
	for _, path := range []string{"/", "/story/s-1", "/story/s-1/points", "/story/s-1/wordings", "/story/s-1/timeline", "/story/s-1/edit", "/help", "/search", "/alerts", "/outlets", "/feeds", sentencePath(x.fake.revs[1].ID, 0), "/login"} {
		_, body := x.get(path)
		for _, bad := range []string{"<script>", "style=", "<style", " onclick", "javascript:", "<img"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s has %s", path, bad)
			}
		}
	}
}

func TestHosts(t *testing.T) {
	x := newSite(t, Options{Hosts: Loopback})
	for host, want := range map[string]int{"localhost:8080": 200, "127.0.0.1": 200, "[::1]:8080": 200, "LOCALHOST": 200, "evil.example": 421, "localhost.evil.example": 421, "192.168.1.2:8080": 421} {
		if a, _ := x.get("/", "Host: "+host); a.StatusCode != want {
			t.Errorf("asked as %s: %d, want %d", host, a.StatusCode, want)
		}
	}
}

func TestForeignForms(t *testing.T) {
	x := newSite(t, Options{})
	form := url.Values{"q": {"hafen"}}
	for _, h := range []string{"Sec-Fetch-Site: cross-site", "Origin: https://evil.example"} {
		if a, _ := x.ask(http.MethodPost, "/alerts", form, h); a.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d", h, a.StatusCode)
		}
	}
	if len(x.fake.alerts) != 0 {
		t.Error("a form of another site was taken")
	}
	if a, _ := x.ask(http.MethodPost, "/alerts", form, "Sec-Fetch-Site: same-origin"); a.StatusCode != http.StatusSeeOther || len(x.fake.alerts) != 1 {
		t.Errorf("our own form: %d", a.StatusCode)
	}
}

func TestRates(t *testing.T) {
	x := newSite(t, Options{Rates: Rates{PerSecond: 0.001, Burst: 3}})
	for i, want := range []int{200, 200, 200, 429} {
		if a, _ := x.get("/help"); a.StatusCode != want {
			t.Errorf("request %d: %d, want %d", i, a.StatusCode, want)
		}
	}
	if a, _ := x.get("/healthz"); a.StatusCode != 200 {
		t.Errorf("whether it lives may always be asked: %d", a.StatusCode)
	}
}

func TestLogin(t *testing.T) {
	x := newSite(t, Options{Login: true, Rates: Rates{LoginsPerMinute: 5}})
	x.fake.users["anna"] = library.User{Name: "anna", Role: library.Reader, Password: account.Hash("drei nasse Möwen")}
	a, _ := x.get("/story/s-1?by=outlets")
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/login?next=%2Fstory%2Fs-1%3Fby%3Doutlets" {
		t.Fatalf("without login: %d to %q", a.StatusCode, a.Header.Get("Location"))
	}
	if a, _ := x.get("/api/v1/stories"); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("the API without a token: %d", a.StatusCode)
	}
	login := func(name, password, next string) *http.Response {
		a, _ := x.ask(http.MethodPost, "/login", url.Values{"name": {name}, "password": {password}, "next": {next}})
		return a
	}
	if a := login("anna", "drei trockene Möwen", "/"); a.StatusCode != http.StatusForbidden || len(a.Cookies()) != 0 {
		t.Errorf("a wrong password: %d", a.StatusCode)
	}
	if a := login("nobody", "drei nasse Möwen", "/"); a.StatusCode != http.StatusForbidden {
		t.Errorf("a wrong name: %d", a.StatusCode)
	}
	a = login("anna", "drei nasse Möwen", "https://evil.example/")
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/" || len(a.Cookies()) != 1 {
		t.Fatalf("the right one: %d to %q", a.StatusCode, a.Header.Get("Location"))
	}
	if c := a.Cookies()[0]; !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || x.fake.sessions[c.Value].User != "" {
		t.Errorf("the cookie is %v; what is kept must be its hash", c)
	}
	if a, body := x.get("/story/s-1"); a.StatusCode != 200 || strings.Contains(body, "/edit") {
		t.Errorf("a reader sees the story, and no way to change it: %d", a.StatusCode)
	}
	if a, _ := x.get("/story/s-1/edit"); a.StatusCode != http.StatusForbidden {
		t.Errorf("a reader may not edit: %d", a.StatusCode)
	}
	if a, _ := x.ask(http.MethodPost, "/logout", nil); a.StatusCode != http.StatusSeeOther || len(x.fake.sessions) != 0 {
		t.Errorf("logged out: %d", a.StatusCode)
	}
	if a, _ := x.get("/"); a.StatusCode != http.StatusSeeOther {
		t.Errorf("after logging out: %d", a.StatusCode)
	}
	for range 5 {
		a = login("anna", "x", "/")
	}
	if a.StatusCode != http.StatusTooManyRequests {
		t.Errorf("after many tries: %d", a.StatusCode)
	}
	for _, secret := range []string{"nasse", "trockene", "argon2"} {
		if strings.Contains(x.log.String(), secret) {
			t.Errorf("the log has %q", secret)
		}
	}
}

func TestSessionsEnd(t *testing.T) {
	now := time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)
	x := newSite(t, Options{Login: true, Now: func() time.Time { return now }})
	x.fake.users["anna"] = library.User{Name: "anna", Role: library.Editor}
	secret, hash := account.NewSecret()
	x.fake.sessions[hash] = library.Session{Hash: hash, User: "anna", Expires: now.Add(time.Hour)}
	cookie := "Cookie: " + sessionCookie + "=" + secret
	if a, _ := x.get("/story/s-1/edit", cookie); a.StatusCode != 200 {
		t.Errorf("a session: %d", a.StatusCode)
	}
	now = now.Add(2 * time.Hour)
	if a, _ := x.get("/", cookie); a.StatusCode != http.StatusSeeOther {
		t.Errorf("a session that has expired: %d", a.StatusCode)
	}
}

// A token does no more than its user may, and no more than it was made for.
func TestTokens(t *testing.T) {
	x := newSite(t, Options{Login: true})
	for _, c := range []struct {
		user, token library.Role
		edits       int
	}{{library.Editor, library.Editor, 200}, {library.Editor, library.Reader, 403}, {library.Reader, library.Editor, 403}} {
		x.fake.users["anna"] = library.User{Name: "anna", Role: c.user}
		secret, hash := account.NewSecret()
		x.fake.tokens[hash] = library.Token{Hash: hash, User: "anna", Role: c.token}
		bearer := "Authorization: Bearer " + account.TokenPrefix + secret
		if a, _ := x.get("/story/s-1/edit", bearer); a.StatusCode != c.edits {
			t.Errorf("%s's token for %s: %d, want %d", c.user, c.token, a.StatusCode, c.edits)
		}
		if a, _ := x.get("/", bearer); a.StatusCode != 200 {
			t.Errorf("%s's token for %s reads: %d", c.user, c.token, a.StatusCode)
		}
	}
	if a, _ := x.get("/", "Authorization: Bearer syn_x"); a.StatusCode != http.StatusSeeOther {
		t.Errorf("a token that is none: %d", a.StatusCode)
	}
}

func TestUnchangedAndPacked(t *testing.T) {
	x := newSite(t, Options{})
	plain, body := x.get("/story/s-1", "Accept-Encoding: identity")
	a, packed := x.get("/story/s-1", "Accept-Encoding: gzip")
	if a.Header.Get("Content-Encoding") != "gzip" {
		t.Fatal("the page is not packed")
	}
	z, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || string(got) != body {
		t.Errorf("unpacked it is another page (%v)", err)
	}
	tag := plain.Header.Get("ETag")
	if a, body := x.get("/story/s-1", "If-None-Match: "+tag); a.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("unchanged: %d", a.StatusCode)
	}
	if a, _ := x.get("/story/s-1?lang=de", "If-None-Match: "+tag); a.StatusCode != 200 {
		t.Errorf("in another language it is another page: %d", a.StatusCode)
	}
}

func TestMetrics(t *testing.T) {
	x := newSite(t, Options{Login: true})
	x.get("/login")
	a, body := x.get("/metrics")
	for _, want := range []string{`synopse_requests_total{screen="login",status="200"} 1`, `synopse_request_seconds_bucket{screen="login",le="+Inf"} 1`, "synopse_reports 4"} {
		if a.StatusCode != 200 || !strings.Contains(body, want) {
			t.Errorf("%d without %s:\n%s", a.StatusCode, want, body)
		}
	}
	if a, _ := x.get("/metrics", "X-Forwarded-For: 203.0.113.9"); a.StatusCode != http.StatusForbidden {
		t.Errorf("from elsewhere: %d", a.StatusCode)
	}
	if a, body := x.get("/readyz"); a.StatusCode != 200 || body != "ready\n" {
		t.Errorf("ready: %d %q", a.StatusCode, body)
	}
}

// Headers of a proxy are believed only behind one; its cookies are for https.
func TestBehindProxy(t *testing.T) {
	for _, behind := range []bool{false, true} {
		x := newSite(t, Options{Behind: behind, Rates: Rates{PerSecond: 0.001, Burst: 2}})
		var last *http.Response
		for _, client := range []string{"203.0.113.1", "203.0.113.2", "evil, 203.0.113.3"} {
			last, _ = x.get("/help?lang=de", "X-Forwarded-For: "+client, "X-Forwarded-Proto: https")
		}
		want := http.StatusTooManyRequests // all from one address
		if behind {
			want = http.StatusOK
		}
		if last.StatusCode != want {
			t.Errorf("behind a proxy: %v, the third client gets %d", behind, last.StatusCode)
		}
		for _, c := range last.Cookies() {
			if c.Secure != behind {
				t.Errorf("behind a proxy: %v, the cookie is %v", behind, c)
			}
		}
		if got := last.Header.Get("Strict-Transport-Security") != ""; got != behind {
			t.Errorf("behind a proxy: %v, told to come back encrypted: %v", behind, got)
		}
	}
}

func TestNetwork(t *testing.T) {
	for address, want := range map[string]string{"203.0.113.9": "203.0.113.9", "2001:db8:1:2:3::4": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "::ffff:203.0.113.9": "::ffff:203.0.113.9", "x": "x", "": ""} {
		if got := networkOf(address); got != want {
			t.Errorf("networkOf(%q) = %q, want %q", address, got, want)
		}
	}
}

// A first view of a story, with style and script, is small.
func TestTransfer(t *testing.T) {
	x := newSite(t, Options{})
	_, page := x.get("/story/s-1")
	sum := 0
	for _, path := range append([]string{"/story/s-1"}, addresses(page, "/assets/")...) {
		a, body := x.get(path, "Accept-Encoding: gzip")
		if a.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
		t.Logf("%s: %d bytes as sent", path, len(body))
		sum += len(body)
	}
	t.Logf("in all %d bytes", sum)
	if sum > 150_000 {
		t.Errorf("a first view of a story takes %d bytes", sum)
	}
}

// addresses gives what a page loads.
func addresses(page, prefix string) (out []string) {
	for part := range strings.SplitSeq(page, `="`+prefix) {
		if address, _, ok := strings.Cut(part, `"`); ok && !strings.HasPrefix(part, "<!DOCTYPE") {
			out = append(out, prefix+address)
		}
	}
	return out
}

func TestHere(t *testing.T) {
	for next, want := range map[string]string{"/story/s-1?by=outlets": "/story/s-1?by=outlets", "": "/", "//evil.example": "/", "https://evil.example": "/", `/\evil.example`: "/", "story": "/", "/a\nb": "/"} {
		if got := here(next); got != want {
			t.Errorf("here(%q) = %q, want %q", next, got, want)
		}
	}
}
