//go:build unix

package postgres_test

import (
	"context"
	"testing"

	"synopse/internal/engine/enginetest"
	"synopse/internal/engine/local"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
	"synopse/internal/library/sqlite"
)

// Both kinds of library hold the same of the same reports.
func TestSameAsSQLite(t *testing.T) {
	ctx := context.Background()
	here, err := postgres.Open(ctx, pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer here.Close()
	there, err := sqlite.Open(ctx, t.TempDir()+"/library")
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()
	items := append(enginetest.Items(21, 150), enginetest.Talks()...)
	var lines [2][]string
	for i, lib := range []library.Library{here, there} {
		for n := 0; n < len(items); n += 40 {
			if _, err := lib.Keep(ctx, library.Batch{Items: items[n:min(n+40, len(items))]}); err != nil {
				t.Fatal(err)
			}
		}
		e := local.New(lib, local.Options{Workers: 2})
		if err := e.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		lines[i] = enginetest.Content(t, lib)
	}
	for i := range max(len(lines[0]), len(lines[1])) {
		if i >= len(lines[0]) || i >= len(lines[1]) || lines[0][i] != lines[1][i] {
			t.Fatalf("line %d of %d and %d:\n got %.900s\nwant %.900s", i, len(lines[0]), len(lines[1]), lines[0][min(i, len(lines[0])-1)], lines[1][min(i, len(lines[1])-1)])
		}
	}
}
