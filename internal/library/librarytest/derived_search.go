package librarytest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/internal/query"
	"synopse/statement"
)

func searches(t *testing.T, s *suite) {
	out := s.read(t, hafen, harbour, wahl)
	s.group(t, out, 0, 0, 2)
	for line, want := range map[string]string{
		"":                                  "",
		"hafen":                             "M2 M1",
		"Häfen":                             "M2 M1",
		"hafen lorhaven":                    "M1",
		"hafen -lorhaven":                   "M2",
		"\"grüne küste\"":                   "M3",
		"\"küste grüne\"":                   "",
		"kueste":                            "M3",
		"lor*":                              "H1 M1",
		"lorhaven lang:en":                  "H1",
		"wer:asmussen":                      "H2 M2",
		"wer:\"Merle Asmussen\"":            "H2 M2",
		"speaker:assmussen":                 "H2 M2",
		"to:asmussen":                       "M3",
		"wer:brandt an:asmussen":            "M3",
		"wer:brandt -an:asmussen":           "M2",
		"kind:direct":                       "M2 M2",
		"kind:direct hafen":                 "M2",
		"kind:direct act:demand":            "",
		"act:reject":                        "H3",
		"outlet:post":                       "H3 H2 H1",
		"quelle:\"harbour post\" march":     "H2",
		"-quelle:post wer:asmussen":         "M2",
		"from:2026-12":                      "M2 M1",
		"until:2026-11-17 kind:indirect":    "M3",
		"von:2026-11-18 bis:2026-11-18 -it": "H2 H1",
		"story:s-" + out[2].Report:          "M2 M1",
		"story:s-none":                      "",
		"-hafen outlet:morgenwarte":         "M1 M3 M2",
		"thema:hafen":                       "",
		"wer:niemand":                       "",
		"märz":                              "M2",
		"work":                              "H2",
		"reject fishermen":                  "H3",
	} {
		if got := found(s.find(t, line, library.Searched{})); got != want {
			t.Errorf("%s: found %q, want %q", line, got, want)
		}
		if got := strings.Fields(found(s.find(t, line, library.Searched{Sort: library.Best}))); len(got) != len(strings.Fields(want)) {
			t.Errorf("%s, best first: found %q, want as many as in %q", line, got, want)
		}
	}
	f := s.find(t, "hafen", library.Searched{})
	if len(f.Stories) != 2 || f.Stories[0].ID != "s-"+out[2].Report || f.Stories[0].Title != wahl.lines[0].text || f.Stories[1].Reports != 2 || !f.All {
		t.Fatalf("stories: %+v", f)
	}
	h := f.Stories[0].Hits[0]
	if h.Text != wahl.lines[1].text || len(h.Marks) != 1 || h.Marks[0].Start != h.Start+4 || h.Marks[0].End != h.Start+9 || len(h.Statements) != 1 || h.Statements[0].Who[0].Name != "Olaf Brandt" || h.Statements[0].Kind != statement.Direct {
		t.Errorf("hit: %+v", h)
	}
}

func hitPages(t *testing.T, s *suite) {
	var list []told
	for i := range 12 {
		x := hafen
		x.address, x.published = fmt.Sprintf("%s/%d", hafen.address, i), fmt.Sprintf("2026-%02d-03", 1+i%3)
		if i%4 == 0 {
			x.outlet = "Zeitung"
		}
		list = append(list, x)
	}
	s.read(t, list...)
	whole := s.find(t, "hafen OR", library.Searched{})
	if len(whole.Stories) != 0 {
		t.Errorf("there is no OR: %s", found(whole))
	}
	for _, sort := range []library.SearchSort{library.Newest, library.Best} {
		all := found(s.find(t, "hafen", library.Searched{Sort: sort}))
		var pages []string
		search := library.Searched{Sort: sort, Limit: 5, Facets: 100}
		for n := 0; ; n++ {
			f := s.find(t, "hafen", search)
			pages = append(pages, found(f))
			if n == 0 {
				checkFacets(t, f)
			} else if len(f.Facets) > 0 {
				t.Error("facets on a later page")
			}
			if search.Cursor = f.Next; search.Cursor == "" {
				break
			}
		}
		if got := strings.Join(pages, " "); len(pages) != 3 || got != all {
			t.Errorf("%q: got %s in %d pages, want %s", sort, got, len(pages), all)
		}
	}
	f := s.find(t, "hafen", library.Searched{Limit: 3, Facets: 4})
	if f.All || f.Counted != 4 {
		t.Errorf("counted %d, all %v", f.Counted, f.All)
	}
}

