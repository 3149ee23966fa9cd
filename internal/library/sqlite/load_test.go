//go:build unix

package sqlite

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"syscall"
	"testing"
	"time"

	"synopse/internal/library/librarytest"
)

// BenchmarkLoad measures what readers meet in a large library: set
// SYNOPSE_LOAD_LIBRARY to a file, which is filled up to SYNOPSE_LOAD_REPORTS made-up
// reports if it is new (librarytest.Fill), and SYNOPSE_LOAD_READERS to how many
// ask at once.
func BenchmarkLoad(b *testing.B) {
	path := os.Getenv("SYNOPSE_LOAD_LIBRARY")
	if path == "" {
		b.Skip("SYNOPSE_LOAD_LIBRARY names no file to fill")
	}
	number := func(name string, usual int) int {
		if n, err := strconv.Atoi(os.Getenv(name)); err == nil && n > 0 {
			return n
		}
		return usual
	}
	ctx := context.Background()
	lib, err := Open(ctx, path)
	if err != nil {
		b.Fatal(err)
	}
	defer lib.Close()
	if s, err := lib.Stats(ctx); err != nil {
		b.Fatal(err)
	} else if s.Reports == 0 {
		began := time.Now()
		err := librarytest.Fill(ctx, lib, number("SYNOPSE_LOAD_REPORTS", 100_000), func(done int) {
			if done%5000 == 0 {
				fmt.Printf("%d reports, %.0f s\n", done, time.Since(began).Seconds())
			}
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	for _, readers := range []int{1, number("SYNOPSE_LOAD_READERS", 20)} {
		b.Run(strconv.Itoa(readers)+"-readers", func(b *testing.B) {
			for b.Loop() {
				loads, err := librarytest.Ask(ctx, lib, nil, readers, max(3, 60/readers), busy)
				if err != nil {
					b.Fatal(err)
				}
				for _, l := range loads {
					b.ReportMetric(float64(l.CPU.Microseconds())/1000/float64(l.Asked), l.Kind+"-cpu-ms")
					b.ReportMetric(float64(l.P50.Microseconds())/1000, l.Kind+"-p50-ms")
					b.ReportMetric(float64(l.P95.Microseconds())/1000, l.Kind+"-p95-ms")
				}
			}
		})
	}
}

// busy is the processor time that this process has used.
func busy() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
