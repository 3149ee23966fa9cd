//go:build unix

package river

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"synopse/internal/engine"
	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

func filled(t *testing.T, n int) (*Engine, *postgres.Library, []library.Outcome) {
	t.Helper()
	ctx := context.Background()
	lib, err := postgres.Open(ctx, pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	e, err := New(ctx, lib, Options{Workers: 1, Reports: 2, Quiet: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	kept, err := lib.Keep(ctx, library.Batch{Items: enginetest.Items(3, n)})
	if err != nil {
		t.Fatal(err)
	}
	return e, lib, kept
}

// A job of a newer program waits for that one; nothing is read, nothing is lost.
func TestNewerPayload(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	e, lib, _ := filled(t, 2)
	var log told
	e.o.Log = slog.New(slog.NewTextHandler(&log, nil))
	if err := e.feed(ctx, 0); err != nil {
		t.Fatal(err)
	}
	set := func(text string, args ...any) {
		t.Helper()
		if _, err := lib.Pool().Exec(ctx, text, args...); err != nil {
			t.Fatal(err)
		}
	}
	set(`UPDATE river_job SET args = jsonb_set(args, '{version}', to_jsonb($1::int))`, payload+1)
	ended := make(chan error, 1)
	go func() { ended <- e.Run(ctx) }()
	wait := func(what, state string, left int) {
		t.Helper()
		for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
			var n int
			err := lib.Pool().QueryRow(ctx, "SELECT count(*) FROM river_job WHERE kind = 'synopse_read' AND state = $1", state).Scan(&n)
			waiting, err2 := lib.Waiting(ctx)
			if err != nil || err2 != nil {
				t.Fatal(err, err2)
			}
			if n == 1 && waiting[library.StepRead] == left {
				return
			}
			if time.Since(began) > time.Minute {
				t.Fatalf("%s: it does not come; %d, %v", what, n, waiting)
			}
		}
	}
	wait("put off", "scheduled", 2)
	if !log.has("a job is of a newer Synopse and is left to it; bring this program up to date") {
		t.Error("nobody is told")
	}
	set(`UPDATE river_job SET args = jsonb_set(args, '{version}', to_jsonb($1::int)), scheduled_at = now() WHERE state = 'scheduled'`, payload)
	wait("done", "completed", 0)
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// A job that fails for good leaves its tasks aside with the reason; done again, they
// are done.
func TestFailedForGood(t *testing.T) {
	ctx := context.Background()
	e, lib, _ := filled(t, 5)
	if err := e.feed(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Pool().Exec(ctx, `UPDATE river_job SET state = 'discarded', finalized_at = now(), errors = ARRAY['{"error": "it is poison", "attempt": 5}'::jsonb] WHERE id = (SELECT min(id) FROM river_job)`); err != nil {
		t.Fatal(err)
	}
	if g, err := lib.Gauges(ctx); err != nil || g["synopse_jobs_waiting_read"] != 2 || g["synopse_jobs_oldest_seconds_read"] <= 0 {
		t.Errorf("gauges: %v, %v", g, err)
	}
	if n, err := lib.Settle(ctx); err != nil || n != 2 {
		t.Fatalf("%d were left aside, %v", n, err)
	}
	if err := e.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	list, err := lib.Failures(ctx, 0)
	if err != nil || len(list) != 2 || list[0].Reason != "it is poison" {
		t.Fatalf("failures: %+v, %v", list, err)
	}
	if n, err := lib.Redo(ctx, library.StepRead, engine.ReadVersion); err != nil || n != 2 {
		t.Fatalf("%d to do again, %v", n, err)
	}
	if err := e.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	if list, err := lib.Failures(ctx, 0); err != nil || len(list) != 0 {
		t.Errorf("failures: %+v, %v", list, err)
	}
}

// A job that was given to this program while its connection was lost is given out
// again soon; one that it is at is left alone.
func TestLostOnTheWay(t *testing.T) {
	ctx := context.Background()
	e, lib, _ := filled(t, 4)
	if err := e.feed(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Pool().Exec(ctx, `UPDATE river_job SET state = 'running', attempt = 1, attempted_at = now() - interval '1 minute', attempted_by = ARRAY['another', $1]`, e.client.ID()); err != nil {
		t.Fatal(err)
	}
	var first int64
	if err := lib.Pool().QueryRow(ctx, "SELECT min(id) FROM river_job").Scan(&first); err != nil {
		t.Fatal(err)
	}
	end := e.at.begin(first)
	if n, err := lib.TakeBack(ctx, e.client.ID(), e.at.list()); err != nil || n != 1 {
		t.Errorf("%d of 2 jobs were taken back, want one, %v", n, err)
	}
	if n, err := lib.TakeBack(ctx, "another", nil); err != nil || n != 0 {
		t.Errorf("%d jobs of another program were taken back, %v", n, err)
	}
	end()
	if err := e.Drain(ctx); err != nil {
		t.Fatal(err)
	}
}

// New reports go before old ones, in jobs of their own.
func TestLiveFirst(t *testing.T) {
	ctx := context.Background()
	e, lib, _ := filled(t, 4) // of last winter, seen in November
	today := enginetest.Talks()
	if _, err := lib.Keep(ctx, library.Batch{Items: today[:1]}); err != nil {
		t.Fatal(err)
	}
	item := today[1]
	item.Report.Published = item.Seen.Format(time.RFC3339)
	if _, err := lib.Keep(ctx, library.Batch{Items: []library.Item{item}}); err != nil {
		t.Fatal(err)
	}
	if err := e.feed(ctx, 0); err != nil {
		t.Fatal(err)
	}
	var livePriority, oldPriority, jobs int
	err := lib.Pool().QueryRow(ctx, "SELECT min(priority), max(priority), count(*) FROM river_job WHERE kind = 'synopse_read'").Scan(&livePriority, &oldPriority, &jobs)
	if err != nil || livePriority != live || oldPriority != old || jobs != 4 {
		t.Errorf("priorities %d and %d in %d jobs, %v", livePriority, oldPriority, jobs, err)
	}
}

// A job that failed again and again is cut up into one a report.
func TestCutUp(t *testing.T) {
	ctx := context.Background()
	e, lib, _ := filled(t, 4)
	if err := e.feed(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Pool().Exec(ctx, "UPDATE river_job SET attempt = 2"); err != nil {
		t.Fatal(err)
	}
	if err := e.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	var jobs int
	if err := lib.Pool().QueryRow(ctx, "SELECT count(*) FROM river_job WHERE kind = 'synopse_read' AND state = 'completed'").Scan(&jobs); err != nil || jobs != 6 {
		t.Errorf("%d jobs, want 2 and 4 of single reports, %v", jobs, err)
	}
}
