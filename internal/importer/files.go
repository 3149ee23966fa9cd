package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// input is one file to import.
type input struct {
	path     string
	size     int64
	modified time.Time
}

// belongs reports whether a file is the library's at own, or stands beside it under
// its name: its journals, its lock, its list of failures. An empty own has none.
func belongs(path, own string) bool {
	if own == "" || !strings.HasPrefix(filepath.Base(path), filepath.Base(own)) {
		return false
	}
	at, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	rest, ok := strings.CutPrefix(at, own)
	return ok && (rest == "" || rest[0] == '-' || rest[0] == '.')
}

// expand gives the files at paths, those in folders in the order of their names,
// and a failure for each that is none. Files whose names begin with a dot are
// left alone in folders; links in folders are not followed, so there are no
// loops; nor is what belongs to the library at own, the program's own file.
// A file named twice is read once.
func expand(ctx context.Context, paths []string, own string) (files []*input, failures []Failure) {
	seen := map[string]bool{}
	add := func(path string, info fs.FileInfo) {
		if clean := filepath.Clean(path); !seen[clean] {
			seen[clean] = true
			files = append(files, &input{path: path, size: info.Size(), modified: info.ModTime()})
		}
	}
	fail := func(path, reason, hint string) {
		failures = append(failures, Failure{Input: path, Reason: reason, Hint: hint})
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			fail(path, statReason(err), "check the spelling and the permissions")
			continue
		case !info.IsDir():
			if reason := notAFile(info.Mode()); reason != "" {
				fail(path, reason, "give files and folders")
				continue
			}
			add(path, info)
			continue
		}
		filepath.WalkDir(path, func(at string, d fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				fail(at, statReason(err), "check its permissions")
				return nil
			case at != path && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir(), belongs(at, own):
				return nil
			}
			if reason := notAFile(d.Type()); reason != "" {
				fail(at, reason, "name it itself if it is to be read")
				return nil
			}
			info, err := d.Info()
			if err != nil {
				fail(at, statReason(err), "check its permissions")
				return nil
			}
			add(at, info)
			return nil
		})
	}
	return files, failures
}

func statReason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "you may not read it"
	}
	return "it can't be opened: " + err.Error()
}

// notAFile says what stands there in place of a file, or "".
func notAFile(m fs.FileMode) string {
	switch {
	case m.IsRegular():
		return ""
	case m&fs.ModeSymlink != 0:
		return "it is a link"
	case m&fs.ModeNamedPipe != 0:
		return "it is a pipe"
	case m&fs.ModeSocket != 0:
		return "it is a socket"
	case m&fs.ModeDevice != 0:
		return "it is a device"
	}
	return "it is no file"
}

// fingerprint tells contents apart: the SHA-256 of all bytes.
func fingerprint(ctx context.Context, in *input) (string, error) {
	f, err := os.Open(in.path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, &steady{ctx: ctx, f: f}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// steady is a file whose reading ends with a context.
type steady struct {
	ctx context.Context
	f   *os.File
	n   int64 // where in the file
}

func (s *steady) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.f.Read(p)
	s.n += int64(n)
	return n, err
}

func (s *steady) Seek(to int64, whence int) (int64, error) {
	n, err := s.f.Seek(to, whence)
	s.n = n
	return n, err
}

func unopened(in *input, err error) *Failure {
	reason := "it can't be read: " + err.Error()
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		reason = statReason(err)
	}
	return &Failure{Input: in.path, Reason: reason, Hint: "check the file and its disk"}
}

func atByte(n int64) string { return fmt.Sprintf("byte %d", n) }
