package identify

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// gramWeight is what a unit (a nat) of the groups of letters counts beside the
// votes of words.
const gramWeight = 0.15

// grams are the weights of groups of three letters. A group that a language
// was not seen with counts as its floor.
type grams struct {
	votes  map[gram][]vote // above the language's floor
	floors []float64
}

// gram is three code points, of 21 bits each.
type gram uint64

func (g gram) add(r rune) gram { return (g<<21 | gram(r)&(1<<21-1)) & (1<<63 - 1) }

// edge stands for the beginning and the end of a word.
const edge = '_'

// eachGram calls f for the groups of a word in lower case.
func eachGram(word string, f func(gram)) {
	g, n := gram(0).add(edge), 1
	step := func(r rune) {
		g = g.add(r)
		if n++; n >= 3 {
			f(g)
		}
	}
	for _, r := range word {
		step(r)
	}
	step(edge)
}

// score adds what the groups of a word say, once for each group that any
// language is known to have.
func (s *grams) score(scores []float64, word string) {
	known := 0
	eachGram(word, func(g gram) {
		votes, ok := s.votes[g]
		if !ok {
			return
		}
		known++
		for _, v := range votes {
			scores[v.language] += v.weight
		}
	})
	for i, floor := range s.floors {
		scores[i] += float64(known) * floor
	}
}

// readGrams reads what WriteGrams writes.
func (e *Identifier) readGrams(list string) grams {
	s := grams{votes: map[gram][]vote{}}
	for line := range strings.Lines(list) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] == "#" {
			continue
		}
		n := e.number(fields[0])
		for len(s.floors) <= n {
			s.floors = append(s.floors, 0)
		}
		floor := gramNumber(fields[1])
		s.floors[n] = floor * gramWeight
		for _, f := range fields[2:] {
			group := []rune(f)
			if len(group) < 4 {
				continue
			}
			g := gram(0).add(group[0]).add(group[1]).add(group[2])
			s.votes[g] = append(s.votes[g], vote{n, (gramNumber(string(group[3:])) - floor) * gramWeight})
		}
	}
	// A language that was not learnt counts like one that was seen with nothing.
	for len(s.floors) < len(e.codes) {
		s.floors = append(s.floors, unlearntFloor*gramWeight)
	}
	return s
}

// unlearntFloor is the weight of any group for a language without a line.
const unlearntFloor = -2.0

func gramNumber(s string) float64 {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return float64(n) / 10
}

// Constants of learning.
const (
	gramPrior  = 400.0 // groups by which each language is smoothed towards all
	gramLowest = -3.0
	// A group that only languages with much text were seen with says little:
	// the others have a page or two.
	gramHighest = 1.0
	gramLeast   = 8 // times a group must be seen in a language with much text
	gramMuch    = 100_000
)

// WriteGrams learns the weights of groups of three letters from words of each
// language and gives them as text: one language a line, its code, the weight of
// a group it was not seen with, and groups with their weights, in tenths of a
// nat against all languages taken together.
func WriteGrams(texts map[string][]string) string {
	counts := map[string]map[gram]float64{}
	totals := map[string]float64{}
	for code, words := range texts {
		counts[code] = map[gram]float64{}
		for _, text := range words {
			for w := range strings.FieldsFuncSeq(text, notWord) {
				eachGram(strings.ToLower(w), func(g gram) { counts[code][g]++; totals[code]++ })
			}
		}
	}
	codes := make([]string, 0, len(counts))
	for code := range counts {
		codes = append(codes, code)
		if totals[code] > gramMuch {
			dropRare(counts[code])
		}
	}
	slices.Sort(codes)
	all := map[gram]float64{}
	for _, code := range codes { // in order: sums of floating-point numbers
		for g, n := range counts[code] {
			all[g] += n / totals[code] / float64(len(codes))
		}
	}
	var b strings.Builder
	b.WriteString("# Groups of three letters by language, learnt (docs/MODELS.md): floor, then groups, in tenths of a nat.\n")
	for _, code := range codes {
		weight := func(n, p float64) int {
			w := math.Log((n + gramPrior*p) / (totals[code] + gramPrior) / p)
			return int(math.Round(10 * min(max(w, gramLowest), gramHighest)))
		}
		floor := weight(0, 1)
		fmt.Fprintf(&b, "%s %d", code, floor)
		groups := make([]gram, 0, len(counts[code]))
		for g := range counts[code] {
			groups = append(groups, g)
		}
		slices.Sort(groups)
		for _, g := range groups {
			if w := weight(counts[code][g], all[g]); w != floor {
				fmt.Fprintf(&b, " %c%c%c%d", rune(g>>42), rune(g>>21&(1<<21-1)), rune(g&(1<<21-1)), w)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func dropRare(counts map[gram]float64) {
	for g, n := range counts {
		if n < gramLeast {
			delete(counts, g)
		}
	}
}
