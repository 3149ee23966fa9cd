package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"synopse/internal/account"
	"synopse/internal/library"
	"synopse/story/days"
)

func (f *fake) Standing(context.Context) (library.Standing, error) {
	steps := library.EveryStep()
	steps[0] = library.StepStanding{Step: library.StepRead, Waiting: 12_600, Rate: 3.5, Oldest: 95 * time.Second, Day: 4000, Running: 2, Failing: 1}
	b := library.Backfill{Plan: days.Plan{From: "2026-01-05", Until: "2026-03-01", Length: 28, Margin: 7}, Stage: library.ByRanges, Held: 700, Parts: []library.PartDone{{Number: 0, Reports: 300}}}
	return library.Standing{Steps: steps, Failures: len(f.failures()), Backfill: b}, nil
}

// failures are tasks that can't be done, as long as nobody asked to try again.
func (f *fake) failures() []library.TaskFailure {
	list := []library.TaskFailure{
		{Step: library.StepRead, ID: f.revs[0].Of, Reason: "a fault <b>", At: f.made.Made},
		{Step: library.StepSynopsis, ID: fakeStory, Reason: "another one", At: f.made.Made},
	}
	return slices.DeleteFunc(list, func(x library.TaskFailure) bool {
		return slices.Contains(f.again, x.ID) || slices.Contains(f.again, "")
	})
}

func (f *fake) Failures(context.Context, int) ([]library.TaskFailure, error) {
	return f.failures(), nil
}

func (f *fake) Retry(_ context.Context, step library.Step, id string) (int, error) {
	before := len(f.failures())
	f.again = append(f.again, id)
	return before - len(f.failures()), nil
}

func TestWork(t *testing.T) {
	x := newSite(t, Options{})
	_, page := x.get("/work?lang=en")
	for _, want := range []string{"12,600", ">3.5<", ">4,000<", ">60 minutes<", ">2 minutes<", "1 of 3 ranges", "700 reports not in a story yet", "ranges are grouped", "a fault &lt;b&gt;", "another one", "Try all of it again</button>", `href="/story/s-1"`} {
		if !strings.Contains(strings.ReplaceAll(page, "again (2)<", "again<"), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if _, page := x.get("/work?lang=de"); !strings.Contains(page, ">3,5<") || !strings.Contains(page, "12.600") {
		t.Error("numbers in German")
	}
	again := func(form url.Values, headers ...string) *http.Response {
		a, _ := x.ask(http.MethodPost, "/work", form, headers...)
		return a
	}
	if a := again(url.Values{}, "Sec-Fetch-Site: cross-site"); a.StatusCode != http.StatusForbidden || len(x.fake.again) > 0 {
		t.Errorf("a form of another site: %d", a.StatusCode)
	}
	a := again(url.Values{"step": {"read"}, "id": {x.fake.revs[0].Of}})
	if a.StatusCode != http.StatusSeeOther || len(x.fake.failures()) != 1 {
		t.Fatalf("one again: %d, %v", a.StatusCode, x.fake.again)
	}
	if _, page := x.get(a.Header.Get("Location") + "&lang=en"); !strings.Contains(page, "1 thing is tried again") || strings.Contains(page, "a fault") {
		t.Error("the page does not say that it is tried again")
	}
	if again(url.Values{}); len(x.fake.failures()) != 0 {
		t.Errorf("all again: %v", x.fake.again)
	}
}

// Whoever only reads sees how far the work is and can't have it done again.
func TestWorkForReaders(t *testing.T) {
	x := newSite(t, Options{Login: true})
	x.fake.users["anna"] = library.User{Name: "anna", Role: library.Reader}
	secret, hash := account.NewSecret()
	x.fake.sessions[hash] = library.Session{Hash: hash, User: "anna", Expires: time.Now().Add(time.Hour)}
	cookie := "Cookie: " + sessionCookie + "=" + secret
	if a, page := x.get("/work", cookie); a.StatusCode != 200 || !strings.Contains(page, "another one") || strings.Contains(page, `action="/work"`) {
		t.Errorf("a reader's page: %d", a.StatusCode)
	}
	if a, _ := x.ask(http.MethodPost, "/work", url.Values{}, cookie); a.StatusCode != http.StatusForbidden || len(x.fake.again) > 0 {
		t.Errorf("a reader has it done again: %d", a.StatusCode)
	}
}
