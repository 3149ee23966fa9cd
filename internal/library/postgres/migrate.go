package postgres

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

type migration struct {
	version int
	name    string
	sql     string
}

// oldestVersion is the version of the tables that the oldest Synopse knows that
// can still work with the tables as this one makes them: while a new one is
// installed machine by machine, the one before goes on. A migration that takes
// something away which the version before uses raises it.
const oldestVersion = 9

// migrations gives the embedded migrations in order: 1, 2, 3 … without a gap.
func migrations() ([]migration, error) {
	files, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var out []migration
	for i, file := range files { // Glob sorts
		name := strings.TrimSuffix(strings.TrimPrefix(file, "migrations/"), ".sql")
		number, _, _ := strings.Cut(name, "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != i+1 {
			return nil, fmt.Errorf("migration %s should have the number %04d", file, i+1)
		}
		text, err := migrationFiles.ReadFile(file)
		if err != nil {
			return nil, err
		}
		out = append(out, migration{version, name, string(text)})
	}
	return out, nil
}

// Numbers of advisory locks, all in the space of this one.
const (
	lockSpace    = 0x53796e6f // "Syno"
	lockMigrate  = 1
	lockMonths   = 2
	lockLead     = 3
	lockParties  = 4
	lockReadings = 5
	lockSettle   = 6
	lockMerge    = 7 // shared by who enters numbers of parties
)

// oldestServer is the first PostgreSQL that this package is tested with.
const oldestServer = 150000

// prepare checks the database and brings its tables up to date.
func (l *Library) prepare(ctx context.Context) error {
	all, err := migrations()
	if err != nil {
		return l.failed(err)
	}
	version, least, err := l.version(ctx)
	if err != nil {
		return l.failed(err)
	}
	switch {
	case version > len(all) && least > len(all):
		return &library.Error{Library: l.name, Code: library.Newer,
			What: fmt.Sprintf("it was brought up to date by a newer Synopse (version %d of the tables, this one knows %d)", version, len(all)),
			Hint: "use that Synopse"}
	case version >= len(all):
		return nil
	}
	err = l.writing(ctx, func(w *writer) { migrate(w, all) })
	if library.CodeOf(err) == library.Denied {
		return &library.Error{Library: l.name, Code: library.Denied,
			What: fmt.Sprintf("its tables are of version %d, this Synopse needs %d, and this user may not change them", version, len(all)),
			Hint: "run: synopse library stats --library with the address of the database's owner", Err: err}
	}
	return err
}

// version gives the version of the tables, 0 if there are none, and the oldest
// that a Synopse must know to work with them.
func (l *Library) version(ctx context.Context) (version, least int, err error) {
	var server, tables int
	var ours bool
	err = l.pool.QueryRow(ctx, `SELECT current_setting('server_version_num')::int, to_regclass('migrations') IS NOT NULL,
		(SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace AND relname IN ('reports', 'documents', 'stories', 'feeds'))`).Scan(&server, &ours, &tables)
	switch {
	case err != nil:
		return 0, 0, err
	case server < oldestServer:
		return 0, 0, &library.Error{Library: l.name, Code: library.OldEngine, What: fmt.Sprintf("PostgreSQL there has the version %d", server/10000), Hint: "version 15 or newer is needed"}
	case !ours && tables > 0:
		return 0, 0, &library.Error{Library: l.name, Code: library.NoLibrary, What: "the database holds tables of something else", Hint: "make a database for Synopse alone: createdb synopse"}
	case !ours:
		return 0, 0, nil
	}
	err = l.pool.QueryRow(ctx, "SELECT coalesce(max(version), 0), coalesce(max(least), 0) FROM migrations WHERE mark = 'synopse'").Scan(&version, &least)
	if stateOf(err) == "42703" { // no such column
		return 0, 0, &library.Error{Library: l.name, Code: library.NoLibrary, What: "the database holds tables of something else", Hint: "make a database for Synopse alone: createdb synopse", Err: err}
	}
	return version, least, err
}

// migrate applies what is missing, while no other program does.
func migrate(w *writer, all []migration) {
	w.exec("SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockMigrate)
	w.exec(`CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TIMESTAMPTZ NOT NULL DEFAULT now(),
		least INTEGER NOT NULL, mark TEXT NOT NULL DEFAULT 'synopse')`)
	var version int
	w.row([]any{&version}, "SELECT coalesce(max(version), 0) FROM migrations")
	for _, m := range all[min(version, len(all)):] {
		w.script(m)
		w.exec("INSERT INTO migrations (version, name, least) VALUES ($1, $2, $3)", m.version, m.name, oldestVersion)
	}
	if version < 9 {
		w.fillKeyIDs()
	}
	if version < len(all) {
		w.outerMonths()
	}
}

// fillKeyIDs gives keys of parties that were entered before their ids, and parties the
// least of theirs. From then on a key without one is refused: a worker of before that
// still runs fails rather than enter parties that no id leads to.
func (w *writer) fillKeyIDs() {
	var c columns
	w.rows(func(r pgx.Rows) error {
		var key string
		err := r.Scan(&key)
		c.add(key, library.KeyID(plain(key)))
		return err
	}, "SELECT key FROM party_keys WHERE id IS NULL")
	if c.n > 0 {
		w.exec("UPDATE party_keys k SET id = t.id FROM unnest($1::text[], $2::text[]) AS t (key, id) WHERE k.key = t.key", c.args()...)
	}
	w.exec("UPDATE parties p SET id = k.id FROM (SELECT party, min(id) AS id FROM party_keys GROUP BY party) k WHERE k.party = p.number AND p.id <> k.id")
	w.exec("ALTER TABLE party_keys ALTER COLUMN id SET NOT NULL")
}

// script runs the statements of a migration.
func (w *writer) script(m migration) {
	if w.err != nil {
		return
	}
	_, err := w.tx.Exec(w.ctx, m.sql, pgx.QueryExecModeSimpleProtocol)
	if err != nil {
		w.err = fmt.Errorf("migration %s: %w", m.name, err)
	}
}
