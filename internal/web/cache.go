package web

import (
	"container/list"
	"encoding/json"
	"fmt"
	"sync"

	"synopse/internal/library"
	"synopse/synopsis"
)

// lru keeps the last things asked for. It is safe for concurrent use.
type lru[K comparable, V any] struct {
	mu    sync.Mutex
	most  int
	order *list.List // of *entry[K, V], the last one asked for first
	at    map[K]*list.Element
}

type entry[K comparable, V any] struct {
	key   K
	value V
}

func newLRU[K comparable, V any](most int) *lru[K, V] {
	return &lru[K, V]{most: most, order: list.New(), at: map[K]*list.Element{}}
}

// get gives what is kept under a key, made now if there is nothing.
func (l *lru[K, V]) get(key K, make func() V) V {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.at[key]; ok {
		l.order.MoveToFront(e)
		return e.Value.(*entry[K, V]).value
	}
	v := make()
	l.at[key] = l.order.PushFront(&entry[K, V]{key, v})
	if l.order.Len() > l.most {
		last := l.order.Back()
		l.order.Remove(last)
		delete(l.at, last.Value.(*entry[K, V]).key)
	}
	return v
}

// laidStories is how many synopses are kept read.
const laidStories = 48

// cache keeps synopses that were read from their JSON, by the JSON's identity:
// story and time. What it gives is shared and must not be changed.
type cache struct {
	kept *lru[string, *laid]
}

type laid struct {
	once sync.Once
	s    *synopsis.Synopsis
	err  error
}

func newCache(most int) *cache { return &cache{newLRU[string, *laid](most)} }

func (c *cache) read(k *library.Synopsis) (*synopsis.Synopsis, error) {
	key := fmt.Sprint(k.Story, k.Made.UnixNano(), len(k.Data), k.Version)
	l := c.kept.get(key, func() *laid { return &laid{} })
	l.once.Do(func() {
		l.s = &synopsis.Synopsis{}
		if l.err = json.Unmarshal(k.Data, l.s); l.err != nil {
			l.err = fmt.Errorf("the synopsis of story %s can't be read: %w", k.Story, l.err)
		}
	})
	return l.s, l.err
}
