package cluster

import (
	"math"

	"synopse/story/profile"
)

const (
	backgroundWeight = 100    // reports that the background counts for
	streamWeight     = 300    // reports that the stream counts for at most
	halfLife         = 20_000 // reports after which one counts half
	pruneEvery       = 20_000
)

// counts is how many reports of late had a key. Instead of shrinking all that
// was counted, what is added grows.
type counts struct {
	Step    float64 // what the next report counts
	Reports float64
	Seen    int
	keys    map[profile.Key]count
	grams   []float32 // by number
	// others are the counts of other languages: what is common in one language says
	// little, however rare it is in all reports together.
	others []*counts
}

// count is how much a key was counted, with its share in the background, so that one
// look finds both.
type count struct{ seen, background float32 }

func newCounts() counts {
	return counts{Step: 1, keys: map[profile.Key]count{}, grams: make([]float32, 1<<16)}
}

// add counts the keys of a report.
func (c *counts) add(p *profile.Profile) {
	for i := range p.Terms {
		c.count(p.Terms[i].Key, float32(c.Step))
	}
	for _, g := range p.Grams {
		c.grams[g.Number] += float32(c.Step)
	}
	c.Reports += c.Step
	c.Step *= math.Exp2(1.0 / halfLife)
	if c.Seen++; c.Seen%pruneEvery == 0 {
		c.prune()
	}
}

func (c *counts) count(k profile.Key, n float32) {
	x, ok := c.keys[k]
	if !ok {
		x.background = float32(profile.Share(k))
	}
	x.seen += n
	c.keys[k] = x
}

// prune forgets what is rare by now and brings the numbers back to small ones.
func (c *counts) prune() {
	for k, n := range c.keys {
		if n.seen /= float32(c.Step); n.seen < 0.75 {
			delete(c.keys, k)
		} else {
			c.keys[k] = n
		}
	}
	for i := range c.grams {
		c.grams[i] /= float32(c.Step)
	}
	c.Reports /= c.Step
	c.Step = 1
}

// idf is how much a key says.
func (c *counts) idf(k profile.Key) float64 {
	share := c.share(k)
	for _, o := range c.others {
		share = max(share, o.share(k))
	}
	return -math.Log(share)
}

// share is the share of reports that have a key. The stream's is blended with the
// background's, so that a short stream is not taken for the world and a long one
// weighs keys as a short one does.
func (c *counts) share(k profile.Key) float64 {
	x, ok := c.keys[k]
	if !ok {
		x.background = float32(profile.Share(k))
	}
	share, weight := float64(x.background)*backgroundWeight, 0.0
	if c.Reports > 0 {
		weight = math.Min(c.Reports/c.Step, streamWeight)
		share += float64(x.seen) / c.Reports * weight
	}
	return share / (backgroundWeight + weight)
}

// rarity is how much a piece of words says in this stream, 1 in a short one.
func (c *counts) rarity(number uint16) float64 {
	weight := 0.0
	share := usualGram * backgroundWeight
	if c.Reports > 0 {
		weight = math.Min(c.Reports/c.Step, streamWeight)
		share += float64(c.grams[number]) / c.Reports * weight
	}
	return math.Log(share/(backgroundWeight+weight)) / math.Log(usualGram)
}

// usualGram is the share of reports taken to have a piece among their weightiest.
const usualGram = 0.01
