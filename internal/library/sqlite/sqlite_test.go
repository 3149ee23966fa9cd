package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
)

func TestLibrary(t *testing.T) {
	librarytest.Run(t, func(t *testing.T, place string) library.Library {
		l, err := Open(context.Background(), place)
		if err != nil {
			t.Fatal(err)
		}
		return l
	})
}

// Names of files that a URI or SQLite could misread.
func TestOddNames(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a b.db", "ä?x=1.db", "#.db", "100%.db", "file:x", "new/folder/l.db"} {
		path := filepath.Join(dir, name)
		l, err := Open(context.Background(), path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		l.Close()
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What can't be opened says why, and stays as it was.
func TestRefused(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }

	other, err := sql.Open("sqlite", at("other.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Exec("CREATE TABLE x (y)"); err != nil {
		t.Fatal(err)
	}
	other.Close()

	l, err := Open(ctx, at("newer.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.write.Exec("INSERT INTO migrations VALUES (9999, 'later', '')"); err != nil {
		t.Fatal(err)
	}
	l.Close()

	if err := os.WriteFile(at("text.db"), []byte("This is a text and no database, long enough to be read as a header of one hundred bytes or more, surely."), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]library.Code{
		"":               library.NoLibrary,
		"other.db":       library.NoLibrary,
		"text.db":        library.NoLibrary,
		"newer.db":       library.Newer,
		"text.db/below":  library.Unopenable,
		"nul\x00byte.db": library.Unopenable,
	} {
		l, err := Open(ctx, at(name))
		if err == nil {
			l.Close()
			t.Errorf("%q was opened", name)
		} else if library.CodeOf(err) != want {
			t.Errorf("%q: code %s, want %s: %v", name, library.CodeOf(err), want, err)
		}
	}
}

func TestAtLeast(t *testing.T) {
	for _, v := range []string{"3.51.3", "3.51.10", "3.52.0", "4.0.0"} {
		if !atLeast(v, oldestEngine) {
			t.Errorf("%s is refused", v)
		}
	}
	for _, v := range []string{"3.51.2", "3.50.9", "2.99.99", "3.51", "", "x"} {
		if atLeast(v, oldestEngine) {
			t.Errorf("%s is taken", v)
		}
	}
}
