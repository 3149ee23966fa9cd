package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// The exit codes; the help says the same.
const (
	done        = 0
	nothing     = 1
	usage       = 2
	leftOut     = 3
	interrupted = 130
)

const exitStatus = `EXIT STATUS
    0  done
    1  nothing to compare: no input could be used, or the result could not be written
    2  wrong usage
    3  done, but some inputs were left out; standard error says which and why
  130  interrupted`

// world is what a command may touch: the streams and the environment.
type world struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	terminal func() (columns int, ok bool) // of standard output
	watched  func() (columns int, ok bool) // the same of standard error
	// settles is set by a command that ends by itself when it is interrupted:
	// it keeps what it has and says so.
	settles *atomic.Bool
}

// settling is how long such a command may take.
const settling = 10 * time.Second

func system() world {
	return world{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, terminal: terminalSize(os.Stdout), watched: terminalSize(os.Stderr), settles: new(atomic.Bool)}
}

// failure is an error with the exit code it leads to. A silent one has been
// reported already.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

func wrongUsage(format string, args ...any) error {
	return &failure{usage, fmt.Errorf(format, args...)}
}

// execute runs one command and gives its exit code.
func execute(args []string, w world) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRoot(w)
	root.SetArgs(args)
	root.SetIn(w.in)
	root.SetOut(w.out)
	root.SetErr(w.err)
	result := make(chan error, 1)
	go func() { result <- root.ExecuteContext(ctx) }()
	select {
	case err := <-result:
		return tell(err, w.err)
	case <-ctx.Done():
	}
	stop() // a second interruption ends the program at once
	if w.settles.Load() {
		select {
		case err := <-result:
			return tell(err, w.err)
		case <-time.After(settling):
		}
	}
	fmt.Fprintln(w.err, "synopse: interrupted; nothing was written")
	return interrupted
}

// tell prints an error and gives its exit code.
func tell(err error, to io.Writer) int {
	if err == nil {
		return done
	}
	code := usage // what cobra itself finds wrong is usage
	var f *failure
	if errors.As(err, &f) {
		code = f.code
	}
	if text := err.Error(); text != "" {
		fmt.Fprintf(to, "synopse: %s\n", text)
	}
	if code == usage {
		fmt.Fprintln(to, `synopse: see "synopse --help"`)
	}
	return code
}

func newRoot(w world) *cobra.Command {
	root := &cobra.Command{
		Use:   "synopse",
		Short: "Parallel accounts of the same thing, side by side",
		Long: `Synopse reads what several outlets report about one event and lays the reports
side by side: who said what, on which issue; where the sides agree and where
they don't; what every report tells, what only one tells, where they clash.
Every cell leads to the sentence it came from.

  synopse compare a.html b.html c.txt
  synopse compare *.html --format html -o synopse.html
  synopse read a.html

` + exitStatus,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUsage("there is no command %q; to compare reports: synopse compare FILE…", args[0])
			}
			return wrongUsage("a command is missing: compare, read, find, fetch, import, feeds, serve, worker, library, account, rebuild, eval or version")
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(compareCommand(w), clusterCommand(w), readCommand(w), findCommand(w), exportCommand(w), rebuildCommand(w), evalCommand(w), fetchCommand(w), importCommand(w), workerCommand(w), progressCommand(w), backfillCommand(w), libraryCommand(w), feedsCommand(w), versionCommand(w))
	root.AddCommand(serveCommand(w), accountCommand(w))
	return root
}
