package profile

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strconv"
	"sync"
)

//go:embed data/background.txt
var backgroundFile string

// frequentShare is the share of background passages from which on a word says
// nothing about a report.
const frequentShare = 0.2

// entry is a line of the background: a key with the share of passages it is in.
type entry struct {
	example string
	share   float64
	noun    bool
}

type backgroundTable struct {
	entries []entry
	at      map[Key]int32
}

var background = sync.OnceValue(func() *backgroundTable {
	b := &backgroundTable{at: map[Key]int32{}}
	for cols := range rows(backgroundFile) {
		key, err := strconv.ParseUint(cols[0], 16, 32)
		share, err2 := strconv.ParseFloat(cols[1], 64)
		if err != nil || err2 != nil || len(cols) < 4 {
			panic("profile: data/background.txt: a line that can't be read: " + cols[0])
		}
		b.at[Key(key)] = int32(len(b.entries))
		b.entries = append(b.entries, entry{example: cols[3], share: share / 1e4, noun: cols[2] == "n"})
	}
	return b
})

// unseen is the share taken for a key the background doesn't have.
const unseen = 2e-4

// Share is the share of ordinary texts, some 200 words each, that have a key.
func Share(k Key) float64 {
	b := background()
	if i, ok := b.at[k]; ok {
		return b.entries[i].share
	}
	return unseen
}

// IDF is how much a key says about a report, from the background alone.
func IDF(k Key) float64 { return -math.Log(Share(k)) }

func frequent(k Key) bool { return Share(k) >= frequentShare }

func common(k Key) bool {
	b := background()
	i, ok := b.at[k]
	return ok && b.entries[i].noun
}

// BackgroundWords gives a word for each key of the background, the frequent ones
// first; the longest list of ordinary words there is here.
func BackgroundWords() []string { return backgroundWords() }

var backgroundWords = sync.OnceValue(func() []string {
	entries := slices.Clone(background().entries)
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(b.share, a.share) })
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.example
	}
	return out
})
