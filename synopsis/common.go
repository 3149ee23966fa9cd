package synopsis

// common is what two gists have in common.
type common struct {
	both, words float64 // weight of all, and of what are no names
	names       float64
	numbers     float64
	days        bool
	only        float64 // weight of what no other sentence of the two reports has
}

// heard is how much of an item another sentence says.
type heard struct {
	value float64
	alone bool
}

// shared finds what two sentences have in common. An item counts once, by the
// key under which it is most the same.
func (m *maker) shared(a, b int) common { return m.inBoth(&m.gists[a], &m.gists[b]) }

// inBoth finds what two gists have in common.
func (m *maker) inBoth(x, y *gist) common {
	m.hear(x, y)
	i, j := 0, 0
	for i < len(x.keys) && j < len(y.keys) {
		switch p, q := x.keys[i].id, y.keys[j].id; {
		case p < q:
			i++
		case p > q:
			j++
		default:
			i, j = m.hearKey(x, y, i, j)
		}
	}
	return m.heardInBoth(x, y)
}

// keyPlaces says where a gist has its keys: for each key 1 more than the place of
// the first of that number, 0 where it has none.
type keyPlaces []int32

// set notes where a gist has its keys; unset forgets them.
func (at keyPlaces) set(g *gist) {
	for k := len(g.keys) - 1; k >= 0; k-- {
		at[g.keys[k].id] = int32(k) + 1
	}
}

func (at keyPlaces) unset(g *gist) {
	for k := range g.keys {
		at[g.keys[k].id] = 0
	}
}

// inBothAt is inBoth where it is known where y has its keys: faster, if y is
// compared with many.
func (m *maker) inBothAt(x, y *gist, at keyPlaces) common {
	m.hear(x, y)
	for i := 0; i < len(x.keys); {
		if j := at[x.keys[i].id]; j > 0 {
			i, _ = m.hearKey(x, y, i, int(j)-1)
		} else {
			i++
		}
	}
	return m.heardInBoth(x, y)
}

// hear makes room for what is heard of two gists.
func (m *maker) hear(x, y *gist) {
	m.heardA, m.heardB = cleared(m.heardA, len(x.items)), cleared(m.heardB, len(y.items))
}

// hearKey notes what is heard by a key that two gists have, from its first places
// in them, and gives the places behind it.
func (m *maker) hearKey(x, y *gist, i, j int) (int, int) {
	id := x.keys[i].id
	rare := m.keysOf.rare(id)
	for {
		p, q := &x.keys[i], &y.keys[j]
		value := float64(p.strength*q.strength) * min(x.items[p.item].kind, y.items[q.item].kind) * rare
		h := heard{value, p.alone && q.alone}
		if hx := &m.heardA[p.item]; value > hx.value {
			*hx = h
		}
		if hy := &m.heardB[q.item]; value > hy.value {
			*hy = h
		}
		switch {
		case j+1 < len(y.keys) && y.keys[j+1].id == id:
			j++
		case i+1 < len(x.keys) && x.keys[i+1].id == id:
			i++
		default:
			return i + 1, j + 1
		}
	}
}

// heardInBoth adds up what was heard of two gists.
func (m *maker) heardInBoth(x, y *gist) common {
	var c common
	c.add(x, m.heardA)
	c.add(y, m.heardB)
	return c
}

// cleared gives n empty places, those of a scratch list if it has as many.
func cleared[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, 2*n)
	}
	list = list[:n]
	clear(list)
	return list
}

// add adds what is heard of a gist's items; both sides give one half.
func (c *common) add(g *gist, list []heard) {
	for k, h := range list {
		if h.value == 0 {
			continue
		}
		x := &g.items[k]
		c.both += h.value / 2
		if x.name {
			c.names += h.value / 2
		} else {
			c.words += h.value / 2
		}
		if x.number > 0 {
			c.numbers += x.number / 2
		}
		c.days = c.days || x.day
		if h.alone {
			c.only += h.value / 2
		}
	}
}
