package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"synopse/internal/library"
	"synopse/internal/query"
)

// texts gives the texts of the elements with a class, each on one line.
func texts(t *testing.T, page, class string) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || !slices.Contains(strings.Fields(attr(n, "class")), class) {
			continue
		}
		var b strings.Builder
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				b.WriteString(d.Data + " ")
			}
		}
		out = append(out, strings.Join(strings.Fields(b.String()), " "))
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestStoryScreen(t *testing.T) {
	x := newSite(t, Options{})
	a, page := x.get("/story/s-1?lang=de")
	if a.StatusCode != 200 {
		t.Fatalf("%d", a.StatusCode)
	}
	// Each reference leads to the sentence of the wording that was compared.
	if want := `href="/report/` + x.fake.revs[0].ID + `#s`; !strings.Contains(page, want) {
		t.Errorf("no reference begins with %s", want)
	}
	if !strings.Contains(page, "in diesen Berichten nicht gefunden") && len(texts(t, page, "empty")) > 0 {
		t.Error("an empty cell does not say what it means")
	}
	_, byOutlets := x.get("/story/s-1?lang=de&by=outlets")
	heads := texts(t, byOutlets, "matrix")
	if len(heads) != 1 || !strings.Contains(heads[0], "Elbe-Rundschau") || !strings.Contains(byOutlets, "in diesem Bericht nicht gefunden") {
		t.Error("by outlets the columns are outlets, and an empty cell speaks of one report")
	}
	if a, _ := x.get("/story/s-0"); a.StatusCode != http.StatusMovedPermanently || a.Header.Get("Location") != "/story/s-1" {
		t.Errorf("a story that went into another: %d to %q", a.StatusCode, a.Header.Get("Location"))
	}
}

func TestReportScreen(t *testing.T) {
	x := newSite(t, Options{})
	revs := x.fake.revs
	_, page := x.get(sentencePath(revs[1].ID, 0) + "?lang=en")
	notes := strings.Join(texts(t, page, "notes"), "\n")
	for _, want := range []string{"agency text (dpa)", "only here", "also"} {
		if !strings.Contains(notes, want) {
			t.Errorf("no %q in the margin:\n%s", want, notes)
		}
	}
	if len(x.fake.s.Clashes) == 0 {
		t.Fatal("the examples clash nowhere")
	}
	c := x.fake.s.Clashes[0]
	_, page = x.get(sentencePath(revs[slices.Index(x.fake.made.Reports, c.A.Report)].ID, 0) + "?lang=en")
	want := c.A.Text + " against " + c.B.Text
	if clashes := texts(t, page, "n-clash"); !slices.ContainsFunc(clashes, func(s string) bool { return strings.Contains(s, want) }) {
		t.Errorf("no %q among %q", want, clashes)
	}
	_, two := x.get("/report/" + revs[1].ID + "?lang=en&with=" + revs[2].ID)
	for _, id := range []string{`id="s7"`, `id="b-s7"`} {
		if strings.Count(two, id) != 1 {
			t.Errorf("%s is there %d times", id, strings.Count(two, id))
		}
	}
	// All of both texts is there, whatever stands beside what.
	for i, class := range []int{1, 2} {
		doc := strings.Join(texts(t, two, "s"), " ")
		for _, s := range x.fake.s.Sentences {
			rev := revs[class]
			if s.Report != x.fake.made.Reports[class] {
				continue
			}
			text := strings.Join(strings.Fields(string([]rune(rev.Report.Text)[s.Start:s.End])), " ")
			if !strings.Contains(doc, text) {
				t.Errorf("report %d lacks sentence %d: %s", i, s.Number, text)
			}
		}
	}
	if a, _ := x.get("/report/" + revs[0].Of); a.StatusCode != http.StatusFound || a.Header.Get("Location") != "/report/"+revs[0].ID {
		t.Errorf("a report's own id leads to %q", a.Header.Get("Location"))
	}
}

func TestForeignTextIsText(t *testing.T) {
	x := newSite(t, Options{})
	evil := `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`
	for i := range x.fake.revs {
		x.fake.revs[i].Report.Outlet, x.fake.revs[i].Report.Title, x.fake.revs[i].Report.URL = evil, evil, "javascript:alert(1)"
		x.fake.revs[i].Report.Authors = []string{evil}
	}
	for _, path := range []string{"/", "/story/s-1", "/story/s-1/timeline", "/story/s-1/edit", sentencePath(x.fake.revs[0].ID, 0), "/?topic=" + url.QueryEscape(evil), "/search?q=" + url.QueryEscape(evil), "/outlet/" + url.PathEscape(evil)} {
		_, page := x.get(path)
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Data == "img" || n.Data == "script" && attr(n, "src") == "" {
				t.Errorf("%s: foreign text became <%s>", path, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
					t.Errorf("%s: foreign text became %s=%q", path, a.Key, a.Val)
				}
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	x := newSite(t, Options{})
	lang := func(path string, headers ...string) string {
		_, page := x.get(path, headers...)
		_, after, _ := strings.Cut(page, `<html lang="`)
		return after[:2]
	}
	for accepts, want := range map[string]string{"de-AT,en;q=0.5": "de", "en-US,de;q=0.2": "en", "fr,ja": "en", "": "en", "fr, de;q=0.3": "de", "???": "en"} {
		if got := lang("/help", "Accept-Language: "+accepts); got != want {
			t.Errorf("%q: %s, want %s", accepts, got, want)
		}
	}
	if got := lang("/help?lang=de", "Accept-Language: en"); got != "de" {
		t.Errorf("asked for German: %s", got)
	}
	if got := lang("/help", "Accept-Language: en"); got != "de" {
		t.Errorf("asked for German before: %s", got)
	}
}

func TestFaults(t *testing.T) {
	x := newSite(t, Options{})
	for path, want := range map[string]int{
		"/nothing": 404, "/story/x": 404, "/story/s-1/x": 404, "/report/x": 404, "/?cursor=bad": 400, "/?from=gestern": 400, "/search.csv?q=": 400, "/account": 404, "/alert/x": 404, "/assets/x/synopse.css": 404,
	} {
		a, page := x.get(path, "Accept-Language: de")
		if a.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, a.StatusCode, want)
		}
		if strings.Contains(page, "fault.") {
			t.Errorf("%s: a phrase is missing:\n%s", path, page)
		}
	}
}