func checkFacets(t *testing.T, f library.Found) {
	t.Helper()
	got := map[query.Field]string{}
	for _, x := range f.Facets {
		var values []string
		for _, v := range x.Values {
			values = append(values, fmt.Sprintf("%s %d", v.Name, v.Count))
		}
		got[x.Field] = strings.Join(values, ", ")
	}
	for field, want := range map[query.Field]string{
		query.Outlet: "Morgenwarte 9, Zeitung 3", query.Lang: "de 12", library.Month: "2026-01 4, 2026-02 4, 2026-03 4", query.Speaker: "", query.Kind: "",
	} {
		if got[field] != want {
			t.Errorf("facet %s: got %q, want %q", field, got[field], want)
		}
	}
	if f.Counted != 12 || !f.All {
		t.Errorf("counted %d, all %v", f.Counted, f.All)
	}
}

func newSince(t *testing.T, s *suite) {
	s.read(t, hafen)
	before := s.find(t, "lorhaven", library.Searched{})
	s.read(t, harbour)
	if got := found(s.find(t, "lorhaven", library.Searched{After: before.Place})); got != "H1" {
		t.Errorf("new: %q", got)
	}
	now := s.find(t, "lorhaven", library.Searched{After: before.Place}).Place
	if got := found(s.find(t, "lorhaven", library.Searched{After: now})); got != "" {
		t.Errorf("nothing is new: %q", got)
	}
	// Read again, a report is not new.
	changed := hafen
	changed.lines, changed.hours = append(changed.lines[:1:1], line{text: "Ein Leuchtturm kommt hinzu."}), 5
	s.read(t, changed)
	if got := found(s.find(t, "leuchtturm", library.Searched{After: now})); got != "" {
		t.Errorf("a new wording of an old report: %q", got)
	}
}

func outlets(t *testing.T, s *suite) {
	ctx := context.Background()
	list := []told{hafen, harbour}
	out := s.read(t, hafen, harbour, wahl)
	s.group(t, out, 0, 0, 2)
	if err := s.lib.KeepSynopsis(ctx, synopsis(list, out[:2])); err != nil {
		t.Fatal(err)
	}
	all, err := s.lib.OutletList(ctx)
	if err != nil || len(all) != 2 || all[0].Name != "Harbour Post" || all[1].Reports != 2 || all[1].First != "2026-11-17" || all[1].Last != "2026-12-02" {
		t.Fatalf("%+v, %v", all, err)
	}
	o, err := s.lib.Outlet(ctx, "Harbour Post", library.Period{})
	if err != nil {
		t.Fatal(err)
	}
	if o.Reports != 1 || o.Credited != 1 || o.Copied != 1 || o.Agencies[0].Name != "dpa" || o.Compared != 1 || o.OnlyIn != 1 || o.Points != 3 || o.Statements != 2 ||
		o.Firsts != 0 || o.Delayed != 1 || o.Delay != 24*60+30 || o.Languages[0].Name != "en" || o.Months[0].Name != "2026-11" || o.Revised != 0 {
		t.Errorf("%+v", o)
	}
	m, err := s.lib.Outlet(ctx, "Morgenwarte", library.Period{From: "2026-12-01"})
	if err != nil || m.Reports != 1 || m.Statements != 1 || m.Speakers[0].Name != "Olaf Brandt" || m.Kinds[0].Name != "direct" || m.Delayed != 0 || m.Compared != 0 {
		t.Errorf("%+v, %v", m, err)
	}
	if m, err := s.lib.Outlet(ctx, "Morgenwarte", library.Period{}); err != nil || m.Firsts != 1 || m.Delay != 0 {
		t.Errorf("%+v, %v", m, err)
	}
	corrected(t, s, out[:1])
	if _, err := s.lib.Outlet(ctx, "Nirgends", library.Period{}); code(err) != library.NotFound {
		t.Errorf("nowhere: %v", err)
	}
}

