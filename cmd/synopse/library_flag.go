package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/sqlite"
)

// libraryFile is the name of the library in the user's data folder.
const libraryFile = "library.synopse"

// libraryFlag adds --library and gives where its value lands.
func libraryFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("library", "", "the library's `file`, or postgres://USER@HOST/DATABASE (default "+libraryFile+" in your data folder, see \"synopse library path\")")
}

// opened is a library of either kind.
type opened interface {
	library.Library
	// Path is the library's file, or its address without a password.
	Path() string
}

// openLibrary opens the library that the flag names, or the user's own: an address
// is a database's, everything else a file's.
func openLibrary(ctx context.Context, path string, w world) (opened, error) {
	path, err := libraryPath(path, w.env)
	if err != nil {
		return nil, err
	}
	var l opened
	if postgres.IsAddress(path) {
		l, err = postgres.Open(ctx, path)
	} else {
		l, err = sqlite.Open(ctx, path)
	}
	if err != nil {
		return nil, &failure{nothing, err}
	}
	return l, nil
}

// fileOnly gives the library if it is a file: some commands are for these alone.
func fileOnly(l opened, instead string) (*sqlite.Library, error) {
	file, ok := l.(*sqlite.Library)
	if !ok {
		return nil, wrongUsage("%s: this is a database; %s", l.Path(), instead)
	}
	return file, nil
}

// existingLibrary is openLibrary for commands that only look: a name that was
// misspelt is not to become an empty library.
func existingLibrary(ctx context.Context, path string, w world) (opened, error) {
	at, err := libraryPath(path, w.env)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(at); !postgres.IsAddress(at) && errors.Is(err, fs.ErrNotExist) {
		return nil, &failure{nothing, fmt.Errorf("%s: there is no library (import something, add a feed, or check --library)", at)}
	}
	return openLibrary(ctx, at, w)
}

// libraryPath is where the library lies if no flag says otherwise: in the data
// folder of the platform (XDG_DATA_HOME, ~/.local/share; ~/Library/Application
// Support; LocalAppData).
func libraryPath(flag string, env func(string) string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	dir := env("XDG_DATA_HOME")
	home := env("HOME")
	switch {
	case filepath.IsAbs(dir):
	case runtime.GOOS == "windows":
		dir = env("LocalAppData")
	case home == "":
		dir = ""
	case runtime.GOOS == "darwin":
		dir = filepath.Join(home, "Library", "Application Support")
	default:
		dir = filepath.Join(home, ".local", "share")
	}
	if dir == "" || !filepath.IsAbs(dir) {
		return "", wrongUsage("your data folder is not known; name the library with --library FILE")
	}
	return filepath.Join(dir, "synopse", libraryFile), nil
}
