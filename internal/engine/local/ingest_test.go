//go:build unix

package local

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"synopse/internal/engine"
	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/newsgen"
	"synopse/story/cluster"
)

// BenchmarkIngest takes made-up reports from their text to stored statements and
// stories, and then to synopses, on all cores: into a new library, or a copy of the
// one that SYNOPSE_LOAD_LIBRARY names (sqlite's BenchmarkLoad fills it). It gives
// reports a second of the clock, and what all cores would do without other work:
// reports over processor time, times the cores. Grouping begins with an empty
// window either way: how it slows down is for synopse-stream to measure.
func BenchmarkIngest(b *testing.B) {
	ctx := context.Background()
	n := 2000
	if v, err := strconv.Atoi(os.Getenv("SYNOPSE_LOAD_REPORTS")); err == nil && v > 0 {
		n = v
	}
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "l")
		if from := os.Getenv("SYNOPSE_LOAD_LIBRARY"); from != "" {
			data, err := os.ReadFile(from)
			if err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(path, data, 0o600); err != nil {
				b.Fatal(err)
			}
			settle(b, path)
		}
		lib := openFor(b, path)
		if err := emptyWindow(ctx, lib); err != nil {
			b.Fatal(err)
		}
		items := enginetest.ItemsOf(uint64(time.Now().UnixNano()), n, newsgen.Defaults().Filler)
		e := New(lib, Options{})
		if ok, err := e.lead(ctx); !ok || err != nil {
			b.Fatal(ok, err)
		}
		began, used := time.Now(), busy()
		for i := 0; i < len(items); i += 256 {
			if _, err := lib.Keep(ctx, library.Batch{Items: items[i:min(i+256, len(items))]}); err != nil {
				b.Fatal(err)
			}
			if err := e.readAndGroup(ctx); err != nil {
				b.Fatal(err)
			}
		}
		took, work := time.Since(began), busy()-used
		b.ReportMetric(float64(n)/took.Seconds(), "reports/s")
		b.ReportMetric(float64(n)/work.Seconds()*float64(e.o.Workers), "reports/s-alone")
		if os.Getenv("SYNOPSE_LOAD_LIBRARY") == "" { // else it has made-up stories that wait
			used = busy()
			before := e.done.Synopses
			if err := e.Drain(ctx); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(e.done.Synopses-before)/(busy()-used).Seconds()*float64(e.o.Workers), "synopses/s-alone")
		}
		e.Close()
		lib.Close()
	}
}

// settle waits until a copy is on the disk, so that the first commit does not
// have to.
func settle(b *testing.B, path string) {
	b.Helper()
	f, err := os.Open(path)
	if err == nil {
		err = f.Sync()
		f.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
}

func openFor(b *testing.B, path string) library.Library {
	b.Helper()
	l, err := openAt(path)
	if err != nil {
		b.Fatal(err)
	}
	return l
}

// busy is the processor time that this process has used.
func busy() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// emptyWindow keeps a state of the grouping in which nothing is, at the place where
// the library is.
func emptyWindow(ctx context.Context, lib library.Library) error {
	at, err := lib.Grouping(ctx)
	if err != nil || at.Last == 0 {
		return err
	}
	state, err := cluster.New(cluster.Defaults()).MarshalBinary()
	if err != nil {
		return err
	}
	return lib.KeepGrouping(ctx, library.Grouping{Version: engine.GroupVersion, Place: at.Last, State: state})
}