// corrected: an outlet's corrections are those of the newest wordings, as they were
// read last.
func corrected(t *testing.T, s *suite, was []library.Outcome) {
	t.Helper()
	count := func(revised, corrected int) {
		t.Helper()
		if o, err := s.lib.Outlet(context.Background(), "Morgenwarte", library.Period{}); err != nil || o.Revised != revised || o.Corrected != corrected {
			t.Errorf("%d revised and %d corrected, not %d and %d; %v", o.Revised, o.Corrected, revised, corrected, err)
		}
	}
	count(0, 0)
	r := hafen.reading(was[0])
	r.Corrected = true
	s.keepReadings(t, r)
	count(0, 1)
	newer := hafen
	newer.lines, newer.hours = append(newer.lines[:1:1], line{text: "Korrektur: Der Hafen liegt im Norden."}), 5
	kept := s.keep(t, newer.item())
	count(1, 1) // until it is read
	r = newer.reading(kept[0])
	s.keepReadings(t, r)
	count(1, 0)
	r.Corrected = true
	s.keepReadings(t, r)
	count(1, 1)
}

func badCursors(t *testing.T, s *suite) {
	ctx := context.Background()
	s.read(t, hafen)
	q, _ := query.Parse("hafen")
	for _, c := range []string{"x", "ä", "W10", "WyJ4Il0", "W251bGwsbnVsbCxudWxsXQ", "WzEuNV0", strings.Repeat("W", 5000)} {
		for what, ask := range map[string]func() error{
			"stories":    func() error { _, err := s.lib.StoryList(ctx, library.StoryFilter{Cursor: c}); return err },
			"statements": func() error { _, err := s.lib.Statements(ctx, library.StatementFilter{Cursor: c}); return err },
			"actors":     func() error { _, err := s.lib.FindActors(ctx, library.ActorFilter{Cursor: c}); return err },
			"search":     func() error { _, err := s.lib.Find(ctx, library.Searched{Query: q, Cursor: c}); return err },
		} {
			if err := ask(); code(err) != library.BadCursor {
				t.Errorf("%s, %q: %v", what, c, err)
			}
		}
	}
}

