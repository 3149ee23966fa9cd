package cluster

// table holds one vector ready to be compared with many: what takes a vector of
// 120 keys through another of 160 step by step takes one look at a few bits for
// most keys here.
type table struct {
	of    *sheet
	whole lookup
	grams lookup
}

// set fills the table with a sheet's vectors.
func (t *table) set(s *sheet) {
	if t.of != s {
		t.of = s
		t.whole.set(s.Whole)
		t.grams.set(s.Grams)
	}
}

const (
	filterBits = 4096
	slots      = 512 // more than three times the keys of a vector
)

// lookup finds keys of a vector of at most a few hundred.
type lookup struct {
	filter [filterBits / 64]uint64 // which keys may be there
	slot   [slots]entry
	taken  [slots / 64]uint64
	vector vector
}

func (l *lookup) set(v vector) {
	l.vector = v
	if len(v) > slots/2 {
		return // dot goes step by step
	}
	clear(l.filter[:])
	clear(l.taken[:])
	for _, e := range v {
		h := spread(uint32(e.Key))
		l.filter[h/64%(filterBits/64)] |= 1 << (h % 64)
		i := h % slots
		for l.taken[i/64]>>(i%64)&1 == 1 {
			i = (i + 1) % slots
		}
		l.taken[i/64] |= 1 << (i % 64)
		l.slot[i] = e
	}
}

// spread makes the low bits of a key depend on all of them.
func spread(k uint32) uint32 {
	k *= 0x9e3779b1
	return k ^ k>>15
}

// dot is the cosine with another vector, the same to the bit as dot of the two.
func (l *lookup) dot(v vector) float64 {
	if len(l.vector) > slots/2 {
		return dot(l.vector, v)
	}
	sum := float32(0)
	for _, e := range v {
		h := spread(uint32(e.Key))
		if l.filter[h/64%(filterBits/64)]>>(h%64)&1 == 0 {
			continue
		}
		for i := h % slots; l.taken[i/64]>>(i%64)&1 == 1; i = (i + 1) % slots {
			if l.slot[i].Key == e.Key {
				sum += l.slot[i].Weight * e.Weight
				break
			}
		}
	}
	return float64(sum)
}
