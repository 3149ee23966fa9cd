package importer

import (
	"encoding/json"
	"maps"

	"synopse/internal/library"
)

// Counts count what became of the reports of one input or of all.
type Counts struct {
	Read    int            `json:"read"` // pages, lines and messages looked at: the sum of the rest
	New     int            `json:"new"`
	Revised int            `json:"revised"`
	Known   int            `json:"known"`
	Skipped map[string]int `json:"skipped,omitempty"` // by reason
	Failed  int            `json:"failed"`
}

// Summary is what an import came to. Its counts are of whole inputs: what an
// earlier, interrupted run read of them is in it.
type Summary struct {
	Counts
	Inputs  int // files
	Before  int // of these, read whole by an earlier run
	Resumed int // of these, begun or read whole by an earlier run
	Twins   int // of these, with the same bytes as another one of this run
	Earlier int // of Read, what earlier runs had read
}

// SkippedInAll is how many were skipped, for whatever reason.
func (c *Counts) SkippedInAll() int {
	n := 0
	for _, k := range c.Skipped {
		n += k
	}
	return n
}

func (c *Counts) add(v verdict, kind library.OutcomeKind) {
	switch {
	case v.item != nil:
		switch kind {
		case library.New:
			c.New++
		case library.Revised:
			c.Revised++
		default:
			c.Known++
		}
	case v.skip != "":
		if c.Skipped == nil {
			c.Skipped = map[string]int{}
		}
		c.Skipped[v.skip]++
	case v.failure != nil:
		c.Failed++
	default:
		return
	}
	c.Read++
}

func (c *Counts) plus(d *Counts) {
	if d == nil {
		return
	}
	c.Read += d.Read
	c.New += d.New
	c.Revised += d.Revised
	c.Known += d.Known
	c.Failed += d.Failed
	for reason, n := range d.Skipped {
		if c.Skipped == nil {
			c.Skipped = map[string]int{}
		}
		c.Skipped[reason] += n
	}
}

func (c *Counts) clone() Counts {
	d := *c
	d.Skipped = maps.Clone(c.Skipped)
	return d
}

// restore takes over the counts of an earlier run. Those that can't be read are
// of no version that was ever released; they count as none.
func (c *Counts) restore(written string) {
	var d Counts
	if json.Unmarshal([]byte(written), &d) == nil {
		*c = d
	}
}
