package export

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/mmcdole/gofeed"

	"synopse/actor"
	"synopse/report"
	"synopse/statement"
	"synopse/synopsis"
)

const (
	first  = "🌊 Anna Kramer sagte, die Brücke sei sicher."
	second = "The council rejected the bridge. “=No” to it, Paul Lorenz told Anna Kramer."
)

func at(r, text, part string) report.Span {
	b := strings.Index(text, part)
	if b < 0 {
		panic(part)
	}
	start := len([]rune(text[:b]))
	return report.Span{Report: r, Start: start, End: start + len([]rune(part)), Text: part}
}

// bridge is a small synopsis made by hand: two reports, one issue, a statement
// without a known speaker, one with an addressee, a deed that is only claimed.
func bridge() synopsis.Synopsis {
	speaker, cue := at("r1", first, "Anna Kramer"), at("r1", first, "sagte")
	unnamed := at("r2", second, "The council")
	claimed := "s1"
	return synopsis.Synopsis{
		Synopse: "1",
		Story:   synopsis.Story{ID: "story", Title: "Streit um die\nBrücke", Languages: []string{"de", "en"}},
		Reports: []report.Report{
			{ID: "r1", Outlet: "Flussbote", URL: "https://flussbote.example/a", Title: "Brücke", Language: "de", Published: "2026-03-02T08:00:00+01:00", Text: first},
			{ID: "r2", Outlet: "Ledger", Title: "Bridge", Language: "en", Published: "2026-03-03", Text: second},
		},
		Actors: []synopsis.Actor{
			{ID: "a1", Name: "Anna Kramer", Kind: actor.Person, Country: "DE"},
			{ID: "a2", Name: "Stadtrat", Kind: actor.Organisation},
			{ID: "a3", Name: "Paul Lorenz", Kind: actor.Person, Country: "AT"},
		},
		Statements: []synopsis.Statement{
			{ID: "s1", Report: "r1", Kind: statement.Indirect, Act: "say", Speakers: []string{"a1"}, Speaker: &speaker, Cue: &cue,
				Content: []report.Span{at("r1", first, "die Brücke sei sicher")}, Issues: []string{"i1"}, Confidence: .9},
			{ID: "s2", Report: "r2", Kind: statement.Reported, Act: "reject", Speaker: &unnamed, Content: []report.Span{at("r2", second, "the bridge")}},
			{ID: "s3", Report: "r2", Kind: statement.Direct, Act: "say", Speakers: []string{"a3"}, Addressees: []string{"a1"},
				Content: []report.Span{at("r2", second, "=No"), at("r2", second, "to it")}, Issues: []string{"i1"}},
		},
		Issues: []synopsis.Issue{{ID: "i1", Label: "Brücke", Labels: map[string]string{"de": "Brücke", "en": "bridge"}, Relation: synopsis.Disagree,
			Parties: []synopsis.Party{{Actor: "a1", Side: "a2", Statements: []string{"s1"}}, {Actor: "a3", Side: "a3", Statements: []string{"s3"}}}}},
		Points: []synopsis.Point{{ID: "p1", Coverage: synopsis.CoverageAll, Issues: []string{"i1"},
			Passages: []report.Span{at("r1", first, "die Brücke"), at("r2", second, "the bridge")}}},
		Clashes:   []synopsis.Clash{{ID: "c1", Kind: "negation", Point: "p1"}},
		Deeds:     []synopsis.Deed{{ID: "d1", Actors: []string{"a3"}, Recipients: []string{"a1"}, Event: "REJECT", Date: "2026-03-02", Span: at("r2", second, "rejected"), AttributedTo: &claimed}},
		Sentences: []synopsis.Sentence{{Report: "r1", Number: 1, Start: 0, End: len([]rune(first))}, {Report: "r2", Number: 1, Start: 0, End: 33}, {Report: "r2", Number: 2, Start: 33, End: 80}},
	}
}

func written(t *testing.T, name string) []byte {
	t.Helper()
	f, ok := ByName(name)
	if !ok {
		t.Fatalf("there is no format %q", name)
	}
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := f.Write(w, []synopsis.Synopsis{bridge()}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("%s: the same synopsis gave other bytes", name)
	}
	return a.Bytes()
}

