package postgres

import (
	"math"
	"time"

	"synopse/internal/library"
)

// A place is where a sentence stands among all: its day, its report, its number.
// Places are in the order of days, so every table with one is partitioned by it.
const (
	sentenceBits = 16
	documentBits = 30
	dayBits      = documentBits + sentenceBits
	mostSentence = 1<<sentenceBits - 1
	mostDocument = 1<<documentBits - 1
	mostDay      = 1<<17 - 1
)

// firstDay is day 0.
var firstDay = time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC)

// dayNumber counts a day; days that are none, or before the first, are 0.
func dayNumber(day string) int64 {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return max(0, min(t.Unix()/86400-firstDay.Unix()/86400, mostDay))
}

// placeOf gives a sentence's place; sentence 0 stands for the report.
func placeOf(day string, document int64, sentence int) int64 {
	return dayNumber(day)<<dayBits | (document&mostDocument)<<sentenceBits | int64(min(sentence, mostSentence))
}

// numberAt gives the number of the report at a place, reportAt the report's place.
func numberAt(place int64) int64 { return place >> sentenceBits & mostDocument }
func reportAt(place int64) int64 { return place &^ mostSentence }
func sentenceAt(place int64) int { return int(place & mostSentence) }

func dayAt(place int64) string {
	return firstDay.AddDate(0, 0, int(place>>dayBits)).Format(time.DateOnly)
}

// oddEnd is where the places of days that are none end.
const oddEnd = int64(1) << dayBits

// period gives the places of a time: from included, until not. Days that are none
// are no bounds.
func period(from, until string) (first, end int64) {
	first, end = 0, math.MaxInt64
	if from != "" {
		first = placeOf(from, 0, 0)
	}
	if n := dayNumber(until); n > 0 {
		end = (n + 1) << dayBits
	}
	return first, end
}

func limited(n, usual, most int) int {
	if n <= 0 {
		return usual
	}
	return min(n, most)
}

func (l *Library) notFound(what, id string) error {
	return &library.Error{Library: l.name, Code: library.NotFound, What: "there is no " + what + " " + id, Hint: "check the id"}
}
