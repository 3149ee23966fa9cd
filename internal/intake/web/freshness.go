package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	// longestRetry caps Retry-After: whoever says more is asked again after a day.
	longestRetry = 24 * time.Hour
	// longestFresh caps max-age and Expires.
	longestFresh = 365 * 24 * time.Hour
)

// retryAfter reads a Retry-After value, seconds or an HTTP date (RFC 9110,
// 10.2.3). ok is false for what is neither and for times that have passed.
func retryAfter(value string, now time.Time) (wait time.Duration, ok bool) {
	value = strings.TrimSpace(value)
	if wait, ok = seconds(value, longestRetry); ok {
		return wait, wait > 0
	}
	at, err := http.ParseTime(value)
	if err != nil || !at.After(now) {
		return 0, false
	}
	if at.After(now.Add(longestRetry)) {
		return longestRetry, true
	}
	return at.Sub(now), true
}

// freshFor says for how long an answer need not be asked for again (RFC 9111,
// 4.2): max-age less Age, else Expires less Date; 0 where nothing is said.
func freshFor(h http.Header, now time.Time) time.Duration {
	maxAge, found := time.Duration(0), false
	for _, directive := range strings.Split(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(directive)), "=")
		switch name {
		case "no-store", "no-cache":
			return 0
		case "max-age":
			if d, ok := seconds(strings.Trim(value, `"`), longestFresh); ok && !found {
				maxAge, found = d, true
			}
		}
	}
	if found {
		age, _ := seconds(strings.TrimSpace(h.Get("Age")), longestFresh)
		return max(0, maxAge-age)
	}
	expires, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date
	}
	if expires.After(now.Add(longestFresh)) {
		return longestFresh
	}
	return max(0, expires.Sub(now))
}

// seconds reads a number of seconds, at most limit; too many digits are limit.
func seconds(s string, limit time.Duration) (time.Duration, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > int64(limit/time.Second) {
		return limit, true
	}
	return time.Duration(n) * time.Second, true
}