func TestNothingToPassOn(t *testing.T) {
	for _, f := range Formats() {
		var b bytes.Buffer
		if err := f.Write(&b, nil); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

func TestStatementsTable(t *testing.T) {
	all, err := csv.NewReader(bytes.NewReader(written(t, "statements.csv"))).ReadAll()
	if err != nil || len(all) != 4 {
		t.Fatalf("%d rows, %v", len(all), err)
	}
	for i, want := range []map[string]string{
		{"story": "story", "report": "story/r1", "outlet": "Flussbote", "sentence": "1", "statement": "story/s1", "speakers": "Anna Kramer",
			"speaker_countries": "DE", "content": "die Brücke sei sicher", "issues_en": "bridge", "sides": "Stadtrat", "relations": "disagree", "start": "21"},
		{"speakers": "", "speaker_text": "The council", "act": "reject", "issues_de": "", "url": ""},
		{"content": "'=No … to it", "addressees": "Anna Kramer", "sentence": "2"},
	} {
		for name, value := range want {
			col := -1
			for k, h := range all[0] {
				if h == name {
					col = k
				}
			}
			if col < 0 || all[i+1][col] != value {
				t.Errorf("row %d: %s is %q, want %q", i+1, name, all[i+1][col], value)
			}
		}
	}
}

func TestLinesAreJSONWithSlices(t *testing.T) {
	texts := map[string]string{"story/r1": first, "story/r2": second}
	for _, name := range []string{"statements.jsonl", "points.jsonl", "deeds.jsonl"} {
		n := 0
		for l := range bytes.Lines(written(t, name)) {
			var v struct {
				Report        string
				Content       []span
				Passage, Span span
			}
			if err := json.Unmarshal(l, &v); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, s := range append(v.Content, v.Passage, v.Span) {
				if got := string([]rune(texts[v.Report])[s.Start:s.End]); got != s.Text {
					t.Errorf("%s: %q stands where %q should", name, got, s.Text)
				}
			}
			n++
		}
		if want := map[string]int{"statements.jsonl": 3, "points.jsonl": 2, "deeds.jsonl": 1}[name]; n != want {
			t.Errorf("%s has %d lines, want %d", name, n, want)
		}
	}
}

func TestPointsNameTheirClashes(t *testing.T) {
	if s := string(written(t, "points.csv")); strings.Count(s, "story/c1") != 2 {
		t.Errorf("the clash is not told with both passages:\n%s", s)
	}
}

func TestAnnotations(t *testing.T) {
	var page struct {
		Context string `json:"@context"`
		Items   []struct {
			ID     string
			Body   []struct{ Value string }
			Target []struct {
				Source   string
				Selector []struct {
					Type, Exact, Prefix, Suffix string
					Start, End                  int
				}
			}
		}
	}
	if err := json.Unmarshal(written(t, "annotations"), &page); err != nil {
		t.Fatal(err)
	}
	if page.Context != annotationContext || len(page.Items) != 3 {
		t.Fatalf("%q with %d items", page.Context, len(page.Items))
	}
	a := page.Items[0]
	sel := a.Target[0].Selector
	if a.ID != "urn:synopse:story/s1" || a.Body[0].Value != "speaker: Anna Kramer" || a.Target[0].Source != "https://flussbote.example/a" ||
		sel[0].Exact != "die Brücke sei sicher" || sel[0].Prefix != first[:strings.Index(first, "die")] || sel[0].Suffix != "." || sel[1].Start != 21 || sel[1].End != 42 {
		t.Errorf("%+v", a)
	}
	if two := page.Items[2].Target; len(two) != 2 || two[0].Source != "urn:synopse:story/r2" {
		t.Errorf("an interrupted content has the targets %+v", two)
	}
}

func TestPlover(t *testing.T) {
	var e ploverEvent
	if err := json.Unmarshal(written(t, "plover"), &e); err != nil {
		t.Fatal(err)
	}
	if e.Event != "REJECT" || e.Source[0] != (ploverActor{"Paul Lorenz", "AUT"}) || e.Target[0].Country != "DEU" || e.Publication != "Ledger" ||
		len(e.AttributedTo) != 1 || e.AttributedTo[0] != "Anna Kramer" {
		t.Errorf("%+v", e)
	}
}

func TestGraphML(t *testing.T) {
	var g graphML
	if err := xml.Unmarshal(written(t, "graphml"), &g); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]bool{}
	for _, n := range g.Graph.Nodes {
		nodes[n.ID] = true
	}
	if len(nodes) != 3 || len(g.Graph.Links) != 3 {
		t.Fatalf("%d nodes, %d edges", len(nodes), len(g.Graph.Links))
	}
	for _, e := range g.Graph.Links {
		if !nodes[e.Source] || !nodes[e.Target] {
			t.Errorf("the edge %s leads to a node that is not there", e.ID)
		}
	}
	if e := g.Graph.Links[0]; e.Source != "actor:person:AT:Paul Lorenz" || e.Target != "actor:person:DE:Anna Kramer" || e.Data[3].Value != speaksTo {
		t.Errorf("%+v", e)
	}
}

func TestDNA(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.dna")
	if err := os.WriteFile(path, written(t, "dna"), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var broken int
	if err := db.QueryRow("SELECT count(*) FROM pragma_foreign_key_check").Scan(&broken); err != nil || broken != 0 {
		t.Errorf("%d broken references, %v", broken, err)
	}
	var values, all int
	if err := db.QueryRow(`SELECT (SELECT count(*) FROM ATTRIBUTEVALUES), (SELECT count(*) FROM ENTITIES e JOIN ATTRIBUTEVARIABLES a ON a.VariableId = e.VariableId)`).
		Scan(&values, &all); err != nil || values != all || all == 0 {
		t.Errorf("%d values of attributes, not one for each of %d, %v", values, all, err)
	}
	rows, err := db.Query(`SELECT d.Title, d.Text, s.Start, s.Stop, p.Value, o.Value, c.Value, b.Value, d.Date
		FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId
		JOIN DATASHORTTEXT x ON x.StatementId = s.ID AND x.VariableId = 1 JOIN ENTITIES p ON p.ID = x.Entity AND p.VariableId = 1
		JOIN DATASHORTTEXT y ON y.StatementId = s.ID AND y.VariableId = 2 JOIN ENTITIES o ON o.ID = y.Entity AND o.VariableId = 2
		JOIN DATASHORTTEXT z ON z.StatementId = s.ID AND z.VariableId = 3 JOIN ENTITIES c ON c.ID = z.Entity AND c.VariableId = 3
		JOIN DATABOOLEAN b ON b.StatementId = s.ID AND b.VariableId = 4 ORDER BY s.ID`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var got []string
	for rows.Next() {
		var title, text, person, organisation, concept string
		var start, stop, agreement int
		var date int64
		if err := rows.Scan(&title, &text, &start, &stop, &person, &organisation, &concept, &agreement, &date); err != nil {
			t.Fatal(err)
		}
		passage := string(utf16.Decode(utf16.Encode([]rune(text))[start:stop]))
		got = append(got, strings.Join([]string{title, passage, person, organisation, concept, []string{"against", "for"}[agreement], time.Unix(date, 0).UTC().Format("2006-01-02 15:04")}, "|"))
	}
	want := []string{
		"Brücke|die Brücke sei sicher|Anna Kramer|Stadtrat|Brücke|for|2026-03-02 08:00",
		"Bridge|the bridge|The council|||against|2026-03-03 00:00",
		"Bridge|=No” to it|Paul Lorenz||Brücke|for|2026-03-03 00:00",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFeeds(t *testing.T) {
	when := time.Date(2026, 3, 2, 7, 0, 0, 0, time.UTC)
	f := Feed{ID: "urn:synopse:alert:1", Title: "Brücke & Fluss", Home: "https://desk.example/search?q=x", Self: "https://desk.example/f", Updated: when,
		Items: []Item{{ID: "urn:synopse:1", Title: "Anna Kramer: <sicher>", Link: "https://desk.example/r/1#s1", Source: "https://flussbote.example/a", Author: "Flussbote", Text: first, Updated: when}}}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"atom": func(b *bytes.Buffer) error { return Atom(b, f) },
		"json": func(b *bytes.Buffer) error { return JSONFeed(b, f) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		got, err := gofeed.NewParser().Parse(&b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		i := got.Items[0]
		if got.Title != f.Title || i.Title != f.Items[0].Title || i.GUID != "urn:synopse:1" || i.Link != f.Items[0].Link || i.Content != first || i.Authors[0].Name != "Flussbote" {
			t.Errorf("%s: %+v", name, i)
		}
	}
}
