package librarytest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"synopse/actor"
	"synopse/internal/library"
	"synopse/internal/query"
	"synopse/internal/terms"
	"synopse/report"
	"synopse/statement"
)

// derivedCases are the cases about what is derived from reports.
var derivedCases = []struct {
	name string
	test func(*testing.T, *suite)
}{
	{"readings come back", readingsComeBack},
	{"a reading of an older wording is passed over", oldReading},
	{"actors meet across reports", actorsMeet},
	{"actors have the name that most reports print", names},
	{"whoever is read of first, people are the same", partiesInAnyOrder},
	{"and with many at work", partiesByMany},
	{"ids of actors that turn out to be one lead on", partiesLeadOn},
	{"a reading is replaced, and what was counted with it", replacedReading},
	{"statements by filter", statementsByFilter},
	{"work is entered, done, dropped, entered again", work},
	{"how far the work is, and what failed is tried again", standing},
	{"one leads", leading},
	{"stories", stories},
	{"stories by filter, page by page", storyList},
	{"a story that goes leads on", goneStory},
	{"grouping goes on where it was", grouping},
	{"decisions by hand", decisions},
	{"a backfill by ranges of days", backfills},
	{"a synopsis is kept", synopses},
	{"a synopsis of what has changed is passed over", oldSynopsis},
	{"searches", searches},
	{"hits page by page, with facets", hitPages},
	{"what is new since", newSince},
	{"outlets", outlets},
	{"cursors that are none", badCursors},
	{"users, tokens, sessions", accounts},
	{"visits", visits},
	{"alerts", alerts},
}

// line is a sentence with at most one statement: who speaks to whom, in which kind
// and act.
type line struct {
	text string
	who  string
	whom string
	kind statement.Kind
	act  string
}

// told is a report made of lines.
type told struct {
	address, outlet, language, published string
	lines                                []line
	hours                                int
}

func (x told) item() library.Item {
	var texts []string
	for _, l := range x.lines {
		texts = append(texts, l.text)
	}
	it := item(x.address, x.lines[0].text, strings.Join(texts, " "), x.hours)
	it.Report.Outlet, it.Report.Language, it.Report.Published = x.outlet, x.language, x.published
	return it
}

// figure makes a figure of a name: two words are a person's full name, one in
// capitals is a country.
func figure(name string) library.Figure {
	f := library.Figure{Kind: actor.Person, Name: name, Names: []string{name}, Roles: []string{}}
	if name == strings.ToUpper(name) && len(name) == 2 {
		f.Kind, f.Country = actor.Country, name
	}
	f.Keys = actor.Keys(f.Kind, f.Country, f.Names)
	return f
}

// reading makes the reading of a report that was kept.
func (x told) reading(o library.Outcome) library.Reading {
	r := library.Reading{Report: o.Report, Revision: o.ID, Version: "v1", Language: x.language, Figures: []library.Figure{}, Mentions: []library.Mention{}}
	at := 0
	number := func(name string) []int {
		if name == "" {
			return nil
		}
		for i, f := range r.Figures {
			if f.Name == name {
				return []int{i}
			}
		}
		r.Figures = append(r.Figures, figure(name))
		return []int{len(r.Figures) - 1}
	}
	for i, l := range x.lines {
		n := len([]rune(l.text))
		s := library.Sentence{Number: i + 1, Range: library.Range{Start: at, End: at + n}, Kind: report.Body}
		for _, w := range terms.Split(l.text) {
			s.Lemmas = append(s.Lemmas, terms.Lemmas([]string{w})[0][0])
			s.Forms = append(append(s.Forms, terms.Clean(w)), terms.Folded(terms.Clean(w))...)
		}
		r.Sentences = append(r.Sentences, s)
		if l.kind != "" {
			st := library.Statement{Sentence: i + 1, Sentences: []int{i + 1}, Kind: l.kind, Act: l.act, Strength: "neutral", Medium: "speech", Verb: "sagen",
				Content: []library.Range{{Start: at, End: at + n}}, Speakers: number(l.who), Addressees: number(l.whom), Confidence: 0.75}
			st.ID = library.StatementID(o.Report, &st)
			r.Statements = append(r.Statements, st)
		}
		at += n + 1
	}
	return r
}

