package schedule

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// now is a Saturday.
var now = time.Date(2026, 11, 21, 12, 30, 0, 0, time.UTC)

func ago(hours ...float64) []time.Time {
	var out []time.Time
	for _, h := range hours {
		out = append(out, now.Add(-time.Duration(h*float64(time.Hour))))
	}
	return out
}

func TestNext(t *testing.T) {
	day := 24 * time.Hour
	for name, c := range map[string]struct {
		s    State
		w    Wishes
		want time.Duration
	}{
		"nothing known":                          {State{}, Wishes{}, time.Hour},
		"three items in three hours":             {State{Changed: ago(1, 2, 3)}, Wishes{}, 30 * time.Minute},
		"the same unsorted, one twice":           {State{Changed: ago(3, 1, 2, 2)}, Wishes{}, 30 * time.Minute},
		"an item a minute":                       {State{Changed: ago(.02, .04, .06, .08)}, Wishes{}, 10 * time.Minute},
		"an item a week":                         {State{Changed: ago(168, 336, 504)}, Wishes{}, day},
		"silent for a day after ten in ten hour": {State{Changed: ago(24, 25, 26, 27, 28, 29, 30, 31, 32, 33)}, Wishes{}, 99 * time.Minute},
		"old items don't count":                  {State{Changed: append(ago(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), ago(9000)...)}, Wishes{}, 30 * time.Minute},
		"dates in the future":                    {State{Changed: ago(-5, -6, -7)}, Wishes{}, time.Hour},
		"two changes":                            {State{Changed: ago(2, 4)}, Wishes{}, time.Hour},
		"ttl":                                    {State{Changed: ago(1, 2, 3)}, Wishes{TTL: 2 * time.Hour}, 2 * time.Hour},
		"a short ttl is no order":                {State{Changed: ago(1, 2, 3)}, Wishes{TTL: time.Minute}, 30 * time.Minute},
		"max-age":                                {State{}, Wishes{Fresh: 3 * time.Hour}, 3 * time.Hour},
		"a year":                                 {State{}, Wishes{Fresh: 365 * day, TTL: 365 * day}, day},
		"Retry-After":                            {State{Failures: 1, FailingSince: now}, Wishes{Until: now.Add(5 * time.Hour)}, 5 * time.Hour},
		"Retry-After below the back-off":         {State{Failures: 3, FailingSince: now}, Wishes{Until: now.Add(time.Minute)}, 80 * time.Minute},
		"Retry-After of a year":                  {State{Failures: 1, FailingSince: now}, Wishes{Until: now.Add(365 * day)}, day},
		"first failure":                          {State{Failures: 1, FailingSince: now, Changed: ago(1, 2, 3)}, Wishes{TTL: 9 * time.Hour}, 20 * time.Minute},
		"fifth failure":                          {State{Failures: 5, FailingSince: ago(9)[0]}, Wishes{}, 320 * time.Minute},
		"many failures in little time":           {State{Failures: 200, FailingSince: ago(9)[0]}, Wishes{}, day},
		"an hour to skip":                        {State{}, Wishes{SkipHours: []int{13, 14}}, 150 * time.Minute},
		"a day to skip":                          {State{}, Wishes{SkipDays: []time.Weekday{time.Saturday}}, 690 * time.Minute},
		"two days to skip are one":               {State{}, Wishes{SkipDays: []time.Weekday{time.Saturday, time.Sunday}}, day},
		"all hours to skip":                      {State{}, Wishes{SkipHours: []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23}}, day},
	} {
		p := Next(c.s, c.w, now, Usual)
		if got := p.At.Sub(now); got != c.want || p.Paused != "" {
			t.Errorf("%s: after %v (paused %q), want %v", name, got, p.Paused, c.want)
		}
	}
}

