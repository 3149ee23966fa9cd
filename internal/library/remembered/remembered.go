// Package remembered gives a library that remembers what it was asked lately: readers
// ask the same again and again, and what is counted for an actor, an outlet or a search
// takes long.
//
// In: a library. Out: the same library; searches, lists of stories, actors and outlets
// are answered from memory as long as nothing was written to it, by whatever program
// (library.Mark). An answer is shared by those who ask and must not be changed. What
// fails is not remembered. It is safe for concurrent use.
package remembered

import (
	"container/list"
	"context"
	"encoding/json"
	"sync"

	"synopse/internal/library"
)

// most is how many answers are remembered, and mostHits how many sentences one of them
// may have: some 60 kB.
const (
	most     = 256
	mostHits = 100
)

// Library is a library that remembers.
type Library struct {
	library.Library
	mu    sync.Mutex
	order *list.List // of *answer, the last one asked for first
	at    map[string]*list.Element
}

// New gives a library that remembers.
func New(lib library.Library) *Library {
	return &Library{Library: lib, order: list.New(), at: map[string]*list.Element{}}
}

// answer is what was asked at a mark of the library. Who asks first makes it, the
// others wait for that.
type answer struct {
	key   string
	mark  string
	mu    sync.Mutex
	known bool
	value any
}

// find gives the answer under a key: to be made, if there is none of this mark.
func (l *Library) find(key, mark string) *answer {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.at[key]; ok {
		l.order.MoveToFront(e)
		if a := e.Value.(*answer); a.mark == mark {
			return a
		}
		a := &answer{key: key, mark: mark}
		e.Value = a
		return a
	}
	a := &answer{key: key, mark: mark}
	l.at[key] = l.order.PushFront(a)
	if l.order.Len() > most {
		last := l.order.Back()
		l.order.Remove(last)
		delete(l.at, last.Value.(*answer).key)
	}
	return a
}

// ask gives an answer, made now if it is not remembered. The mark is asked for first:
// an answer may be younger than its mark, never older.
func ask[T any](ctx context.Context, l *Library, kind string, question any, make func() (T, error)) (T, error) {
	key, err := json.Marshal(question)
	if err != nil {
		return make()
	}
	mark, err := l.Mark(ctx)
	if err != nil {
		return make()
	}
	a := l.find(kind+string(key), mark)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.known {
		return a.value.(T), nil
	}
	v, err := make()
	if err == nil {
		a.known, a.value = true, v
	}
	return v, err
}

// Find gives the sentences a query asks for.
func (l *Library) Find(ctx context.Context, s library.Searched) (library.Found, error) {
	make := func() (library.Found, error) { return l.Library.Find(ctx, s) }
	if s.Limit > mostHits {
		return make()
	}
	return ask(ctx, l, "find", s, make)
}

// StoryList gives stories by filter.
func (l *Library) StoryList(ctx context.Context, f library.StoryFilter) (library.Page[library.StoryRow], error) {
	return ask(ctx, l, "stories", f, func() (library.Page[library.StoryRow], error) { return l.Library.StoryList(ctx, f) })
}

// Actor gives what is known of an actor.
func (l *Library) Actor(ctx context.Context, id string) (library.Actor, error) {
	return ask(ctx, l, "actor", id, func() (library.Actor, error) { return l.Library.Actor(ctx, id) })
}

// FindActors gives actors by words of their names.
func (l *Library) FindActors(ctx context.Context, f library.ActorFilter) (library.Page[library.ActorRow], error) {
	return ask(ctx, l, "actors", f, func() (library.Page[library.ActorRow], error) { return l.Library.FindActors(ctx, f) })
}

// OutletList gives all outlets.
func (l *Library) OutletList(ctx context.Context) ([]library.OutletRow, error) {
	return ask(ctx, l, "outlets", nil, func() ([]library.OutletRow, error) { return l.Library.OutletList(ctx) })
}

// outlet names an outlet and a time.
type outlet struct {
	Name   string
	Period library.Period
}

// Outlet gives what was measured of an outlet.
func (l *Library) Outlet(ctx context.Context, name string, p library.Period) (library.Outlet, error) {
	return ask(ctx, l, "outlet", outlet{name, p}, func() (library.Outlet, error) { return l.Library.Outlet(ctx, name, p) })
}
