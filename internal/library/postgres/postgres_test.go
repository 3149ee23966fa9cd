//go:build unix

package postgres_test

import (
	"context"
	"os"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

func TestLibrary(t *testing.T) { librarytest.Run(t, opener(t)) }

// opener opens libraries by places: each is a database.
func opener(t *testing.T) func(t *testing.T, place string) library.Library {
	empty := pgtest.Database(t)
	l, err := postgres.Open(context.Background(), empty)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	databases := map[string]string{}
	return func(t *testing.T, place string) library.Library {
		if databases[place] == "" {
			databases[place] = pgtest.Copy(t, empty)
		}
		l, err := postgres.Open(context.Background(), databases[place])
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
