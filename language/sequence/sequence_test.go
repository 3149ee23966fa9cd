package sequence

import (
	"bytes"
	"testing"
)

// alternating is a task that only edges can solve: the label is the other one
// than before, whatever the token; the first token says where to begin.
func alternating() []Example {
	var out []Example
	for n := range 20 {
		f := &Features{}
		var labels []uint8
		for i := range 6 {
			f.Emissions = append(f.Emissions, Mix(1, 7))
			if i == 0 {
				f.Emissions = append(f.Emissions, Mix(2, uint32(n%2)))
			}
			f.Edges = append(f.Edges, Mix(3, 1))
			f.EndToken()
			labels = append(labels, uint8((n+i)%2))
		}
		out = append(out, Example{f, labels})
	}
	return out
}

func TestLearn(t *testing.T) {
	plan := Plan{Labels: []string{"A", "B"}, Bits: 10, Epochs: 10, Margin: 2}
	data, err := Learn(plan, alternating())
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var d Decoder
	for n, e := range alternating()[:2] {
		if got := d.Decode(m, e.Features); !bytes.Equal(got, e.Labels) {
			t.Errorf("example %d: %v, want %v", n, got, e.Labels)
		}
	}
	plan.Learners = 3
	several, err := Learn(plan, alternating())
	if err != nil || bytes.Equal(data, several) {
		t.Error("three learners give the same as one")
	}
	if m, err = Open(string(several)); err != nil {
		t.Fatal(err)
	}
	for n, e := range alternating()[:2] {
		if got := d.Decode(m, e.Features); !bytes.Equal(got, e.Labels) {
			t.Errorf("three learners, example %d: %v, want %v", n, got, e.Labels)
		}
	}
	plan.Learners = 0
	again, err := Learn(plan, alternating())
	if err != nil || !bytes.Equal(data, again) {
		t.Error("learning twice gives different bytes")
	}
	for n := range len(data) - 1 {
		if _, err := Open(string(data[:n])); err == nil {
			t.Fatalf("the first %d of %d bytes open", n, len(data))
		}
	}
}

func TestTop(t *testing.T) {
	var dst [width]uint8
	if n := top([]int32{3, 9, 9, 1}, &dst); n != 4 || dst[0] != 1 || dst[1] != 2 || dst[2] != 0 || dst[3] != 3 {
		t.Errorf("order %v", dst[:4])
	}
	many := []int32{0, 5, 1, 9, 2, 8, 3, 7, 4, 6}
	if n := top(many, &dst); n != widthLarge || dst[0] != 3 || dst[1] != 5 || dst[2] != 7 || dst[3] != 9 {
		t.Errorf("best of many %v", dst[:n])
	}
}

func TestEmpty(t *testing.T) {
	var d Decoder
	if got := d.Decode(&Model{Labels: []string{"A"}}, &Features{}); len(got) != 0 {
		t.Errorf("an empty sentence has labels %v", got)
	}
}
