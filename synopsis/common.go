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
	v := &m.keysOf
	hx, hy := cleared(&m.heardA, len(x.items)), cleared(&m.heardB, len(y.items))
	i, j := 0, 0
	for i < len(x.keys) && j < len(y.keys) {
		p, q := &x.keys[i], &y.keys[j]
		switch {
		case p.id < q.id:
			i++
			continue
		case p.id > q.id:
			j++
			continue
		}
		value := float64(p.strength*q.strength) * min(x.items[p.item].kind, y.items[q.item].kind) * v.rare(p.id)
		if h := (heard{value, p.alone && q.alone}); value > 0 {
			if value > hx[p.item].value {
				hx[p.item] = h
			}
			if value > hy[q.item].value {
				hy[q.item] = h
			}
		}
		if j+1 < len(y.keys) && y.keys[j+1].id == p.id {
			j++
		} else {
			i++
		}
	}
	var c common
	c.add(x, hx)
	c.add(y, hy)
	return c
}

// cleared gives n empty places of a scratch list.
func cleared[T any](list *[]T, n int) []T {
	if cap(*list) < n {
		*list = make([]T, n, 2*n)
	}
	out := (*list)[:n]
	clear(out)
	return out
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
