package cluster

import (
	"math"

	"synopse/story/profile"
)

// sheet is a profile with its keys weighted by how rare they are: what pairs are
// compared by.
type sheet struct {
	Language string
	Outlet   string
	Minute   int64
	Hour     bool
	Words    int

	Whole   vector // every key of title and text
	Title   vector
	Lead    vector // title and first words
	Names   vector
	Numbers vector // of title and lead
	Places  vector
	Days    []int32
	Grams   vector    // pieces of words, by their numbers
	Meaning []float32 // of length 1; nil if no encoder was asked
	Wide    vector    // with what the nearest reports of a pile have; nil in a stream
	Crowd   float64   // how near the nearest reports of a pile are; 0 in a stream
}

const (
	mostWhole = 120
	mostPart  = 40
)

// newSheet weighs a profile's keys; the counts say how rare a key is.
func newSheet(p *profile.Profile, c *counts) *sheet {
	s := &sheet{Language: p.Language, Outlet: p.Outlet, Minute: p.Minute, Hour: p.Hour, Words: p.Words, Days: p.Days, Grams: weighGrams(p.Grams, c)}
	for _, t := range p.Terms {
		rare := c.idf(t.Key)
		add := func(v *vector, n float64) {
			if n > 0 {
				*v = append(*v, entry{t.Key, float32((1 + math.Log(n)) * rare)})
			}
		}
		body, title, lead := float64(t.Body), float64(t.Title), float64(t.Lead)
		add(&s.Whole, body+2*title+lead)
		add(&s.Title, title)
		add(&s.Lead, 2*title+lead)
		if t.Kind&profile.Name != 0 {
			add(&s.Names, body+2*title)
		}
		if t.Kind&profile.Number != 0 {
			add(&s.Numbers, title+lead)
		}
		if t.Kind&profile.Place != 0 {
			add(&s.Places, body)
		}
	}
	s.Whole = unit(s.Whole, mostWhole)
	for _, v := range []*vector{&s.Title, &s.Lead, &s.Names, &s.Numbers, &s.Places} {
		*v = unit(*v, mostPart)
	}
	return s
}

func weighGrams(grams []profile.Gram, c *counts) vector {
	out := make(vector, len(grams))
	sum := 0.0
	for i, g := range grams {
		w := g.Weight * float32(c.rarity(g.Number))
		out[i] = entry{profile.Key(g.Number), w}
		sum += float64(w) * float64(w)
	}
	if sum > 0 {
		for i := range out {
			out[i].Weight /= float32(math.Sqrt(sum))
		}
	}
	return out
}
