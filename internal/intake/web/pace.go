package web

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// maxHosts is how many hosts are remembered; beyond that, those with nothing
// to remember are forgotten.
const maxHosts = 10_000

// host is what is remembered of one host. Who has its turn may read and change
// the rest; turns are given in the order in which they were asked for.
type host struct {
	turn   *semaphore.Weighted
	users  int       // guarded by hosts.mu
	next   time.Time // no request before this: the pause
	until  time.Time // no request before this: the host asked for it
	robots map[string]known
}

type hosts struct {
	mu    sync.Mutex
	known map[string]*host
}

// take waits for the host's turn. The caller gives it back with leave.
func (s *hosts) take(ctx context.Context, name string) (*host, error) {
	s.mu.Lock()
	h := s.known[name]
	if h == nil {
		s.forget()
		h = &host{turn: semaphore.NewWeighted(1), robots: map[string]known{}}
		s.known[name] = h
	}
	h.users++
	s.mu.Unlock()
	if err := h.turn.Acquire(ctx, 1); err != nil {
		s.mu.Lock()
		h.users--
		s.mu.Unlock()
		return nil, err
	}
	return h, nil
}

func (s *hosts) leave(h *host) {
	h.turn.Release(1)
	s.mu.Lock()
	h.users--
	s.mu.Unlock()
}

// forget makes room where nobody waits and nothing holds any more.
func (s *hosts) forget() {
	if len(s.known) < maxHosts {
		return
	}
	now := time.Now()
	for name, h := range s.known {
		if h.users == 0 && now.After(h.next) && now.After(h.until) {
			delete(s.known, name)
		}
	}
}

// wait ends at t or with the context.
func wait(ctx context.Context, t time.Time) error {
	d := time.Until(t)
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