func accounts(t *testing.T, s *suite) {
	ctx := context.Background()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	mia := library.User{Name: "mia", Role: library.Editor, Password: "$argon2id$v=19$…", Added: noon}
	check(s.lib.KeepUser(ctx, mia))
	check(s.lib.KeepUser(ctx, library.User{Name: "ben", Role: library.Reader, Added: noon}))
	if got, err := s.lib.User(ctx, "mia"); err != nil || got != mia {
		t.Errorf("%+v, %v", got, err)
	}
	if all, err := s.lib.Users(ctx); err != nil || len(all) != 2 || all[0].Name != "ben" {
		t.Errorf("%+v, %v", all, err)
	}
	token := library.Token{Hash: "aa", User: "mia", Name: "script", Role: library.Reader, Added: noon, LastUsed: later, Expires: later}
	check(s.lib.KeepToken(ctx, token))
	if got, err := s.lib.Token(ctx, "aa"); err != nil || got != token {
		t.Errorf("%+v, %v", got, err)
	}
	if all, err := s.lib.Tokens(ctx, "mia"); err != nil || len(all) != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	session := library.Session{Hash: "bb", User: "mia", Data: "csrf", Added: noon, Expires: noon.Add(time.Hour)}
	check(s.lib.KeepSession(ctx, session))
	if got, err := s.lib.Session(ctx, "bb"); err != nil || got != session {
		t.Errorf("%+v, %v", got, err)
	}
	check(s.lib.KeepSession(ctx, library.Session{Hash: "cc", User: "ben", Added: later, Expires: later.Add(time.Hour)}))
	if _, err := s.lib.Session(ctx, "bb"); code(err) != library.NoUser {
		t.Errorf("an expired session: %v", err)
	}
	check(s.lib.RemoveSession(ctx, "cc"))
	check(s.lib.RemoveToken(ctx, "nothing"))
	check(s.lib.RemoveUser(ctx, "mia"))
	for what, err := range map[string]error{
		"user":    func() error { _, err := s.lib.User(ctx, "mia"); return err }(),
		"token":   func() error { _, err := s.lib.Token(ctx, "aa"); return err }(),
		"session": func() error { _, err := s.lib.Session(ctx, "cc"); return err }(),
		"again":   s.lib.RemoveUser(ctx, "mia"),
	} {
		if code(err) != library.NoUser {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := s.lib.KeepUser(ctx, library.User{}); code(err) != library.BadItem {
		t.Errorf("without a name: %v", err)
	}
}

func visits(t *testing.T, s *suite) {
	ctx := context.Background()
	for i, c := range []struct {
		minutes int
		before  int // minutes; -1 is never
	}{{0, -1}, {10, -1}, {30, -1}, {100, 30}, {90, 30}, {120, 30}, {200, 120}} {
		before, err := s.lib.Visited(ctx, "mia", noon.Add(time.Duration(c.minutes)*time.Minute))
		want := time.Time{}
		if c.before >= 0 {
			want = noon.Add(time.Duration(c.before) * time.Minute)
		}
		if err != nil || !before.Equal(want) {
			t.Errorf("look %d: %v, want %v, %v", i, before, want, err)
		}
	}
}

func alerts(t *testing.T, s *suite) {
	ctx := context.Background()
	s.read(t, hafen)
	a := library.Alert{ID: "x", User: "mia", Name: "Hafen", Query: "hafen", Token: "secret-token", Webhook: "https://hook.example/", Secret: "s", Added: noon, Seen: noon}
	if err := s.lib.KeepAlert(ctx, a); err != nil {
		t.Fatal(err)
	}
	a.Place = 1 // begins with what is read from now on
	if got, err := s.lib.Alert(ctx, "x"); err != nil || got != a {
		t.Fatalf("%+v, %v", got, err)
	}
	if got, err := s.lib.AlertByToken(ctx, "secret-token"); err != nil || got.ID != "x" {
		t.Errorf("%+v, %v", got, err)
	}
	for _, token := range []string{"", "other"} {
		if _, err := s.lib.AlertByToken(ctx, token); code(err) != library.NotFound {
			t.Errorf("token %q: %v", token, err)
		}
	}
	f := s.find(t, "hafen", library.Searched{})
	hit := library.AlertHit{In: f.Stories[0].Hits[0].In, Sentence: 1, Range: f.Stories[0].Hits[0].Range, Text: f.Stories[0].Hits[0].Text, Found: later}
	for range 2 {
		if err := s.lib.KeepAlertHits(ctx, "x", []library.AlertHit{hit}, 9); err != nil {
			t.Fatal(err)
		}
	}
	page, err := s.lib.AlertHits(ctx, "x", "", 0)
	if err != nil || len(page.Items) != 1 || page.Items[0].Text != hit.Text || page.Items[0].In.Outlet != "Morgenwarte" || page.Items[0].Range != hit.Range || !page.Items[0].Sent.IsZero() {
		t.Fatalf("%+v, %v", page, err)
	}
	if got, _ := s.lib.Alert(ctx, "x"); got.Place != 9 {
		t.Errorf("place %d", got.Place)
	}
	numbers := []int64{page.Items[0].Number}
	if err := s.lib.Sent(ctx, "x", numbers, "no answer", later); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.lib.Alert(ctx, "x"); got.Tries != 1 || got.Problem != "no answer" || !got.Next.Equal(later) {
		t.Errorf("after a failure: %+v", got)
	}
	if list, err := s.lib.Unsent(ctx, 0); err != nil || len(list) != 1 {
		t.Errorf("unsent: %+v, %v", list, err)
	}
	if err := s.lib.Sent(ctx, "x", numbers, "", time.Time{}); err != nil {
		t.Fatal(err)
	}
	if list, err := s.lib.Unsent(ctx, 0); err != nil || len(list) != 0 {
		t.Errorf("unsent: %+v, %v", list, err)
	}
	if list, err := s.lib.Alerts(ctx, "ben"); err != nil || len(list) != 0 {
		t.Errorf("of another: %+v, %v", list, err)
	}
	if list, err := s.lib.Alerts(ctx, "*"); err != nil || len(list) != 1 {
		t.Errorf("of all: %+v, %v", list, err)
	}
	if err := s.lib.RemoveAlert(ctx, "x"); err != nil {
		t.Fatal(err)
	}
	if page, err := s.lib.AlertHits(ctx, "x", "", 0); err != nil || len(page.Items) > 0 {
		t.Errorf("hits stay: %+v, %v", page, err)
	}
}
