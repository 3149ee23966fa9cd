package days

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"synopse/internal/newsgen"
	"synopse/report"
	"synopse/story/cluster"
	"synopse/story/profile"
)

// made is a report of a made-up stream.
type made struct {
	Report
	profile profile.Profile
	truth   int
}

// stream makes a stream of so many reports a day.
func stream(set newsgen.Settings, n int) []made {
	gen := newsgen.New(set)
	out := make([]made, n)
	for i := range out {
		it := gen.Next()
		out[i] = madeOf(&it.Report, it.Story)
	}
	slices.SortStableFunc(out, func(a, b made) int { return Less(&a.Report, &b.Report) })
	return out
}

func madeOf(r *report.Report, truth int) made {
	m := made{Report: Report{ID: r.ID, Day: "1800-01-01"}, profile: profile.Of(r), truth: truth}
	if t, err := time.Parse(time.RFC3339, r.Published); err == nil {
		m.Day, m.Minute = r.Published[:10], t.Unix()/60
	}
	return m
}

// group groups one range as a machine does.
func group(r Range, all []made, decided []cluster.Override) Part {
	g := Begin(r, cluster.Defaults(), decided)
	first, _ := slices.BinarySearchFunc(all, r.Whole[0], func(m made, day string) int { return cmp.Compare(m.Day, day) })
	for i := range all[max(0, first-Warm):first] {
		g.Count(&all[max(0, first-Warm)+i].profile)
	}
	for i := range all {
		if m := &all[i]; m.Day >= r.Whole[0] && m.Day <= r.Whole[1] {
			g.Add(m.Report, cluster.Report{ID: m.ID, Profile: m.profile})
		}
	}
	return g.Part()
}

func joined(plan Plan, parts []Part, decided []cluster.Override) map[string]string {
	j := Join(plan, decided)
	for i := range parts {
		j.Show(&parts[i])
	}
	j.End()
	out := map[string]string{}
	for i := range parts {
		for _, p := range j.Stories(i, &parts[i]) {
			out[p.Report] = p.Story
		}
	}
	return out
}

func whole(t interface{ Fatal(...any) }, plan Plan, all []made, decided []cluster.Override) map[string]string {
	ranges, err := plan.Ranges()
	if err != nil {
		t.Fatal(err)
	}
	var parts []Part
	for _, r := range ranges {
		parts = append(parts, group(r, all, decided))
	}
	return joined(plan, parts, decided)
}

// undivided groups all in one stream.
func undivided(all []made) map[string]string {
	s := cluster.New(cluster.Defaults())
	s.Follow()
	for i := range all {
		s.Add(cluster.Report{ID: all[i].ID, Profile: all[i].profile})
	}
	s.Tidy()
	moved, _ := s.Changes()
	out := map[string]string{}
	for _, m := range moved {
		out[m.Report] = m.Story
	}
	return out
}

// bcubed is B-cubed F1 of a grouping against another one.
func bcubed(got map[string]string, want func(id string) string, ids []string) float64 {
	type pair struct{ a, b string }
	g, w, both := map[string]int{}, map[string]int{}, map[pair]int{}
	for _, id := range ids {
		g[got[id]]++
		w[want(id)]++
		both[pair{got[id], want(id)}]++
	}
	p, r := 0.0, 0.0
	for k, n := range both {
		p += float64(n*n) / float64(g[k.a])
		r += float64(n*n) / float64(w[k.b])
	}
	p, r = p/float64(len(ids)), r/float64(len(ids))
	return 2 * p * r / (p + r)
}

func ids(all []made) (out []string) {
	for i := range all {
		out = append(out, all[i].ID)
	}
	return out
}

func planOf(all []made, length, margin int) Plan {
	days := map[string]bool{}
	for i := range all {
		days[all[i].Day] = true
	}
	sorted := slices.Sorted(maps.Keys(days))
	return Plan{From: sorted[0], Until: sorted[len(sorted)-1], Length: length, Margin: margin}
}

