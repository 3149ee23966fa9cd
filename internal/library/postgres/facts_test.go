//go:build unix

package postgres

import (
	"context"
	"reflect"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
	"synopse/internal/library/postgres/pgtest"
	"synopse/internal/query"
)

// Reports whose statements do not stand beside their terms, since an older version read
// them, are found like others.
func TestOlderReadings(t *testing.T) {
	ctx := context.Background()
	lib, err := Open(ctx, pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if err := librarytest.Fill(ctx, lib, 150, func(int) {}); err != nil {
		t.Fatal(err)
	}
	find := func(line string) library.Found {
		t.Helper()
		q, err := query.Parse(line)
		if err != nil {
			t.Fatal(err)
		}
		found, err := lib.Find(ctx, library.Searched{Query: q, Limit: 30, Facets: 100})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	lines := []string{"kind:direct", "speaker:anna -kind:direct", "minister act:say"}
	var want []library.Found
	for _, line := range lines {
		want = append(want, find(line))
	}
	if want[0].Counted == 0 {
		t.Fatal("nothing was found")
	}
	if _, err := lib.pool.Exec(ctx, "UPDATE terms SET said = NULL"); err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		if got := find(line); !reflect.DeepEqual(got, want[i]) {
			t.Errorf("%s: %d counted, %d before", line, got.Counted, want[i].Counted)
		}
	}
}

func TestSaidLines(t *testing.T) {
	const place = int64(5) << documentBits
	rows := [][]any{{place + 7, 2, true, "direct", "say", "sagen"}, {place + 3, 0, true, "reported", "deny", ""}, {place + 7, 1, false, "indirect", "say", ""}}
	got, err := parseSaid(place, saidLines(rows))
	want := []saidFact{{place + 3, 0, "reported", "deny"}, {place + 7, 1, "indirect", "say"}, {place + 7, 2, "direct", "say"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := parseSaid(place, "3\tx\tdirect\tsay\n"); err == nil {
		t.Error("no error for a damaged line")
	}
}
