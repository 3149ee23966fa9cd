package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"synopse/internal/engine"
	"synopse/internal/importer"
	"synopse/internal/intake/jsonl"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
)

// importOptions are the flags of import.
type importOptions struct {
	library *string
	failed  string
	json    bool
	again   bool
	later   bool
	queue   bool
	workers int
}

func importCommand(w world) *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Bring files and folders of reports into the library",
		Long: `Import reads reports from files and folders and keeps them in the library:
pages (.html), texts (.txt, .md), web archives (.warc, .warc.gz), lines of JSON
or arrays of objects (.jsonl, .json, also .gz: Synopse's own, those of news-please
and Fundus), mailboxes and messages (.mbox, .eml). What a file is, its content
says.

The same report twice is one; another title or text at the same address is a new
revision. What is no report (a list of links, a live ticker, the teaser of a paid
report, a language that is not read) is skipped. What is damaged is written to a
file, with the reason; what stands beside it is read.

With --queue, reports are only brought into a database, for the workers to read
("synopse worker"); where these fall behind, import waits for them. On a terminal it
then shows how far they are; left with Ctrl-C, "synopse progress" shows it again.

What is new is read for statements and put into stories at once; with --later the
next command or "synopse serve" does that.

Interrupted with Ctrl-C, import keeps what it has; the same command goes on where
it was. A file that was read whole is not read again, unless --again is given.

EXIT STATUS
    0  done
    1  nothing could be read, or the library could not be written
    2  wrong usage
    3  done, but something failed; standard error says where the reasons are
  130  interrupted; what was read until then is kept`,
		Example: `  synopse import CC-NEWS-20261120-00123.warc.gz
  synopse import pages/ reports.jsonl --library monitor.synopse
  synopse import newsletters.mbox --json | jq .title`,
		Args: needFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.run(cmd.Context(), args, w)
		},
	}
	o.library = libraryFlag(cmd)
	cmd.Flags().StringVar(&o.failed, "failed", "", "write what failed to this `file`, one JSON object a line (default FILE of the library + \".failed.jsonl\")")
	cmd.Flags().BoolVar(&o.json, "json", false, "write each report kept to standard output, one JSON object a line")
	cmd.Flags().BoolVar(&o.again, "again", false, "read files again that were read before")
	cmd.Flags().BoolVar(&o.later, "later", false, "only keep the reports; statements and stories are made by the next command or by serve")
	cmd.Flags().BoolVar(&o.queue, "queue", false, "only keep the reports, in a database; its workers do the rest")
	cmd.Flags().IntVar(&o.workers, "workers", 0, "reports read at once (default: one a core)")
	return cmd
}

func (o *importOptions) run(ctx context.Context, paths []string, w world) (err error) {
	if o.workers < 0 {
		return wrongUsage("%d workers can read nothing; give 1 or more, or leave it", o.workers)
	}
	w.settles.Store(true)
	lib, err := openLibrary(ctx, *o.library, w)
	if err != nil {
		return err
	}
	defer func() {
		if e := lib.Close(); e != nil && err == nil {
			err = &failure{nothing, e}
		}
	}()
	own, err := ownFile(lib.Path())
	if err != nil {
		return err
	}
	log := &failureLog{path: o.failed}
	if log.path == "" {
		log.path = lib.Path() + ".failed.jsonl"
		if own == "" {
			log.path = "synopse.failed.jsonl"
		}
	}
	bar := newProgress(w)
	run := importer.Options{
		Workers: o.workers, Again: o.again, Own: own, Failed: log.add,
		Moved: func(s importer.State) {
			bar.show(s.Input, s.Bytes, s.Total, s.Resumed, s.Counts.Read, "read", s.Elapsed)
		},
	}
	if o.json {
		run.Kept = func(it library.Item, out library.Outcome) error { return writeLine(w.out, it, out) }
	}
	into, finish, err := o.engine(ctx, lib, w)
	if err != nil {
		return err
	}
	sum, err := importer.Run(ctx, into, paths, run)
	bar.end()
	if e := finish(ctx); e != nil && err == nil {
		err = e
	}
	if e := log.close(); e != nil && err == nil {
		err = e
	}
	summarize(w.err, sum)
	if log.count > 0 {
		fmt.Fprintf(w.err, "synopse: the reasons of %d failures are in %s\n", log.count, log.path)
	}
	if n := sum.Failed - log.count; n > 0 {
		fmt.Fprintf(w.err, "synopse: the reasons of %d failures are where the earlier import wrote them\n", n)
	}
	if o.queue && err == nil && ctx.Err() == nil {
		if err := watch(ctx, lib, w); err != nil {
			return &failure{nothing, err}
		}
	}
	return imported(sum, err)
}

