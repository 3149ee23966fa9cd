package story

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"unicode"
)

// Direction says how it is known which of two reports copied.
type Direction string

// The directions.
const (
	Told    Direction = "told"    // by agency, date or credit
	Text    Direction = "text"    // sentences go on in the one that are cut short in the other
	Unknown Direction = "unknown" // only the one is longer; it could as well be the other way round
)

// rankKey is what tells which of two reports had a passage first.
type rankKey struct {
	agency, credit int
	day, time      string
	length         int
	hash           [sha256.Size]byte
}

func rankKeys(sources []Source) []rankKey {
	keys := make([]rankKey, len(sources))
	for i, s := range sources {
		k := rankKey{agency: 1, credit: 1, day: undated, length: -len(s.Report.Text), hash: sha256.Sum256([]byte(s.Report.Text))}
		if agencyOf(s.Report) != "" {
			k.agency = 0
		}
		if len(s.Report.Agencies) > 0 {
			k.credit = 0
		}
		if p := s.Report.Published; len(p) >= 10 {
			k.day, k.time = p[:10], p[10:]
		}
		keys[i] = k
	}
	return keys
}

const undated = "9999"

// rank orders the reports so that one that may have been copied stands before
// those that may have copied it.
func rank(keys []rankKey) []int {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := keys[x], keys[y]
		return cmp.Or(cmp.Compare(a.agency, b.agency), cmp.Compare(a.day, b.day), cmp.Compare(a.credit, b.credit),
			cmp.Compare(a.time, b.time), cmp.Compare(a.length, b.length), slices.Compare(a.hash[:], b.hash[:]))
	})
	return order
}

// tells reports whether more than the length tells which of two came first.
func tells(a, b rankKey) bool {
	return a.agency != b.agency || a.credit != b.credit ||
		a.day != b.day && a.day != undated && b.day != undated ||
		a.day == b.day && a.time != b.time && a.time != "" && b.time != ""
}

// judge sets the direction of every copy. Where the texts show that it is the
// other way round, the report that was copied goes before the other in ranks, and
// judge gives true.
func judge(sources []Source, keys []rankKey, ranks []int, found [][]Copy) (changed bool) {
	for _, i := range slices.Clone(ranks) {
		for k := range found[i] {
			c := &found[i][k]
			if tells(keys[i], keys[c.From]) {
				c.Direction = Told
				continue
			}
			c.Direction = Unknown
			cut := cutShort(sources[i], sources[c.From], c.Runs)
			if cut > 0 || cut < 0 && goBefore(keys, ranks, i, c.From) {
				c.Direction = Text
				changed = changed || cut < 0
			}
		}
	}
	return changed
}

// goBefore puts report i right before an earlier one in ranks, if nothing tells
// that it comes after any of those it passes.
func goBefore(keys []rankKey, ranks []int, i, earlier int) bool {
	to, at := slices.Index(ranks, earlier), slices.Index(ranks, i)
	for k := to; k < at; k++ {
		if tells(keys[ranks[k]], keys[i]) {
			return false
		}
	}
	if to < at {
		copy(ranks[to+1:at+1], ranks[to:at])
		ranks[to] = i
	}
	return true
}

// cutShort counts the runs whose last sentence ends in report a and goes on in
// report b, less those where it is the other way round: who shortens a text cuts
// the ends of sentences, and hardly anyone adds to them.
func cutShort(a, b Source, runs []Run) int {
	x, y := []rune(a.Report.Text), []rune(b.Report.Text)
	n := 0
	for _, r := range runs {
		endA, endB := sentenceEnds(x, r.AEnd), sentenceEnds(y, r.BEnd)
		switch {
		case endA && !endB:
			n++
		case endB && !endA:
			n--
		}
	}
	return n
}

// sentenceEnds reports whether a sentence, or the text, ends at a place.
func sentenceEnds(text []rune, at int) bool {
	for ; at < len(text); at++ {
		switch r := text[at]; {
		case r == '.' || r == '!' || r == '?' || r == '…' || r == '\n':
			return true
		case unicode.Is(unicode.Pf, r) || unicode.Is(unicode.Pe, r) || r == '"' || r == '“':
			continue // a closing mark before the stop
		default:
			return false
		}
	}
	return true
}
