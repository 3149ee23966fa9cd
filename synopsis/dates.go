package synopsis

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"

	"synopse/language"
)

//go:embed data/dates.txt
var datesFile string

var dateWords = sync.OnceValue(func() map[string]map[string]int {
	out := map[string]map[string]int{}
	for _, row := range table(datesFile) {
		out[row[0]] = map[string]int{}
		for _, c := range cells(row, 1) {
			word, n, _ := strings.Cut(c, " ")
			out[row[0]][word], _ = strconv.Atoi(n)
		}
	}
	return out
})

// moment is a day named in a sentence, resolved against the day of publication.
type moment struct {
	day         string // 2019-05-14
	first, last int    // tokens
	weekday     bool   // named by weekday or "gestern": holds for news of the day
	year        bool   // the year is told
	future      bool
}

// moments reads the days named in tokens [first, last). Days that cannot be
// resolved, since the report has no date, are left out.
func moments(doc *language.Document, first, last int, published string) []moment {
	base, err := time.Parse("2006-01-02", firstN(published, 10))
	if err != nil {
		return nil
	}
	words := dateWords()
	weekday, relative, month, forward := words["weekday"], words["relative"], words["month"], words["forward"]
	var out []moment
	for i := first; i < last; i++ {
		w := lower(doc, i)
		if n, ok := weekday[w]; ok {
			_, ahead := forward[lower(doc, i-1)]
			ahead = ahead || willBe(doc, i, first, last) || joinsAhead(doc, i, out)
			out = append(out, weekdayMoment(base, n, ahead, i))
			continue
		}
		if n, ok := relative[w]; ok && (w != "morgen" || lower(doc, i-1) != "am") {
			out = append(out, moment{base.AddDate(0, 0, n).Format("2006-01-02"), i, i + 1, true, true, n > 0})
			continue
		}
		if mo, ok := month[w]; ok && mo > 0 && capital(doc.Tokens[i].Text) {
			if x, ok := monthMoment(doc, base, mo, i, first, last); ok {
				out = append(out, x)
			}
		}
	}
	return out
}

// willBe reports whether the clause of token i, by its commas in [first, last), speaks
// of what is to come: "will am Donnerstag entscheiden", and not "sagte am Donnerstag".
func willBe(doc *language.Document, i, first, last int) bool {
	for i > first && lower(doc, i-1) != "," {
		i--
	}
	future := dateWords()["future"]
	found := false
	for ; i < last && lower(doc, i) != ","; i++ {
		t := &doc.Tokens[i]
		if _, ok := future[lower(doc, i)]; ok && (t.Tag == language.AUX || t.Tag == language.VERB) {
			found = true
		} else if t.Tag == language.VERB && t.Morph.Has(language.Past) && !t.Morph.Has(language.PastParticiple) {
			return false
		}
	}
	return found
}

// joinsAhead reports whether "und" or "and" joins token i to a weekday to come, the last
// of those found: "für Donnerstag und Freitag".
func joinsAhead(doc *language.Document, i int, found []moment) bool {
	w := lower(doc, i-1)
	return (w == "und" || w == "and") && len(found) > 0 && found[len(found)-1].future && found[len(found)-1].last == i-1
}

func firstN(s string, n int) string { return s[:min(n, len(s))] }

// weekdayMoment takes the last such weekday up to the day of publication, or
// the next one after it if the words point ahead.
func weekdayMoment(base time.Time, weekday int, ahead bool, i int) moment {
	today := (int(base.Weekday())+6)%7 + 1
	back := (today - weekday + 7) % 7
	day := base.AddDate(0, 0, -back)
	if ahead {
		day = day.AddDate(0, 0, 7)
	}
	return moment{day.Format("2006-01-02"), i, i + 1, true, true, ahead}
}

// monthMoment reads "15. Mai 2019", "May 15, 2019", "15 May". Without a year it
// takes the year that lies nearest to the day of publication.
func monthMoment(doc *language.Document, base time.Time, month, i, first, last int) (moment, bool) {
	m := moment{first: i, last: i + 1}
	day := 0
	before := i - 1
	if lower(doc, before) == "." {
		before--
	}
	if d := dayNumber(lower(doc, before)); d > 0 && before >= first {
		day, m.first = d, before
	} else if d := dayNumber(lower(doc, i+1)); d > 0 && i+1 < last {
		day, m.last = d, i+2
	}
	if day == 0 {
		return m, false
	}
	year, next := 0, m.last
	if lower(doc, next) == "," {
		next++
	}
	if y, err := strconv.Atoi(lower(doc, next)); err == nil && y > 1000 && y < 3000 && next < last {
		year, m.last, m.year = y, next+1, true
	}
	if year == 0 {
		year = nearestYear(base, month, day)
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if at.Day() != day {
		return m, false
	}
	m.day, m.future = at.Format("2006-01-02"), at.After(base)
	return m, true
}

func nearestYear(base time.Time, month, day int) int {
	best, dist := base.Year(), time.Duration(1<<62)
	for y := base.Year() - 1; y <= base.Year()+1; y++ {
		d := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC).Sub(base).Abs()
		if d < dist {
			best, dist = y, d
		}
	}
	return best
}

func dayNumber(w string) int {
	w = strings.TrimRight(w, ".")
	for _, e := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, e)
	}
	if n, err := strconv.Atoi(w); err == nil && n >= 1 && n <= 31 {
		return n
	}
	return 0
}
