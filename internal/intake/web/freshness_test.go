package web

import (
	"net/http"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func TestRetryAfter(t *testing.T) {
	for _, tt := range []struct {
		value string
		want  time.Duration
		ok    bool
	}{
		{"120", 2 * time.Minute, true},
		{" 7 ", 7 * time.Second, true},
		{"0", 0, false},
		{"", 0, false},
		{"-1", 0, false},
		{"+5", 0, false},
		{"1.5", 0, false},
		{"1e9", 0, false},
		{"0x10", 0, false},
		{"१२", 0, false},
		{"soon", 0, false},
		{"86400", 24 * time.Hour, true},
		{"86401", 24 * time.Hour, true},
		{"9223372036854775807", 24 * time.Hour, true},
		{"9223372036854775808", 24 * time.Hour, true},
		{"99999999999999999999999999999", 24 * time.Hour, true},
		{"Sat, 21 Nov 2026 12:01:00 GMT", time.Minute, true},
		{"Saturday, 21-Nov-26 12:01:00 GMT", time.Minute, true},
		{"Sat Nov 21 12:01:00 2026", time.Minute, true},
		{"Sat, 21 Nov 2026 12:00:00 GMT", 0, false},
		{"Sat, 21 Nov 2020 12:00:00 GMT", 0, false},
		{"Fri, 31 Dec 9999 23:59:59 GMT", 24 * time.Hour, true},
		{"Sat, 32 Nov 2026 12:01:00 GMT", 0, false},
		{"0001-01-01T00:00:00Z", 0, false},
	} {
		if got, ok := retryAfter(tt.value, noon); got != tt.want || ok != tt.ok {
			t.Errorf("%q: %v, %v; want %v, %v", tt.value, got, ok, tt.want, tt.ok)
		}
	}
}

func TestFreshFor(t *testing.T) {
	for _, tt := range []struct {
		name string
		h    http.Header
		want time.Duration
	}{
		{"nothing", http.Header{}, 0},
		{"max-age", http.Header{"Cache-Control": {"public, Max-Age=600"}}, 10 * time.Minute},
		{"quoted", http.Header{"Cache-Control": {`max-age="600"`}}, 10 * time.Minute},
		{"over two lines", http.Header{"Cache-Control": {"public", "max-age=600"}}, 10 * time.Minute},
		{"the first of two", http.Header{"Cache-Control": {"max-age=600, max-age=1"}}, 10 * time.Minute},
		{"less its age", http.Header{"Cache-Control": {"max-age=600"}, "Age": {"500"}}, 100 * time.Second},
		{"older than fresh", http.Header{"Cache-Control": {"max-age=600"}, "Age": {"5000"}}, 0},
		{"before Expires", http.Header{"Cache-Control": {"max-age=600"}, "Expires": {"Sat, 21 Nov 2026 20:00:00 GMT"}}, 10 * time.Minute},
		{"no-store", http.Header{"Cache-Control": {"max-age=600, no-store"}}, 0},
		{"no-cache", http.Header{"Cache-Control": {"no-cache, max-age=600"}, "Expires": {"Sat, 21 Nov 2026 20:00:00 GMT"}}, 0},
		{"negative", http.Header{"Cache-Control": {"max-age=-1"}}, 0},
		{"absurd", http.Header{"Cache-Control": {"max-age=99999999999999999999"}}, longestFresh},
		{"words", http.Header{"Cache-Control": {"max-age=long"}}, 0},
		{"Expires", http.Header{"Expires": {"Sat, 21 Nov 2026 12:10:00 GMT"}}, 10 * time.Minute},
		{"Expires after Date", http.Header{"Expires": {"Sat, 21 Nov 2026 10:10:00 GMT"}, "Date": {"Sat, 21 Nov 2026 10:00:00 GMT"}}, 10 * time.Minute},
		{"Expires 0", http.Header{"Expires": {"0"}}, 0},
		{"Expires -1", http.Header{"Expires": {"-1"}}, 0},
		{"expired", http.Header{"Expires": {"Thu, 01 Jan 1970 00:00:00 GMT"}}, 0},
		{"Expires in the year 9999", http.Header{"Expires": {"Fri, 31 Dec 9999 23:59:59 GMT"}}, longestFresh},
	} {
		if got := freshFor(tt.h, noon); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestMediaType(t *testing.T) {
	for _, tt := range []struct{ value, media, charset string }{
		{"text/html; charset=ISO-8859-1", "text/html", "iso-8859-1"},
		{`Text/HTML;Charset="utf-8"`, "text/html", "utf-8"},
		{"text/html; charset=", "text/html", ""},
		{"text/html;;;", "text/html", ""},
		{"text/html; a b c", "text/html", ""},
		{"", "", ""},
		{"html", "", ""},
		{"a/b/c", "", ""},
		{"\x00", "", ""},
	} {
		media, charset := mediaType(http.Header{"Content-Type": {tt.value}})
		if media != tt.media || charset != tt.charset {
			t.Errorf("%q: %q, %q; want %q, %q", tt.value, media, charset, tt.media, tt.charset)
		}
	}
}