var (
	hafen = told{address: "https://morgenwarte.example/hafen", outlet: "Morgenwarte", language: "de", published: "2026-11-17T10:00:00+01:00", lines: []line{
		{text: "Der Hafen von Lorhaven wird tiefer."},
		{text: "Wir beginnen im März mit den Arbeiten.", who: "Merle Asmussen", kind: statement.Direct, act: "announce"},
		{text: "Das Land brauche mehr Geld für die grüne Küste.", who: "Olaf Brandt", whom: "Merle Asmussen", kind: statement.Indirect, act: "demand"},
	}}
	harbour = told{address: "https://post.example/harbour", outlet: "Harbour Post", language: "en", published: "2026-11-18T09:30:00Z", hours: 1, lines: []line{
		{text: "Lorhaven harbour will be deeper."},
		{text: "Work starts in March.", who: "Merle Assmussen", kind: statement.Indirect, act: "say"},
		{text: "The fishermen reject it.", kind: statement.Reported, act: "reject"},
	}}
	wahl = told{address: "https://morgenwarte.example/wahl", outlet: "Morgenwarte", language: "de", published: "2026-12-02", hours: 2, lines: []line{
		{text: "Brandt gewinnt die Wahl."},
		{text: "Der Hafen bleibt, wie er ist.", who: "Olaf Brandt", whom: "RU", kind: statement.Direct, act: "promise"},
	}}
)

// read keeps reports and their readings.
func (s *suite) read(t *testing.T, list ...told) []library.Outcome {
	t.Helper()
	var items []library.Item
	for _, x := range list {
		items = append(items, x.item())
	}
	out := s.keep(t, items...)
	var readings []library.Reading
	for i, x := range list {
		readings = append(readings, x.reading(out[i]))
	}
	s.keepReadings(t, readings...)
	return out
}

func (s *suite) keepReadings(t *testing.T, readings ...library.Reading) {
	t.Helper()
	if err := s.lib.KeepReadings(context.Background(), readings); err != nil {
		t.Fatal(err)
	}
}

// group puts reports into stories: of each the index of its first report.
func (s *suite) group(t *testing.T, kept []library.Outcome, of ...int) {
	t.Helper()
	c := library.StoryChanges{Version: "v1"}
	for i, k := range of {
		c.Steps = append(c.Steps, library.GroupedStep{Report: kept[i].Report})
		c.Members = append(c.Members, library.Membership{Report: kept[i].Report, Story: "s-" + kept[k].Report})
	}
	if err := s.lib.KeepStories(context.Background(), c); err != nil {
		t.Fatal(err)
	}
}

func code(err error) library.Code { return library.CodeOf(err) }

