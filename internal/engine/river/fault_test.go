//go:build unix

package river_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"synopse/internal/engine/enginetest"
	"synopse/internal/engine/river"
	"synopse/internal/library"
	"synopse/internal/library/copying"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

// workerVariable names the library that this test's program works on, as a worker of
// its own; faultsVariable is how many reports the faults are tried with. Without it
// only one fault is, with few.
const (
	workerVariable = "SYNOPSE_TEST_WORKER"
	faultsVariable = "SYNOPSE_FAULTS"
	rescueVariable = "SYNOPSE_TEST_RESCUE"
	// waitVariable is an artificial wait with each report, scalingVariable how many
	// reports the growth with the number of workers is measured with.
	waitVariable    = "SYNOPSE_TEST_WAIT"
	scalingVariable = "SYNOPSE_SCALING"
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
}

func (s *scene) start(names ...string) {
	for _, n := range names {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), workerVariable+"="+s.address+"&application_name="+n, rescueVariable+"="+s.rescue.String(), waitVariable+"="+s.wait.String())
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
func (s *scene) bring(ended chan<- error) {
	for batch := range slices.Chunk(s.items, 100) {
		for try := 0; ; try++ {
			_, err := s.lib.Keep(context.Background(), library.Batch{Items: slices.Clone(batch)})
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
	for s.readings() < len(s.items)/3 {
		s.patience(began)
		time.Sleep(50 * time.Millisecond)
	}
	happens()
	at, had, again := time.Now(), s.readings(), time.Duration(0)
	for bringing := true; ; time.Sleep(50 * time.Millisecond) {
		s.patience(began)
		if n := s.readings(); again == 0 && n > had {
			again = time.Since(at)
		}
		select {
		case err := <-brought:
			if err != nil {
				t.Fatal(err)
			}
			bringing = false
		default:
		}
		if left := s.left(); !bringing && left == 0 {
			break
		}
	}
	t.Logf("reading went on after %.1f s; all was read and grouped after %.1f s; %d reports in %.1f s", again.Seconds(), time.Since(at).Seconds(), len(s.items), time.Since(began).Seconds())
	e := newEngine(t, s.lib, river.Options{Workers: 2, Quiet: time.Millisecond})
	if err := e.Drain(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

func (s *scene) patience(began time.Time) {
	if time.Since(began) > 20*time.Minute {
		s.t.Fatal("it does not come to an end")
	}
}

func (s *scene) readings() (n int) {
	_ = s.lib.Pool().QueryRow(context.Background(), "SELECT count(*) FROM readings").Scan(&n)
	return n
}

// holds gives what must be the same: every report with its story, and the sum of
// everything that was kept.
func holds(t *testing.T, lib library.Library, items []library.Item) []string {
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
	out := []string{sum.Hash}
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

// Whatever happens to workers and the database, every report is there once, and the
// stories are those of an undisturbed run.
func TestFaults(t *testing.T) {
	if pgtest.Find() == "" {
		t.Skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
	}
	n, rescue, all := 150, 8*time.Second, false
	if asked := os.Getenv(faultsVariable); asked != "" {
		var err error
		if n, err = strconv.Atoi(asked); err != nil {
			t.Fatalf("%s: %v", faultsVariable, err)
		}
		rescue, all = 2*time.Minute, true
	}
	server, err := pgtest.New(pgtest.Options{Durable: true})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
	items := enginetest.Items(17, n)
	library := func(name string) *postgres.Library {
		if err := server.Exec("postgres", "CREATE DATABASE "+name); err != nil {
			t.Fatal(err)
		}
		lib := open(t, server.Address(name))
		if err := newEngine(t, lib, river.Options{}).Close(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { lib.Close() })
		return lib
	}
	quiet := &scene{t: t, server: server, address: server.Address("undisturbed"), lib: library("undisturbed"), items: items, workers: map[string]*exec.Cmd{}, rescue: rescue}
	quiet.play(func() {})
	want := holds(t, quiet.lib, items)
	for _, c := range []struct {
		name string
		long bool
		what func(*scene)
	}{
		{"a worker killed", false, func(s *scene) {
			l := s.leader()
			for n := range s.workers {
				if n != l {
					s.kill(n)
					return
				}
			}
		}},
		{"all workers killed", true, func(s *scene) {
			s.kill("w1", "w2", "w3")
			s.start("w4", "w5", "w6")
		}},
		{"the leader killed", true, func(s *scene) {
			before := s.leader()
			at := time.Now()
			s.kill(before)
			for l := before; l == "" || l == before; l = s.leader() {
				if time.Since(at) > 30*time.Second {
					s.t.Fatal("nobody took over within 30 s")
				}
				time.Sleep(20 * time.Millisecond)
			}
			s.t.Logf("another one led after %.1f s", time.Since(at).Seconds())
		}},
		{"the database stopped at once", true, func(s *scene) {
			s.server.Stop(true)
			if err := s.server.Start(); err != nil {
				s.t.Fatal(err)
			}
		}},
	} {
		if c.long && !all {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			name := strings.ReplaceAll(c.name, " ", "_")
			s := &scene{t: t, server: server, address: server.Address(name), lib: library(name), items: items, workers: map[string]*exec.Cmd{}, rescue: rescue}
			s.play(func() { c.what(s) })
			same(t, holds(t, s.lib, items), want)
		})
	}
	if all {
		t.Run("a standby promoted", func(t *testing.T) { promoted(t, items, want, rescue) })
		t.Run("the network stalled for a minute", func(t *testing.T) { stalled(t, items, want, rescue) })
	}
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d of %d and %d differs: %.300v, want %.300v", i, len(got), len(want), got[min(i, len(got)-1)], want[min(i, len(want)-1)])
		}
	}
}

// promoted is what a synchronous standby is for: the primary dies, the standby takes
// its place.
func promoted(t *testing.T, items []library.Item, want []string, rescue time.Duration) {
	primary, err := pgtest.New(pgtest.Options{Durable: true})
	if err != nil {
		t.Fatal(err)
	}
	defer primary.Remove()
	if err := primary.Exec("postgres", "CREATE DATABASE promoted"); err != nil {
		t.Fatal(err)
	}
	standby, err := primary.Standby()
	if err != nil {
		t.Fatal(err)
	}
	defer standby.Remove()
	address := primary.Either(standby, "promoted")
	lib := open(t, address)
	defer lib.Close()
	if err := newEngine(t, lib, river.Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	s := &scene{t: t, server: primary, address: address, lib: lib, items: items, workers: map[string]*exec.Cmd{}, rescue: rescue}
	s.play(func() {
		primary.Stop(true)
		if err := standby.Promote(); err != nil {
			t.Fatal(err)
		}
	})
	same(t, holds(t, lib, items), want)
}

// stalled lets nothing through between the workers and the database for a minute.
func stalled(t *testing.T, items []library.Item, want []string, rescue time.Duration) {
	server, err := pgtest.New(pgtest.Options{Durable: true, TCP: true})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
	if err := server.Exec("postgres", "CREATE DATABASE stalled"); err != nil {
		t.Fatal(err)
	}
	lib := open(t, server.Address("stalled"))
	defer lib.Close()
	if err := newEngine(t, lib, river.Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	way, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer way.Close()
	var gate sync.RWMutex // closed while it is locked
	go func() {
		for {
			c, err := way.Accept()
			if err != nil {
				return
			}
			d, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", server.Port))
			if err != nil {
				c.Close()
				continue
			}
			go pass(c, d, &gate)
			go pass(d, c, &gate)
		}
	}()
	s := &scene{t: t, server: server, address: fmt.Sprintf("postgres://synopse@%s/stalled?sslmode=disable", way.Addr()), lib: lib, items: items, workers: map[string]*exec.Cmd{}, rescue: rescue}
	s.play(func() {
		gate.Lock()
		time.Sleep(time.Minute)
		gate.Unlock()
	})
	same(t, holds(t, lib, items), want)
}

// pass carries what comes from one connection to another while the gate is open.
func pass(from, to net.Conn, gate *sync.RWMutex) {
	defer from.Close()
	defer to.Close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		gate.RLock()
		_, failed := to.Write(buffer[:n])
		gate.RUnlock()
		if err != nil || failed != nil {
			return
		}
	}
}

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
		if err := server.Exec("postgres", "CREATE DATABASE "+name); err != nil {
			t.Fatal(err)
		}
		lib := open(t, server.Address(name))
		if err := newEngine(t, lib, river.Options{}).Close(); err != nil {
			t.Fatal(err)
		}
		s := &scene{t: t, server: server, address: server.Address(name), lib: lib, items: items, workers: map[string]*exec.Cmd{}, rescue: 2 * time.Minute, wait: 150 * time.Millisecond}
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
		if err := lib.Pool().QueryRow(context.Background(), "SELECT extract(epoch FROM max(finalized_at) - min(attempted_at)) FROM river_job WHERE kind = 'synopse_read' AND state = 'completed'").Scan(&seconds); err != nil {
			t.Fatal(err)
		}
		for w := range s.workers {
			s.kill(w)
		}
		if workers == 1 {
			alone = seconds
		}
		t.Logf("%d workers: %d reports in %.1f s, %.1f/s, efficiency %.2f", workers, n, seconds, float64(n)/seconds, alone/seconds/float64(workers))
		lib.Close()
	}
}
