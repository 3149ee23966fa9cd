package cluster

import "math"

// An encoder's vectors are an addition to the learned model, with weights set by
// hand: encoders differ, and none is part of this project.
const (
	meaningWeight = 8.0
	usualMeaning  = 0.6 // the cosine of reports on one topic, by multilingual encoders
)

// meaning is what the vectors of two reports add to their score: nothing where
// one has none.
func meaning(a, b *sheet) float64 {
	if len(a.Meaning) == 0 || len(a.Meaning) != len(b.Meaning) {
		return 0
	}
	sum := 0.0
	for i, v := range a.Meaning {
		sum += float64(v) * float64(b.Meaning[i])
	}
	return meaningWeight * (sum - usualMeaning)
}

// unitMeaning gives a vector the length 1; nil for one without a length.
func unitMeaning(v []float32) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 || math.IsNaN(sum) || math.IsInf(sum, 0) {
		return nil
	}
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = x / float32(math.Sqrt(sum))
	}
	return out
}
