package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"synopse/internal/account"
	"synopse/internal/library"
)

// oneFeed is a web on which there is one feed, that of kueste.example.
func oneFeed(_ context.Context, address string) (library.Feed, error) {
	if address != "https://kueste.example/" {
		return library.Feed{}, errors.New("there is no such page (check the address)")
	}
	return library.Feed{Address: "https://kueste.example/feed?key=s3cret", Title: "Küstenblatt <Nord>", Outlet: "Küstenblatt"}, nil
}

func TestFeedsByHand(t *testing.T) {
	x := newSite(t, Options{Follow: oneFeed})
	post := func(path, address string, headers ...string) (*http.Response, string) {
		return x.ask(http.MethodPost, path, url.Values{"address": {address}}, headers...)
	}
	for _, h := range []string{"Sec-Fetch-Site: cross-site", "Origin: https://evil.example"} {
		if a, _ := post("/feeds", "kueste.example/", h); a.StatusCode != http.StatusForbidden || len(x.fake.feeds) != 0 {
			t.Errorf("a form of another site, %s: %d", h, a.StatusCode)
		}
	}
	for address, want := range map[string]int{"": 400, strings.Repeat("a", 2001): 400, "https://nowhere.example/": 422} {
		if a, _ := post("/feeds", address); a.StatusCode != want {
			t.Errorf("%.30q: %d, want %d", address, a.StatusCode, want)
		}
	}
	if _, page := post("/feeds", `nowhere.example/"><b>`); !strings.Contains(page, "there is no such page (check the address)") || !strings.Contains(page, `value="nowhere.example/&#34;&gt;&lt;b&gt;"`) {
		t.Error("what can't be added does not stand there with the reason")
	}
	a, _ := post("/feeds", " kueste.example/ ")
	if a.StatusCode != http.StatusSeeOther || len(x.fake.feeds) != 1 {
		t.Fatalf("a site without https://: %d, %d feeds", a.StatusCode, len(x.fake.feeds))
	}
	if _, page := x.get(a.Header.Get("Location")); !strings.Contains(page, "Küstenblatt &lt;Nord&gt;” was added") {
		t.Error("the page does not say that it was added")
	}
	a, _ = post("/feeds", "https://kueste.example/")
	if _, page := x.get(a.Header.Get("Location")); !strings.Contains(page, "had been added before") {
		t.Error("the page does not say that it was known")
	}
	if log := x.log.String(); strings.Contains(log, "s3cret") || !strings.Contains(log, "kueste.example") {
		t.Error("the log should have the feed's host and not its key")
	}
	if a, _ := post("/feeds/remove", "https://elsewhere.example/"); a.StatusCode != http.StatusNotFound || len(x.fake.feeds) != 1 {
		t.Errorf("removing what is not there: %d", a.StatusCode)
	}
	if a, _ := post("/feeds/remove", "https://kueste.example/feed?key=s3cret"); a.StatusCode != http.StatusSeeOther || len(x.fake.feeds) != 0 {
		t.Errorf("removing it: %d", a.StatusCode)
	}
}

func TestFeedsForReaders(t *testing.T) {
	x := newSite(t, Options{Login: true, Follow: oneFeed})
	x.fake.users["anna"] = library.User{Name: "anna", Role: library.Reader}
	x.fake.feeds["https://kueste.example/feed"] = library.Feed{Address: "https://kueste.example/feed"}
	secret, hash := account.NewSecret()
	x.fake.sessions[hash] = library.Session{Hash: hash, User: "anna", Expires: time.Now().Add(time.Hour)}
	cookie := "Cookie: " + sessionCookie + "=" + secret
	if a, page := x.get("/feeds", cookie); a.StatusCode != 200 || !strings.Contains(page, "https://kueste.example/feed") || strings.Contains(page, `action="/feeds`) {
		t.Errorf("a reader sees the feeds and no way to change them: %d", a.StatusCode)
	}
	for _, path := range []string{"/feeds", "/feeds/remove"} {
		if a, _ := x.ask(http.MethodPost, path, url.Values{"address": {"https://kueste.example/feed"}}, cookie); a.StatusCode != http.StatusForbidden || len(x.fake.feeds) != 1 {
			t.Errorf("a reader posts to %s: %d", path, a.StatusCode)
		}
	}
}

// What is wrong with a feed stands beside it.
func TestFeedStates(t *testing.T) {
	x := newSite(t, Options{})
	at := time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)
	for _, f := range []library.Feed{
		{Address: "https://a.example/", LastVisit: at, NextVisit: at, Items: 30},
		{Address: "https://b.example/", LastVisit: at, Failures: 2, LastError: "the site does not answer"},
		{Address: "https://c.example/", LastVisit: at, Failures: 9, Paused: "it failed for long", LastError: "no such host"},
		{Address: "https://d.example/"},
	} {
		x.fake.feeds[f.Address] = f
	}
	_, page := x.get("/feeds?lang=en")
	rows := strings.Split(page, "<li data-row>")[1:]
	for i, want := range [][]string{{"in order", "30 items", "again"}, {"failing", "the site does not answer"}, {"paused", "it failed for long: no such host"}, {">new<"}} {
		for _, w := range want {
			if !strings.Contains(rows[i], w) {
				t.Errorf("row %d has no %q:\n%s", i+1, w, rows[i])
			}
		}
	}
	if strings.Contains(page, `id="feed-address"`) {
		t.Error("feeds can be added where nothing can visit them")
	}
}

// feedsByHand adds a feed in the browser and takes it away again.
func feedsByHand(t *testing.T, b *browser, d *desk) {
	b.size(1280, 900)
	b.open(d.base + "/outlets?lang=de")
	b.clickText("Feeds")
	b.until(`document.querySelector("#feed-address")`)
	do(b, "type", chromedp.SendKeys(chromedp.CSS("#feed-address"), "nirgends.example"+kb.Enter))
	b.until(`document.querySelector("[role=alert]")?.textContent.includes("no such page")`)
	if !b.holds(`document.querySelector("#feed-address").value === "nirgends.example"`) {
		t.Error("what was typed is gone")
	}
	do(b, "clear", chromedp.Clear(chromedp.CSS("#feed-address")))
	do(b, "type", chromedp.SendKeys(chromedp.CSS("#feed-address"), "kueste.example/"+kb.Enter))
	b.until(`document.querySelector("[role=status]")?.textContent.includes("ist hinzugefügt") && document.querySelectorAll(".alerts li").length === 1`)
	if feeds, err := d.lib.Feeds(t.Context()); err != nil || len(feeds) != 1 || feeds[0].Outlet != "Küstenblatt" {
		t.Errorf("the library follows %v, %v", feeds, err)
	}
	b.clickText("Nicht mehr folgen")
	b.until(`location.pathname === "/feeds" && document.querySelectorAll(".alerts li").length === 0`)
}
