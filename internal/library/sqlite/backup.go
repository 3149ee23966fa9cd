package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"synopse/internal/library"
)

// Backup writes a copy of the library as it is at this moment into a file that is
// not there yet. Others may read and write meanwhile. The copy is whole or not
// there, and can be opened like any library.
func (l *Library) Backup(ctx context.Context, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return &library.Error{Library: to, Code: library.Unopenable, What: "there is a file already", Hint: "name a new one"}
	}
	part := to + ".part"
	if err := removeAll(part); err != nil {
		return &library.Error{Library: to, Code: library.Unopenable, What: "the remains of an earlier backup can't be removed: " + err.Error(), Hint: "remove " + part, Err: err}
	}
	db, err := open(l.abs, "", 1, busyWait)
	if err != nil {
		return failed(l.path, err)
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		removeAll(part)
		err = failed(to, err)
		var e *library.Error
		if errors.As(err, &e) && e.Code == library.Full {
			e.Hint = "make room, or name a file on another disk; the library itself is safe"
		}
		return err
	}
	if err := settled(part, to); err != nil {
		removeAll(part)
		return &library.Error{Library: to, Code: library.Failed, What: "the backup can't be written: " + err.Error(), Hint: "check the folder and the room on the disk", Err: err}
	}
	return nil
}

// settled makes sure that a file is on the disk and gives it its name.
func settled(part, to string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(part, to)
	}
	if err == nil {
		syncFolder(filepath.Dir(to))
	}
	return err
}

// syncFolder makes a new name in a folder last; not every system can.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// beside are the endings of the files that SQLite has beside its own.
var beside = []string{"", "-wal", "-shm", "-journal"}

func removeAll(path string) error {
	for _, end := range beside {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Restore puts a backup in the place of the library at to. A library that is
// there is left alone without force; with it, it is kept beside under the name
// that is given back. The backup stays as it is.
func Restore(ctx context.Context, from, to string, force bool) (before string, err error) {
	there := false
	if _, err := os.Stat(to); err == nil {
		there = true
	}
	if there && !force {
		return "", &library.Error{Library: to, Code: library.Unopenable, What: "there is a library already", Hint: "name another one with --library, or put the backup in its place with --force"}
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", &library.Error{Library: to, Code: library.Unopenable, What: "its folder can't be made: " + err.Error(), Hint: "name another place with --library", Err: err}
	}
	part := to + ".part"
	if err = removeAll(part); err == nil {
		err = copyFile(from, part)
	}
	if err != nil {
		removeAll(part)
		return "", &library.Error{Library: from, Code: library.Unopenable, What: "the backup can't be copied: " + err.Error(), Hint: "check its name and the room on the disk", Err: err}
	}
	defer removeAll(part)
	if err := checkCopy(ctx, part, from); err != nil {
		return "", err
	}
	if there {
		if before, err = setAside(ctx, to); err != nil {
			return "", err
		}
	}
	if err := settled(part, to); err != nil {
		return before, failed(to, err)
	}
	return before, nil
}

// checkCopy opens the copy of a backup, which brings it up to date, and looks for
// damage.
func checkCopy(ctx context.Context, part, from string) error {
	l, err := Open(ctx, part)
	if err != nil {
		return named(err, from)
	}
	found, err := l.Check(ctx)
	if e := l.Close(); err == nil {
		err = e
	}
	if err != nil {
		return named(err, from)
	}
	if len(found) > 0 {
		return &library.Error{Library: from, Code: library.Damaged, What: fmt.Sprintf("the backup is damaged: %s (%d faults)", found[0], len(found)), Hint: "use another backup"}
	}
	return nil
}

// named gives the error the name that the user knows the file by.
func named(err error, path string) error {
	var e *library.Error
	if errors.As(err, &e) {
		c := *e
		c.Library = path
		return &c
	}
	return err
}

// setAside gives the files of a library other names; nobody may work on it.
func setAside(ctx context.Context, path string) (to string, err error) {
	if l, err := Open(ctx, path); err == nil { // else it is damaged, which is why a backup is wanted
		release, ok, err := l.Lead(ctx)
		if err == nil && !ok {
			l.Close()
			return "", &library.Error{Library: path, Code: library.Busy, What: "another Synopse works on it", Hint: "end that one first"}
		}
		if err == nil {
			release()
		}
		l.Close() // which brings what is beside the file into it
	}
	for n := 1; ; n++ {
		to = fmt.Sprintf("%s.before-%d", path, n)
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	for _, end := range beside {
		if err := os.Rename(path+end, to+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", &library.Error{Library: path, Code: library.Unopenable, What: "it can't be set aside: " + err.Error(), Hint: "check the permissions of its folder", Err: err}
		}
	}
	return to, nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	if info, err := in.Stat(); err == nil && info.IsDir() {
		return errors.New("it is a folder")
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}
