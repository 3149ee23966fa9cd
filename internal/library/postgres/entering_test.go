//go:build unix

package postgres

import (
	"context"
	"math"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
	"synopse/internal/library/postgres/pgtest"
)

// While somebody enters readings, a search looks everywhere: what becomes visible at
// this moment may be newer than all that was there when the search began, and an alert
// that has gone past its number does not come back to it.
func TestSearchWhileReadingsAreEntered(t *testing.T) {
	ctx := context.Background()
	lib, err := Open(ctx, pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if err := librarytest.FillWith(ctx, lib, 4, 2, func(int) {}); err != nil {
		t.Fatal(err)
	}
	tx, err := lib.pool.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockReadings); err != nil {
		t.Fatal(err)
	}
	var found library.Found
	there, _, err := lib.lastRead(ctx, &found)
	if err != nil || there != (extent{0, math.MaxInt64}) || found.Place == 0 {
		t.Errorf("while readings are entered: %+v, up to %d, %v", there, found.Place, err)
	}
	if err := tx.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	if there, _, err = lib.lastRead(ctx, &found); err != nil || there.newest == math.MaxInt64 || there.oldest == 0 {
		t.Errorf("afterwards: %+v, %v", there, err)
	}
}
