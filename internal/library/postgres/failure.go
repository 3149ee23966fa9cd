package postgres

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"synopse/internal/library"
)

// kinds tell people what SQLSTATEs mean for a library, by their first characters;
// the longest that fits counts.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
var kinds = map[string]library.Error{
	"08":    unreachable,
	"57P":   {Code: library.Unreachable, What: "the database was stopped or is starting", Hint: "wait and try again; what was kept so far is safe"},
	"28":    {Code: library.Denied, What: "the database lets this user not in", Hint: "check user and password in the address, and pg_hba.conf"},
	"3D000": {Code: library.NoLibrary, What: "there is no such database", Hint: "make it with: createdb NAME"},
	"42501": {Code: library.Denied, What: "this user has not the rights", Hint: "let the user own the database, or grant it the tables: docs/OPERATIONS.md"},
	"42P01": {Code: library.Damaged, What: "a table is missing", Hint: "restore a backup"},
	"53100": {Code: library.Full, What: "there is no room left on the database's disk", Hint: "make room and try again; what was kept so far is safe"},
	"53300": {Code: library.Busy, What: "the database has no connection left", Hint: "raise max_connections, or lower pool_max_conns in the address"},
	"53":    {Code: library.Busy, What: "the database has not the memory for it", Hint: "wait and try again"},
	"25006": {Code: library.ReadOnly, What: "the database can only be read: it is a standby, or set so", Hint: "give the address of the primary"},
	"40":    {Code: library.Busy, What: "another program changed the same at the same time", Hint: "try again"},
	"55P03": {Code: library.Busy, What: "another program holds a lock for too long", Hint: "wait and try again"},
	"XX001": {Code: library.Damaged, What: "its content is damaged", Hint: "restore a backup"},
	"XX002": {Code: library.Damaged, What: "an index is damaged", Hint: "run: reindexdb"},
	"58":    {Code: library.Failed, What: "the database can't read or write its disk", Hint: "check the disk and the room on it"},
}

var unreachable = library.Error{Code: library.Unreachable, What: "the database can't be reached", Hint: "check the address, and that PostgreSQL runs and listens there"}

// failed makes an error for people of what PostgreSQL or the way to it says.
// Errors that are for people already stay as they are.
func (l *Library) failed(err error) error { return failedAt(l.name, err) }

func failedAt(name string, err error) error {
	var done *library.Error
	if err == nil || errors.As(err, &done) {
		return err
	}
	e := kindOf(err)
	e.Library, e.Err = name, err
	return &e
}

func kindOf(err error) library.Error {
	if state := stateOf(err); state != "" {
		for n := len(state); n > 1; n-- {
			if k, ok := kinds[state[:n]]; ok {
				return k
			}
		}
		return library.Error{Code: library.Failed, What: err.Error()}
	}
	var network net.Error
	var connect *pgconn.ConnectError
	switch {
	case errors.Is(err, context.Canceled):
		return library.Error{Code: library.Failed, What: err.Error()}
	case errors.As(err, &connect), errors.As(err, &network), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), strings.Contains(err.Error(), "conn closed"):
		return unreachable
	}
	return library.Error{Code: library.Failed, What: err.Error()}
}
