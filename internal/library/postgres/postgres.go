// Package postgres keeps a library in a PostgreSQL database, for many machines
// at once.
//
// In and out: what package library says; what SQLite's keeps and finds, this
// keeps and finds. Any number of programs may write and read. What is kept of
// reports is partitioned by day of publication. The tables come from the numbered
// migrations in this folder, each applied once; docs/decisions/postgres.md says
// why they are as they are.
package postgres

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"synopse/internal/library"
)

// Library is a library in one database.
type Library struct {
	name    string // its address without a password
	pool    *pgxpool.Pool
	months  monthSet
	names   nameSet
	lead    lead
	there   atomic.Pointer[extent] // where reports lay that were read
	spread  atomic.Pointer[spread]
	outlets atomic.Pointer[outletsAt]
	reads   recent[*read]
	facts   recent[*facts]
}

var _ library.Library = (*Library)(nil)

// connectWait is how long to wait for an answer when a connection is made.
const connectWait = 10 * time.Second

// IsAddress says whether a text names a database for this package, as
// "postgres://user@host/database" does.
func IsAddress(text string) bool {
	return strings.HasPrefix(text, "postgres://") || strings.HasPrefix(text, "postgresql://")
}

// Open opens the library in the database at an address,
// "postgres://user:password@host:port/database?option=value" with the options of
// libpq and pgx. Tables are made if there are none, and brought up to date if they
// are of an older Synopse.
func Open(ctx context.Context, address string) (*Library, error) {
	name := Name(address)
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, &library.Error{Library: name, Code: library.Unopenable, What: "this is no address of a database", Hint: "it looks like postgres://user@host:5432/database", Err: errors.New("not shown: it may hold a password")}
	}
	config.ConnConfig.ConnectTimeout = connectWait
	params := config.ConnConfig.RuntimeParams
	if params["application_name"] == "" {
		params["application_name"] = "synopse"
	}
	params["plan_cache_mode"] = "force_custom_plan" // plans depend on the days and words asked for
	// Who is cut off is given up soon, so that another can take over.
	params["tcp_keepalives_idle"], params["tcp_keepalives_interval"], params["tcp_keepalives_count"], params["tcp_user_timeout"] = "10", "5", "2", "20000"
	// What is joined by place is joined month by month.
	params["enable_partitionwise_join"] = "on"
	// Both take longer than our queries.
	params["jit"], params["max_parallel_workers_per_gather"] = "off", "0"
	if !strings.Contains(address, "pool_max_conns") {
		config.MaxConns = max(config.MaxConns, 16)
	}
	l := &Library{name: name, facts: recent[*facts]{most: mostFacts}, reads: recent[*read]{most: mostReads}}
	if l.pool, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return nil, l.failed(err)
	}
	if err := l.prepare(ctx); err != nil {
		l.pool.Close()
		return nil, err
	}
	return l, nil
}

// Name gives an address without its password.
func Name(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…"
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	q := u.Query()
	if q.Has("password") {
		q.Del("password")
		u.RawQuery = q.Encode()
	}
	return u.String()
}

// Close ends all connections.
func (l *Library) Close() error {
	l.pool.Close()
	return nil
}

// Mark gives a value that is another one once anything was written: the snapshot that
// is seen now.
func (l *Library) Mark(ctx context.Context) (mark string, err error) {
	err = l.pool.QueryRow(ctx, "SELECT pg_current_snapshot()::text").Scan(&mark)
	return mark, l.failed(err)
}

// Path is the database's address without its password.
func (l *Library) Path() string { return l.name }

// Pool gives the connections, for a queue in the same database.
func (l *Library) Pool() *pgxpool.Pool { return l.pool }

// written is a time as it is kept: UTC, milliseconds.
func written(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// maybe is written, nil for the zero time.
func maybe(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = written(t)
	return &t
}

// parsed is the time that was kept, zero if there is none.
func parsed(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}

// safe writes a text so that PostgreSQL can hold it: it knows no character 0 and
// no broken UTF-8. plain reads it again.
func safe(s string) string {
	if strings.ContainsAny(s, "\x00\x01") {
		s = strings.NewReplacer("\x00", "\x010", "\x01", "\x011").Replace(s)
	}
	return strings.ToValidUTF8(s, "�")
}

func plain(s string) string {
	if !strings.Contains(s, "\x01") {
		return s
	}
	return strings.NewReplacer("\x010", "\x00", "\x011", "\x01").Replace(s)
}

// isNone says whether an error is that there is no row.
func isNone(err error) bool { return errors.Is(err, pgx.ErrNoRows) }

// stateOf gives the SQLSTATE of an error; "" if it has none.
func stateOf(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
