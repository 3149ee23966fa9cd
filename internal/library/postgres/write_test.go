//go:build linux

package postgres_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"synopse/internal/engine"
	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

// BenchmarkWrite is how many reports a second can be kept, and how many that were
// read already. On a busy machine the time of the processors says more than the
// clock: both are shown, the former of this program and of the server.
func BenchmarkWrite(b *testing.B) {
	ctx := context.Background()
	items := enginetest.Items(23, 800)
	lib, err := postgres.Open(ctx, pgtest.Database(b))
	if err != nil {
		b.Fatal(err)
	}
	defer lib.Close()
	const batch = 200
	kept := measured(b, "keep", len(items), func() {
		for i := 0; i < len(items); i += batch {
			if _, err := lib.Keep(ctx, library.Batch{Items: items[i:min(i+batch, len(items))]}); err != nil {
				b.Fatal(err)
			}
		}
	})
	var readings []library.Reading
	list, err := lib.List(ctx, library.Query{Limit: len(items)})
	if err != nil {
		b.Fatal(err)
	}
	reading := measured(b, "read", len(items), func() {
		for i := range list {
			readings = append(readings, engine.Read(&list[i]))
		}
	})
	written := measured(b, "write", len(items), func() {
		for i := 0; i < len(readings); i += batch {
			if err := lib.KeepReadings(ctx, readings[i:min(i+batch, len(readings))]); err != nil {
				b.Fatal(err)
			}
		}
	})
	s, err := lib.Stats(ctx)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d reports, %d statements; kept and written: %.0f reports a second of one core, reading: %.0f", s.Reports, s.Statements, 1/(kept+written), 1/reading)
}

// measured runs do for n reports and gives the processor seconds of one.
func measured(b *testing.B, what string, n int, do func()) float64 {
	own, server, began := ownTime(b), serverTime(b), time.Now()
	do()
	own, server = ownTime(b)-own, serverTime(b)-server
	b.Logf("%-6s %.0f reports/s by the clock; processor ms a report: %.2f of the program, %.2f of the server", what, float64(n)/time.Since(began).Seconds(), 1000*own/float64(n), 1000*server/float64(n))
	return (own + server) / float64(n)
}

func ownTime(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// serverTime is that of all processes of the shared server, also ended ones.
func serverTime(b *testing.B) (seconds float64) {
	const ticks = 100 // a second, on Linux
	head, err := os.ReadFile(filepath.Join(pgtest.Shared(b).Dir, "data", "postmaster.pid"))
	if err != nil {
		b.Fatal(err)
	}
	master, _, _ := strings.Cut(string(head), "\n")
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range stats {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended
		}
		pid, _, _ := strings.Cut(string(data), " ")
		f := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
		if len(f) < 15 || pid != master && f[1] != master {
			continue
		}
		for i, column := range []int{11, 12, 13, 14} {
			if n, err := strconv.Atoi(f[column]); err == nil && (i < 2 || pid == master) {
				seconds += float64(n) / ticks
			}
		}
	}
	return seconds
}