// ownFile gives the absolute path of a library that is a file, "" for a database.
func ownFile(path string) (string, error) {
	if postgres.IsAddress(path) {
		return "", nil
	}
	own, err := filepath.Abs(path)
	if err != nil {
		return "", &failure{nothing, fmt.Errorf("%s: the folder it is in is not known: %w", path, err)}
	}
	return own, nil
}

// watch shows on a terminal how far the workers are with what was brought; whoever
// leaves it can look again.
func watch(ctx context.Context, lib library.Library, w world) error {
	if _, terminal := w.watched(); !terminal {
		fmt.Fprintln(w.err, "synopse: the workers do the rest; synopse progress shows how far they are")
		return nil
	}
	var f *failure
	err := follow(ctx, lib, w)
	if errors.As(err, &f) && f.code == interrupted {
		fmt.Fprintf(w.err, "synopse: %v\n", err)
		return nil
	}
	if errors.As(err, &f) {
		return nil // what can't be done was told; it need not be of this import
	}
	return err
}

// engine gives the library to import into: one that reads and groups what comes,
// and ends when all of it is done, unless that is to be done later.
func (o *importOptions) engine(ctx context.Context, lib opened, w world) (library.Library, func(context.Context) error, error) {
	if _, shared := lib.(*postgres.Library); o.queue && !shared {
		return nil, nil, wrongUsage("import: --queue is for a database with workers: --library postgres://…")
	}
	switch {
	case o.later:
		return lib, func(context.Context) error { return nil }, nil
	case o.queue: // an engine that does not run only says when to wait
		e, err := newEngine(ctx, lib, engineOptions{workers: o.workers, log: errorsOnly(w)})
		if err != nil {
			return nil, nil, err
		}
		return engine.Fed(lib, e), func(context.Context) error { return e.Close() }, nil
	}
	k, err := beginWork(lib, o.workers, w)
	if err != nil {
		return nil, nil, err
	}
	return k.lib, k.finish, nil
}

// imported gives the exit code that an import leads to.
func imported(sum importer.Summary, err error) error {
	switch {
	case errors.Is(err, importer.ErrInterrupted), errors.Is(err, context.Canceled):
		return &failure{interrupted, errors.New("interrupted; what was read is kept, the same command goes on from there")}
	case err != nil:
		return &failure{nothing, err}
	case sum.Failed > 0 && sum.Failed == sum.Read:
		return &failure{nothing, errors.New("nothing could be read")}
	case sum.Failed > 0:
		return ended(leftOut)
	}
	return nil
}

// summarize tells what an import came to.
func summarize(to io.Writer, s importer.Summary) {
	fmt.Fprintf(to, "%d read: %d new, %d revised, %d known, %d skipped, %d failed\n", s.Read, s.New, s.Revised, s.Known, s.SkippedInAll(), s.Failed)
	reasons := make([]string, 0, len(s.Skipped))
	for r := range s.Skipped {
		reasons = append(reasons, r)
	}
	slices.SortFunc(reasons, func(a, b string) int {
		if n := s.Skipped[b] - s.Skipped[a]; n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	for _, r := range reasons {
		fmt.Fprintf(to, "  skipped %6d  %s\n", s.Skipped[r], r)
	}
	if s.Twins > 0 {
		fmt.Fprintf(to, "%d of %d files have the same bytes as another one and were not read again\n", s.Twins, s.Inputs)
	}
	if s.Earlier > 0 {
		fmt.Fprintf(to, "%d of these %d were read by an earlier import\n", s.Earlier, s.Read)
	}
	if s.Before > 0 {
		fmt.Fprintf(to, "%d of %d files had been read before and were not read again (--again does that)\n", s.Before, s.Inputs)
	}
	if n := s.Resumed - s.Before; n > 0 {
		fmt.Fprintf(to, "%d of %d files were read on from where an earlier import ended\n", n, s.Inputs)
	}
}

// writeLine writes a report that was kept as one line of JSON.
func writeLine(to io.Writer, it library.Item, out library.Outcome) error {
	line, err := jsonl.Write(&it.Report, jsonl.Kept{Seen: it.Seen, Revision: out.ID, Of: out.Report, Outcome: string(out.Kind)})
	if err == nil {
		_, err = to.Write(line)
	}
	if err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return nil
}

// failureLog is the file with what failed and why. It is made with the first
// failure; a later import adds to it.
type failureLog struct {
	path  string
	file  *os.File
	count int
}

func (l *failureLog) add(f importer.Failure) error {
	if l.file == nil {
		file, err := os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return fmt.Errorf("%w (name another file with --failed)", err)
		}
		l.file = file
	}
	line, err := json.Marshal(f)
	if err == nil {
		_, err = l.file.Write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("%s: what failed can't be noted: %w", l.path, err)
	}
	l.count++
	return nil
}

func (l *failureLog) close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}
