package sequence

// random gives random numbers (SplitMix64), the same in every run.
type random uint64

func newRandom(number int) random {
	return random(0x9E3779B97F4A7C15 + uint64(number)*0xD1342543DE82EF95)
}

func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

func (r *random) shuffle(order []int) {
	for i := len(order) - 1; i > 0; i-- {
		j := int(r.next() % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
}
