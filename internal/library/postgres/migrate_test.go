//go:build unix

package postgres

import (
	"context"
	"reflect"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
	"synopse/internal/library/postgres/pgtest"
)

// Parties that were entered before keys gave ids get the least of theirs, and are found
// by each.
func TestOlderParties(t *testing.T) {
	ctx := context.Background()
	database := pgtest.Database(t)
	open := func() *Library {
		l, err := Open(ctx, database)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	actors := func(l *Library) []library.ActorRow {
		page, err := l.FindActors(ctx, library.ActorFilter{Limit: 500})
		if err != nil || len(page.Items) < 50 {
			t.Fatalf("%d actors, %v", len(page.Items), err)
		}
		return page.Items
	}
	l := open()
	if err := librarytest.Fill(ctx, l, 150, func(int) {}); err != nil {
		t.Fatal(err)
	}
	want := actors(l)
	var older string
	if ok, err := l.one(ctx, []any{&older}, "SELECT max(k.id) FROM party_keys k JOIN parties p ON p.number = k.party GROUP BY p.number HAVING count(*) > 1 LIMIT 1"); !ok || err != nil {
		t.Fatal(ok, err)
	}
	for _, text := range []string{
		"UPDATE parties SET id = (SELECT max(k.id) FROM party_keys k WHERE k.party = number) WHERE known", // as if that key had come first
		"ALTER TABLE party_keys DROP COLUMN id", "DROP INDEX party_keys_party", "DROP TABLE party_moves", "DELETE FROM migrations WHERE version >= 9",
	} {
		if _, err := l.pool.Exec(ctx, text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	l.Close()
	l = open()
	defer l.Close()
	if got := actors(l); !reflect.DeepEqual(got, want) {
		t.Error("the actors are others than before")
	}
	if a, err := l.Actor(ctx, older); err != nil || a.ID == older {
		t.Errorf("%s leads to %+v, %v", older, a.ActorRow, err)
	}
	if found, err := l.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("not sound: %q, %v", found, err)
	}
}
