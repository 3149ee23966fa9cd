//go:build unix

package postgres

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"synopse/internal/library/librarytest"
	"synopse/internal/library/postgres/pgtest"
)

// BenchmarkLoad is what readers of a large library meet. SYNOPSE_LOAD_REPORTS says
// how many made-up reports to fill it with, SYNOPSE_LOAD_TIMES how many times that it
// is to hold in the end, SYNOPSE_LOAD_STATEMENTS how many statements a report has (4),
// SYNOPSE_LOAD_READERS how many ask at once, SYNOPSE_LOAD_ASKED how often each kind
// of question is asked (200) and SYNOPSE_LOAD_KINDS which are ("search actor").
// SYNOPSE_LOAD_DATABASE names one that
// is filled already.
func BenchmarkLoad(b *testing.B) {
	number := func(name string, usual int) int {
		if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return n
		}
		return usual
	}
	n, address := number("SYNOPSE_LOAD_REPORTS", 0), os.Getenv("SYNOPSE_LOAD_DATABASE")
	if n == 0 && address == "" {
		b.Skip("SYNOPSE_LOAD_REPORTS says not how many reports to fill in")
	}
	ctx := context.Background()
	if address == "" {
		server, err := pgtest.New(pgtest.Options{Settings: []string{"fsync=off", "full_page_writes=off", "max_wal_size=4GB", "shared_buffers=2GB", "maintenance_work_mem=512MB"}})
		if err != nil {
			b.Skip(err)
		}
		b.Cleanup(server.Remove)
		address = server.Address("postgres")
	}
	lib, err := Open(ctx, address)
	if err != nil {
		b.Fatal(err)
	}
	defer lib.Close()
	began := time.Now()
	err = librarytest.FillWith(ctx, lib, n, number("SYNOPSE_LOAD_STATEMENTS", 4), func(done int) {
		if done%1000 == 0 {
			b.Logf("%d reports, %.0f/s", done, float64(done)/time.Since(began).Seconds())
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	if times := number("SYNOPSE_LOAD_TIMES", 1); times > 1 {
		err := lib.multiply(ctx, times, func(what string, took time.Duration) { b.Logf("%s: %.1f s", what, took.Seconds()) })
		if err != nil {
			b.Fatal(err)
		}
	}
	if n > 0 {
		if _, err := lib.pool.Exec(ctx, "VACUUM ANALYZE"); err != nil {
			b.Fatal(err)
		}
	}
	s, err := lib.Stats(ctx)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d reports, %d statements, %d stories, %.0f MB", s.Reports, s.Statements, s.Stories, float64(s.FileBytes)/1e6)
	var data string
	if err := lib.pool.QueryRow(ctx, "SELECT coalesce(current_setting('data_directory', true), '')").Scan(&data); err != nil {
		b.Fatal(err)
	}
	server := func() time.Duration { return pgtest.ServerTime(data) }
	for _, readers := range []int{1, number("SYNOPSE_LOAD_READERS", 20)} {
		loads, err := librarytest.Ask(ctx, lib, strings.Fields(os.Getenv("SYNOPSE_LOAD_KINDS")), readers, number("SYNOPSE_LOAD_ASKED", 200)/readers+10, pgtest.OwnTime, server)
		if err != nil {
			b.Fatal(err)
		}
		for _, l := range loads {
			b.Logf("%d at once: %-8s %4d asked, p50 %v, p95 %v; %v of processor time each", readers, l.Kind, l.Asked, l.P50.Round(time.Millisecond), l.P95.Round(time.Millisecond), (l.CPU / time.Duration(l.Asked)).Round(time.Millisecond))
		}
	}
}
