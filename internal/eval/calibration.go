package eval

import (
	"fmt"
	"maps"
	"slices"
)

// bin counts predictions of one sort and how many of them were right: found at
// IoU ≥ 0.5 and with the right speaker. One that names nobody is right where its
// words are.
type bin struct{ right, n int }

// calibration says whether confidence means something: how often statements were
// right, by tenths of their confidence and by what shows them.
type calibration struct {
	tenths   [10]bin
	evidence map[string]bin
}

func (c *calibration) add(confidence float64, evidence string, right bool) {
	if c.evidence == nil {
		c.evidence = map[string]bin{}
	}
	t, e := &c.tenths[min(9, int(confidence*10))], c.evidence[evidence]
	t.n++
	e.n++
	if right {
		t.right++
		e.right++
	}
	c.evidence[evidence] = e
}

func (c *calibration) figures() []Figure {
	var out []Figure
	for i, b := range c.tenths {
		if b.n > 0 {
			out = append(out, Accuracy(fmt.Sprintf("right at confidence %.1f to %.1f", float64(i)/10, float64(i+1)/10), b.right, b.n))
		}
	}
	for _, k := range slices.Sorted(maps.Keys(c.evidence)) {
		out = append(out, Accuracy("right where shown by "+k, c.evidence[k].right, c.evidence[k].n))
	}
	return out
}
