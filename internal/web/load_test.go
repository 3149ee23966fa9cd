//go:build unix

package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode"

	"synopse/internal/engine/local"
	"synopse/internal/library"
	"synopse/internal/library/remembered"
	"synopse/internal/library/sqlite"
)

// readers is how many ask at once.
const readers = 20

// BenchmarkReaders measures what readers wait for: SYNOPSE_LOAD_LIBRARY names a
// library (BenchmarkLoad in internal/library/sqlite fills one); the examples are
// added to it, and it is their stories that are asked for. Nothing is cached by
// the readers; all of it goes over loopback. "cold" searches are asked for once each:
// none is answered from what is remembered of earlier ones.
func BenchmarkReaders(b *testing.B) {
	lib, base := serveLoad(b)
	lines := &lines{lib: lib, rnd: rand.New(rand.NewPCG(5, 3))}
	for _, kind := range asked(b, lib) {
		b.Run(kind.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				paths := kind.paths
				if kind.name == "search-cold" {
					paths = lines.searches(b, asks)
				}
				b.StartTimer()
				before := cpu()
				took, size := ask(b, base, paths, asks)
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

// serveLoad serves the library that SYNOPSE_LOAD_LIBRARY names, with the examples, and
// gives its address.
func serveLoad(b *testing.B) (*sqlite.Library, string) {
	b.Helper()
	path := os.Getenv("SYNOPSE_LOAD_LIBRARY")
	if path == "" {
		b.Skip("SYNOPSE_LOAD_LIBRARY names no library")
	}
	lib, err := sqlite.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { lib.Close() })
	addExamples(b, lib)
	e := local.New(lib, local.Options{Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	b.Cleanup(func() { e.Close() })
	s, err := New(remembered.New(lib), e, Options{Rates: Rates{PerSecond: 1e6}})
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	b.Cleanup(server.Close)
	return lib, server.URL
}

// BenchmarkCold measures the processor time of the same "cold" searches by their kind
// for one reader: on a busy machine that is what can be measured. The first 300 are not
// counted, as of documents that nobody came upon yet nothing is remembered.
func BenchmarkCold(b *testing.B) {
	lib, base := serveLoad(b)
	lines := &lines{lib: lib, rnd: rand.New(rand.NewPCG(5, 3))}
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	defer client.CloseIdleConnections()
	kinds := []string{"word", "words", "speaker", "not", "phrase", "best"}
	took, times := make([]time.Duration, len(kinds)), 0
	fetchAll := func(count bool) {
		for i, path := range lines.searches(b, asks) {
			before := cpu()
			if _, err := fetch(b.Context(), client, base+path); err != nil {
				b.Fatal(err)
			}
			if count {
				took[i%len(kinds)] += cpu() - before
			}
		}
	}
	fetchAll(false)
	for b.Loop() {
		fetchAll(true)
		times++
	}
	for i, kind := range kinds {
		b.ReportMetric(float64(took[i].Microseconds())/1000/float64(times*asks/len(kinds)), kind+"-cpu-ms")
	}
}

// asks is how many pages are asked for in all.
const asks = 300

// lines makes searches as people may type them, no two the same, from sentences of a
// library.
type lines struct {
	lib  *sqlite.Library
	rnd  *rand.Rand
	made map[string]bool
	days []library.Revision
}

func (l *lines) searches(b *testing.B, n int) []string {
	b.Helper()
	if l.made == nil {
		l.made = map[string]bool{}
		for month := 1; month <= 12; month++ {
			list, err := l.lib.List(b.Context(), library.Query{From: fmt.Sprintf("2026-%02d-05", month), Limit: 400})
			if err != nil {
				b.Fatal(err)
			}
			l.days = append(l.days, list...)
		}
	}
	var out []string
	for len(out) < n {
		sentences := strings.Split(l.days[l.rnd.IntN(len(l.days))].Report.Text, ". ")
		words := strings.FieldsFunc(sentences[l.rnd.IntN(len(sentences))], func(r rune) bool { return !unicode.IsLetter(r) })
		if len(words) < 4 {
			continue
		}
		i := l.rnd.IntN(len(words) - 1)
		word, next := words[i], words[i+1]
		if len(word) < 5 {
			continue
		}
		line, sort := "", ""
		switch len(out) % 6 {
		case 0:
			line = word
		case 1:
			line = word + " " + words[l.rnd.IntN(len(words))]
		case 2:
			line = "wer:" + []string{"Anna", "Boris", "Clara", "David", "Elena"}[l.rnd.IntN(5)] + " " + word
		case 3:
			line = word + " -" + words[l.rnd.IntN(len(words))]
		case 4:
			line = `"` + word + " " + next + `"`
		case 5:
			line, sort = word+" kind:direct", "&sort=best"
		}
		if path := "/search?q=" + url.QueryEscape(line) + sort; !l.made[path] {
			l.made[path] = true
			out = append(out, path)
		}
	}
	return out
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
	return []askedKind{stories, story, reports, search, {name: "search-cold"}, people(b, lib), outlets(b, lib)}
}

func people(b *testing.B, lib *sqlite.Library) askedKind {
	b.Helper()
	list, err := lib.FindActors(b.Context(), library.ActorFilter{Limit: 40})
	if err != nil {
		b.Fatal(err)
	}
	kind := askedKind{name: "actor"}
	for _, a := range list.Items {
		kind.paths = append(kind.paths, actorPath(a.ID))
	}
	return kind
}

func outlets(b *testing.B, lib *sqlite.Library) askedKind {
	b.Helper()
	list, err := lib.OutletList(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	kind := askedKind{name: "outlet"}
	for _, o := range list[:min(len(list), 40)] {
		kind.paths = append(kind.paths, outletPath(o.Name))
	}
	return kind
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
				n, err := fetch(b.Context(), client, base+paths[(r*times/readers+k)%len(paths)])
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
