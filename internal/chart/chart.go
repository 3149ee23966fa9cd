// Package chart draws the few charts there are, as SVG that needs no script and
// no style of its own: marks in time, counts by day or month, and shares.
//
// In: numbers and labels. Out: markup that is safe to put into a page. Places
// are percentages of the width, so a chart fits any width and its text stays as
// large as the page's; colours come from the page's style sheet by class, so it
// also prints, and can be dark. Every chart has a text alternative: a label
// that says what it shows, and its numbers stand beside it or in a table.
package chart

import (
	"fmt"
	"html"
	"html/template"
	"strconv"
	"strings"
	"time"
)

// Lane is a line of a timeline.
type Lane struct {
	Label string // shown by the page, not by the chart
	Class string // of its marks: colour
	Marks []Mark
}

// Mark is a point in time, or a time: something known by its day only.
type Mark struct {
	At    time.Time
	Until time.Time // not after At for a point
	Label string    // what happened, for a pointer that rests on it
}

// margin keeps marks off the ends, in percent.
const margin = 2.0

// Span is a stretch of time that a chart shows.
type Span struct{ From, Until time.Time }

// place gives where a time lies, in percent of the width.
func (s Span) place(t time.Time) float64 {
	whole := s.Until.Sub(s.From)
	if whole <= 0 {
		return 50
	}
	return margin + (100-2*margin)*float64(t.Sub(s.From))/float64(whole)
}

// Around gives the span of the marks of all lanes; ok is false without any.
func Around(lanes []Lane) (s Span, ok bool) {
	for _, l := range lanes {
		for _, m := range l.Marks {
			if !ok || m.At.Before(s.From) {
				s.From = m.At
			}
			for _, t := range []time.Time{m.At, m.Until} {
				if !ok || t.After(s.Until) {
					s.Until = t
				}
			}
			ok = true
		}
	}
	return s, ok
}

// Track draws one lane of a timeline. Label says what it shows.
func Track(s Span, l Lane, label string) template.HTML {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="track %s" width="100%%" height="22" role="img" aria-label="%s">`, html.EscapeString(l.Class), html.EscapeString(label))
	b.WriteString(`<line x1="0" x2="100%" y1="11" y2="11"/>`)
	for _, t := range ticks(s) {
		fmt.Fprintf(&b, `<line class="tick" x1="%[1]s%%" x2="%[1]s%%" y1="0" y2="22"/>`, number(s.place(t)))
	}
	for _, m := range l.Marks {
		if from, to := s.place(m.At), s.place(m.Until); m.Until.After(m.At) {
			fmt.Fprintf(&b, `<rect x="%s%%" y="7.5" width="%s%%" height="7" rx="3.5"><title>%s</title></rect>`, number(from), number(to-from), html.EscapeString(m.Label))
			continue
		}
		fmt.Fprintf(&b, `<circle cx="%s%%" cy="11" r="5.5"><title>%s</title></circle>`, number(s.place(m.At)), html.EscapeString(m.Label))
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// Axis draws the times below the lanes. Say writes a time.
func Axis(s Span, say func(t time.Time, clock bool) string) template.HTML {
	var b strings.Builder
	b.WriteString(`<svg class="axis" width="100%" height="20" aria-hidden="true">`)
	clock := s.Until.Sub(s.From) < 48*time.Hour
	list := ticks(s)
	if len(list) == 0 {
		list = []time.Time{s.From}
	}
	for _, t := range list {
		at, anchor := s.place(t), "middle"
		switch {
		case at < 12:
			anchor = "start"
		case at > 88:
			anchor = "end"
		}
		fmt.Fprintf(&b, `<text x="%s%%" y="14" text-anchor="%s">%s</text>`, number(at), anchor, html.EscapeString(say(t, clock)))
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// steps are the distances between ticks, the smallest first.
var steps = []time.Duration{15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour,
	24 * time.Hour, 2 * 24 * time.Hour, 7 * 24 * time.Hour, 14 * 24 * time.Hour, 30 * 24 * time.Hour, 91 * 24 * time.Hour, 365 * 24 * time.Hour}

// mostTicks is how many labels fit a narrow screen.
const mostTicks = 4

// ticks gives round times within the span.
func ticks(s Span) []time.Time {
	whole := s.Until.Sub(s.From)
	if whole <= 0 {
		return nil
	}
	step := steps[len(steps)-1]
	for _, d := range steps {
		if whole/d <= mostTicks {
			step = d
			break
		}
	}
	_, offset := s.From.Zone()
	shift := time.Duration(offset) * time.Second // round in the reports' own zone
	t := s.From.Add(shift).Truncate(step).Add(-shift)
	var out []time.Time
	for ; !t.After(s.Until); t = t.Add(step) {
		if !t.Before(s.From) {
			out = append(out, t)
		}
	}
	return out
}

// Bar is one bar of a column chart.
type Bar struct {
	Label string // of the day or month
	Value int
}

// columnsHigh is the height of the columns, in px.
const columnsHigh = 96

// Columns draws counts side by side in their order. Label says what it shows.
func Columns(bars []Bar, label string) template.HTML {
	if len(bars) == 0 {
		return ""
	}
	most := 1
	for _, x := range bars {
		most = max(most, x.Value)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="columns" width="100%%" height="%d" role="img" aria-label="%s">`, columnsHigh+2, html.EscapeString(label))
	w := 100 / float64(len(bars))
	gap := min(w*0.18, 0.6)
	wide := min(w-gap, 8) // few bars are no walls
	for i, x := range bars {
		high := float64(columnsHigh) * float64(x.Value) / float64(most)
		if x.Value > 0 {
			high = max(high, 2)
		}
		fmt.Fprintf(&b, `<rect x="%s%%" y="%s" width="%s%%" height="%s"><title>%s: %d</title></rect>`,
			number(float64(i)*w+(w-wide)/2), number(columnsHigh-high), number(wide), number(high), html.EscapeString(x.Label), x.Value)
	}
	fmt.Fprintf(&b, `<line x1="0" x2="100%%" y1="%[1]d" y2="%[1]d"/></svg>`, columnsHigh+1)
	return template.HTML(b.String())
}

// Share draws how much of a whole something is. The number stands beside it.
func Share(part, whole int) template.HTML {
	percent := 0.0
	if whole > 0 {
		percent = 100 * float64(part) / float64(whole)
	}
	return template.HTML(`<svg class="share" width="100%" height="8" aria-hidden="true"><rect class="all" width="100%" height="8" rx="2"/><rect class="part" width="` +
		number(min(percent, 100)) + `%" height="8" rx="2"/></svg>`)
}

func number(f float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(f, 'f', 2, 64), "0"), ".")
}
