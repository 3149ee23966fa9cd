// Package revision says what changed between two revisions of one report, and
// finds the sentences in which an outlet says so itself.
//
// In: readings of the two. Out: the sentences that were added, removed, changed
// or moved, each as spans into both texts, in code points. It judges nothing: a
// changed comma and a changed number are both changes. Time is linear in the
// texts but for stretches without any sentence in common.
package revision

import (
	"strings"

	"synopse/reading"
	"synopse/report"
)

// Kind says what happened to a sentence.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed" // most of its words stayed
	Moved   Kind = "moved"   // word for word, to another place
)

// Change is one sentence that is not as it was. Old is empty for what was
// added, New for what was removed.
type Change struct {
	Kind Kind        `json:"kind"`
	Old  report.Span `json:"old"`
	New  report.Span `json:"new"`
}

// Difference is what changed between two revisions.
type Difference struct {
	OldTitle string   `json:"old_title"`
	NewTitle string   `json:"new_title"`
	Changes  []Change `json:"changes"` // in the order of the new text; what was removed, where it stood
}

// Compare gives the difference between an older and a newer revision.
func Compare(old, new *reading.Reading) Difference {
	d := Difference{OldTitle: old.Report.Title, NewTitle: new.Report.Title, Changes: []Change{}}
	c := &comparison{
		a: sentences(old), b: sentences(new),
		old: report.NewIndex(old.Report.Text), new: report.NewIndex(new.Report.Text),
		oldID: old.Report.ID, newID: new.Report.ID,
	}
	for i := range c.a {
		c.a[i].text = fold(c.old.Slice(c.a[i].start, c.a[i].end))
	}
	for i := range c.b {
		c.b[i].text = fold(c.new.Slice(c.b[i].start, c.b[i].end))
	}
	c.align(0, len(c.a), 0, len(c.b))
	c.findMoved()
	d.Changes = append(d.Changes, c.changes...)
	return d
}

// sentence is a sentence, or a block where nothing was read.
type sentence struct {
	start, end int
	text       string
}

func sentences(r *reading.Reading) []sentence {
	var out []sentence
	for _, s := range r.Document.Sentences {
		out = append(out, sentence{start: s.Start, end: s.End})
	}
	if out == nil {
		for _, b := range r.Report.Blocks {
			out = append(out, sentence{start: b.Start, end: b.End})
		}
	}
	return out
}

// fold gives a sentence without what no reader takes for a change: the width of
// its spaces.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

type comparison struct {
	a, b         []sentence
	old, new     *report.Index
	oldID, newID string
	changes      []Change
}

func (c *comparison) add(k Kind, i, j int) {
	ch := Change{Kind: k, Old: report.Span{Report: c.oldID}, New: report.Span{Report: c.newID}}
	if i >= 0 {
		ch.Old = c.old.Span(c.oldID, c.a[i].start, c.a[i].end)
	}
	if j >= 0 {
		ch.New = c.new.Span(c.newID, c.b[j].start, c.b[j].end)
	}
	c.changes = append(c.changes, ch)
}

// findMoved joins what was removed in one place and added word for word in
// another.
func (c *comparison) findMoved() {
	removed := map[string][]int{}
	for i, ch := range c.changes {
		if ch.Kind == Removed {
			t := fold(ch.Old.Text)
			removed[t] = append(removed[t], i)
		}
	}
	gone := map[int]bool{}
	for i := range c.changes {
		ch := &c.changes[i]
		if ch.Kind != Added {
			continue
		}
		if from := removed[fold(ch.New.Text)]; len(from) > 0 {
			ch.Kind, ch.Old = Moved, c.changes[from[0]].Old
			gone[from[0]] = true
			removed[fold(ch.New.Text)] = from[1:]
		}
	}
	kept := c.changes[:0]
	for i, ch := range c.changes {
		if !gone[i] {
			kept = append(kept, ch)
		}
	}
	c.changes = kept
}
