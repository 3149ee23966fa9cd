package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"synopse/internal/library"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID marks a library among SQLite files: "Syno".
const applicationID = 0x53796e6f

// oldestEngine is the first SQLite in which a WAL reset cannot lose a
// transaction (https://sqlite.org/releaselog/3_51_3.html).
const oldestEngine = "3.51.3"

type migration struct {
	version int
	name    string
	sql     string
}

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

// prepare checks the engine and the file and brings the file up to date.
func (l *Library) prepare(ctx context.Context) error {
	var engine string
	if err := l.write.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&engine); err != nil {
		return failed(l.path, err)
	}
	if !atLeast(engine, oldestEngine) {
		return &library.Error{Library: l.path, Code: library.OldEngine,
			What: fmt.Sprintf("this Synopse was built with SQLite %s, which can lose what was kept", engine),
			Hint: "build it with SQLite " + oldestEngine + " or newer"}
	}
	all, err := migrations()
	if err != nil {
		return failed(l.path, err)
	}
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return failed(l.path, err)
	}
	defer tx.Rollback()
	version, err := fileVersion(ctx, tx)
	if err != nil {
		return failed(l.path, err)
	}
	switch {
	case version < 0:
		return &library.Error{Library: l.path, Code: library.NoLibrary, What: "this is an SQLite file, but not a library", Hint: "name another file with --library"}
	case version > len(all):
		return &library.Error{Library: l.path, Code: library.Newer,
			What: fmt.Sprintf("it was written by a newer Synopse (version %d of the file, this one knows %d)", version, len(all)),
			Hint: "use that Synopse"}
	case version == len(all):
		return nil
	}
	for _, m := range all[version:] {
		if _, err := tx.ExecContext(ctx, m.sql); err != nil {
			return failed(l.path, fmt.Errorf("migration %s: %w", m.name, err))
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO migrations (version, name, applied) VALUES (?, ?, ?)", m.version, m.name, written(time.Now())); err != nil {
			return failed(l.path, err)
		}
	}
	if version < 12 {
		if err := fillKeyIDs(ctx, tx); err != nil {
			return failed(l.path, err)
		}
	}
	return failed(l.path, tx.Commit())
}

// fillKeyIDs gives keys of parties that were entered before their ids, and parties the
// least of theirs.
func fillKeyIDs(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, "SELECT key FROM party_keys WHERE id IS NULL")
	if err != nil {
		return err
	}
	var keys []string
	err = each(rows, func(rows *sql.Rows) error {
		var key string
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	})
	for _, key := range keys {
		if err == nil {
			_, err = tx.ExecContext(ctx, "UPDATE party_keys SET id = ? WHERE key = ?", library.KeyID(key), key)
		}
	}
	if err == nil {
		_, err = tx.ExecContext(ctx, `UPDATE parties SET id = k.id FROM (SELECT party, min(id) AS id FROM party_keys GROUP BY party) k
			WHERE k.party = number AND parties.id <> k.id`)
	}
	return err
}

// fileVersion gives the number of migrations a file has seen; -1 if it is
// someone else's.
func fileVersion(ctx context.Context, tx *sql.Tx) (int, error) {
	var id, tables int
	if err := tx.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return 0, err
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return 0, err
	}
	switch {
	case id == 0 && tables == 0:
		_, err := tx.ExecContext(ctx, fmt.Sprintf(`
			PRAGMA application_id = %d;
			CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)`, applicationID))
		return 0, err
	case id != applicationID:
		return -1, nil
	}
	var version int
	err := tx.QueryRowContext(ctx, "SELECT coalesce(max(version), 0) FROM migrations").Scan(&version)
	return version, err
}

// atLeast compares versions such as "3.51.3".
func atLeast(version, least string) bool {
	v, l := strings.Split(version, "."), strings.Split(least, ".")
	for i := range l {
		if i >= len(v) {
			return false
		}
		a, _ := strconv.Atoi(v[i])
		b, _ := strconv.Atoi(l[i])
		if a != b {
			return a > b
		}
	}
	return true
}