func TestPaused(t *testing.T) {
	for name, c := range map[string]struct {
		s    State
		want string
	}{
		"gone":             {State{Gone: true, Failures: 1, FailingSince: now}, "the site has removed it for good"},
		"failed for long":  {State{Failures: 16, FailingSince: ago(15 * 24)[0]}, "it failed 16 times in 15 days"},
		"not long enough":  {State{Failures: 16, FailingSince: ago(13 * 24)[0]}, ""},
		"not often enough": {State{Failures: 9, FailingSince: ago(300 * 24)[0]}, ""},
		"well again":       {State{Failures: 0, FailingSince: time.Time{}}, ""},
	} {
		p := Next(c.s, Wishes{}, now, Usual)
		if p.Paused != c.want || p.At.IsZero() != (c.want != "") {
			t.Errorf("%s: %+v, want %q", name, p, c.want)
		}
	}
}

func drawTimes(t *rapid.T, name string) []time.Time {
	var out []time.Time
	for _, m := range rapid.SliceOfN(rapid.IntRange(-10_000, 1_000_000), 0, 30).Draw(t, name) {
		out = append(out, now.Add(-time.Duration(m)*time.Minute))
	}
	return out
}

func draw(t *rapid.T) (State, Wishes) {
	s := State{Changed: drawTimes(t, "changed"), Failures: rapid.IntRange(0, 100).Draw(t, "failures")}
	if s.Failures > 0 {
		s.FailingSince = now.Add(-time.Duration(rapid.IntRange(0, 1000).Draw(t, "failing")) * time.Hour)
	}
	w := Wishes{
		Fresh:     time.Duration(rapid.Int64().Draw(t, "fresh")),
		TTL:       time.Duration(rapid.Int64().Draw(t, "ttl")),
		SkipHours: rapid.SliceOfN(rapid.IntRange(0, 23), 0, 24).Draw(t, "hours"),
	}
	for _, d := range rapid.SliceOfN(rapid.IntRange(0, 6), 0, 7).Draw(t, "days") {
		w.SkipDays = append(w.SkipDays, time.Weekday(d))
	}
	if rapid.Bool().Draw(t, "retry") {
		w.Until = now.Add(time.Duration(rapid.IntRange(-1000, 100_000).Draw(t, "until")) * time.Minute)
	}
	return s, w
}

// TestBounds: never sooner than the least, never later than the most; a feed
// that does not fail is never paused.
func TestBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := draw(t)
		p := Next(s, w, now, Usual)
		if p.Paused != "" {
			if s.Failures < Usual.Failures || !p.At.IsZero() {
				t.Fatalf("paused after %d failures: %+v", s.Failures, p)
			}
			return
		}
		if wait := p.At.Sub(now); wait < Usual.Least || wait > Usual.Most {
			t.Fatalf("the next visit is after %v", wait)
		}
		// Wishes that can be granted are.
		if s.Failures == 0 && w.TTL <= Usual.Most && p.At.Before(now.Add(w.TTL)) {
			t.Fatalf("the next visit is before the ttl of %v", w.TTL)
		}
		if !w.Until.After(now.Add(Usual.Most)) && p.At.Before(w.Until) {
			t.Fatalf("the next visit is before %v", w.Until)
		}
	})
}

// TestBackOff: more failures are never visited sooner.
func TestBackOff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := draw(t)
		s.Failures, s.FailingSince = max(1, s.Failures), now
		more := s
		more.Failures++
		if a, b := Next(s, w, now, Usual), Next(more, w, now, Usual); b.At.Before(a.At) {
			t.Fatalf("%d failures: %v, one more: %v", s.Failures, a.At, b.At)
		}
	})
}

// TestPace: a feed that was silent for longer is not visited sooner.
func TestPace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := draw(t)
		s.Failures = 0
		then := now.Add(time.Duration(rapid.IntRange(0, 10_000).Draw(t, "later")) * time.Minute)
		for _, p := range s.Changed {
			if p.After(now) {
				return // something new came in between
			}
		}
		if a, b := Next(s, Wishes{}, now, Usual).At.Sub(now), Next(s, Wishes{}, then, Usual).At.Sub(then); b < a {
			t.Fatalf("after more silence sooner: %v, then %v", a, b)
		}
	})
}
