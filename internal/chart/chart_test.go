package chart

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"
)

// wellFormed fails if the markup is no XML, or holds what foreign text must not
// become.
func wellFormed(t *testing.T, markup string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(markup))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, markup)
		}
		if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "script" || e.Name.Local == "b") {
			t.Errorf("foreign text became <%s>", e.Name.Local)
		}
	}
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestTimeline(t *testing.T) {
	lanes := []Lane{
		{Class: "o0", Marks: []Mark{{At: at("2026-03-03T08:00:00+01:00"), Label: `<script>"x"`}}},
		{Class: "o1", Marks: []Mark{{At: at("2026-03-03T16:00:00+01:00"), Label: "b"}, {At: at("2026-03-03T12:00:00+01:00"), Label: "c"}}},
	}
	s, ok := Around(lanes)
	if !ok || s.Until.Sub(s.From) != 8*time.Hour {
		t.Fatalf("the span is %v, %v", s, ok)
	}
	first, second := string(Track(s, lanes[0], "<b>")), string(Track(s, lanes[1], "DW"))
	wellFormed(t, first)
	for _, want := range []string{`cx="98%"`, `cx="50%"`} {
		if !strings.Contains(second, want) {
			t.Errorf("no %s in %s", want, second)
		}
	}
	axis := string(Axis(s, func(t time.Time, clock bool) string {
		if !clock {
			return "day"
		}
		return t.Format("15:04")
	}))
	wellFormed(t, axis)
	for _, want := range []string{"08:00", "10:00", "16:00"} {
		if !strings.Contains(axis, want) {
			t.Errorf("no %s in %s", want, axis)
		}
	}
	if _, ok := Around(nil); ok {
		t.Error("nothing has a span")
	}
	day := []Lane{{Marks: []Mark{{At: at("2026-03-03T00:00:00+01:00"), Until: at("2026-03-04T00:00:00+01:00"), Label: "<"}}}, lanes[1]}
	whole, _ := Around(day)
	got := string(Track(whole, day[0], "x"))
	wellFormed(t, got)
	if !strings.Contains(got, `<rect x="2%" y="7.5" width="96%"`) {
		t.Errorf("a day is as long as the day: %s", got)
	}
	alone := Span{From: s.From, Until: s.From}
	if got := string(Track(alone, lanes[0], "x")); !strings.Contains(got, `cx="50%"`) {
		t.Errorf("one mark stands in the middle: %s", got)
	}
}

func TestColumnsAndShares(t *testing.T) {
	got := string(Columns([]Bar{{"<b>", 0}, {"b", 1}, {"c", 400}}, "x"))
	wellFormed(t, got)
	if !strings.Contains(got, `height="0"`) || !strings.Contains(got, `height="2"`) || !strings.Contains(got, `height="96"`) {
		t.Errorf("nothing is 0 high, little is 2, the most is 96: %s", got)
	}
	if Columns(nil, "x") != "" {
		t.Error("no bars, no chart")
	}
	wellFormed(t, string(Share(1, 3)))
	if got := string(Share(5, 0)); !strings.Contains(got, `width="0%"`) {
		t.Errorf("a share of nothing: %s", got)
	}
	if got := string(Share(1, 3)); !strings.Contains(got, `width="33.33%"`) {
		t.Errorf("a third: %s", got)
	}
}
