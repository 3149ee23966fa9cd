package synopsis

import "testing"

// TestKinds: each kind of evidence has a name, after that of nothing at all.
func TestKinds(t *testing.T) {
	for _, x := range []struct {
		names []string
		kinds int
	}{{AloneKinds, int(kinds1)}, {SayingKinds, sayKinds}, {BelongKinds, belongKinds}, {TitleKinds, titleKinds}} {
		if len(x.names) != x.kinds+1 {
			t.Errorf("%v: %d kinds", x.names, x.kinds)
		}
	}
}
