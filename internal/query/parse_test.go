package query

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// shown writes a query in one line.
func shown(q Query) string {
	var out []string
	for _, c := range q.Clauses {
		s := fmt.Sprintf("%s=%s", c.Field, c.Value)
		if c.Not {
			s = "not " + s
		}
		if c.Phrase {
			s += " as phrase"
		}
		if c.Day != "" {
			s = fmt.Sprintf("%s=%s", c.Field, c.Day)
		}
		for _, w := range c.Words {
			s += " " + strings.Join(w.Lemmas, "/")
			if w.Prefix {
				s += "*"
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestParse(t *testing.T) {
	for line, want := range map[string]string{
		"":                               "",
		"  –  ":                          "",
		"Hafens":                         "=Hafens hafen/hafens",
		"speaker:Lawrow":                 "speaker=Lawrow lawrow",
		"wer:\"Paul Kramer\"":            "speaker=Paul Kramer as phrase paul kramer",
		"thema:häuser -quelle:dpa":       "issue=häuser häuser/haus; not outlet=dpa dpa/dpan",
		"ART:Direkt akt:fordern lang:de": "kind=direct; act=demand; lang=de",
		"von:2026-02 bis:2026-02":        "from=2026-02-01; until=2026-02-28",
		"from:2026 until:1.3.2026":       "from=2026-01-01; until=2026-03-01",
		"story:s-00ff":                   "story=s-00ff",
		"-„grüne Küste“":                 "not =grüne Küste as phrase grün/grüne küste",
		"sank*":                          "=sank* sinken/sink/sank*",
		"3:2":                            "=3:2 32",
		"an:moskau to:washington":        "to=moskau moskau; to=washington washington",
		"\"12,5 Prozent\" -":             "=12,5 Prozent as phrase 12.5 prozent",
	} {
		q, err := Parse(line)
		if err != nil {
			t.Errorf("%q: %v", line, err)
			continue
		}
		if got := shown(q); got != want {
			t.Errorf("%q:\n got %s\nwant %s", line, got, want)
		}
	}
}

func TestWrong(t *testing.T) {
	for line, want := range map[string]string{
		"hafen \"grüne küste":     "7-19 the quotation mark is not closed; add a second one",
		"hafen speaker: x":        "7-15 there is no value after \"speaker:\"; write it right behind the colon",
		"farbe:rot":               "1-7 there is no field \"farbe:\"; there are speaker, to, issue, outlet, kind, act, story, lang, from, until; put text with a colon in quotation marks",
		"ä kind:laut":             "8-12 there is no \"laut\" here; there are direct, indirect, free-indirect, reported",
		"from:gestern":            "6-13 \"gestern\" is no date; write 2026, 2026-11 or 2026-11-30",
		"from:2026-02-30":         "6-16 \"2026-02-30\" is no date; write 2026, 2026-11 or 2026-11-30",
		"-until:2026":             "1-12 a minus makes no sense before a date; use from: or until:",
		"from:2027 until:2026":    "11-21 the period ends before it begins; swap from: and until:",
		"wer:!!":                  "5-7 \"!!\" has no word in it; give one",
		strings.Repeat("ö", 1001): "1001-1002 the query is longer than 1,000 characters; shorten it",
		strings.Repeat("a ", 40):  "65-66 the query has more than 32 parts; leave some out",
	} {
		_, err := Parse(line)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%q: no error", line)
			continue
		}
		if got := fmt.Sprintf("%d-%d %s", e.At+1, e.End+1, e.EN); got != want {
			t.Errorf("%q:\n got %s\nwant %s", line, got, want)
		}
		if e.DE == "" || e.At < 0 || e.End < e.At || e.End > len([]rune(line)) {
			t.Errorf("%q: %+v", line, e)
		}
	}
}

// What a clause writes is read as the same clause.
func TestClauseString(t *testing.T) {
	q, err := Parse(`-wer:"Paul Kramer" hafen "grüne küste" von:2026-03 art:direkt`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range q.Clauses {
		again, err := Parse(c.String())
		if err != nil || len(again.Clauses) != 1 {
			t.Fatalf("%s: %v", c.String(), err)
		}
		c.At = 0
		if !reflect.DeepEqual(again.Clauses[0], c) {
			t.Errorf("got %+v, want %+v", again.Clauses[0], c)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`wer:"a b" -thema:x von:2026`, `"`, `-`, "a:b", "von:1.1.2026 bis:2026-12-31", "„x“ *"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		q, err := Parse(line)
		n := len([]rune(strings.ToValidUTF8(line, "\uFFFD")))
		var e *Error
		if err != nil {
			if !errors.As(err, &e) || e.At < 0 || e.At > e.End || e.End > n || e.DE == "" || e.EN == "" {
				t.Fatalf("%q: %+v", line, err)
			}
			return
		}
		again, _ := Parse(line)
		if !reflect.DeepEqual(q, again) {
			t.Fatalf("%q is read in two ways", line)
		}
		for _, c := range q.Clauses {
			if c.At < 0 || c.At >= n {
				t.Fatalf("%q: clause at %d", line, c.At)
			}
			for _, w := range c.Words {
				if len(w.Lemmas) == 0 || w.Form == "" {
					t.Fatalf("%q: %+v", line, w)
				}
			}
		}
	})
}
