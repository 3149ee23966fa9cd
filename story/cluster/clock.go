package cluster

import "slices"

// clock is the time of a stream. Where it is not told when reports come in, it
// takes the middle of the latest publication dates, so that single wrong dates
// don't move it.
type clock struct {
	Latest []int64 // the dates, in the order they came
	Now    int64
}

const (
	clockDates = 101
	ahead      = 30 * day // a date so far ahead of the clock is not believed
)

// see takes a report's dates into account and gives the time.
func (c *clock) see(r *Report) int64 {
	if r.Seen != 0 {
		c.Now = max(c.Now, r.Seen)
		return c.Now
	}
	if r.Profile.Minute == 0 {
		return c.Now
	}
	c.Latest = append(c.Latest, r.Profile.Minute)
	if len(c.Latest) > clockDates {
		c.Latest = c.Latest[1:]
	}
	sorted := slices.Sorted(slices.Values(c.Latest))
	c.Now = sorted[len(sorted)/2]
	return c.Now
}

// trusted gives a publication date that can be: 0 for one in the future.
func (c *clock) trusted(minute int64) int64 {
	if minute > c.Now+ahead && len(c.Latest) != 1 {
		return 0
	}
	return minute
}
