package main

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/engine/local"
	"synopse/internal/library/postgres"
)

func workerCommand(w world) *cobra.Command {
	var o engineOptions
	cmd := &cobra.Command{
		Use:   "worker",
		Short: "Read, group and compare what others bring into a database",
		Long: `Worker does what is left to do in a library in a PostgreSQL database, until it is
stopped: any number of workers on any number of machines share the work. One of them
groups reports into stories; when it ends, another takes over. What a worker that
was killed had begun is done by others two minutes later.

Reports are brought by "synopse import --queue" and "synopse serve".
docs/OPERATIONS.md tells how to run three machines.

EXIT STATUS
    0  stopped as asked (interrupt or SIGTERM); what was begun is kept or done by others
    1  the library could not be used; standard error says why
    2  wrong usage`,
		Example: "  synopse worker --library postgres://synopse@db.example.org/synopse",
		Args:    cobra.NoArgs,
	}
	flag := libraryFlag(cmd)
	cmd.Flags().IntVar(&o.workers, "jobs", 0, "jobs done at once (default: one a core)")
	cmd.Flags().IntVar(&o.reports, "reports", 200, "reports read in one job, 1 to 1000")
	cmd.Flags().DurationVar(&o.wait, "wait", 0, "wait so long with each report, to measure how many workers get on")
	_ = cmd.Flags().MarkHidden("wait") // it is there
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if o.workers < 0 || o.reports < 1 || o.reports > 1000 {
			return wrongUsage("worker: --jobs must be 0 or more, --reports 1 to 1000")
		}
		if !postgres.IsAddress(*flag) {
			return wrongUsage("worker: workers are for a library in a database: --library postgres://USER@HOST/DATABASE (a library in a file needs none)")
		}
		w.settles.Store(true)
		return runWorker(cmd.Context(), *flag, o, w)
	}
	return cmd
}

func runWorker(ctx context.Context, address string, o engineOptions, w world) error {
	lib, err := openLibrary(ctx, address, w)
	if err != nil {
		return err
	}
	defer lib.Close()
	o.log = slog.New(slog.NewTextHandler(w.err, nil))
	var last time.Time
	var one sync.Mutex
	o.moved = func(d local.Done) {
		one.Lock()
		defer one.Unlock()
		if now := time.Now(); now.Sub(last) > told {
			last = now
			o.log.Info("working", "read", d.Read, "grouped", d.Grouped)
		}
	}
	e, err := newEngine(ctx, lib, o)
	if err != nil {
		return err
	}
	fmt.Fprintln(w.out, "working on", lib.Path())
	err = e.Run(ctx)
	if closed := e.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return &failure{nothing, err}
	}
	return nil
}

// told is how often a worker says what it has done.
const told = 10 * time.Second
