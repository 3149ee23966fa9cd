//go:build unix

package river_test

import (
	"context"
	"os"
	"testing"

	"synopse/internal/engine"
	"synopse/internal/engine/enginetest"
	"synopse/internal/engine/river"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

func TestMain(m *testing.M) {
	if address := os.Getenv(workerVariable); address != "" {
		work(address)
	}
	os.Exit(pgtest.Main(m))
}

func open(t *testing.T, address string) *postgres.Library {
	t.Helper()
	l, err := postgres.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func newEngine(t *testing.T, lib library.Library, o river.Options) *river.Engine {
	t.Helper()
	e, err := river.New(context.Background(), lib.(*postgres.Library), o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEngine(t *testing.T) {
	empty := pgtest.Database(t)
	first := open(t, empty)
	if err := newEngine(t, first, river.Options{}).Close(); err != nil { // with the queue's tables
		t.Fatal(err)
	}
	first.Close()
	databases := map[string]string{}
	enginetest.Run(t, enginetest.Kind{
		Library: func(t *testing.T, place string) library.Library {
			if databases[place] == "" {
				databases[place] = pgtest.Copy(t, empty)
			}
			return open(t, databases[place])
		},
		Engine: func(t *testing.T, lib library.Library, workers int) (engine.Engine, func() error) {
			e := newEngine(t, lib, river.Options{Workers: workers})
			return e, e.Close
		},
	})
}
