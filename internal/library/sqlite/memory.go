package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"sync"

	"synopse/internal/library"
)

// memory is what was read of documents lately: searches come upon the newest ones
// again and again. What it gives is shared and must not be changed.
//
// What is of one document is forgotten when that document was written to, by this
// program or another one (the table touched says so); the rest, as soon as anything
// was written (Mark).
type memory struct {
	mu   sync.Mutex
	mark string // of the library that what passes was read from
	turn int64  // how often the mark has changed
	last int64  // of touched that was heeded

	documents recent[*read]
	facts     recentFacts

	parties recent[*party]
	issues  recent[*library.IssueRef]
	stories recent[*titled]
	outlets map[int64]string
}

// How much is remembered: of a document some 3 kB, of its facts 0.3.
const (
	mostDocuments = 12_000
	mostFacts     = 400_000
	mostParties   = 50_000
)

// Mark gives a value that is another one once anything was written.
func (l *Library) Mark(ctx context.Context) (string, error) {
	l.asking.Lock()
	defer l.asking.Unlock()
	var version string
	// Of this connection, which never writes: https://sqlite.org/pragma.html#pragma_data_version
	err := l.version.QueryRowContext(context.WithoutCancel(ctx)).Scan(&version)
	return version, failed(l.path, err)
}

// recentFacts are facts by the number of their document, in blocks of documents that
// came one after the other: searches come upon thousands, mostly neighbours.
type recentFacts struct{ blocks recent[*factBlock] }

const blockSize = 256

type factBlock [blockSize]facts

// get gives the facts of a document; "" if they are not remembered.
func (l *recentFacts) get(document int64) facts {
	if b, ok := l.blocks.get(document / blockSize); ok {
		return b[document%blockSize]
	}
	return ""
}

func (l *recentFacts) put(document int64, f facts) {
	b, ok := l.blocks.get(document / blockSize)
	if !ok {
		b = &factBlock{}
		l.blocks.put(document/blockSize, b)
	}
	b[document%blockSize] = f
}

func (l *recentFacts) drop(document int64) {
	if b, ok := l.blocks.get(document / blockSize); ok {
		b[document%blockSize] = ""
	}
}

// touched gives the places of the documents that were written to after a place in that
// order, and the last place in it; an error if it does not go back as far.
func (l *Library) touched(ctx context.Context, after int64) (places []int64, last int64, err error) {
	last = after
	var gap error
	rows, err := l.watch.QueryContext(context.WithoutCancel(ctx), "SELECT number, place FROM touched WHERE number > ? ORDER BY number", after)
	if err != nil {
		return nil, after, failed(l.path, err)
	}
	err = each(rows, func(rows *sql.Rows) error {
		var n, place int64
		if err := rows.Scan(&n, &place); err != nil {
			return err
		}
		if n != last+1 {
			gap = errGap
		}
		places, last = append(places, place), n
		return nil
	})
	return places, last, cmp.Or(failed(l.path, err), gap)
}

// errGap says that touched does not go back as far as was asked for.
var errGap = errors.New("some of what was written is not noted any more")

// open prepares the memory for whoever asked the library for its mark just now: what
// may be older is forgotten. It gives the turn to work on the memory with.
//
// What is remembered in a turn was read after the turn had begun, and touched was read
// then: so nothing that was written to before the turn is left, and what is written to
// in it will be found in touched when the next one begins.
func (m *memory) open(mark string, touched func(after int64) ([]int64, int64, error)) (turn int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch mark {
	case "":
		return 0
	case m.mark:
		return m.turn
	}
	places, last, err := touched(m.last)
	if err != nil || m.turn == 0 {
		m.documents, m.facts = recent[*read]{most: mostDocuments}, recentFacts{recent[*factBlock]{most: mostFacts / blockSize}}
	}
	for _, p := range places {
		m.documents.drop(documentAt(p))
		m.facts.drop(documentAt(p))
	}
	m.mark, m.outlets, m.last = mark, nil, last
	m.parties, m.issues, m.stories = recent[*party]{most: mostParties}, recent[*library.IssueRef]{most: mostParties}, recent[*titled]{most: mostParties}
	m.turn++
	return m.turn
}

// with works on the memory if it is still the same turn.
func (m *memory) with(turn int64, do func()) {
	if turn == 0 {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.turn == turn {
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

func (l *recent[V]) drop(key int64) {
	delete(l.new, key)
	delete(l.old, key)
}
