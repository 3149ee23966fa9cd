// Package importer brings files into a library: pages, web archives, lines of
// JSON, mailboxes, and folders of these.
//
// In: a library and paths. Out: the library with the reports in it, and a
// Summary: how many were read, new, revised, known, skipped (and why), failed.
// Inputs are read in their order, their reports on several goroutines, and kept
// in batches in the order they stand in, so the outcome is the same however many
// work. How far each input was read is kept with each batch, under a fingerprint
// of its content: after an interruption, or a crash, a second run goes on there.
//
// What is no report (a list of links, a live ticker, a teaser before a paywall, a
// language that is not read) is skipped; what is damaged fails. Neither stops
// anything else.
package importer

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"sync"
	"time"

	"synopse/internal/library"
	"synopse/report"
)

// Options say how to import. The zero value is a careful import on all cores.
type Options struct {
	Workers int  // readers at once; 0 is one a core
	Again   bool // read inputs again that were read before
	// Own is the absolute path of the library's file, which is passed over in
	// folders with what stands beside it under its name. It may be empty.
	Own string
	// Failed is told each input, record or line that could not be used, in their
	// order, once that is kept. It may be nil.
	Failed func(Failure) error
	// Kept is told each report once it is kept. It may be nil.
	Kept func(library.Item, library.Outcome) error
	// Moved is told now and then how far the work is. It may be nil.
	Moved func(State)

	batch int // items in a batch; 0 is batchSize
}

// Failure is something that could not be used.
type Failure struct {
	Input   string `json:"input"`             // path
	At      string `json:"at,omitempty"`      // where in it: "byte 1234", "line 7"
	Address string `json:"address,omitempty"` // of the page, if known
	Reason  string `json:"reason"`
	Hint    string `json:"hint,omitempty"`
}

// State is how far the work is.
type State struct {
	Input   string // being read
	Bytes   int64  // read, of all inputs
	Total   int64  // of all inputs
	Counts  Counts
	Elapsed time.Duration
	Resumed int64 // bytes that an earlier run had read
}

// ErrInterrupted says that the context ended; what was read until then is kept.
var ErrInterrupted = errors.New("interrupted")

// batchSize and batchText are how many items and bytes of text one batch has at
// most; batchTime is after how long what there is is kept.
const (
	batchSize = 256
	batchText = 8 << 20
	batchTime = 2 * time.Second
)

// Run imports the files and folders at paths into lib. The error is
// ErrInterrupted, or what the library or a callback failed with: then the import
// has ended early and the summary is of what was kept.
func Run(ctx context.Context, lib library.Library, paths []string, o Options) (Summary, error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.batch <= 0 {
		o.batch = batchSize
	}
	ctx, stop := context.WithCancel(ctx)
	files, failures := expand(ctx, paths, o.Own)
	p := &producer{ctx: ctx, lib: lib, again: o.Again, files: files, marks: map[string]bool{},
		ordered: make(chan *job, 4*o.Workers), work: make(chan *job, 4*o.Workers)}
	var wait sync.WaitGroup
	defer wait.Wait()
	defer stop()
	wait.Go(func() { p.run() })
	for range o.Workers {
		wait.Go(func() {
			for j := range p.work {
				j.read()
				close(j.done)
			}
		})
	}
	c := &collector{lib: lib, options: o, inputs: map[*input]*Counts{}}
	c.summary.Inputs = len(files)
	for _, f := range files {
		c.state.Total += f.size
	}
	for _, f := range failures {
		c.fail(nil, f)
	}
	return c.collect(ctx, p)
}

// HoldsMany says whether the file at path is of a form that holds several
// reports: an archive, lines of JSON, a mailbox.
func HoldsMany(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head, _, err := peek(f)
	if err != nil {
		return false
	}
	switch formOf(path, head) {
	case archive, lines, mailbox:
		return true
	}
	return false
}

// Each reads the files and folders at paths one after the other and gives what
// is in them: a report, or the failure in its place. It keeps nothing. Give
// returns false to end it.
func Each(ctx context.Context, paths []string, give func(r report.Report, at string, f *Failure) bool) error {
	files, failures := expand(ctx, paths, "")
	for i := range failures {
		if !give(report.Report{}, "", &failures[i]) {
			return nil
		}
	}
	for _, in := range files {
		if more, err := each(ctx, in, give); !more || err != nil {
			return err
		}
	}
	return nil
}

func each(ctx context.Context, in *input, give func(r report.Report, at string, f *Failure) bool) (more bool, err error) {
	s, err := open(ctx, in, library.Progress{})
	if err != nil {
		return give(report.Report{}, "", unopened(in, err)), ctx.Err()
	}
	defer s.close()
	for {
		j, err := s.next()
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case ctx.Err() != nil:
			return false, ctx.Err()
		case err != nil:
			return give(report.Report{}, "", unopened(in, err)), nil
		}
		j.in = in
		j.read()
		switch v := j.verdict; {
		case v.item != nil:
			more = give(v.item.Report, j.at, nil)
		case v.failure != nil:
			more = give(report.Report{}, j.at, v.failure)
		default:
			more = give(report.Report{}, j.at, &Failure{Input: in.path, At: j.at, Address: j.address, Reason: v.skip})
		}
		if !more {
			return false, nil
		}
	}
}