func readingsComeBack(t *testing.T, s *suite) {
	ctx := context.Background()
	if _, err := s.lib.Reading(ctx, "nothing"); code(err) != library.NotFound {
		t.Errorf("nothing there: %v", err)
	}
	out := s.keep(t, hafen.item())
	if _, err := s.lib.Reading(ctx, out[0].Report); code(err) != library.NotFound {
		t.Errorf("not read yet: %v", err)
	}
	want := hafen.reading(out[0])
	want.Corrected = true
	want.Mentions = []library.Mention{{Figure: 0, Range: library.Range{Start: 3, End: 8}, Form: actor.Name}}
	s.keepReadings(t, want)
	s.lib.Close()
	s.lib = s.open(t, s.place)
	got, err := s.lib.Reading(ctx, out[0].Report)
	if err != nil {
		t.Fatal(err)
	}
	want.Day = "2026-11-17"
	for i := range want.Sentences {
		want.Sentences[i].Lemmas, want.Sentences[i].Forms = nil, nil
	}
	for i := range want.Figures {
		if got.Figures[i].Actor == "" {
			t.Errorf("%s is nobody", got.Figures[i].Name)
		}
		want.Figures[i].Actor = got.Figures[i].Actor
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	said, err := s.lib.Statement(ctx, want.Statements[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	if said.Text != hafen.lines[2].text || said.Start != want.Sentences[2].Start || said.Who[0].Name != "Olaf Brandt" || said.Whom[0].Name != "Merle Asmussen" ||
		said.In.Outlet != "Morgenwarte" || said.In.Address != hafen.address || said.In.Day != "2026-11-17" {
		t.Errorf("%+v", said)
	}
	for _, id := range []string{"", "x", out[0].Report + "-00000000"} {
		if _, err := s.lib.Statement(ctx, id); code(err) != library.NotFound {
			t.Errorf("statement %q: %v", id, err)
		}
	}
}

func oldReading(t *testing.T, s *suite) {
	ctx := context.Background()
	old := s.read(t, hafen)[0]
	changed := hafen
	changed.lines, changed.hours = append(slices.Clone(hafen.lines), line{text: "Ein Leuchtturm kommt hinzu."}), 5
	newer := s.keep(t, changed.item())[0]
	if newer.Kind != library.Revised {
		t.Fatal(newer.Kind)
	}
	s.keepReadings(t, hafen.reading(old)) // came too late
	tasks, err := s.lib.Pending(ctx, library.StepRead, 0, 0)
	if err != nil || len(tasks) != 1 || tasks[0].ID != old.Report {
		t.Fatalf("it has to be read again: %+v, %v", tasks, err)
	}
	list, err := s.lib.Newest(ctx, []string{"nothing", old.Report})
	if err != nil || len(list) != 1 || list[0].ID != newer.ID || list[0].Number != 2 {
		t.Errorf("newest: %+v, %v", list, err)
	}
	list, err = s.lib.First(ctx, []string{old.Report})
	if err != nil || len(list) != 1 || list[0].ID != old.ID {
		t.Errorf("first: %+v, %v", list, err)
	}
	s.keepReadings(t, changed.reading(newer))
	if got, err := s.lib.Reading(ctx, old.Report); err != nil || got.Revision != newer.ID || len(got.Sentences) != 4 {
		t.Errorf("%+v, %v", got, err)
	}
	if tasks, _ := s.lib.Pending(ctx, library.StepRead, 0, 0); len(tasks) > 0 {
		t.Errorf("left to read: %+v", tasks)
	}
}

func (s *suite) actors(t *testing.T, f library.ActorFilter) []library.ActorRow {
	t.Helper()
	page, err := s.lib.FindActors(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return page.Items
}

func actorsMeet(t *testing.T, s *suite) {
	ctx := context.Background()
	s.read(t, hafen, harbour, wahl)
	for _, name := range []string{"asmussen", "Assmussen", "merle asm", "MERLE"} {
		if list := s.actors(t, library.ActorFilter{Name: name}); len(list) != 1 || list[0].Statements != 2 || list[0].Reports != 2 || list[0].Last != "2026-11-18" {
			t.Errorf("%s: %+v", name, list)
		}
	}
	if list := s.actors(t, library.ActorFilter{Name: "olaf asmussen"}); len(list) != 0 {
		t.Errorf("found %+v", list)
	}
	if list := s.actors(t, library.ActorFilter{Kind: actor.Country}); len(list) != 1 || list[0].Country != "RU" || list[0].Statements != 0 {
		t.Errorf("countries: %+v", list)
	}
	all := s.actors(t, library.ActorFilter{})
	if len(all) != 3 {
		t.Fatalf("%+v", all)
	}
	brandt := s.actors(t, library.ActorFilter{Name: "brandt"})[0]
	a, err := s.lib.Actor(ctx, brandt.ID)
	if err != nil {
		t.Fatal(err)
	}
	count := func(list []library.Count) string {
		var out []string
		for _, c := range list {
			out = append(out, fmt.Sprintf("%s %d", c.Name, c.Count))
		}
		return strings.Join(out, ", ")
	}
	for what, pair := range map[string][2]string{
		"names":     {count(a.Names), "Olaf Brandt 2"},
		"outlets":   {count(a.Outlets), "Morgenwarte 2"},
		"addressed": {count(a.Addressed), "Merle Asmussen 1, RU 1"},
		"days":      {count(a.Days), "2026-11-17 1, 2026-12-02 1"},
		"verbs":     {count(a.Verbs), "sagen 2"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %s, want %s", what, pair[0], pair[1])
		}
	}
	if _, err := s.lib.Actor(ctx, "nobody"); code(err) != library.NotFound {
		t.Errorf("nobody: %v", err)
	}
	first, err := s.lib.FindActors(ctx, library.ActorFilter{Limit: 2})
	if err != nil || len(first.Items) != 2 || first.Next == "" {
		t.Fatalf("%+v, %v", first, err)
	}
	second, err := s.lib.FindActors(ctx, library.ActorFilter{Limit: 2, Cursor: first.Next})
	if err != nil || len(second.Items) != 1 || second.Next != "" || second.Items[0].ID != all[2].ID {
		t.Errorf("%+v, %v", second, err)
	}
}

func replacedReading(t *testing.T, s *suite) {
	out := s.read(t, hafen, wahl)
	changed := hafen
	changed.lines, changed.hours = []line{hafen.lines[0], {text: "Niemand spricht."}}, 7
	s.read(t, changed)
	list := s.actors(t, library.ActorFilter{})
	if len(list) != 2 || list[0].Name != "Olaf Brandt" || list[0].Statements != 1 || list[0].Reports != 1 {
		t.Errorf("%+v", list)
	}
	if n := s.hits(t, "arbeiten"); n != 0 {
		t.Errorf("the old sentence is found %d times", n)
	}
	_ = out
}

func statementsByFilter(t *testing.T, s *suite) {
	ctx := context.Background()
	out := s.read(t, hafen, harbour, wahl)
	s.group(t, out, 0, 0, 2)
	id := func(name string) string { return s.actors(t, library.ActorFilter{Name: name})[0].ID }
	for what, c := range map[string]struct {
		f    library.StatementFilter
		want []string // texts
	}{
		"all":      {library.StatementFilter{}, []string{wahl.lines[1].text, harbour.lines[2].text, harbour.lines[1].text, hafen.lines[2].text, hafen.lines[1].text}},
		"actor":    {library.StatementFilter{Actor: id("asmussen")}, []string{harbour.lines[1].text, hafen.lines[1].text}},
		"to":       {library.StatementFilter{To: id("asmussen")}, []string{hafen.lines[2].text}},
		"both":     {library.StatementFilter{Actor: id("brandt"), To: id("asmussen")}, []string{hafen.lines[2].text}},
		"kind":     {library.StatementFilter{Kind: statement.Direct}, []string{wahl.lines[1].text, hafen.lines[1].text}},
		"act":      {library.StatementFilter{Actor: id("brandt"), Act: "demand"}, []string{hafen.lines[2].text}},
		"report":   {library.StatementFilter{Report: out[1].Report}, []string{harbour.lines[2].text, harbour.lines[1].text}},
		"story":    {library.StatementFilter{Story: "s-" + out[0].Report, Kind: statement.Indirect}, []string{harbour.lines[1].text, hafen.lines[2].text}},
		"outlet":   {library.StatementFilter{Outlet: "Morgenwarte", Until: "2026-11-30"}, []string{hafen.lines[2].text, hafen.lines[1].text}},
		"language": {library.StatementFilter{Language: "en"}, []string{harbour.lines[2].text, harbour.lines[1].text}},
		"from":     {library.StatementFilter{From: "2026-11-18"}, []string{wahl.lines[1].text, harbour.lines[2].text, harbour.lines[1].text}},
		"nobody":   {library.StatementFilter{Actor: "nobody"}, nil},
		"nowhere":  {library.StatementFilter{Report: "nowhere"}, nil},
		"no issue": {library.StatementFilter{Issue: "none"}, nil},
	} {
		for _, limit := range []int{0, 1} {
			c.f.Limit, c.f.Cursor = limit, ""
			var got []string
			for {
				page, err := s.lib.Statements(ctx, c.f)
				if err != nil {
					t.Fatalf("%s: %v", what, err)
				}
				for _, x := range page.Items {
					got = append(got, x.Text)
				}
				if c.f.Cursor = page.Next; c.f.Cursor == "" {
					break
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s, limit %d:\n got %q\nwant %q", what, limit, got, c.want)
			}
		}
	}
}

func (s *suite) find(t *testing.T, line string, search library.Searched) library.Found {
	t.Helper()
	q, err := query.Parse(line)
	if err != nil {
		t.Fatal(err)
	}
	search.Query = q
	f, err := s.lib.Find(context.Background(), search)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return f
}

// found gives what a search found: outlet's first letter and number of the
// sentence, in order.
func found(f library.Found) string {
	var out []string
	for _, st := range f.Stories {
		for _, h := range st.Hits {
			out = append(out, fmt.Sprintf("%s%d", h.In.Outlet[:1], h.Sentence))
		}
	}
	return strings.Join(out, " ")
}

func (s *suite) hits(t *testing.T, line string) (n int) {
	for _, st := range s.find(t, line, library.Searched{}).Stories {
		n += len(st.Hits)
	}
	return n
}

var later = time.Date(2026, 12, 24, 18, 0, 0, 0, time.UTC)
