package synopsis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/values.txt
var valuesFile string

// valueKinds are the kinds of data/values.txt, in its order.
var valueKinds = [...]string{"dead", "hurt", "missing", "arrested", "marched", "vote", "score", "people"}

// nobodies are the words of data/values.txt for nobody, by language and kind.
var nobodies = sync.OnceValue(func() map[string]map[string]map[string]bool {
	out := map[string]map[string]map[string]bool{}
	for k, lang := range []string{"de", "en"} {
		out[lang] = map[string]map[string]bool{"alone": {}, "noun": {}}
		for _, row := range table(valuesFile) {
			if kind, ok := strings.CutPrefix(row[0], "nobody-"); ok {
				for _, w := range cells(row, 1+k) {
					out[lang][kind][w] = true
				}
			}
		}
	}
	return out
})

var valueWords = sync.OnceValue(func() bilingual {
	p := newBilingual()
	for _, row := range table(valuesFile) {
		if k := slices.Index(valueKinds[:], row[0]); k >= 0 {
			p.addRow(row, 1, k)
		}
	}
	return p
})

// value is something that a report tells once, as a number or two.
type value struct {
	of       string // what of: "dead", or "age" and an actor
	sentence int
	quantity // the first number, with the tokens of all
	second   float64
}

// valueClashes sets the values of two reports against each other wherever they
// stand: how old somebody is, how many died, how a vote ended. Of reports that
// begin with the same value the first one stands for all.
func (m *maker) valueClashes() []clash {
	told := map[string][][]value{} // by what of; of each report that tells it
	var kinds []string
	for r := range m.readings {
		mine := map[string][]value{}
		for _, v := range m.valuesIn(r) {
			if told[v.of] == nil && mine[v.of] == nil {
				kinds = append(kinds, v.of)
			}
			mine[v.of] = append(mine[v.of], v)
		}
		for of, list := range mine {
			if !slices.ContainsFunc(told[of], func(l []value) bool { return l[0].same(list[0]) }) {
				told[of] = append(told[of], list)
			}
		}
	}
	var out []clash
	for _, k := range kinds {
		list := told[k][:min(len(told[k]), compared)]
		for n, a := range list {
			for _, b := range list[n+1:] {
				if x, y, ok := m.valuesClash(a, b); ok {
					kind := "number"
					if x.value == 0 || y.value == 0 {
						kind = "negation" // it happened to nobody
					}
					out = append(out, clash{kind, x.sentence, y.sentence, [2]int{x.first, x.last}, [2]int{y.first, y.last}, m.pointOfBoth(x.sentence, y.sentence)})
				}
			}
		}
	}
	return out
}

// same reports whether two values are one.
func (v value) same(w value) bool { return v.value == w.value && v.second == w.second }

// noPoint stands for the point of a clash of two sentences that are in none.
const noPoint = -1

// pointOfBoth gives the point that has both sentences, or noPoint.
func (m *maker) pointOfBoth(i, j int) int {
	if m.unit == nil {
		m.unit = m.units()
	}
	if p := m.unit[i]; p < len(m.points) && p == m.unit[j] {
		return p
	}
	return noPoint
}

// valuesIn gives the values of reading r in the order of its sentences.
func (m *maker) valuesIn(r int) []value {
	out := m.agesIn(r)
	for s := range m.readings[r].Document.Sentences {
		if i := m.at(place{r, s}); m.sentences[i].tells && m.whole(i) {
			out = append(out, m.outcomeIn(i)...)
			out = append(out, m.tollIn(i)...)
		}
	}
	return withoutDenied(out)
}

// withoutDenied leaves out that something happened to nobody where the same report
// counts some: of others, or somebody denies it.
func withoutDenied(list []value) []value {
	return slices.DeleteFunc(slices.Clone(list), func(v value) bool {
		return v.value == 0 && slices.ContainsFunc(list, func(w value) bool { return w.of == v.of && w.value > 0 })
	})
}

// valuesClash gives the first values of two reports, if they can't both be right
// and none of theirs is the same.
func (m *maker) valuesClash(a, b []value) (x, y value, ok bool) {
	for _, v := range a {
		if slices.ContainsFunc(b, v.same) {
			return x, y, false
		}
	}
	x, y = a[0], b[0]
	if !m.oneEvent(x.sentence, y.sentence) {
		return x, y, false
	}
	switch x.of {
	case "vote", "score":
		return x, y, len(a) == 1 && len(b) == 1 && m.sameRound(x, y)
	case "dead", "hurt", "missing", "arrested", "marched":
		if k := slices.IndexFunc(b, func(v value) bool { return !farApart(x.value, v.value) }); k >= 0 {
			y = b[k] // not those of a whole war
		}
		return x, y, m.tollsClash(x, y)
	}
	return x, y, true
}
