package sqlite

import (
	"errors"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"synopse/internal/library"
)

// kinds tell people what SQLite's primary result codes mean for a library.
var kinds = map[int]library.Error{
	lib.SQLITE_BUSY:     {Code: library.Busy, What: "another program is writing to it", Hint: "wait until that has ended and try again"},
	lib.SQLITE_LOCKED:   {Code: library.Busy, What: "another program is writing to it", Hint: "wait until that has ended and try again"},
	lib.SQLITE_READONLY: {Code: library.ReadOnly, What: "it can't be written", Hint: "check the permissions of the file and its folder, or name another one with --library"},
	lib.SQLITE_FULL:     {Code: library.Full, What: "there is no room left on the disk", Hint: "make room and try again; what was kept so far is safe"},
	lib.SQLITE_CORRUPT:  {Code: library.Damaged, What: "its content is damaged", Hint: "run: synopse library check"},
	lib.SQLITE_NOTADB:   {Code: library.NoLibrary, What: "this is not a library", Hint: "name another file with --library"},
	lib.SQLITE_CANTOPEN: {Code: library.Unopenable, What: "it can't be opened", Hint: "check the folder and the permissions"},
	lib.SQLITE_IOERR:    {Code: library.Failed, What: "the disk can't be read or written", Hint: "check the disk and the room on it"},
}

// failed makes an error for people of what SQLite says. Ended contexts and
// errors that are for people already stay as they are.
func failed(path string, err error) error {
	var done *library.Error
	if err == nil || errors.As(err, &done) {
		return err
	}
	e := library.Error{Code: library.Failed, What: err.Error()}
	var s *sqlite.Error
	if errors.As(err, &s) {
		if k, ok := kinds[s.Code()&0xff]; ok {
			e = k
		}
	}
	e.Library, e.Err = path, err
	return &e
}
