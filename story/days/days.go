// Package days groups many reports of the past into stories by ranges of days, each
// by itself, so that many machines can do it side by side, and then joins what
// belongs together across the borders of the ranges.
//
// In: the reports of a time, by range, in the order of Less. Out: for each range a
// Part, and from all parts the story of each report. What comes out depends on the
// reports and on the plan alone: not on who groups which range, in which order, or
// how often. One range over all of it is one stream of package story/cluster.
//
// Method: a range is grouped as a stream that begins some days before it and ends
// some days after it. So the days around a border are grouped twice, and two stories
// on either side are one where more than half of what either has of these days is
// what the other has; of each story there is at most one such on the other side.
package days

import (
	"cmp"
	"fmt"
	"time"

	"synopse/story/cluster"
	"synopse/story/profile"
)

// Plan says into which ranges a time is cut.
type Plan struct {
	From, Until string // days, both included
	Length      int    // days of a range
	Margin      int    // days before and after it that are grouped with it; at most half of Length
}

// Length and Margin that are usual: a month, and as long as a story stays awake and
// some days more.
const (
	Length = 28
	Margin = 7
)

// Range is a range of days, all included: Home are those whose reports it puts into
// stories, Whole those it looks at.
type Range struct {
	Home, Whole [2]string // first and last day
}

// epoch is a Monday: a day lies in the same range, whatever time is planned.
var epoch = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)

// Ranges gives the ranges of a plan, the oldest first.
func (p Plan) Ranges() ([]Range, error) {
	from, err := time.Parse(time.DateOnly, p.From)
	if err != nil {
		return nil, fmt.Errorf("%q is no day; write it as 2026-11-30", p.From)
	}
	until, err := time.Parse(time.DateOnly, p.Until)
	if err != nil {
		return nil, fmt.Errorf("%q is no day; write it as 2026-11-30", p.Until)
	}
	switch {
	case until.Before(from):
		return nil, fmt.Errorf("%s comes before %s", p.Until, p.From)
	case p.Length < 1 || p.Margin < 0 || 2*p.Margin > p.Length:
		return nil, fmt.Errorf("ranges of %d days with %d days on either side: a range has a day or more, on either side at most half as many", p.Length, p.Margin)
	}
	first := int(from.Unix()/86400 - epoch.Unix()/86400)
	at := first / p.Length * p.Length
	if first < at {
		at -= p.Length
	}
	var out []Range
	for day := epoch.AddDate(0, 0, at); !day.After(until); day = day.AddDate(0, 0, p.Length) {
		last := day.AddDate(0, 0, p.Length-1)
		home := [2]time.Time{day, last}
		if from.After(day) {
			home[0] = from
		}
		if until.Before(last) {
			home[1] = until
		}
		var r Range
		for i, d := range home {
			r.Home[i] = d.Format(time.DateOnly)
			r.Whole[i] = d.AddDate(0, 0, (2*i-1)*p.Margin).Format(time.DateOnly)
		}
		out = append(out, r)
	}
	return out, nil
}

// Report is a report as the library knows it, without its text.
type Report struct {
	ID     string
	Day    string
	Minute int64  // of publication since 1970 in UTC; 0 if the time of day is not known
	Story  string // the story it is in for good; "" if it is to be grouped
}

// Less is the order in which the reports of a range are grouped, whenever they came:
// by day, time of day (those without one last) and id.
func Less(a, b *Report) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(late(a.Minute), late(b.Minute)), cmp.Compare(a.ID, b.ID))
}

// late puts no time of day after all others.
func late(minute int64) uint64 { return uint64(minute) - 1 }

// Part is what grouping the reports of one range gave.
type Part struct {
	Range   Range
	Reports []Report // as they were grouped
	Story   []int    // of each, by number from 0
	Stories int
}

// Grouping groups the reports of one range. It is for one goroutine.
type Grouping struct {
	part   Part
	stream *cluster.Stream
}

// Begin begins to group a range, with what was decided by hand.
func Begin(r Range, set cluster.Settings, decided []cluster.Override) *Grouping {
	g := &Grouping{part: Part{Range: r}, stream: cluster.New(set)}
	for _, o := range decided {
		g.stream.Decide(o)
	}
	g.stream.Follow()
	return g
}

// Warm is how many reports before a range are counted, those of its margin among
// them, so that it knows like a stream in its midst how rare words are: Count is told
// of those before the margin.
const Warm = 10_000

// Count is told of the reports before the first one, in the order of Less.
func (g *Grouping) Count(p *profile.Profile) { g.stream.Count(p) }

// Add puts the next report into a story; the reports come in the order of Less.
func (g *Grouping) Add(r Report, c cluster.Report) {
	g.part.Reports = append(g.part.Reports, r)
	g.stream.Add(c)
}

// Part gives what came of it.
func (g *Grouping) Part() Part {
	g.stream.Tidy() // what comes after would have seen to it
	moved, _ := g.stream.Changes()
	of := make(map[string]string, len(moved))
	for _, m := range moved {
		of[m.Report] = m.Story
	}
	numbers := map[string]int{}
	p := g.part
	p.Story = make([]int, len(p.Reports))
	for i := range p.Reports {
		story := of[p.Reports[i].ID]
		n, ok := numbers[story]
		if !ok {
			n = len(numbers)
			numbers[story] = n
		}
		p.Story[i] = n
	}
	p.Stories = len(numbers)
	return p
}

// home says whether the range puts its report with this index into a story.
func (p *Part) home(i int) bool {
	d := p.Reports[i].Day
	return d >= p.Range.Home[0] && d <= p.Range.Home[1]
}
