package river

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"synopse/internal/engine"
	"synopse/internal/engine/local"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
)

// readArgs are the payload of a job that reads reports.
type readArgs struct {
	Version int      `json:"version"`
	Reports []string `json:"reports"`
}

// Kind names the job.
func (readArgs) Kind() string { return "synopse_read" }

// synopsisArgs are the payload of a job that makes a story's synopsis.
type synopsisArgs struct {
	Version int    `json:"version"`
	Story   string `json:"story"`
}

// Kind names the job.
func (synopsisArgs) Kind() string { return "synopse_synopsis" }

// retryPolicy tries again soon: what fails is mostly the database, for a while. It
// counts from when the job was begun, by the database's clock.
type retryPolicy struct{}

func (retryPolicy) NextRetry(job *rivertype.JobRow) time.Time {
	begun := time.Now()
	if job.AttemptedAt != nil {
		begun = *job.AttemptedAt
	}
	return begun.Add(time.Duration(job.Attempt*job.Attempt) * time.Second)
}

// newer leaves a job of a newer program alone, for that one.
func (e *Engine) newer(kind string, id int64, version int) error {
	if version <= payload {
		return nil
	}
	e.o.Log.Warn("a job is of a newer Synopse and is left to it; bring this program up to date", "kind", kind, "job", id, "version", version, "known", payload)
	return river.JobSnooze(laterBy)
}

// feed gives tasks to jobs: reading in jobs of some hundred reports, synopses one
// by one. Any number of programs may do that at once.
func (e *Engine) feed(ctx context.Context, quiet time.Duration) error {
	for {
		n, err := e.lib.Queue(ctx, library.StepRead, 0, atOnce, e.insertReads)
		if err != nil {
			return err
		}
		if n < atOnce {
			break
		}
	}
	if quiet == 0 { // all that is left: in its order, so that it does not matter who was read when
		if waiting, err := e.lib.Waiting(ctx); err != nil || waiting[library.StepRead] > 0 {
			return err
		}
	}
	_, err := e.lib.Queue(ctx, library.StepSynopsis, quiet, atOnce, e.insertSynopses)
	return err
}

// insertReads makes jobs that read; new reports go before old ones.
func (e *Engine) insertReads(ctx context.Context, tx pgx.Tx, tasks []postgres.Queued) ([]int64, error) {
	jobs := make([]int64, len(tasks))
	var params []river.InsertManyParams
	var of [][]int
	for _, kind := range []bool{false, true} {
		var list []int
		for i := range tasks {
			if tasks[i].Backfill == kind {
				list = append(list, i)
			}
		}
		priority := live
		if kind {
			priority = old
		}
		for part := range slices.Chunk(list, e.o.Reports) {
			args := readArgs{Version: payload}
			for _, i := range part {
				args.Reports = append(args.Reports, tasks[i].ID)
			}
			params = append(params, river.InsertManyParams{Args: args, InsertOpts: &river.InsertOpts{Queue: readQueue, Priority: priority}})
			of = append(of, part)
		}
	}
	made, err := e.client.InsertManyTx(ctx, tx, params)
	if err != nil {
		return nil, err
	}
	for n, part := range of {
		for _, i := range part {
			jobs[i] = made[n].Job.ID
		}
	}
	return jobs, nil
}

func (e *Engine) insertSynopses(ctx context.Context, tx pgx.Tx, tasks []postgres.Queued) ([]int64, error) {
	params := make([]river.InsertManyParams, len(tasks))
	for i := range tasks {
		params[i] = river.InsertManyParams{Args: synopsisArgs{Version: payload, Story: tasks[i].ID}, InsertOpts: &river.InsertOpts{Queue: synopsisQueue}}
	}
	made, err := e.client.InsertManyTx(ctx, tx, params)
	if err != nil {
		return nil, err
	}
	jobs := make([]int64, len(tasks))
	for i := range made {
		jobs[i] = made[i].Job.ID
	}
	return jobs, nil
}

type readWorker struct {
	river.WorkerDefaults[readArgs]
	engine *Engine
}

// Work reads the reports of a job that are not read yet, and keeps what was read in
// one transaction with the end of the job.
func (w *readWorker) Work(ctx context.Context, job *river.Job[readArgs]) error {
	e := w.engine
	defer e.at.begin(job.ID)()
	if err := e.newer("read", job.ID, job.Args.Version); err != nil {
		return err
	}
	left, err := e.lib.Left(ctx, job.Args.Reports)
	if err != nil {
		return err
	}
	if job.Attempt >= cutUpAt && len(left) > 1 {
		return e.cutUp(ctx, job, left)
	}
	revisions, err := e.lib.Newest(ctx, left)
	if err != nil {
		return err
	}
	readings := make([]library.Reading, 0, len(revisions))
	for i := range revisions {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r, reason := guarded(&revisions[i])
		if reason != "" {
			e.o.Log.Error("a report can't be read", "report", revisions[i].Of, "reason", reason)
			if err := e.lib.Drop(ctx, library.StepRead, revisions[i].Of, reason); err != nil {
				return err
			}
			continue
		}
		readings = append(readings, r)
		wait(ctx, e.o.Wait)
	}
	err = e.lib.KeepReadingsAnd(ctx, readings, func(ctx context.Context, tx pgx.Tx) error {
		_, err := river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job)
		return err
	})
	if err == nil {
		e.count(func(d *local.Done) { d.Read += len(readings) })
		e.Wake()
	}
	return err
}

// guarded reads a report; a fault must not keep the others from being read.
func guarded(rev *library.Revision) (r library.Reading, reason string) {
	defer func() {
		if fault := recover(); fault != nil {
			reason = fmt.Sprintf("a fault in Synopse itself: %v", fault)
		}
	}()
	return engine.Read(rev), ""
}

func wait(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// cutUp makes a job for each report of one that failed again and again: one of them
// may be what it fails at.
func (e *Engine) cutUp(ctx context.Context, job *river.Job[readArgs], reports []string) error {
	return pgx.BeginFunc(ctx, e.lib.Pool(), func(tx pgx.Tx) error {
		params := make([]river.InsertManyParams, len(reports))
		for i, r := range reports {
			params[i] = river.InsertManyParams{Args: readArgs{Version: payload, Reports: []string{r}}, InsertOpts: &river.InsertOpts{Queue: readQueue, Priority: job.Priority}}
		}
		made, err := e.client.InsertManyTx(ctx, tx, params)
		if err != nil {
			return err
		}
		jobs := make([]int64, len(made))
		for i := range made {
			jobs[i] = made[i].Job.ID
		}
		if err := postgres.Given(ctx, tx, reports, jobs); err != nil {
			return err
		}
		_, err = river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job)
		return err
	})
}

type synopsisWorker struct {
	river.WorkerDefaults[synopsisArgs]
	engine *Engine
}

// Work makes a story's synopsis. Its task goes in the transaction that keeps it; a
// job that runs twice makes the same.
func (w *synopsisWorker) Work(ctx context.Context, job *river.Job[synopsisArgs]) error {
	defer w.engine.at.begin(job.ID)()
	if err := w.engine.newer("synopsis", job.ID, job.Args.Version); err != nil {
		return err
	}
	return w.engine.group.Synopsise(ctx, job.Args.Story)
}
