package query

import (
	"slices"
	"strings"
	"time"

	"synopse/statement"
)

// kinds are the values of Kind.
var kinds = []string{string(statement.Direct), string(statement.Indirect), string(statement.FreeIndirect), string(statement.Reported)}

// listed reads a value that must be one of a list.
func (p *parser) listed(c *Clause, begin int) error {
	value := strings.ToLower(strings.TrimSpace(c.Value))
	if known, ok := words()[string(c.Field)+" "+value]; ok {
		value = known
	}
	var all []string
	switch c.Field {
	case Kind:
		all = kinds
	case Act:
		all = statement.Acts()
	case Lang:
		all = []string{"de", "en"}
	}
	if !slices.Contains(all, value) {
		list := strings.Join(all, ", ")
		return p.wrong(begin, p.at, "„"+c.Value+"“ gibt es hier nicht; möglich sind "+list, "there is no \""+c.Value+"\" here; there are "+list)
	}
	c.Value = value
	return nil
}

// parseDay reads a day, month or year; of those it gives the last day where end
// is set, else the first.
func parseDay(s string, end bool) (string, bool) {
	s = strings.TrimSpace(s)
	if cols := strings.Split(s, "."); len(cols) == 3 { // 30.11.2026
		for i, c := range cols[:2] {
			if len(c) == 1 {
				cols[i] = "0" + c
			}
		}
		s = cols[2] + "-" + cols[1] + "-" + cols[0]
	}
	for _, f := range [...]struct {
		form          string
		years, months int
	}{{"2006", 1, 0}, {"2006-01", 0, 1}, {time.DateOnly, 0, 0}} {
		t, err := time.Parse(f.form, s)
		if err != nil || t.Year() < 1 {
			continue
		}
		if end && (f.years > 0 || f.months > 0) {
			t = t.AddDate(f.years, f.months, -1)
		}
		return t.Format(time.DateOnly), true
	}
	return "", false
}

// checkDays refuses a period that ends before it begins.
func checkDays(q *Query) error {
	var from, until *Clause
	for i := range q.Clauses {
		switch c := &q.Clauses[i]; c.Field {
		case From:
			from = c
		case Until:
			until = c
		}
	}
	if from == nil || until == nil || from.Day <= until.Day {
		return nil
	}
	c := from
	if until.At > from.At {
		c = until
	}
	return &Error{At: c.At, End: c.At + len([]rune(string(c.Field)+":"+c.Value)),
		DE: "der Zeitraum endet vor seinem Anfang; tauschen Sie von: und bis:", EN: "the period ends before it begins; swap from: and until:"}
}

// String gives the clause as it can be typed.
func (c *Clause) String() string {
	var b strings.Builder
	if c.Not {
		b.WriteByte('-')
	}
	if c.Field != Text {
		b.WriteString(string(c.Field) + ":")
	}
	if c.Phrase || strings.ContainsAny(c.Value, " \t:") && c.Field != Story {
		return b.String() + `"` + strings.ReplaceAll(c.Value, `"`, "") + `"`
	}
	return b.String() + c.Value
}
