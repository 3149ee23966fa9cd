package cluster

import (
	"math"
	"slices"

	"synopse/story/profile"
)

// entry is one key of a sparse vector.
type entry struct {
	Key    profile.Key
	Weight float32
}

// vector is sparse, in the order of its keys, of length 1 (or empty).
type vector []entry

func length(v vector) float64 {
	sum := float32(0)
	for _, e := range v {
		sum += e.Weight * e.Weight
	}
	return math.Sqrt(float64(sum))
}

// unit sorts the entries, keeps the most weighty ones and gives them length 1.
func unit(v vector, most int) vector {
	if len(v) > most {
		sortHeaviest(v)
		v = v[:most]
	}
	v = append(make(vector, 0, len(v)), v...) // no larger than it must be: many are kept
	sortByKey(v)
	sum := 0.0
	for _, e := range v {
		sum += float64(e.Weight) * float64(e.Weight)
	}
	if sum == 0 {
		return nil
	}
	n := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i].Weight *= n
	}
	return v
}

// dot is the cosine of two vectors.
func dot(a, b vector) float64 {
	sum := float32(0)
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch x, y := a[i].Key, b[k].Key; {
		case x < y:
			i++
		case x > y:
			k++
		default:
			sum += a[i].Weight * b[k].Weight
			i++
			k++
		}
	}
	return float64(sum)
}

// sortByKey sorts by key. Numbers are sorted several times faster than entries by a
// function.
func sortByKey(v vector) {
	var room [mostWide]uint64
	packed := room[:0]
	for _, e := range v {
		packed = append(packed, uint64(e.Key)<<32|uint64(math.Float32bits(e.Weight)))
	}
	slices.Sort(packed)
	for i, p := range packed {
		v[i] = entry{profile.Key(p >> 32), math.Float32frombits(uint32(p))}
	}
}

// sortHeaviest sorts as heavier orders; no weight is negative.
func sortHeaviest(v vector) {
	var room [mostWide]uint64
	packed := room[:0]
	for _, e := range v {
		packed = append(packed, uint64(^math.Float32bits(e.Weight))<<32|uint64(e.Key))
	}
	slices.Sort(packed)
	for i, p := range packed {
		v[i] = entry{profile.Key(p), math.Float32frombits(^uint32(p >> 32))}
	}
}
