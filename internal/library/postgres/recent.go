package postgres

import "sync"

// recent are values that were asked for lately, at most so many: of two halves the
// older one goes when the newer one is full. Any number of goroutines may use it.
type recent[V any] struct {
	mu       sync.Mutex
	most     int
	new, old map[int64]V
}

func (r *recent[V]) get(key int64) (V, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	v, ok := r.new[key]
	if ok {
		return v, true
	}
	if v, ok = r.old[key]; ok {
		r.set(key, v)
	}
	return v, ok
}

func (r *recent[V]) put(key int64, v V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.set(key, v)
}

func (r *recent[V]) set(key int64, v V) {
	if r.new == nil || len(r.new) >= r.most/2 {
		r.old, r.new = r.new, map[int64]V{}
	}
	r.new[key] = v
}
