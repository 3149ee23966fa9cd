package remembered

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"synopse/internal/library"
	"synopse/internal/query"
)

// counting is a library that counts how often it is asked.
type counting struct {
	library.Library
	asked atomic.Int64
	mark  atomic.Int64
	fails error
}

func (c *counting) Mark(context.Context) (string, error) {
	return strconv.FormatInt(c.mark.Load(), 10), nil
}

func (c *counting) Find(_ context.Context, s library.Searched) (library.Found, error) {
	c.asked.Add(1)
	return library.Found{Counted: len(s.Query.Line)}, c.fails
}

func (c *counting) Outlet(_ context.Context, name string, p library.Period) (library.Outlet, error) {
	c.asked.Add(1)
	return library.Outlet{OutletRow: library.OutletRow{Name: name + p.From}}, c.fails
}

func searched(line string) library.Searched {
	q, err := query.Parse(line)
	if err != nil {
		panic(err)
	}
	return library.Searched{Query: q, Limit: 40}
}

func TestRemembers(t *testing.T) {
	c := &counting{}
	l := New(c)
	ask := func(line string, want int64) {
		t.Helper()
		found, err := l.Find(t.Context(), searched(line))
		if err != nil || found.Counted != len(line) {
			t.Errorf("%s: %+v, %v", line, found, err)
		}
		if n := c.asked.Load(); n != want {
			t.Errorf("%s: the library was asked %d times, not %d", line, n, want)
		}
	}
	ask("hafen", 1)
	ask("hafen", 1)
	ask("hafen streik", 2)
	other := searched("hafen")
	other.Sort = library.Best
	if _, err := l.Find(t.Context(), other); err != nil || c.asked.Load() != 3 {
		t.Errorf("another order is another question: %d", c.asked.Load())
	}
	c.mark.Add(1)
	ask("hafen", 4)
	ask("hafen", 4)
	whole := searched("hafen")
	whole.Limit = 1000
	for i := range 2 {
		if _, err := l.Find(t.Context(), whole); err != nil || c.asked.Load() != int64(5+i) {
			t.Errorf("large answers are not remembered: %d", c.asked.Load())
		}
	}
	for _, period := range []library.Period{{}, {From: "2026-01-01"}, {}} {
		if o, err := l.Outlet(t.Context(), "Nord", period); err != nil || o.Name != "Nord"+period.From {
			t.Errorf("%+v, %v", o, err)
		}
	}
	if n := c.asked.Load(); n != 8 {
		t.Errorf("an outlet over two times: asked %d times", n)
	}
}

func TestForgetsFailures(t *testing.T) {
	c := &counting{fails: errors.New("busy")}
	l := New(c)
	for i := range 3 {
		if _, err := l.Find(t.Context(), searched("hafen")); err == nil || c.asked.Load() != int64(i+1) {
			t.Errorf("%v, asked %d times", err, c.asked.Load())
		}
	}
}

func TestRemembersSoMany(t *testing.T) {
	c := &counting{}
	l := New(c)
	for i := range 3 * most {
		if _, err := l.Outlet(t.Context(), strconv.Itoa(i), library.Period{}); err != nil {
			t.Fatal(err)
		}
	}
	if len(l.at) != most || l.order.Len() != most {
		t.Errorf("%d and %d answers are remembered, not %d", len(l.at), l.order.Len(), most)
	}
}

// Many who ask the same at once wait for one answer.
func TestAskedAtOnce(t *testing.T) {
	c := &counting{}
	l := New(c)
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() {
			if _, err := l.Find(t.Context(), searched("hafen")); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n := c.asked.Load(); n != 1 {
		t.Errorf("the library was asked %d times", n)
	}
}
