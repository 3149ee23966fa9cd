package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/internal/query"
)

// TestSearchesTakeTurns: while as many searches go on as are let in, another one waits,
// and gives up when who asked goes away.
func TestSearchesTakeTurns(t *testing.T) {
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "l.synopse"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	q, err := query.Parse("hafen")
	if err != nil {
		t.Fatal(err)
	}
	find := func(ctx context.Context) error {
		_, err := l.Find(ctx, library.Searched{Query: q})
		return err
	}
	var ends []func()
	for range cap(l.searches) {
		end, err := l.searches.take(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, end)
	}
	short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := find(short); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it did not wait for its turn: %v", err)
	}
	waiting := make(chan error)
	go func() { waiting <- find(t.Context()) }()
	ends[0]()
	if err := <-waiting; err != nil {
		t.Errorf("after another one had ended: %v", err)
	}
	if n := len(l.searches); n != cap(l.searches)-1 {
		t.Errorf("%d turns are taken, not %d", n, cap(l.searches)-1)
	}
}
