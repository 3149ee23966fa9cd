package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"

	"synopse/internal/export"
	"synopse/internal/render"
	"synopse/synopsis"
)

// outputOptions are the flags that say how a result is shown and where it goes.
type outputOptions struct {
	format   string
	file     string
	lang     string
	width    int
	fullText bool
}

// extensions tell the format where only -o is given.
var extensions = map[string]string{".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".csv": "csv", ".txt": "text",
	".dna": "dna", ".graphml": "graphml", ".jsonld": "annotations"}

// check completes the options and finds what is wrong with them.
func (o *outputOptions) check(formats []string, w world) error {
	if o.format == "" {
		o.format = "text"
		if f, ok := extensions[strings.ToLower(filepath.Ext(o.file))]; ok && slices.Contains(formats, f) {
			o.format = f
		}
	}
	if !slices.Contains(formats, o.format) {
		return wrongUsage("unknown format %q; give one of: %s", o.format, strings.Join(formats, ", "))
	}
	if _, onTerminal := w.terminal(); o.format == "dna" && o.file == "" && onTerminal {
		return wrongUsage("a file for Discourse Network Analyzer is no text; name it with -o, for instance -o synopse.dna")
	}
	if o.lang == "" {
		o.lang = languageOf(w.env)
	}
	if o.lang != "de" && o.lang != "en" {
		return wrongUsage("unknown interface language %q; give de or en", o.lang)
	}
	if o.width < 0 {
		return wrongUsage("a width of %d columns makes no sense; give 20 or more", o.width)
	}
	if o.fullText && o.format != "html" && o.format != "review" {
		return wrongUsage("--full-text goes with --format html and review")
	}
	return nil
}

// languageOf takes the interface's language from the environment.
func languageOf(env func(string) string) string {
	for _, key := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := env(key)
		if value == "" {
			continue
		}
		if code, _, _ := strings.Cut(value, "_"); strings.EqualFold(code, "de") || strings.HasPrefix(value, "de.") {
			return "de"
		}
		return "en"
	}
	return "en"
}

// options are what render needs; colour and width come from the terminal.
func (o *outputOptions) options(w world) render.Options {
	columns, onTerminal := w.terminal()
	onTerminal = onTerminal && o.file == ""
	width := o.width
	if width == 0 {
		if n, err := strconv.Atoi(w.env("COLUMNS")); err == nil && n > 0 {
			width = n
		} else if onTerminal {
			width = columns
		}
	}
	return render.Options{
		Lang: o.lang, Width: width, FullText: o.fullText,
		Color: onTerminal && w.env("NO_COLOR") == "" && w.env("TERM") != "dumb",
	}
}

// terminalSize tells of a stream whether it is a terminal, and how wide.
func terminalSize(f *os.File) func() (columns int, ok bool) {
	return func() (columns int, ok bool) {
		fd := int(f.Fd())
		if !term.IsTerminal(fd) {
			return 0, false
		}
		columns, _, err := term.GetSize(fd)
		if err != nil {
			return 0, true
		}
		return columns, true
	}
}

// rendered gives the synopsis in the format asked for.
func (o *outputOptions) rendered(s synopsis.Synopsis, w world) ([]byte, error) {
	opts := o.options(w)
	switch o.format {
	case "json":
		return render.JSON(s)
	case "html":
		return render.HTML(s, opts)
	case "review":
		return render.PressReview([]synopsis.Synopsis{s}, "", "", opts)
	case "md":
		return render.Markdown(s, opts), nil
	case "csv":
		return render.CSV(s, opts), nil
	}
	if f, ok := export.ByName(o.format); ok {
		var b bytes.Buffer
		err := f.Write(&b, []synopsis.Synopsis{s})
		return b.Bytes(), err
	}
	return render.Text(s, opts), nil
}

// write puts the result on standard output, or into the file in one step, so
// that there is never half a file.
func (o *outputOptions) write(data []byte, w world) error {
	if o.file == "" || o.file == "-" {
		if _, err := w.out.Write(data); err != nil {
			return &failure{nothing, fmt.Errorf("the result could not be written: %w", err)}
		}
		return nil
	}
	if err := replaceFile(o.file, data); err != nil {
		return &failure{nothing, fmt.Errorf("%s: the result could not be written: %w (check the folder and its permissions)", o.file, err)}
	}
	return nil
}

func replaceFile(path string, data []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(path, data, 0o644) // a device or pipe; a folder gives the error
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
