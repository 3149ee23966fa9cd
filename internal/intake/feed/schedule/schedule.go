// Package schedule says when a feed is visited next.
//
// In: what is known of the feed (its last changes, its failures), what the last
// answer said (freshness, Retry-After, ttl, skipHours, skipDays, dates of its
// items) and the time. Out: the time of the next visit, or that the feed is
// paused, and why. A pure function: same input, same plan.
//
// A feed is visited twice as often as it changes, but not before it says that
// there can be something new, and never sooner than Limits.Least nor later than
// Limits.Most. A failing feed is visited at doubling intervals, and paused when
// it has failed for long or says that it is gone.
package schedule

import (
	"fmt"
	"slices"
	"time"
)

// Limits bound all plans.
type Limits struct {
	Least, Most time.Duration // between two visits
	Unknown     time.Duration // for a feed of which nothing is known
	// A feed is paused after Failures in a row over at least Patience.
	Patience time.Duration
	Failures int
}

// Usual are the limits that Synopse uses.
var Usual = Limits{Least: 10 * time.Minute, Most: 24 * time.Hour, Unknown: time.Hour, Patience: 14 * 24 * time.Hour, Failures: 10}

// State is what is known of a feed, its last visit included.
type State struct {
	Changed      []time.Time // when something new came, in any order
	Failures     int         // in a row; 0 after a good visit
	FailingSince time.Time   // the first of them
	Gone         bool        // the site says that it has removed the feed for good
}

// Wishes are what the feed and its site ask for.
type Wishes struct {
	Until     time.Time     // Retry-After; zero if nothing is said
	Fresh     time.Duration // max-age or Expires
	TTL       time.Duration // ttl, or from sy:updatePeriod
	SkipHours []int         // 0–23, UTC
	SkipDays  []time.Weekday
}

// Plan is what comes next.
type Plan struct {
	At     time.Time // of the next visit; zero if paused
	Paused string    // why, for people; "" is the rule
}

// Next makes the plan.
func Next(s State, w Wishes, now time.Time, l Limits) Plan {
	if s.Gone {
		return Plan{Paused: "the site has removed it for good"}
	}
	if s.Failures > 0 {
		if days := now.Sub(s.FailingSince); s.Failures >= l.Failures && days >= l.Patience {
			return Plan{Paused: fmt.Sprintf("it failed %d times in %d days", s.Failures, int(days.Hours()/24))}
		}
		return Plan{At: within(later(now.Add(backOff(s.Failures, l)), w.Until), now, l)}
	}
	wait := max(pace(s, now, l), w.Fresh, w.TTL)
	at := within(later(now.Add(min(wait, l.Most)), w.Until), now, l)
	return Plan{At: within(past(at, w, now.Add(l.Most)), now, l)}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// within keeps a time between the least and the most that may pass.
func within(at, now time.Time, l Limits) time.Time {
	switch wait := at.Sub(now); {
	case wait < l.Least:
		return now.Add(l.Least)
	case wait > l.Most:
		return now.Add(l.Most)
	}
	return at
}

// backOff doubles with every failure.
func backOff(failures int, l Limits) time.Duration {
	wait := l.Least
	for range failures {
		if wait *= 2; wait >= l.Most || wait <= 0 {
			return l.Most
		}
	}
	return wait
}

// recent is how many changes the pace of a feed is told from.
const recent = 10

// pace is half the mean time between the last changes of a feed, this moment
// counted as if it were one: a feed that has fallen silent is asked less and
// less.
func pace(s State, now time.Time, l Limits) time.Duration {
	times := before(s.Changed, now)
	if len(times) < 2 {
		return l.Unknown
	}
	slices.SortFunc(times, func(a, b time.Time) int { return b.Compare(a) })
	times = times[:min(len(times), recent)]
	oldest := times[len(times)-1]
	return now.Sub(oldest) / time.Duration(len(times)) / 2
}

// before gives the times that have been, each once.
func before(all []time.Time, now time.Time) []time.Time {
	var out []time.Time
	for _, t := range all {
		if !t.IsZero() && !t.After(now) && !slices.ContainsFunc(out, t.Equal) {
			out = append(out, t)
		}
	}
	return out
}

// past moves a time behind the hours and days in which the feed need not be
// visited, but not beyond the last moment.
func past(at time.Time, w Wishes, last time.Time) time.Time {
	for skipped(at, w) {
		at = at.UTC().Truncate(time.Hour).Add(time.Hour)
		if !at.Before(last) {
			return last
		}
	}
	return at
}

func skipped(at time.Time, w Wishes) bool {
	at = at.UTC()
	return slices.Contains(w.SkipHours, at.Hour()) || slices.Contains(w.SkipDays, at.Weekday())
}
