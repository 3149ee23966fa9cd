package synopsis

import "slices"

// longTimes are units of spans over which things add up.
var longTimes = map[string]bool{"month": true, "year": true}

// spanOpeners are words before a span over which things add up.
var spanOpeners = map[string]bool{"in": true, "innerhalb": true, "binnen": true, "over": true, "within": true, "during": true, "seit": true, "for": true,
	"vergangenen": true, "letzten": true, "last": true, "past": true}

// otherScope reports whether two numbers of one unit may be of two things, or of one
// over two spans.
func (m *maker) otherScope(x, y countedIn) bool {
	return m.otherMeasured(x, y) || !times[x.unit] && m.otherSpan(x.sentence, y.sentence)
}

// otherSpan reports whether two sentences may count over spans of other lengths: "14
// Millionen in zwei Jahren", "neun Millionen im vergangenen Jahr".
func (m *maker) otherSpan(i, j int) bool {
	a, b := m.spans(i), m.spans(j)
	return len(a)+len(b) > 0 && !slices.ContainsFunc(a, func(q quantity) bool {
		return slices.ContainsFunc(b, func(o quantity) bool { return o.unit == q.unit && o.value == q.value })
	})
}

// spans gives the spans over which sentence i counts.
func (m *maker) spans(i int) []quantity {
	doc := &m.readings[m.sentences[i].r].Document
	var out []quantity
	for _, q := range m.numbers[i] {
		if longTimes[q.unit] && (spanOpeners[lower(doc, q.first-1)] || spanOpeners[lower(doc, q.first-2)]) {
			out = append(out, q)
		}
	}
	return out
}

// otherMeasured reports whether two numbers of one unit measure two things: "14
// Millionen Euro Verlust", "31 Millionen Euro Umsatz".
func (m *maker) otherMeasured(x, y countedIn) bool {
	return x.unit != "" && x.nounAt >= 0 && y.nounAt >= 0 && m.tokensNear(x.sentence, x.nounAt, y.sentence, y.nounAt) < oneThing
}
