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

	"synopse/internal/library/sqlite"
)

// libraryFile is the name of the library in the user's data folder.
const libraryFile = "library.synopse"

// libraryFlag adds --library and gives where its value lands.
func libraryFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("library", "", "the library's `file` (default "+libraryFile+" in your data folder, see \"synopse library path\")")
}

// openLibrary opens the library that the flag names, or the user's own.
func openLibrary(ctx context.Context, path string, w world) (*sqlite.Library, error) {
	path, err := libraryPath(path, w.env)
	if err != nil {
		return nil, err
	}
	l, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, &failure{nothing, err}
	}
	return l, nil
}

// existingLibrary is openLibrary for commands that only look: a name that was
// misspelt is not to become an empty library.
func existingLibrary(ctx context.Context, path string, w world) (*sqlite.Library, error) {
	at, err := libraryPath(path, w.env)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(at); errors.Is(err, fs.ErrNotExist) {
		return nil, &failure{nothing, fmt.Errorf("%s: there is no library (import something, or check --library)", at)}
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
