//go:build unix

package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"synopse/internal/engine/local"
	"synopse/internal/library"
	"synopse/internal/library/sqlite"
)

// readers is how many ask at once.
const readers = 20

// BenchmarkReaders measures what readers wait for: SYNOPSE_LOAD_LIBRARY names a
// library (BenchmarkLoad in internal/library/sqlite fills one); the examples are
// added to it, and it is their stories that are asked for. Nothing is cached by
// the readers; all of it goes over loopback.
func BenchmarkReaders(b *testing.B) {
	path := os.Getenv("SYNOPSE_LOAD_LIBRARY")
	if path == "" {
		b.Skip("SYNOPSE_LOAD_LIBRARY names no library")
	}
	lib, err := sqlite.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer lib.Close()
	addExamples(b, lib)
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	e := local.New(lib, local.Options{Log: quiet})
	defer e.Close()
	s, err := New(lib, e, Options{Rates: Rates{PerSecond: 1e6}})
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	for _, kind := range asked(b, lib) {
		b.Run(kind.name, func(b *testing.B) {
			for b.Loop() {
				before := cpu()
				took, size := ask(b, server.URL, kind.paths, 300)
				if len(took) == 0 {
					b.Fatal("nothing was answered")
				}
				b.ReportMetric(float64((cpu()-before).Microseconds())/1000/float64(len(took)), "cpu-ms/page")
				b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
				b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
				b.ReportMetric(float64(size)/1000, "most-kB")
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.Sys)/1e6, "taken-MB")
		})
	}
}

// addExamples copies the examples' stories, as they were read and compared, into
// a library.
func addExamples(b *testing.B, to *sqlite.Library) {
	b.Helper()
	ctx := b.Context()
	from := openDesk(b)
	list, err := from.lib.StoryList(ctx, library.StoryFilter{})
	if err != nil {
		b.Fatal(err)
	}
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	for _, row := range list.Items {
		st, err := from.lib.Story(ctx, row.ID)
		must(err)
		changes := library.StoryChanges{Version: "example"}
		for _, m := range st.Members {
			rev, err := from.lib.Revision(ctx, m.Revision)
			must(err)
			kept, err := to.Keep(ctx, library.Batch{Items: []library.Item{{Report: rev.Report, Seen: rev.FirstSeen}}})
			must(err)
			r, err := from.lib.Reading(ctx, m.Report)
			must(err)
			must(to.KeepReadings(ctx, []library.Reading{r}))
			if kept[0].Kind == library.New {
				changes.Steps = append(changes.Steps, library.GroupedStep{Report: m.Report})
				changes.Members = append(changes.Members, library.Membership{Report: m.Report, Story: st.ID})
			}
		}
		if len(changes.Steps) == 0 {
			continue
		}
		must(to.KeepStories(ctx, changes))
		made, err := from.engine.Synopsis(ctx, st.ID)
		if library.CodeOf(err) == library.NotFound {
			continue
		}
		must(err)
		must(to.KeepSynopsis(ctx, made))
	}
}

// cpu is the processor time that this process has used: readers and server. On a
// busy machine it says more than a clock.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

type askedKind struct {
	name  string
	paths []string
}

// asked gives what is asked for: lists as readers filter them, the stories of the
// examples in all views, their reports, searches.
func asked(b *testing.B, lib *sqlite.Library) []askedKind {
	b.Helper()
	ctx := b.Context()
	stories := askedKind{"stories", []string{"/", "/?sort=updated", "/?sort=size", "/?outlet=Nordbote", "/?topic=hafen", "/?from=2026-03-01&until=2026-03-10", "/?sort=clashes", "/?fresh=1"}}
	story, reports := askedKind{name: "story"}, askedKind{name: "report"}
	for _, outlet := range []string{"Morgenwarte", "Alpenkurier", "Mitte am Morgen", "The Harbour Post"} {
		list, err := lib.StoryList(ctx, library.StoryFilter{Outlet: outlet, Least: 2})
		if err != nil {
			b.Fatal(err)
		}
		for _, row := range list.Items {
			path := storyPath(row.ID)
			if slices.Contains(story.paths, path) {
				continue
			}
			story.paths = append(story.paths, path, path+"?by=outlets", path+"/points", path+"/timeline")
			st, err := lib.Story(ctx, row.ID)
			if err != nil {
				b.Fatal(err)
			}
			reports.paths = append(reports.paths, "/report/"+st.Members[0].Revision, "/report/"+st.Members[0].Revision+"?with="+st.Members[1].Revision)
		}
	}
	if len(story.paths) == 0 {
		b.Fatal("the examples are not in the library")
	}
	search := askedKind{"search", []string{"/search?q=erdbeben", "/search?q=wer:bermann", "/search?q=hafen+-streik", "/search?q=%22near+the+border%22", "/search?q=speaker:clara+kind:direct", "/search?q=regierung&sort=best"}}
	return []askedKind{stories, story, reports, search}
}

// ask lets the readers ask so many times in all, and gives how long each answer
// took and the size of the largest as it was sent.
func ask(b *testing.B, base string, paths []string, times int) ([]time.Duration, int64) {
	b.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: readers, DisableCompression: true}}
	defer client.CloseIdleConnections()
	took := make([][]time.Duration, readers)
	var mu sync.Mutex
	var largest int64
	var wait sync.WaitGroup
	for r := range readers {
		wait.Go(func() {
			for k := range times / readers {
				began := time.Now()
				n, err := fetch(b.Context(), client, base+paths[(r*7+k)%len(paths)])
				if err != nil {
					b.Error(err)
					return
				}
				took[r] = append(took[r], time.Since(began))
				mu.Lock()
				largest = max(largest, n)
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return slices.Sorted(slices.Values(slices.Concat(took...))), largest
}

func fetch(ctx context.Context, client *http.Client, address string) (int64, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, strings.NewReader(""))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %d", address, answer.StatusCode)
	}
	return n, err
}
