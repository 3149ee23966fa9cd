package synopsis

import (
	"strings"

	"synopse/language"
)

const (
	wholeDay = 24 * 60 // minutes
	halfDay  = wholeDay / 2
)

// clockAt reads a time of the day at token t of sentence i: "6.52 Uhr", "halb drei",
// "kurz vor drei"; "6:30 p.m.", "twenty past two", "midnight".
func (m *maker) clockAt(i, t, first, last int) (when, bool) {
	doc := &m.readings[m.sentences[i].r].Document
	w := when{kind: "clock", first: t, last: t + 1}
	n, ok := whenWords()["clock"][doc.Language][lower(doc, t)]
	switch {
	case ok:
		w.value = n
	case doc.Language == "de":
		ok = germanClock(doc, &w)
	default:
		ok = englishClock(doc, &w)
	}
	if !ok || w.last > last {
		return when{}, false
	}
	noteAround(doc, &w, first, last)
	return w, true
}

// noteAround notes what stands around a clock time.
func noteAround(doc *language.Document, w *when, first, last int) {
	for t := max(first, w.first-2); t < w.first; t++ {
		low := lower(doc, t)
		w.rough = w.rough || isWhen("rough", doc.Language, low)
		w.limit = w.limit || isWhen("limit", doc.Language, low)
	}
	w.limit = w.limit && !w.rough
	for t := w.last; t < min(w.last+3, last); t++ {
		low := lower(doc, t)
		switch {
		case isWhen("zone", doc.Language, low):
			w.limit = true
		case w.half && isWhen("late", doc.Language, low):
			w.value, w.half = w.value%halfDay+halfDay, false
		case w.half && isWhen("early", doc.Language, low):
			w.value, w.half = w.value%halfDay, false
		}
	}
}

// germanClock reads "6.52 Uhr", "14:30 Uhr", "drei Uhr", "halb drei", "Viertel nach
// zwei", "kurz vor drei".
func germanClock(doc *language.Document, w *when) bool {
	t := w.first
	low := lower(doc, t)
	if minutes, ok := clockDigits(low); ok && lower(doc, t+1) == "uhr" {
		w.value, w.last = minutes, t+2
		return true
	}
	hour, ok := hourWord(low, "de")
	switch {
	case ok && lower(doc, t+1) == "uhr":
		w.value, w.last = hour*60, t+2
		return true
	case ok && t > 1 && (lower(doc, t-1) == "vor" || lower(doc, t-1) == "nach") && lower(doc, t-2) == "kurz" && closes(doc, t+1):
		w.value, w.half = hour*60, true
		return true
	case low == "halb" || low == "viertel":
		return germanPart(doc, w)
	}
	return false
}

// germanPart reads "halb drei", "Viertel nach zwei", "Viertel vor zwei".
func germanPart(doc *language.Document, w *when) bool {
	t := w.first
	if lower(doc, t) == "halb" {
		hour, ok := hourWord(lower(doc, t+1), "de")
		w.value, w.half, w.last = hour*60-30, true, t+2
		return ok
	}
	hour, ok := hourWord(lower(doc, t+2), "de")
	w.half, w.last = true, t+3
	switch lower(doc, t+1) {
	case "nach":
		w.value = hour*60 + 15
	case "vor":
		w.value = hour*60 - 15
	default:
		return false
	}
	return ok
}

// closes reports whether nothing follows at token t that a number could count.
func closes(doc *language.Document, t int) bool {
	if t >= len(doc.Tokens) || !hasLetterOrDigit(doc.Tokens[t].Text) {
		return true
	}
	switch doc.Tokens[t].Tag {
	case language.VERB, language.AUX, language.ADP, language.CCONJ, language.DET, language.PRON, language.ADV:
		return true
	}
	return false
}

// englishClock reads "6 a.m.", "6.30pm", "six o'clock", "six this morning", "twenty
// past two", "half past ten".
func englishClock(doc *language.Document, w *when) bool {
	t := w.first
	low := lower(doc, t)
	for _, half := range [...]string{"am", "pm"} {
		if front, ok := strings.CutSuffix(low, half); ok {
			if minutes, ok := clockDigits(front); ok {
				w.value = halved(minutes, half)
				return true
			}
		}
	}
	if minutes, ok := clockDigits(low); ok {
		if next := strings.ReplaceAll(lower(doc, t+1), ".", ""); next == "am" || next == "pm" {
			w.value, w.last = halved(minutes, next), t+2
			return true
		}
	}
	return englishWords(doc, w)
}

// englishWords reads clock times in words.
func englishWords(doc *language.Document, w *when) bool {
	t := w.first
	low := lower(doc, t)
	past := map[string]int{"half": 30, "quarter": 15}[low]
	if n, ok := wordNumber(low, "en"); ok && n < 30 {
		past = int(n)
	}
	if hour, ok := hourWord(lower(doc, t+2), "en"); ok && past > 0 {
		switch lower(doc, t+1) {
		case "past":
			w.value, w.half, w.last = hour*60+past, true, t+3
			return true
		case "to":
			w.value, w.half, w.last = hour*60-past, true, t+3
			return low == "quarter" || past%5 == 0 && lower(doc, t-1) == "at"
		}
	}
	hour, ok := hourWord(low, "en")
	if !ok {
		return false
	}
	w.value, w.half = hour*60, true
	switch next := lower(doc, t+1); next {
	case "o'clock":
		w.last = t + 2
		return true
	case "this", "in":
		after := lower(doc, t+2)
		return lower(doc, t-1) == "at" && (after == "morning" || after == "evening" || after == "afternoon" || after == "the")
	}
	return false
}

// halved adds half a day to a time "p.m."
func halved(minutes int, half string) int {
	if half == "pm" {
		return minutes%halfDay + halfDay
	}
	return minutes % halfDay
}

// clockDigits reads "6", "6.52", "14:30" as minutes of the day.
func clockDigits(s string) (int, bool) {
	h, rest, cut := strings.Cut(strings.Replace(s, ":", ".", 1), ".")
	hour, ok := hourWord(h, "")
	if !cut {
		return hour * 60, ok
	}
	a := 0
	for _, r := range rest {
		if r < '0' || r > '9' {
			return 0, false
		}
		a = a*10 + int(r-'0')
	}
	return hour*60 + a, ok && len(rest) == 2 && a < 60
}

// hourWord reads an hour in digits or in a language's words.
func hourWord(w, lang string) (int, bool) {
	n := 0
	for _, r := range w {
		if r < '0' || r > '9' || len(w) > 2 {
			n = -1
			break
		}
		n = n*10 + int(r-'0')
	}
	if w != "" && n >= 0 {
		return n, n <= 24
	}
	if lang == "" {
		return 0, false
	}
	if w == "ein" || w == "eins" || w == "one" {
		return 1, true
	}
	v, ok := theNumberWords().value[lang][w]
	return int(v), ok && v <= 24 && v == float64(int(v))
}

// otherClock reports whether two times of the day are not the same, as exactly as
// they are told: hours and half hours may be rounded.
func otherClock(a, b when) bool {
	const roughly, rounded, slight = 30, 20, 10 // minutes
	day := wholeDay
	if a.half || b.half {
		day = halfDay
	}
	d := ((a.value-b.value)%day + day) % day
	d = min(d, day-d)
	round := func(w when) bool { return w.value%30 == 0 }
	switch {
	case a.rough || b.rough:
		return d > roughly
	case round(a) != round(b):
		return d > rounded
	}
	return d >= slight
}
