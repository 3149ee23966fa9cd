package synopsis

import "slices"

// whenClash compares the times of one kind of which each of two sentences tells one.
func (m *maker) whenClash(i, j int) (clash, bool) {
	for _, kind := range [...]string{"clock", "month", "year", "century"} {
		a, b := only(m.whensIn(i), kind), only(m.whensIn(j), kind)
		if a != nil && b != nil && m.whensClash(i, j, *a, *b) {
			return clash{kind: "date", va: [2]int{a.first, a.last}, vb: [2]int{b.first, b.last}}, true
		}
	}
	return clash{}, false
}

// only gives the only time of a kind in a list, or nil.
func only(list []when, kind string) *when {
	var out *when
	for k := range list {
		if list[k].kind != kind {
			continue
		}
		if out != nil {
			return nil
		}
		out = &list[k]
	}
	if out != nil && out.limit {
		return nil
	}
	return out
}

// whensClash applies the guards of times in sentences told in other words.
func (m *maker) whensClash(i, j int, a, b when) bool {
	return m.otherTimeTold(i, j, a, b) && (a.kind == "century" || m.bound(i, a.first, j, b.first))
}

// otherTimeTold reports whether two times exclude each other: different however
// rounded, not told both in one report, and not when somebody said so.
func (m *maker) otherTimeTold(i, j int, a, b when) bool {
	switch {
	case !otherWhen(a, b), m.countsFurther(i), m.countsFurther(j):
		return false
	case m.tellsWhen(m.sentences[i].r, b), m.tellsWhen(m.sentences[j].r, a), m.saidOn(i, a.first), m.saidOn(j, b.first):
		return false
	}
	return true
}

// otherWhen reports whether two times of one kind are not the same. Days are compared
// elsewhere.
func otherWhen(a, b when) bool {
	switch a.kind {
	case "clock":
		return otherClock(a, b)
	case "month":
		return !(a.day && b.day) && a.value != b.value && (a.year == b.year || a.year == 0 || b.year == 0)
	}
	return a.value != b.value
}

// tellsWhen reports whether a report tells a time anywhere.
func (m *maker) tellsWhen(r int, w when) bool {
	return slices.ContainsFunc(m.whensOf(r), func(x when) bool {
		return x.kind == w.kind && !otherWhen(x, w) && (x.value == w.value || w.kind == "clock")
	})
}

// whensOf gives the times that reading r tells; not to be changed.
func (m *maker) whensOf(r int) []when {
	if m.toldWhens == nil {
		m.toldWhens = make([][]when, len(m.readings))
	}
	if m.toldWhens[r] == nil {
		list := []when{}
		for s := range m.readings[r].Document.Sentences {
			list = append(list, m.whensIn(m.at(place{r, s}))...)
		}
		m.toldWhens[r] = list
	}
	return m.toldWhens[r]
}
