// Package sqlite keeps a library in one SQLite file.
//
// In and out: what package library says. The file is in WAL mode with full
// synchronisation, so what Keep has acknowledged survives a crash of the
// machine. One connection writes, several read; a second process may read and
// write the same file. The tables are described in docs/FORMATS.md; they come
// from the numbered migrations in this folder, each applied once.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"synopse/internal/library"
)

// Library is a library in one SQLite file.
type Library struct {
	path    string
	abs     string
	write   *sql.DB // one connection
	read    *sql.DB
	watched *sql.DB
	watch   *sql.Conn // of watched: sees whether anything was written
	asking  sync.Mutex
	version *sql.Stmt // of watch: for one at a time, as it has one row under way
	names   *nameSet
	memory  memory

	prepared statements // for read
	searches turns
}

var _ library.Library = (*Library)(nil)

// busyWait is how long a write waits for another program's.
const busyWait = 10 * time.Second

// Open opens the library in the file at path and makes it, and the folders
// above it, if there is none. An older file is brought up to date.
func Open(ctx context.Context, path string) (*Library, error) {
	if strings.ContainsRune(path, 0) {
		return nil, &library.Error{Library: strconv.Quote(path), Code: library.Unopenable, What: "this is no name of a file", Hint: "name another one with --library"}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, &library.Error{Library: path, Code: library.Unopenable, What: "its folder can't be made: " + err.Error(), Hint: "name another place with --library", Err: err}
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, failed(path, err)
	}
	if info, err := os.Stat(abs); err == nil && info.IsDir() {
		return nil, &library.Error{Library: path, Code: library.NoLibrary, What: "this is a folder", Hint: "name a file in it, for instance " + filepath.Join(path, "library.synopse")}
	}
	l := &Library{path: path, abs: abs, names: &nameSet{}}
	if l.write, err = open(abs, "_pragma=synchronous(full)&_txlock=immediate&_pragma=cache_size(-65536)&_pragma=journal_mode(wal)", 1, busyWait); err != nil {
		return nil, failed(path, err)
	}
	if err := l.prepare(ctx); err != nil {
		l.write.Close()
		return nil, err
	}
	readers := max(2, runtime.GOMAXPROCS(0))
	l.searches = make(turns, readers)
	if l.read, err = open(abs, "_pragma=query_only(1)&_pragma=cache_size(-16384)&_pragma=journal_mode(wal)", readers, busyWait); err != nil {
		l.write.Close()
		return nil, failed(path, err)
	}
	if err = l.watching(ctx); err != nil {
		l.Close()
		return nil, failed(path, err)
	}
	return l, nil
}

// watching opens a connection of its own: what it is told of writes is told by
// connection.
func (l *Library) watching(ctx context.Context) (err error) {
	if l.watched, err = open(l.abs, "_pragma=query_only(1)&_pragma=cache_size(-64)&_pragma=journal_mode(wal)", 1, busyWait); err != nil {
		return err
	}
	if l.watch, err = l.watched.Conn(ctx); err != nil {
		return err
	}
	l.version, err = l.watch.PrepareContext(ctx, "PRAGMA data_version")
	return err
}

func open(abs, options string, connections int, wait time.Duration) (*sql.DB, error) {
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	file.RawQuery = fmt.Sprintf("_pragma=busy_timeout(%d)&%s", wait.Milliseconds(), options)
	db, err := sql.Open("sqlite", file.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// Close closes the file.
func (l *Library) Close() error {
	err := l.read.Close()
	if l.version != nil {
		err = errors.Join(err, l.version.Close())
	}
	if l.watch != nil {
		err = errors.Join(err, l.watch.Close())
	}
	if l.watched != nil {
		err = errors.Join(err, l.watched.Close())
	}
	if e := l.write.Close(); err == nil {
		err = e
	}
	return err
}

// Path is the file's path as it was given to Open.
func (l *Library) Path() string { return l.path }

// timeForm is how times are written: UTC, milliseconds, sortable as text.
const timeForm = "2006-01-02T15:04:05.000Z"

func written(t time.Time) string { return t.UTC().Format(timeForm) }

func parsed(s string) time.Time {
	t, _ := time.Parse(timeForm, s)
	return t
}
