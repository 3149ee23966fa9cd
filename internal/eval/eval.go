// Package eval measures the reading against annotated corpora. A suite reads
// files of a known format, predicts from their text alone, and gives figures
// with counts.
//
// In: the name of a suite and the paths of its files. Out: a table or JSON,
// and on request the predictions in the format of the gold. It trains nothing
// and tunes nothing. docs/EVALUATION.md describes the suites.
package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"synopse/internal/corpus"
)

// Options say what Run gives out besides the table.
type Options struct {
	Predictions string // file to write the predictions to; "" for none
	JSON        bool   // figures as JSON and not as a table
}

// Suite is one measure. Run gets the files' contents, unpacked, in the order
// given; predictions is never nil.
type Suite struct {
	Name  string
	About string // one line for the help: what is measured, which format is read
	Run   func(in []Input, predictions io.Writer) ([]Figure, error)
}

// Input is one file.
type Input struct {
	Path string
	Data []byte
}

// Suites gives the names of the suites.
func Suites() []string {
	names := make([]string, len(suites))
	for i, s := range suites {
		names[i] = s.Name
	}
	return names
}

// About gives one line on a suite, or "".
func About(name string) string {
	for _, s := range suites {
		if s.Name == name {
			return s.About
		}
	}
	return ""
}

// Run measures one suite on the files at paths, plain or gzipped, and prints
// its figures to w.
func Run(name string, paths []string, opts Options, w io.Writer) error {
	suite, err := find(name)
	if err != nil {
		return err
	}
	in, err := load(paths)
	if err != nil {
		return err
	}
	predictions := io.Discard
	if opts.Predictions != "" {
		f, err := os.Create(opts.Predictions)
		if err != nil {
			return fmt.Errorf("writing predictions: %w", err)
		}
		defer f.Close()
		predictions = f
	}
	figures, err := suite.Run(in, predictions)
	if err != nil {
		return fmt.Errorf("suite %s: %w", name, err)
	}
	if opts.JSON {
		return printJSON(w, name, paths, figures)
	}
	return printTable(w, figures)
}

func find(name string) (Suite, error) {
	for _, s := range suites {
		if s.Name == name {
			return s, nil
		}
	}
	return Suite{}, fmt.Errorf("there is no suite %q; the suites are %s", name, strings.Join(Suites(), ", "))
}

func load(paths []string) ([]Input, error) {
	if len(paths) == 0 {
		return nil, fmt.Errorf("no file to measure on; name one or more corpus files")
	}
	paths, err := files(paths)
	if err != nil {
		return nil, err
	}
	in := make([]Input, 0, len(paths))
	for _, p := range paths {
		data, err := corpus.Read(p)
		if err != nil {
			return nil, err
		}
		in = append(in, Input{p, data})
	}
	return in, nil
}

// files replaces each folder among the paths by the files in it, at any depth,
// in the order of their names.
func files(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		err := filepath.WalkDir(p, func(f string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && f == p {
				out = append(out, p) // reading it says what is missing, and where to look
				return nil
			}
			if err == nil && !d.IsDir() {
				out = append(out, f)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("looking into %s: %w", p, err)
		}
	}
	return out, nil
}

func printJSON(w io.Writer, name string, paths []string, figures []Figure) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Suite   string   `json:"suite"`
		Files   []string `json:"files"`
		Figures []Figure `json:"figures"`
	}{name, paths, figures})
}
