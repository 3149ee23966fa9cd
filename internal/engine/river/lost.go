package river

import (
	"context"
	"maps"
	"slices"
	"sync"
)

// jobSet is the jobs that this program is at.
type jobSet struct {
	mu  sync.Mutex
	all map[int64]int
}

// begin notes that a job is begun, and gives what notes that it has ended.
func (s *jobSet) begin(id int64) (end func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil {
		s.all = map[int64]int{}
	}
	s.all[id]++
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.all[id]--; s.all[id] == 0 {
			delete(s.all, id)
		}
	}
}

func (s *jobSet) list() []int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.all))
}

// settle looks after tasks whose jobs have ended without doing them, and after jobs
// that were given to this program while its connection was lost: nobody does them, and
// the queue would take them for silent for two minutes.
func (e *Engine) settle(ctx context.Context) error {
	n, err := e.lib.TakeBack(ctx, e.client.ID(), e.at.list())
	if err != nil {
		return err
	}
	if n > 0 {
		e.o.Log.Info("jobs that were lost on the way to this program are given out again", "jobs", n)
	}
	_, err = e.lib.Settle(ctx)
	return err
}
