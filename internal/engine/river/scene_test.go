//go:build unix

package river_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"synopse/internal/engine/river"
	"synopse/internal/library"
	"synopse/internal/library/copying"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

// workerVariable names the library that this test's program works on, as a worker of
// its own.
const (
	workerVariable = "SYNOPSE_TEST_WORKER"
	rescueVariable = "SYNOPSE_TEST_RESCUE"
	// waitVariable is an artificial wait with each report, scalingVariable how many
	// reports the growth with the number of workers is measured with.
	waitVariable    = "SYNOPSE_TEST_WAIT"
	scalingVariable = "SYNOPSE_SCALING"
	// quietVariable is how long a story must be left alone for its synopsis.
	quietVariable = "SYNOPSE_TEST_QUIET"
)

// work is what a worker's process does until it is killed.
func work(address string) {
	ctx := context.Background()
	for {
		lib, err := postgres.Open(ctx, address)
		if err != nil {
			time.Sleep(200 * time.Millisecond) // the database is being stopped or started
			continue
		}
		o := river.Options{Workers: 1, Reports: 50, Quiet: time.Second}
		if d, err := time.ParseDuration(os.Getenv(quietVariable)); err == nil && d > 0 {
			o.Quiet = d
		}
		if s, err := time.ParseDuration(os.Getenv(rescueVariable)); err == nil {
			o.Rescue = s
		}
		if d, err := time.ParseDuration(os.Getenv(waitVariable)); err == nil && d > 0 {
			o.Wait, o.Reports = d, 200
		}
		e, err := river.New(ctx, lib, o)
		if err == nil {
			err = e.Run(ctx)
		}
		fmt.Fprintln(os.Stderr, "the worker ended:", err)
		lib.Close()
	}
}

// scene is a library with workers, to which something happens.
type scene struct {
	t       *testing.T
	server  *pgtest.Server
	address string // for the workers
	lib     *postgres.Library
	items   []library.Item
	workers map[string]*exec.Cmd
	rescue  time.Duration
	wait    time.Duration
	quiet   time.Duration
	within  []string // command before that of a worker: what it runs in
}