// How near ranges come to one stream, and both to the truth.
func TestNearUndivided(t *testing.T) {
	set := newsgen.Defaults()
	set.PerDay, set.Filler, set.Dateless = 40, 40, 0
	all := stream(set, 3200)
	names := ids(all)
	truth := map[string]string{}
	for i := range all {
		truth[all[i].ID] = fmt.Sprint(all[i].truth)
	}
	of := func(m map[string]string) func(string) string { return func(id string) string { return m[id] } }
	one := undivided(all)
	alone := bcubed(one, of(truth), names)
	for _, c := range [][2]int{{Length, Margin}, {14, 7}} {
		got := whole(t, planOf(all, c[0], c[1]), all, nil)
		near, right := bcubed(got, of(one), names), bcubed(got, of(truth), names)
		t.Logf("ranges of %d days, %d on either side: %.4f of one stream, %.4f of the truth, where one stream has %.4f", c[0], c[1], near, right, alone)
		if near < .98 || right < alone-.01 {
			t.Errorf("ranges of %d days: %.4f of one stream, %.4f of the truth, where one stream has %.4f", c[0], near, right, alone)
		}
	}
}

// drawn is a small stream.
func drawn(t *rapid.T) []made {
	set := newsgen.Defaults()
	set.Seed, set.PerDay = rapid.Uint64().Draw(t, "seed"), rapid.IntRange(4, 25).Draw(t, "a day")
	set.Filler, set.Dateless, set.Days = 5, 0, rapid.Float64Range(1, 8).Draw(t, "days of a story")
	return stream(set, rapid.IntRange(1, 250).Draw(t, "reports"))
}

func drawnPlan(t *rapid.T, all []made) Plan {
	length := rapid.IntRange(2, 20).Draw(t, "length")
	return planOf(all, length, rapid.IntRange(0, length/2).Draw(t, "margin"))
}

// Who groups which range, in which order and how often does not matter, nor when the
// reports came; each is in one story.
func TestAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawn(t)
		plan := drawnPlan(t, all)
		want := whole(t, plan, all, nil)
		if len(want) != len(all) {
			t.Fatalf("%d of %d reports are in a story", len(want), len(all))
		}
		came := rapid.Permutation(all).Draw(t, "came")
		slices.SortFunc(came, func(a, b made) int { return Less(&a.Report, &b.Report) })
		ranges, err := plan.Ranges()
		if err != nil {
			t.Fatal(err)
		}
		numbers := make([]int, len(ranges))
		for i := range numbers {
			numbers[i] = i
		}
		numbers = append(numbers, rapid.SliceOfN(rapid.SampledFrom(numbers), 0, 3).Draw(t, "again")...)
		parts := make([]Part, len(ranges))
		var one sync.Mutex
		var wait sync.WaitGroup
		for _, n := range rapid.Permutation(numbers).Draw(t, "order") {
			wait.Go(func() {
				p := group(ranges[n], came, nil)
				one.Lock()
				defer one.Unlock()
				parts[n] = p
			})
		}
		wait.Wait()
		if got := joined(plan, parts, nil); !maps.Equal(got, want) {
			t.Fatal("other stories")
		}
	})
}

// One range over everything is one stream.
func TestOneRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawn(t)
		one, first := undivided(all), map[string]string{}
		for i := range all { // named after the first report, not after the one that began what became the story
			story := one[all[i].ID]
			if first[story] == "" {
				first[story] = cluster.StoryID(all[i].ID)
			}
			one[all[i].ID] = first[story]
		}
		if got := whole(t, planOf(all, 100_000, 0), all, nil); !maps.Equal(got, one) {
			t.Fatal("other stories than one stream has")
		}
	})
}

