//go:build linux

package postgres_test

import (
	"context"
	"path/filepath"
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
	data := filepath.Join(pgtest.Shared(b).Dir, "data")
	own, server, began := pgtest.OwnTime().Seconds(), pgtest.ServerTime(data).Seconds(), time.Now()
	do()
	own, server = pgtest.OwnTime().Seconds()-own, pgtest.ServerTime(data).Seconds()-server
	b.Logf("%-6s %.0f reports/s by the clock; processor ms a report: %.2f of the program, %.2f of the server", what, float64(n)/time.Since(began).Seconds(), 1000*own/float64(n), 1000*server/float64(n))
	return (own + server) / float64(n)
}
