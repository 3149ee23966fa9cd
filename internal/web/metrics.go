package web

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"synopse/internal/library"
)

// buckets are the upper bounds of the histogram of seconds that pages take.
var buckets = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10}

// metrics counts requests. The text format is simple enough to be written here;
// the usual client library would be a dozen modules.
type metrics struct {
	mu     sync.Mutex
	counts map[metric]uint64
	times  map[string]*histogram
}

type metric struct {
	screen string
	status int
}

type histogram struct {
	in  []uint64
	n   uint64
	sum float64
}

func newMetrics() *metrics {
	return &metrics{counts: map[metric]uint64{}, times: map[string]*histogram{}}
}

func (m *metrics) count(screen string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counts[metric{screen, status}]++
	h := m.times[screen]
	if h == nil {
		h = &histogram{in: make([]uint64, len(buckets))}
		m.times[screen] = h
	}
	h.n++
	h.sum += took.Seconds()
	for i, b := range buckets {
		if took.Seconds() <= b {
			h.in[i]++
		}
	}
}

// counted counts what another handler answers. Its paths are not logged: those of
// feeds are secrets.
func (s *Server) counted(name string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := s.o.Now()
		seen := &watched{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		s.metrics.count(name, seen.status, s.o.Now().Sub(began))
	})
}

// write gives what was counted in the text format of Prometheus, version 0.0.4.
func (m *metrics) write(b *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var keys []metric
	for k := range m.counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b metric) int { return cmp.Or(cmp.Compare(a.screen, b.screen), cmp.Compare(a.status, b.status)) })
	b.WriteString("# HELP synopse_requests_total Requests answered, by screen and status.\n# TYPE synopse_requests_total counter\n")
	for _, k := range keys {
		fmt.Fprintf(b, "synopse_requests_total{screen=%q,status=\"%d\"} %d\n", k.screen, k.status, m.counts[k])
	}
	var screens []string
	for k := range m.times {
		screens = append(screens, k)
	}
	slices.Sort(screens)
	b.WriteString("# HELP synopse_request_seconds Time a request took, by screen.\n# TYPE synopse_request_seconds histogram\n")
	for _, name := range screens {
		h := m.times[name]
		for i, le := range buckets {
			fmt.Fprintf(b, "synopse_request_seconds_bucket{screen=%q,le=\"%g\"} %d\n", name, le, h.in[i])
		}
		fmt.Fprintf(b, "synopse_request_seconds_bucket{screen=%q,le=\"+Inf\"} %d\n", name, h.n)
		fmt.Fprintf(b, "synopse_request_seconds_sum{screen=%q} %g\nsynopse_request_seconds_count{screen=%q} %d\n", name, h.sum, name, h.n)
	}
}

func gauge(b *bytes.Buffer, name, help string, value float64) {
	fmt.Fprintf(b, "# HELP %s %s\n# TYPE %s gauge\n%s %g\n", name, help, name, name, value)
}

// serveMetrics answers programs on this machine, and those with a token.
func (s *Server) serveMetrics(w http.ResponseWriter, r *http.Request) {
	if s.o.Login && !(isLoopback(r.RemoteAddr) && r.Header.Get("X-Forwarded-For") == "") && s.identify(r).Role == "" {
		http.Error(w, "metrics are for this machine, or with a token", http.StatusForbidden)
		return
	}
	var b bytes.Buffer
	s.metrics.write(&b)
	if st, err := s.lib.Stats(r.Context()); err == nil {
		gauge(&b, "synopse_reports", "Reports in the library.", float64(st.Reports))
		gauge(&b, "synopse_revisions", "Wordings of reports in the library.", float64(st.Revisions))
		gauge(&b, "synopse_outlets", "Outlets in the library.", float64(st.Outlets))
		gauge(&b, "synopse_library_bytes", "Size of the library's file.", float64(st.FileBytes))
	}
	if s.o.Gauges != nil {
		more := s.o.Gauges(r.Context())
		var names []string
		for n := range more {
			names = append(names, n)
		}
		slices.Sort(names)
		for _, n := range names {
			if help := gaugeHelp(n); help != "" {
				fmt.Fprintf(&b, "# HELP %s %s\n", n, help)
			}
			fmt.Fprintf(&b, "# TYPE %s gauge\n%s %g\n", n, n, more[n])
		}
	}
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	gauge(&b, "go_goroutines", "Goroutines that exist.", float64(runtime.NumGoroutine()))
	gauge(&b, "go_memstats_heap_alloc_bytes", "Bytes of the heap in use.", float64(mem.HeapAlloc))
	gauge(&b, "go_memstats_sys_bytes", "Bytes taken from the system.", float64(mem.Sys))
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	_, _ = w.Write(b.Bytes())
}

// helps say what gauges mean whose names begin so.
var helps = [][2]string{
	{"synopse_waiting_", "Reports, or stories, that wait for this step."},
	{"synopse_oldest_seconds_", "For how long the first of them has waited, by the library's clock."},
	{"synopse_rate_", "Done a second by all programs in the last five minutes."},
	{"synopse_done_day_", "Done by all programs in the last 24 hours."},
	{"synopse_done_", "Done by this program since it started."},
	{"synopse_failures", "Tasks that can't be done."},
	{"synopse_backfill_ranges_done", "Ranges of days of the backfill that are grouped."},
	{"synopse_backfill_ranges", "Ranges of days of the backfill."},
	{"synopse_backfill_held", "Reports of the backfill that are in no story yet."},
	{"synopse_jobs_", "Jobs of the queue, by queue."},
}

func gaugeHelp(name string) string {
	for _, h := range helps {
		if strings.HasPrefix(name, h[0]) {
			return h[1]
		}
	}
	return ""
}

// healthz says that the program runs.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

// readyz says that it can answer: the library does.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	_, err := s.lib.StoryList(ctx, library.StoryFilter{Limit: 1})
	if err == nil && s.o.Ready != nil {
		err = s.o.Ready(ctx)
	}
	if err != nil {
		s.o.Log.Warn("not ready", "error", err.Error())
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("not ready: the log says why\n"))
		return
	}
	_, _ = w.Write([]byte("ready\n"))
}