// Where the ranges see the same stories, joining them gives these, however many days
// they last, as long as no pause is longer than the margin.
func TestJoinGivesWhatAllSee(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		margin := rapid.IntRange(1, 10).Draw(t, "margin")
		plan := Plan{Margin: margin, Length: rapid.IntRange(2*margin, 40).Draw(t, "length")}
		day := func(n int) string { return epoch.AddDate(30, 0, n).Format(time.DateOnly) }
		var all []made
		want := map[string]string{}
		for s := range rapid.IntRange(1, 12).Draw(t, "stories") {
			at, story := rapid.IntRange(0, 90).Draw(t, "day"), ""
			for k := range rapid.IntRange(1, 12).Draw(t, "reports") {
				m := made{Report: Report{ID: fmt.Sprintf("r%d-%02d", s, k), Day: day(at)}, truth: s}
				if story == "" {
					story = cluster.StoryID(m.ID)
				}
				want[m.ID] = story
				all = append(all, m)
				at += rapid.IntRange(0, margin).Draw(t, "pause")
			}
		}
		slices.SortFunc(all, func(a, b made) int { return Less(&a.Report, &b.Report) })
		plan.From, plan.Until = all[0].Day, all[len(all)-1].Day
		ranges, err := plan.Ranges()
		if err != nil {
			t.Fatal(err)
		}
		var parts []Part
		for _, r := range ranges {
			p := Part{Range: r}
			number := map[int]int{}
			for _, m := range all {
				if m.Day < r.Whole[0] || m.Day > r.Whole[1] {
					continue
				}
				n, ok := number[m.truth]
				if !ok {
					n = len(number)
					number[m.truth] = n
				}
				p.Reports, p.Story = append(p.Reports, m.Report), append(p.Story, n)
			}
			p.Stories = len(number)
			parts = append(parts, p)
		}
		if got := joined(plan, parts, nil); !maps.Equal(got, want) {
			t.Fatalf("got %v\nwant %v", got, want)
		}
	})
}

// What was decided by hand holds in ranges and across their borders.
func TestDecided(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawn(t)
		if len(all) < 2 {
			return
		}
		picked := rapid.SliceOfNDistinct(rapid.IntRange(0, len(all)-1), 2, 2, rapid.ID).Draw(t, "reports")
		o := cluster.Override{Together: rapid.Bool().Draw(t, "together"), A: all[picked[0]].ID, B: all[picked[1]].ID}
		got := whole(t, drawnPlan(t, all), all, []cluster.Override{o})
		if (got[o.A] == got[o.B]) != o.Together {
			t.Errorf("decided: %+v; they are in %s and %s", o, got[o.A], got[o.B])
		}
	})
}

// A story of which a part is grouped already goes on under its id.
func TestGoesOn(t *testing.T) {
	r := Range{Home: [2]string{"2020-01-01", "2020-01-28"}, Whole: [2]string{"2019-12-25", "2020-02-04"}}
	p := Part{Range: r, Stories: 2, Story: []int{0, 1, 0, 1, 1, 0}, Reports: []Report{
		{ID: "a", Day: "2020-01-27"}, {ID: "b", Day: "2020-01-27"}, {ID: "c", Day: "2020-01-29", Story: "s-x"},
		{ID: "d", Day: "2020-01-30", Story: "s-y"}, {ID: "e", Day: "2020-01-30", Story: "s-z"}, {ID: "f", Day: "2020-01-31", Story: "s-x"}}}
	got := joined(Plan{From: "2020-01-01", Until: "2020-01-28", Length: 28, Margin: 7}, []Part{p}, nil)
	if want := map[string]string{"a": "s-x", "b": "s-b"}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v: half of what b is with is of s-y, half of s-z", got, want)
	}
}

func TestRanges(t *testing.T) {
	ranges, err := Plan{From: "2020-01-10", Until: "2020-03-01", Length: 28, Margin: 7}.Ranges()
	want := []Range{ // 2020-01-20 is the 10,976th day of the grid, 392 times 28
		{[2]string{"2020-01-10", "2020-01-19"}, [2]string{"2020-01-03", "2020-01-26"}},
		{[2]string{"2020-01-20", "2020-02-16"}, [2]string{"2020-01-13", "2020-02-23"}},
		{[2]string{"2020-02-17", "2020-03-01"}, [2]string{"2020-02-10", "2020-03-08"}},
	}
	if err != nil || !slices.Equal(ranges, want) {
		t.Errorf("got %v, %v", ranges, err)
	}
	for _, bad := range []Plan{{"x", "2020-01-01", 28, 7}, {"2020-01-01", "", 28, 7}, {"2020-01-02", "2020-01-01", 28, 7}, {"2020-01-01", "2020-01-02", 28, 15}, {"2020-01-01", "2020-01-02", 0, 0}} {
		if r, err := bad.Ranges(); err == nil {
			t.Errorf("%v gives %v", bad, r)
		}
	}
}
