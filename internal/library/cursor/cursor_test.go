package cursor

import (
	"slices"
	"testing"
)

func TestThereAndBack(t *testing.T) {
	at, err := Read(Write("2026-03-02", int64(1)<<60+1, -7), 3)
	if err != nil || !slices.Equal(at, []any{"2026-03-02", int64(1)<<60 + 1, int64(-7)}) {
		t.Errorf("%v, %v", at, err)
	}
}

func TestNoPlace(t *testing.T) {
	for _, from := range []string{"", "x", "%", Write(), Write(1, 2), Write(1.5), Write(nil), Write([]int{1}), Write(map[string]int{})} {
		if at, err := Read(from, 1); err == nil {
			t.Errorf("%q is taken for %v", from, at)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Write("a", 1), 2)
	f.Add("W10", 0)
	f.Fuzz(func(t *testing.T, from string, n int) {
		at, err := Read(from, n)
		if err != nil {
			return
		}
		if len(at) != n {
			t.Fatalf("%d values, asked for %d", len(at), n)
		}
		if again, err := Read(Write(at...), n); err != nil || !slices.Equal(again, at) {
			t.Errorf("%v became %v, %v", at, again, err)
		}
	})
}