// A fault in a page ends that page only.
func TestPanic(t *testing.T) {
	x := newSite(t, Options{})
	a, page := x.get("/actor/x", "Accept-Language: de") // the fake knows no actors
	if a.StatusCode != 500 || !strings.Contains(page, "Fehler in Synopse") || !strings.Contains(x.log.String(), "nil pointer") {
		t.Errorf("%d, logged: %s", a.StatusCode, x.log)
	}
}

func TestMergeAndSplit(t *testing.T) {
	x := newSite(t, Options{})
	ids := x.fake.made.Reports
	post := func(form url.Values) int {
		a, _ := x.ask(http.MethodPost, "/story/s-1/edit", form)
		return a.StatusCode
	}
	if got := post(url.Values{"do": {"split"}, "report": {ids[1], ids[2]}}); got != http.StatusSeeOther {
		t.Fatalf("split: %d", got)
	}
	// Both are apart from each of the two that stay, and together.
	want := []library.Decision{{A: ids[1], B: ids[0]}, {A: ids[1], B: ids[3]}, {A: ids[2], B: ids[0]}, {A: ids[2], B: ids[3]}, {Together: true, A: ids[1], B: ids[2]}}
	if len(x.fake.decided) != len(want) {
		t.Fatalf("%d decisions", len(x.fake.decided))
	}
	for i, d := range x.fake.decided {
		if d.Together != want[i].Together || d.A != want[i].A || d.B != want[i].B || d.At.IsZero() {
			t.Errorf("decision %d is %+v, want %+v", i, d, want[i])
		}
	}
	for _, form := range []url.Values{{}, {"do": {"split"}}, {"do": {"split"}, "report": ids}, {"do": {"merge"}}, {"do": {"merge"}, "with": {"x"}}, {"do": {"merge"}, "with": {"http://localhost/story/s-1?by=x"}}} {
		if got := post(form); got != http.StatusUnprocessableEntity {
			t.Errorf("%v: %d", form, got)
		}
	}
}

func TestSearchShowsTheFault(t *testing.T) {
	x := newSite(t, Options{})
	a, page := x.get("/search?lang=de&q=" + url.QueryEscape(`hafen farbe:rot`))
	if a.StatusCode != 400 {
		t.Fatalf("%d", a.StatusCode)
	}
	if where := texts(t, page, "where"); len(where) != 1 || !strings.Contains(where[0], "farbe") || !strings.Contains(page, "<mark>farbe") {
		t.Errorf("the place is shown as %q", where)
	}
}

// Where not all hits were ordered or counted, the page says which were.
func TestSearchSaysItsBounds(t *testing.T) {
	x := newSite(t, Options{})
	facets := []library.Facet{{Field: query.Outlet, Values: []library.Count{{Name: "Morgenwarte", Count: 3}}}}
	stories := []library.FoundStory{{Title: "Damm", Hits: []library.Hit{{Text: "Der Damm hält."}}}}
	const ordered, newest, best = "are ordered by how well they fit", "The newest 500 sentences are counted", "The 500 sentences that fit best are counted"
	for _, c := range []struct {
		sort    string
		counted int
		all     bool
		want    []string
	}{
		{"", 12, true, nil},
		{"", 500, true, nil},
		{"", 500, false, []string{newest}},
		{"best", 300, true, nil},
		{"best", 1800, true, []string{best}},
		{"best", 2000, false, []string{"The newest 2,000 sentences " + ordered, best}},
	} {
		x.fake.found = library.Found{Stories: stories, Facets: facets, Counted: c.counted, All: c.all}
		_, page := x.get("/search?lang=en&q=damm&sort=" + c.sort)
		for _, phrase := range []string{"The newest 2,000 sentences " + ordered, newest, best} {
			if got := strings.Contains(page, phrase); got != slices.Contains(c.want, phrase) {
				t.Errorf("%s, %d counted, all %v: %q is there: %v", c.sort, c.counted, c.all, phrase, got)
			}
		}
	}
}

func TestNarrowed(t *testing.T) {
	q, err := query.Parse(`hafen speaker:asmussen thema:fähre`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		field query.Field
		value string
		want  string
		off   bool
	}{
		{query.Outlet, "Küste am Morgen", `hafen speaker:asmussen thema:fähre outlet:"Küste am Morgen"`, false},
		{query.Speaker, "Asmussen", `hafen thema:fähre`, true},
		{query.Issue, "fähre", `hafen speaker:asmussen`, true},
		{library.Month, "2026-11", `hafen speaker:asmussen thema:fähre from:2026-11 until:2026-11`, false},
	} {
		if got, off := narrowed(&q, c.field, c.value); got != c.want || off != c.off {
			t.Errorf("%s:%s gives %q, %v", c.field, c.value, got, off)
		}
	}
}

func TestPieces(t *testing.T) {
	got := pieces("Er sagte, es sei gut.", 100, []library.Range{{Start: 117, End: 120}, {Start: 103, End: 108}, {Start: 90, End: 102}, {Start: 300, End: 400}})
	want := []piece{{"Er", true}, {" ", false}, {"sagte", true}, {", es sei ", false}, {"gut", true}, {".", false}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}
