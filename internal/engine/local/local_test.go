package local

import (
	"context"
	"testing"

	"synopse/internal/engine"
	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/library/sqlite"
)

func openAt(place string) (library.Library, error) { return sqlite.Open(context.Background(), place) }

func open(t *testing.T, place string) library.Library {
	t.Helper()
	l, err := openAt(place)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestEngine(t *testing.T) {
	enginetest.Run(t, enginetest.Kind{
		Library: open,
		Engine: func(t *testing.T, lib library.Library, workers int) (engine.Engine, func() error) {
			e := New(lib, Options{Workers: workers, batch: 32})
			return e, e.Close
		},
	})
}
