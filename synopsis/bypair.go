package synopsis

import (
	"cmp"
	"slices"
)

// byPair holds a number for pairs of sentences, of which each has few: those of a
// sentence side by side, so that they are found faster than in a map of pairs.
type byPair struct {
	starts []int32 // of each sentence, in list
	list   []paired
}

type paired struct {
	other int32
	value float64
}

// byPair notes a number of each link, to be asked for by its sentences in either
// order.
func (m *maker) byPair(value func(l *link) float64) byPair {
	t := byPair{starts: make([]int32, len(m.sentences)+1), list: make([]paired, 2*len(m.alikes))}
	for k := range m.alikes {
		t.starts[m.alikes[k].a]++
		t.starts[m.alikes[k].b]++
	}
	sum := int32(0)
	for i, n := range t.starts {
		sum += n
		t.starts[i] = sum
	}
	for k := range m.alikes { // each list from its end, so that starts are starts at last
		l := &m.alikes[k]
		v := value(l)
		t.starts[l.a]--
		t.list[t.starts[l.a]] = paired{int32(l.b), v}
		t.starts[l.b]--
		t.list[t.starts[l.b]] = paired{int32(l.a), v}
	}
	for i := range m.sentences {
		slices.SortFunc(t.list[t.starts[i]:t.starts[i+1]], func(x, y paired) int { return cmp.Compare(x.other, y.other) })
	}
	return t
}

// of gives the number of two sentences, if they have one.
func (t *byPair) of(i, j int) (float64, bool) {
	if t.starts == nil {
		return 0, false
	}
	list := t.list[t.starts[i]:t.starts[i+1]]
	k, ok := slices.BinarySearchFunc(list, int32(j), func(x paired, j int32) int { return cmp.Compare(x.other, j) })
	if !ok {
		return 0, false
	}
	return list[k].value, true
}
