package web

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"synopse/internal/intake/coding"
)

// BenchmarkGet is a page of 200 kB over loopback, gzipped; its floor is
// BenchmarkUnzip, the same bytes taken off gzip in memory.
func BenchmarkGet(b *testing.B) {
	body := pack("gzip", benchPage)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(body)
	}))
	defer s.Close()
	c := New(Options{Pause: -1, AllowPrivate: []string{"127.0.0.1"}})
	defer c.Close()
	b.SetBytes(int64(len(benchPage)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Get(b.Context(), s.URL, Conditions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnzip(b *testing.B) {
	body := pack("gzip", benchPage)
	b.SetBytes(int64(len(benchPage)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := coding.Read(bytes.NewReader(body), []string{"gzip"}, 16<<20); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRobots(b *testing.B) {
	var file strings.Builder
	file.WriteString("User-agent: *\n")
	for i := range 1000 {
		file.WriteString("Disallow: /section/" + strings.Repeat("a", i%40) + "/*/print\n")
	}
	data := []byte(file.String())
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			parseRobots(data)
		}
	})
	b.Run("allows", func(b *testing.B) {
		r := parseRobots(data)
		u, _ := parse("https://press.example/section/aaaa/2026/11/21/fischerei-minister")
		b.ReportAllocs()
		for b.Loop() {
			r.allows(u)
		}
	})
}

func BenchmarkSpecialUse(b *testing.B) {
	a := netip.MustParseAddr("2a00:1450:4001:82f::200e")
	b.ReportAllocs()
	for b.Loop() {
		specialUse(a)
	}
}

var benchPage = []byte("<!DOCTYPE html><title>a</title>" + strings.Repeat("<p>Die Minister trafen sich am Dienstag in Hamburg und sprachen über Fischerei.</p>\n", 2400))
