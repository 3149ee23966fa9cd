package days

import (
	"cmp"
	"maps"
	"slices"

	"synopse/story/cluster"
)

// Joining puts the parts of a plan together. They are shown to it one after the
// other, the oldest first, and a second time when their reports are asked for, so
// that not all of them need be held at once.
type Joining struct {
	plan    Plan
	decided []cluster.Override
	offset  []int // of each part: how many stories the parts before it have
	before  *Part // the part shown last
	in      []int // by story: the story it went into, itself at first
	links   [][2]int
	at      map[string]int // story of each report that was decided about, by its home
	old     map[tie]int    // how many reports a story has that are in an old one for good
	oldSize map[string]int
	name    []string // by story, of those that are first in what they went into
}

// tie is a story of a part and one that was there before.
type tie struct {
	story int
	old   string
}

// Join begins to put the parts of a plan together.
func Join(plan Plan, decided []cluster.Override) *Joining {
	j := &Joining{plan: plan, decided: decided, offset: []int{0}, at: map[string]int{}, old: map[tie]int{}, oldSize: map[string]int{}}
	for _, o := range decided {
		j.at[o.A], j.at[o.B] = -1, -1
	}
	return j
}

// Show shows it the next part. It keeps the part until the next one is shown.
func (j *Joining) Show(p *Part) {
	base := j.offset[len(j.offset)-1]
	for n := range p.Stories {
		j.in = append(j.in, base+n)
	}
	for i := range p.Reports {
		r := &p.Reports[i]
		home := p.home(i)
		if _, asked := j.at[r.ID]; asked && (home || j.at[r.ID] < 0) {
			j.at[r.ID] = base + p.Story[i]
		}
		if r.Story != "" && (home || r.Day < j.plan.From || r.Day > j.plan.Until) { // else another part counts it
			j.old[tie{base + p.Story[i], r.Story}]++
			j.oldSize[r.Story]++
		}
	}
	if j.before != nil {
		j.border(j.before, p, j.offset[len(j.offset)-2], base)
	}
	j.before = p
	j.offset = append(j.offset, base+p.Stories)
}

// border links the stories of two parts that follow each other.
func (j *Joining) border(a, b *Part, fromA, fromB int) {
	first, last := b.Range.Whole[0], a.Range.Whole[1]
	at := map[string]int{}
	both := map[[2]int]int{}
	inA, inB := map[int]int{}, map[int]int{}
	for i := range a.Reports {
		if a.Reports[i].Day >= first {
			at[a.Reports[i].ID] = a.Story[i]
			inA[a.Story[i]]++
		}
	}
	for i := range b.Reports {
		if b.Reports[i].Day > last {
			break
		}
		inB[b.Story[i]]++
		if s, ok := at[b.Reports[i].ID]; ok {
			both[[2]int{s, b.Story[i]}]++
		}
	}
	for _, pair := range slices.SortedFunc(maps.Keys(both), func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) }) {
		if n := 2 * both[pair]; n > inA[pair[0]] && n > inB[pair[1]] {
			j.links = append(j.links, [2]int{fromA + pair[0], fromB + pair[1]})
		}
	}
}

// find gives the story that a story went into.
func (j *Joining) find(n int) int {
	for j.in[n] != n {
		j.in[n] = j.in[j.in[n]]
		n = j.in[n]
	}
	return n
}

// unite makes two stories one, the earlier one.
func (j *Joining) unite(a, b int) {
	a, b = j.find(a), j.find(b)
	j.in[max(a, b)] = min(a, b)
}

// apart says whether it was decided by hand that two stories are not one.
func (j *Joining) apart(a, b int) bool {
	a, b = j.find(a), j.find(b)
	for _, o := range j.decided {
		x, y := j.at[o.A], j.at[o.B]
		if o.Together || x < 0 || y < 0 {
			continue
		}
		if x, y = j.find(x), j.find(y); x == a && y == b || x == b && y == a {
			return true
		}
	}
	return false
}

// End joins the stories, once all parts were shown.
func (j *Joining) End() {
	j.before = nil
	for _, l := range j.links {
		if !j.apart(l[0], l[1]) {
			j.unite(l[0], l[1])
		}
	}
	for _, o := range j.decided {
		if o.Together && j.at[o.A] >= 0 && j.at[o.B] >= 0 {
			j.unite(j.at[o.A], j.at[o.B])
		}
	}
	j.name = make([]string, len(j.in))
	j.keepOld()
}

// keepOld gives stories the ids of those that were there before: where more than
// half of what a story has of reports that are in one for good is of one, and more
// than half of what is to be seen of that one.
func (j *Joining) keepOld() {
	sums, sizes := map[tie]int{}, map[int]int{}
	for t, n := range j.old {
		t.story = j.find(t.story)
		sums[t] += n
		sizes[t.story] += n
	}
	for t, n := range sums {
		if 2*n > sizes[t.story] && 2*n > j.oldSize[t.old] {
			j.name[t.story] = t.old
		}
	}
}

// Rename gives those stories other ids that go on with one that was there before.
func (j *Joining) Rename(to func(string) string) {
	for i, name := range j.name {
		if name != "" {
			j.name[i] = to(name)
		}
	}
}

// Stories gives the stories of those reports of a part that are at home in it and
// are to be grouped. Parts are shown in the same order as before; number counts them
// from 0. A story has the id that cluster.StoryID makes of its first report, unless it
// goes on with one that was there before.
func (j *Joining) Stories(number int, p *Part) []cluster.Placed {
	var out []cluster.Placed
	for i := range p.Reports {
		if !p.home(i) || p.Reports[i].Story != "" {
			continue
		}
		n := j.find(j.offset[number] + p.Story[i])
		if j.name[n] == "" {
			j.name[n] = cluster.StoryID(p.Reports[i].ID)
		}
		out = append(out, cluster.Placed{Report: p.Reports[i].ID, Story: j.name[n]})
	}
	return out
}
