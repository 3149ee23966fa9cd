package profile

import (
	"math"
	"slices"
	"sync"
)

// Gram is a piece of four letters of the report's words, hashed to 16 bits, with
// its weight; the weights of a report have the length 1.
type Gram struct {
	Number uint16
	Weight float32
}

const (
	gramLetters = 4
	mostGrams   = 100
)

// cut enters the pieces of the word that was just spoken.
func (s *scanner) cut(k Key) {
	w := float32(IDF(k))
	pieces(s.spoken, func(g uint16) { s.pieces[g] += w })
}

// pieces gives the pieces of a word with its edges; the word itself if it is short.
func pieces(w []byte, give func(uint16)) {
	if len(w) < gramLetters {
		return
	}
	for i := 0; i+gramLetters <= len(w); i++ {
		k := hash(w[i : i+gramLetters])
		give(uint16(k ^ k>>16))
	}
}

// gramRarity is how rare pieces are in the background's words.
var gramRarity = sync.OnceValue(func() []float32 {
	seen := make([]float64, 1<<16)
	total := 0.0
	for _, e := range background().entries {
		f := sound(nil, fold(nil, e.example))
		total += e.share
		pieces(f, func(g uint16) { seen[g] += e.share })
	}
	out := make([]float32, 1<<16)
	for i, n := range seen {
		out[i] = float32(math.Log((total + 1) / (n + 0.01)))
	}
	return out
})

// grams gives the weightiest pieces. They are sorted as numbers, weight before piece
// and then piece before weight: several times faster than by a function.
func (s *scanner) grams() []Gram {
	rarity := gramRarity()
	packed := make([]uint64, 0, len(s.pieces))
	for g, w := range s.pieces {
		w = float32(math.Sqrt(float64(w))) * rarity[g]
		packed = append(packed, uint64(^math.Float32bits(w))<<16|uint64(g)) // the weightiest first: no weight is negative
	}
	slices.Sort(packed)
	packed = packed[:min(len(packed), mostGrams)]
	sum := 0.0
	for i, p := range packed {
		w := ^uint32(p >> 16)
		f := float64(math.Float32frombits(w))
		sum += f * f
		packed[i] = p&math.MaxUint16<<32 | uint64(w)
	}
	slices.Sort(packed)
	out := make([]Gram, len(packed))
	for i, p := range packed {
		out[i] = Gram{uint16(p >> 32), math.Float32frombits(uint32(p)) / float32(math.Sqrt(sum))}
	}
	return out
}
