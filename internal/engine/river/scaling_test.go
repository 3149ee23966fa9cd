//go:build unix

package river_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"synopse/internal/engine/enginetest"
	"synopse/internal/library/postgres/pgtest"
)

// scalingWait stands for the reading of a report: what two cores do for eight workers
// is little beside it, and the four runs take some four minutes.
const scalingWait = 60 * time.Millisecond

// How much faster more workers are. Two cores do not keep eight workers busy, so an
// artificial wait stands for the reading of each report.
func TestScaling(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv(scalingVariable))
	if err != nil {
		t.Skip(scalingVariable + " says not with how many reports to measure")
	}
	server, err := pgtest.New(pgtest.Options{Durable: true})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
	items := enginetest.Items(19, n)
	alone := 0.0
	for _, workers := range []int{1, 2, 4, 8} {
		name := fmt.Sprintf("workers_%d", workers)
		s := newScene(t, server, name, kind{items: items, rescue: 2 * time.Minute, quiet: time.Hour}, nil)
		s.wait = scalingWait
		brought := make(chan error, 1)
		s.bring(brought)
		if err := <-brought; err != nil {
			t.Fatal(err)
		}
		for i := range workers {
			s.start(fmt.Sprintf("w%d", i+1))
		}
		began := time.Now()
		for s.unread() {
			s.patience(began)
			time.Sleep(50 * time.Millisecond)
		}
		var seconds float64
		if err := s.lib.Pool().QueryRow(context.Background(), "SELECT extract(epoch FROM max(finalized_at) - min(attempted_at)) FROM river_job WHERE kind = 'synopse_read' AND state = 'completed'").Scan(&seconds); err != nil {
			t.Fatal(err)
		}
		for w := range s.workers {
			s.kill(w)
		}
		if workers == 1 {
			alone = seconds
		}
		t.Logf("%d workers: %d reports in %.1f s, %.1f/s, efficiency %.2f", workers, n, seconds, float64(n)/seconds, alone/seconds/float64(workers))
	}
}