// newScene makes a scene in a new database of a server, with the queue's tables.
// Reach gives the address for the workers; nil is that of the server's socket.
func newScene(t *testing.T, server *pgtest.Server, name string, k kind, reach func(database string) string) *scene {
	t.Helper()
	if err := server.Exec("postgres", "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	if reach == nil {
		reach = server.Address
	}
	lib := open(t, server.Address(name))
	t.Cleanup(func() { lib.Close() })
	if err := newEngine(t, lib, river.Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	return &scene{t: t, server: server, address: reach(name), lib: lib, items: k.items, workers: map[string]*exec.Cmd{}, rescue: k.rescue, quiet: k.quiet}
}

// kind is what the faults of one run have in common.
type kind struct {
	items  []library.Item
	rescue time.Duration
	quiet  time.Duration
	want   []string // what the undisturbed run left
}

func (s *scene) start(names ...string) {
	for _, n := range names {
		line := append(slices.Clone(s.within), os.Args[0])
		cmd := exec.Command(line[0], line[1:]...)
		cmd.Env = append(os.Environ(), workerVariable+"="+s.address+"&application_name="+n, rescueVariable+"="+s.rescue.String(), waitVariable+"="+s.wait.String(), quietVariable+"="+s.quiet.String())
		if testing.Verbose() {
			cmd.Stderr = os.Stderr
		}
		if err := cmd.Start(); err != nil {
			s.t.Fatal(err)
		}
		s.workers[n] = cmd
	}
}

func (s *scene) kill(names ...string) {
	for _, n := range names {
		s.workers[n].Process.Kill()
	}
	for _, n := range names {
		s.workers[n].Wait()
		delete(s.workers, n)
	}
}

// leader gives the worker that groups; "" if none does.
func (s *scene) leader() (name string) {
	_ = s.lib.Pool().QueryRow(context.Background(), `SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
		WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.objid = 3 AND a.datname = current_database()`).Scan(&name)
	return name
}

// bring keeps the reports as an importer does, again where it could not.
func (s *scene) bring(ended chan<- error) { bring(s.lib, s.items, ended) }

func bring(lib library.Library, items []library.Item, ended chan<- error) {
	for batch := range slices.Chunk(items, 100) {
		for try := 0; ; try++ {
			_, err := lib.Keep(context.Background(), library.Batch{Items: slices.Clone(batch)})
			if err == nil {
				break
			}
			if try > 600 || library.CodeOf(err) == library.BadItem {
				ended <- err
				return
			}
			time.Sleep(200 * time.Millisecond)
		}
	}
	ended <- nil
}

// left is how many steps of reports are left; -1 while nobody can say.
func (s *scene) left() int {
	waiting, err := s.lib.Waiting(context.Background())
	if err != nil {
		return -1
	}
	return waiting[library.StepRead] + waiting[library.StepGroup]
}

// unread says whether reports are left to be read.
func (s *scene) unread() bool {
	waiting, err := s.lib.Waiting(context.Background())
	return err != nil || waiting[library.StepRead] > 0
}

// play brings the reports, lets something happen when a third of them is read, waits
// until all are read and grouped, and then makes the synopses that the workers would
// leave for a while, since their stories have hardly grown.
func (s *scene) play(happens func()) {
	t := s.t
	brought := make(chan error, 1)
	began := time.Now()
	go s.bring(brought)
	s.start("w1", "w2", "w3")
	defer func() {
		for n := range s.workers {
			s.kill(n)
		}
	}()
	bringing := true
	look := func() {
		s.patience(began)
		select {
		case err := <-brought:
			if err != nil {
				t.Fatal(err)
			}
			bringing = false
		default:
		}
		time.Sleep(50 * time.Millisecond)
	}
	for s.readings() < len(s.items)/3 {
		look()
	}
	happens()
	at, had, again := time.Now(), s.readings(), time.Duration(0)
	for ; ; look() {
		if n := s.readings(); again == 0 && n > had {
			again = time.Since(at)
		}
		if left := s.left(); !bringing && left == 0 {
			break
		}
	}
	t.Logf("reading went on after %.1f s; all was read and grouped after %.1f s; %d reports in %.1f s", again.Seconds(), time.Since(at).Seconds(), len(s.items), time.Since(began).Seconds())
	at = time.Now()
	e := newEngine(t, s.lib, river.Options{Workers: 2, Quiet: time.Millisecond})
	if err := e.Drain(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("the synopses took %.1f s", time.Since(at).Seconds())
}

func (s *scene) patience(began time.Time) {
	if time.Since(began) > 60*time.Minute {
		s.t.Fatal("it does not come to an end")
	}
}

func (s *scene) readings() (n int) {
	_ = s.lib.Pool().QueryRow(context.Background(), "SELECT count(*) FROM readings").Scan(&n)
	return n
}

// sound checks that a library is whole, with every report once and no failure, and
// gives the sum of all reports.
func sound(t *testing.T, lib library.Library, items []library.Item) string {
	t.Helper()
	ctx := context.Background()
	if found, err := lib.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("the library is not sound: %.5q, %v", found, err)
	}
	if failures, err := lib.Failures(ctx, 5); err != nil || len(failures) > 0 {
		t.Errorf("failures: %+v, %v", failures, err)
	}
	sum, err := copying.SumOf(ctx, lib)
	if err != nil || sum.Reports != len(items) || sum.Revisions != len(items) {
		t.Errorf("%+v of %d, %v", sum, len(items), err)
	}
	return sum.Hash
}

// holds gives what must be the same: every report with its story, and the sum of
// everything that was kept.
func holds(t *testing.T, lib library.Library, items []library.Item) []string {
	t.Helper()
	ctx := context.Background()
	out := []string{sound(t, lib, items)}
	for i := range items {
		id, _ := library.ReportID(&items[i].Report)
		story, err := lib.StoryOf(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, id+" "+story)
	}
	f := library.StoryFilter{Limit: 500}
	for {
		page, err := lib.StoryList(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range page.Items {
			out = append(out, fmt.Sprint(r.ID, r.Title, r.Reports, r.Origins, r.Issues, r.Clashes, r.OnlyIn, r.Languages, r.Stale))
		}
		if f.Cursor = page.Next; f.Cursor == "" {
			return out
		}
	}
}
