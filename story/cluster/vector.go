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
		slices.SortFunc(v, heavier)
		v = v[:most]
	}
	v = append(make(vector, 0, len(v)), v...) // no larger than it must be: many are kept
	slices.SortFunc(v, byKey)
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
