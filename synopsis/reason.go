package synopsis

import (
	"strconv"

	"synopse/report"
)

// clashesOut gives the clashes with values, sentences and reasons.
func (m *maker) clashesOut(list []clash, points []Point) []Clash {
	out := []Clash{}
	for _, c := range list {
		a, b := &m.sentences[c.a], &m.sentences[c.b]
		x := Clash{ID: "c" + strconv.Itoa(len(out)+1), Kind: c.kind,
			A: m.span(a.r, c.va[0], c.va[1]), B: m.span(b.r, c.vb[0], c.vb[1]),
			ContextA: m.sentenceSpan(a.r, a.s), ContextB: m.sentenceSpan(b.r, b.s)}
		if c.point != noPoint {
			x.Point = points[c.point].ID
		}
		x.Why, x.WhyDE = m.reason(c, x.A, x.B)
		out = append(out, x)
	}
	return out
}

// reason says in one sentence why it is a clash.
func (m *maker) reason(c clash, va, vb report.Span) (en, de string) {
	a, b := m.outlet(m.sentences[c.a].r), m.outlet(m.sentences[c.b].r)
	switch c.kind {
	case "number":
		en = a + " has " + va.Text + ", " + b + " has " + vb.Text + " for the same thing."
		de = a + " nennt " + va.Text + ", " + b + " nennt " + vb.Text + " für dasselbe."
	case "date":
		en = a + " dates it “" + va.Text + "”, " + b + " “" + vb.Text + "”, which are different days."
		de = a + " datiert es auf „" + va.Text + "“, " + b + " auf „" + vb.Text + "“; das sind verschiedene Tage."
		if !m.namesDay(c) {
			en = a + " dates it “" + va.Text + "”, " + b + " “" + vb.Text + "”, which are different times."
			de = a + " datiert es auf „" + va.Text + "“, " + b + " auf „" + vb.Text + "“; das sind verschiedene Zeiten."
		}
	case "name", "place":
		if c.kind == "name" && c.point == noPoint {
			en = a + " calls one person " + va.Text + ", " + b + " " + vb.Text + "."
			de = a + " nennt eine Person " + va.Text + ", " + b + " " + vb.Text + "."
			break
		}
		if m.alike(c.a, c.b) < sameWords {
			en = a + " has " + va.Text + ", " + b + " has " + vb.Text + " where they tell the same."
			de = a + " nennt " + va.Text + ", " + b + " nennt " + vb.Text + ", wo sie dasselbe erzählen."
			break
		}
		en = a + " has " + va.Text + ", " + b + " has " + vb.Text + " in what is otherwise the same sentence."
		de = a + " nennt " + va.Text + ", " + b + " nennt " + vb.Text + ", sonst sagen die Sätze dasselbe."
	case "agent":
		en = a + " and " + b + " tell the same deed with the parts exchanged: who did it here is to whom it was done there."
		de = a + " und " + b + " erzählen dieselbe Tat mit vertauschten Rollen: Wer hier handelt, dem geschieht es dort."
	case "wording":
		en = a + " and " + b + " quote the same words, one of them without “" + m.reservation(c) + "”, which changes the sense."
		de = a + " und " + b + " zitieren dasselbe, einer davon ohne „" + m.reservation(c) + "“; das ändert den Sinn."
	case "modality":
		en = a + " writes “" + va.Text + "”, " + b + " “" + vb.Text + "”: what may be, shall be or must be is not the same."
		de = a + " schreibt „" + va.Text + "“, " + b + " „" + vb.Text + "“: was sein kann, soll oder muss, ist nicht dasselbe."
	default:
		en = "One of the two sentences denies what the other one says: compare " + a + " and " + b + "."
		de = "Einer der beiden Sätze verneint, was der andere sagt: vergleiche " + a + " und " + b + "."
	}
	if c.kind != "wording" && m.otherSpeaker(c.a, c.b) {
		en += " They go by different sources."
		de += " Sie berufen sich auf verschiedene Quellen."
	}
	if da, db := firstN(m.published(c.a), 10), firstN(m.published(c.b), 10); da != "" && db != "" && da != db {
		en += " The reports are of different days, so the later one may be an update."
		de += " Die Berichte sind von verschiedenen Tagen; der spätere kann ein neuerer Stand sein."
	}
	return en, de
}

// namesDay reports whether both values of a clash are days.
func (m *maker) namesDay(c clash) bool {
	return len(m.daysIn(c.a, c.va)) > 0 && len(m.daysIn(c.b, c.vb)) > 0
}

// reservation gives the value of a clash that is a condition or reservation: what
// one report leaves out of a quotation.
func (m *maker) reservation(c clash) string {
	r := m.sentences[c.a].r
	doc := &m.readings[r].Document
	if reservations()[doc.Language][lower(doc, c.va[0])] {
		return m.span(r, c.va[0], c.va[1]).Text
	}
	return m.span(m.sentences[c.b].r, c.vb[0], c.vb[1]).Text
}

func (m *maker) published(i int) string { return m.readings[m.sentences[i].r].Report.Published }

// outlet names a report as a reader would.
func (m *maker) outlet(r int) string {
	if o := m.readings[r].Report.Outlet; o != "" {
		return o
	}
	return m.readings[r].Report.ID
}
