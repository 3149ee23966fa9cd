package cluster

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"synopse/story/profile"
)

// A lookup gives the same cosine as going through both vectors, to the bit.
func TestLookupIsDot(t *testing.T) {
	vectors := rapid.Custom(func(t *rapid.T) vector {
		var v vector
		for _, k := range rapid.SliceOfN(rapid.Uint32Range(0, 900), 0, 400).Draw(t, "keys") {
			v = append(v, entry{profile.Key(k * 0x10001), float32(1 + k%7)})
		}
		byKeys := map[profile.Key]float32{}
		for _, e := range v {
			byKeys[e.Key] = e.Weight
		}
		v = v[:0]
		for k, w := range byKeys {
			v = append(v, entry{k, w})
		}
		return unit(v, 400)
	})
	var l lookup
	rapid.Check(t, func(t *rapid.T) {
		a, b := vectors.Draw(t, "a"), vectors.Draw(t, "b")
		l.set(a)
		if got, want := l.dot(b), dot(a, b); got != want {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

func TestStrongest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var v vector
		for i, w := range rapid.SliceOfN(rapid.IntRange(1, 9), 0, 60).Draw(t, "weights") {
			v = append(v, entry{profile.Key(i), float32(w)})
		}
		n := rapid.IntRange(1, 60).Draw(t, "n")
		got := strongest(v, n)
		if len(got) != min(n, len(v)) {
			t.Fatalf("%d entries, want %d", len(got), min(n, len(v)))
		}
		in := map[entry]bool{}
		for i, e := range got {
			in[e] = true
			if i > 0 && heavier(got[i-1], e) >= 0 {
				t.Fatalf("out of order: %v", got)
			}
		}
		for _, e := range v {
			if len(got) > 0 && !in[e] && heavier(e, got[len(got)-1]) < 0 {
				t.Fatalf("%v is missing in %v", e, got)
			}
		}
	})
}

// TestSorts: vectors sorted as numbers are sorted as their entries are, also those
// longer than the room kept for them.
func TestSorts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var v vector
		for _, k := range rapid.SliceOfNDistinct(rapid.Uint32(), 0, 2*mostWide, rapid.ID).Draw(t, "keys") {
			v = append(v, entry{profile.Key(k), rapid.Float32Range(0, 5).Draw(t, "weight")})
		}
		want, got := slices.Clone(v), slices.Clone(v)
		slices.SortFunc(want, heavier)
		sortHeaviest(got)
		if !slices.Equal(got, want) {
			t.Fatalf("heaviest first: %v, want %v", got, want)
		}
		slices.SortFunc(want, func(a, b entry) int { return cmp.Compare(a.Key, b.Key) })
		sortByKey(got)
		if !slices.Equal(got, want) {
			t.Fatalf("by key: %v, want %v", got, want)
		}
	})
}
