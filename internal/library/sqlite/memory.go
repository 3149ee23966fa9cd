package sqlite

import (
	"context"
	"sync"

	"synopse/internal/library"
)

// memory is what was read of documents lately: searches come upon the newest ones
// again and again. All of it is forgotten as soon as anything was written, by this
// program or another one (Mark). What it gives is shared and must not be changed.
type memory struct {
	mu   sync.Mutex
	mark string // of the library that all of it was read from

	documents recent[*read]
	facts     recent[*facts] // by the place of the document
	parties   recent[*party]
	issues    recent[*library.IssueRef]
	outlets   map[int64]string
}

// How much is remembered: of a document some 10 kB, of its facts 0.7.
const (
	mostDocuments = 4_000
	mostFacts     = 100_000
	mostParties   = 50_000
)

// Mark gives a value that is another one once anything was written.
func (l *Library) Mark(ctx context.Context) (string, error) {
	var version string
	// Of this connection, which never writes: https://sqlite.org/pragma.html#pragma_data_version
	err := l.watch.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, failed(l.path, err)
}

// open begins the memory anew if it is of another mark.
func (m *memory) open(mark string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if mark == "" || m.mark == mark {
		return
	}
	m.mark, m.outlets = mark, nil
	m.documents, m.facts = recent[*read]{most: mostDocuments}, recent[*facts]{most: mostFacts}
	m.parties, m.issues = recent[*party]{most: mostParties}, recent[*library.IssueRef]{most: mostParties}
}

// with works on the memory if it is of a mark.
func (m *memory) with(mark string, do func()) {
	if mark == "" {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.mark == mark {
		do()
	}
}

// recent are the values that were asked for lately, at most so many: of two halves the
// older one goes when the newer one is full.
type recent[V any] struct {
	most     int
	new, old map[int64]V
}

func (l *recent[V]) get(key int64) (V, bool) {
	v, ok := l.new[key]
	if ok {
		return v, true
	}
	if v, ok = l.old[key]; ok {
		l.put(key, v)
	}
	return v, ok
}

func (l *recent[V]) put(key int64, v V) {
	if l.new == nil || len(l.new) >= l.most/2 {
		l.old, l.new = l.new, map[int64]V{}
	}
	l.new[key] = v
}
