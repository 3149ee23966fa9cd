package synopsis

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"time"

	"synopse/report"
)

// storyOut describes the event as far as the reports tell it.
func (m *maker) storyOut(origins int) Story {
	s := Story{ID: m.storyID(), Title: m.title(), Date: m.eventDate(), Place: m.placeOf(), Languages: []string{}, Origins: origins}
	for i := range m.readings {
		if l := m.readings[i].Report.Language; l != "" && !contains(s.Languages, l) {
			s.Languages = append(s.Languages, l)
		}
	}
	return s
}

// storyID is a hash of the reports' addresses and texts; the order of the
// inputs does not change it.
func (m *maker) storyID() string {
	sums := make([][]byte, len(m.readings))
	for i := range m.readings {
		h := sha256.Sum256([]byte(m.readings[i].Report.URL + "\x00" + m.readings[i].Report.Text))
		sums[i] = h[:]
	}
	slices.SortFunc(sums, bytes.Compare)
	h := sha256.Sum256(bytes.Join(sums, nil))
	return hex.EncodeToString(h[:8])
}

// title takes the headline whose words most sentences of the story share, in
// the language of most reports; one that was cut from the text only if there is
// no other.
func (m *maker) title() string {
	best, score := "", -1.0
	for r := range m.readings {
		rep := &m.readings[r].Report
		if rep.Title == "" {
			continue
		}
		x := m.titleScore(r)
		if strings.HasSuffix(rep.Title, "…") || strings.HasSuffix(rep.Title, "...") {
			x *= 0.1
		}
		if rep.Language != m.mainLanguage() {
			x *= 0.5
		}
		if x > score {
			best, score = rep.Title, x
		}
	}
	return best
}

// titleScore is how many sentences, on average, share a word of the headline.
func (m *maker) titleScore(r int) float64 {
	for s, x := range m.readings[r].Document.Sentences {
		if x.Kind != report.Headline {
			continue
		}
		p := m.sentences[m.at(place{r, s})].passage
		sum := 0.0
		for _, t := range p.terms {
			sum += math.Sqrt(float64(m.vocab.count[t.id] - 1))
		}
		return sum / math.Sqrt(float64(max(len(p.terms), 4)))
	}
	return 0
}

// base is the day that words like "am Dienstag" of reading r are counted from:
// its own date, or the story's first one if it has none.
func (m *maker) base(r int) string {
	if p := firstN(m.readings[r].Report.Published, 10); p != "" {
		return p
	}
	first := ""
	for i := range m.readings {
		if p := firstN(m.readings[i].Report.Published, 10); p != "" && (first == "" || p < first) {
			first = p
		}
	}
	return first
}

// eventDate takes the day that the openings of most reports name, if it lies in
// the week before they were published, else the first day of publication.
func (m *maker) eventDate() string {
	const opening = 6 // sentences
	votes := map[string]int{}
	var order []string
	first := ""
	for r := range m.readings {
		base := m.base(r)
		if base != "" && (first == "" || base < first) {
			first = base
		}
		seen := map[string]bool{}
		doc := &m.readings[r].Document
		n := 0
		for s := 0; s < len(doc.Sentences) && n < opening; s++ {
			x := doc.Sentences[s]
			if !prose(x.Kind) {
				continue
			}
			n++
			for _, d := range moments(doc, x.First, x.Last, base) {
				if seen[d.day] || !withinWeek(d.day, base) {
					continue
				}
				seen[d.day] = true
				if votes[d.day] == 0 {
					order = append(order, d.day)
				}
				votes[d.day]++
			}
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(a, b)) })
	if len(order) > 0 {
		return order[0]
	}
	return first
}

// withinWeek reports whether a day is the base or one of the seven days before.
func withinWeek(day, base string) bool {
	d, err := time.Parse("2006-01-02", day)
	b, err2 := time.Parse("2006-01-02", base)
	return err == nil && err2 == nil && !d.After(b) && b.Sub(d) <= 7*24*time.Hour
}

// placeOf takes the place of most datelines, else the place most reports name
// in their openings.
func (m *maker) placeOf() string {
	count := map[string]int{}
	best := ""
	for i := range m.readings {
		for k, p := range m.readings[i].Report.Datelines {
			if k > 0 || p == "" {
				continue
			}
			key := strings.ToLower(p)
			if count[key]++; best == "" || count[key] > count[strings.ToLower(best)] {
				best = p
			}
		}
	}
	return best
}

func contains(list []string, x string) bool { return slices.Contains(list, x) }
