package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"synopse/internal/intake"
	"synopse/report"
)

const newsPlease = `{"authors":["Merle Asmussen"],"date_download":"2026-11-20 07:08:09","date_modify":null,"date_publish":"2026-11-19 22:30:00","description":"Das Land will den Hafen vertiefen.","filename":"x.json","image_url":null,"language":"de","localpath":null,"title":"Hafen wird tiefer","title_page":null,"title_rss":null,"source_domain":"www.morgenwarte.example","maintext":"Der Hafen soll bis zum Sommer tiefer werden, sagte die Ministerin.\nDie Fischer wollen vor Gericht ziehen. (dpa)","url":"https://www.morgenwarte.example/hafen"}`

const fundus = `{"title":"Hafen wird tiefer","authors":[{"name":"Merle Asmussen"},"Jonte Harms"],"publishing_date":"2026-11-19 22:30:00+01:00","topics":["Hafen","Land"],"lang":"de","body":{"summary":["Das Land will den Hafen vertiefen."],"sections":[{"headline":[],"paragraphs":["Der Hafen soll bis zum Sommer tiefer werden, sagte die Ministerin."]},{"headline":["Klage angekündigt"],"paragraphs":["Die Fischer wollen vor Gericht ziehen."]}]},"html":{"requested_url":"https://www.morgenwarte.example/hafen?utm_source=x","responded_url":"https://www.morgenwarte.example/hafen","crawl_date":"2026-11-20 07:08:09.123456+00:00","source_info":{"publisher":"Morgenwarte"}}}`

// lines gives a report's blocks, one a line.
func lines(r *report.Report) string {
	var b strings.Builder
	for _, bl := range r.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", bl.Kind, string([]rune(r.Text)[bl.Start:bl.End]))
	}
	return b.String()
}

func TestOtherPrograms(t *testing.T) {
	for _, c := range []struct {
		name, line, published, blocks string
		authors, agencies, keywords   []string
		outlet                        string
	}{
		{"news-please", newsPlease, "2026-11-19", `headline: Hafen wird tiefer
lede: Das Land will den Hafen vertiefen.
body: Der Hafen soll bis zum Sommer tiefer werden, sagte die Ministerin.
body: Die Fischer wollen vor Gericht ziehen.
credit: (dpa)
`, []string{"Merle Asmussen"}, []string{"dpa"}, nil, ""},
		{"Fundus", fundus, "2026-11-19T22:30:00+01:00", `headline: Hafen wird tiefer
lede: Das Land will den Hafen vertiefen.
body: Der Hafen soll bis zum Sommer tiefer werden, sagte die Ministerin.
subhead: Klage angekündigt
body: Die Fischer wollen vor Gericht ziehen.
`, []string{"Merle Asmussen", "Jonte Harms"}, nil, []string{"Hafen", "Land"}, "Morgenwarte"},
	} {
		e, err := Read("a.jsonl", []byte(c.line))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		r := &e.Report
		if got := lines(r); got != c.blocks {
			t.Errorf("%s:\n%s", c.name, got)
		}
		if r.URL != "https://www.morgenwarte.example/hafen" || r.Title != "Hafen wird tiefer" || r.Language != "de" || r.Published != c.published || r.Outlet != c.outlet {
			t.Errorf("%s: %q %q %q %q %q", c.name, r.URL, r.Title, r.Language, r.Published, r.Outlet)
		}
		if !slices.Equal(r.Authors, c.authors) || !slices.Equal(r.Agencies, c.agencies) || !slices.Equal(r.Keywords, c.keywords) {
			t.Errorf("%s: authors %q, agencies %q, keywords %q", c.name, r.Authors, r.Agencies, r.Keywords)
		}
		if want := time.Date(2026, 11, 20, 7, 8, 9, 0, time.UTC); !e.Seen.Truncate(time.Second).Equal(want) {
			t.Errorf("%s: seen %v", c.name, e.Seen)
		}
	}
}

// A line with a page, as fetch writes it, is read as the page; a canonical address
// elsewhere does not count.
func TestPageInALine(t *testing.T) {
	for canonical, want := range map[string]string{
		"https://www.morgenwarte.example/hafen": "https://www.morgenwarte.example/hafen",
		"https://agentur.example/hafen":         "https://m.morgenwarte.example/1",
	} {
		page := `<html lang="de"><head><link rel="canonical" href="` + canonical + `"></head><body><article><h1>Hafen</h1><p>` + strings.Repeat("Der Hafen soll bis zum Sommer tiefer werden, teilte das Land am Montag mit. ", 4) + `</p></article></body></html>`
		line, err := json.Marshal(map[string]string{"url": "https://m.morgenwarte.example/1", "raw_html": page, "seen": "2026-11-20T07:00:00Z"})
		if err != nil {
			t.Fatal(err)
		}
		e, err := Read("a.jsonl, line 1", line)
		if err != nil || e.Report.URL != want || e.Seen.Hour() != 7 || !strings.HasPrefix(e.Report.Text, "Hafen") {
			t.Errorf("%s: %+v, %v", canonical, e, err)
		}
	}
}

// What Write writes, Read reads.
func TestRoundTrip(t *testing.T) {
	e, err := Read("a.jsonl", []byte(fundus))
	if err != nil {
		t.Fatal(err)
	}
	e.Report.Discarded = []report.Discarded{{Text: "Zum Inhalt 😀", Reason: "navigation"}}
	seen := time.Date(2026, 11, 20, 7, 8, 9, 0, time.UTC)
	line, err := Write(&e.Report, Kept{Seen: seen, Revision: "r", Of: "o", Outcome: "new"})
	if err != nil || bytes.Count(line, []byte("\n")) != 1 {
		t.Fatal(err, string(line))
	}
	back, err := Read("a.jsonl", line)
	if err != nil || !reflect.DeepEqual(back.Report, e.Report) || !back.Seen.Equal(seen) {
		t.Errorf("got  %+v, %v\nwant %+v", back, err, e.Report)
	}
}

// From the place after any line the rest is read.
func TestLinesResume(t *testing.T) {
	data := "\n{\"a\":1}\r\n\n  \n{\"b\":2}\n{\"c\":3}"
	for stop := range 4 {
		l, err := NewLines(strings.NewReader(data), Place{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for range stop {
			line, err := l.Next()
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(line.Data))
		}
		if l, err = NewLines(strings.NewReader(data), l.Place()); err != nil {
			t.Fatal(err)
		}
		for {
			line, err := l.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(line.Data))
		}
		if want := []string{`{"a":1}`, `{"b":2}`, `{"c":3}`}; !slices.Equal(got, want) {
			t.Errorf("stopped after %d: %q", stop, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(newsPlease))
	f.Add([]byte(fundus))
	f.Add([]byte(`{"text":"Hafen","blocks":[{"kind":"body","start":0,"end":5}]}`))
	f.Add([]byte(`{"html":{"content":"<p>x"},"authors":[[{}],null,7]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		e, err := Read("a", line)
		var said *intake.Error
		if err != nil {
			if !errors.As(err, &said) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		n := len([]rune(e.Report.Text))
		for _, b := range e.Report.Blocks {
			if b.Start < 0 || b.End < b.Start || b.End > n {
				t.Fatalf("block %+v in a text of %d", b, n)
			}
		}
	})
}
