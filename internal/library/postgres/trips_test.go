//go:build unix

package postgres

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
	"synopse/internal/library/postgres/pgtest"
	"synopse/internal/query"
)

// trips counts how often the database is asked; what is sent together counts once.
type trips struct{ n int }

func (t *trips) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	t.n++
	return ctx
}
func (t *trips) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}
func (t *trips) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	t.n++
	return ctx
}
func (t *trips) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}
func (t *trips) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData)     {}

// A search asks the database what there is, which reports may have hits, and what is
// shown and counted of them: each way there and back takes as long as much of the work.
func TestTripsOfSearch(t *testing.T) {
	ctx := context.Background()
	address := pgtest.Database(t)
	lib, err := Open(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if err := librarytest.Fill(ctx, lib, 150, func(int) {}); err != nil {
		t.Fatal(err)
	}
	var count trips
	config := lib.pool.Config()
	config.ConnConfig.Tracer = &count
	traced, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		t.Fatal(err)
	}
	lib.pool.Close()
	lib.pool = traced
	for _, x := range []struct {
		line string
		most int
	}{{"minister", 3}, {"speaker:anna", 6}} {
		q, err := query.Parse(x.line)
		if err != nil {
			t.Fatal(err)
		}
		s := library.Searched{Query: q, Limit: 5, Facets: 5}
		var found library.Found
		for range 2 { // the second time, what it looks through is remembered
			count.n = 0
			if found, err = lib.Find(ctx, s); err != nil {
				t.Fatal(err)
			}
		}
		if len(found.Stories) == 0 || len(found.Facets) == 0 {
			t.Errorf("%s: nothing was found", x.line)
		}
		if count.n > x.most {
			t.Errorf("%s: the database was asked %d times, %d at most are expected", x.line, count.n, x.most)
		}
	}
}
