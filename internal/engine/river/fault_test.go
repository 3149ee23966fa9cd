//go:build unix

package river_test

import (
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/library/postgres/pgtest"
)

// faultsVariable is how many reports the faults are tried with, each in a run of its
// own that can be asked for by name (go test -run Faults/standby). Without it only one
// fault is, with few.
const faultsVariable = "SYNOPSE_FAULTS"

// Whatever happens to workers and the database, every report is there once, and the
// stories are those of an undisturbed run.
func TestFaults(t *testing.T) {
	if pgtest.Find() == "" {
		t.Skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
	}
	k, list := kind{items: enginetest.Items(17, 150), rescue: 8 * time.Second}, faults[:1]
	if asked := os.Getenv(faultsVariable); asked != "" {
		n, err := strconv.Atoi(asked)
		if err != nil {
			t.Fatalf("%s: %v", faultsVariable, err)
		}
		// Short reports, so that a run takes minutes; synopses once all is read.
		k, list = kind{items: short(n), rescue: 2 * time.Minute, quiet: time.Hour}, faults
	}
	k.want = undisturbed(t, k)
	for _, f := range list {
		t.Run(f.name, func(t *testing.T) { f.test(t, k) })
	}
}

// short gives so many short reports.
func short(n int) []library.Item {
	list := enginetest.ItemsOf(17, n+n/10, 8)
	list = slices.DeleteFunc(list, func(it library.Item) bool { return it.Check() != nil }) // some have no text at all
	return list[:n]
}

// faults are what happens to workers, to the database and on the way to it.
var faults = []struct {
	name string
	test func(*testing.T, kind)
}{
	{"a worker killed", happens(killOne)},
	{"all workers killed", happens(func(s *scene) {
		s.kill("w1", "w2", "w3")
		s.start("w4", "w5", "w6")
	})},
	{"the leader killed", happens(killLeader)},
	{"the database stopped at once", happens(restart)},
	{"a standby promoted", promoted},
	{"the disk full", diskFull},
	{"the network gone for a minute", cutOff},
	{"the network stalled for a minute", stalled},
}

// happens is a test of what happens to workers, or to a server that comes back by
// itself.
func happens(what func(*scene)) func(*testing.T, kind) {
	return func(t *testing.T, k kind) {
		s := newScene(t, newServer(t, pgtest.Options{}), "synopse", k, nil)
		s.play(func() { what(s) })
		same(t, holds(t, s.lib, k.items), k.want)
	}
}

func newServer(t *testing.T, o pgtest.Options) *pgtest.Server {
	t.Helper()
	o.Durable = true
	server, err := pgtest.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Remove)
	return server
}

// killOne kills a worker that does not group.
func killOne(s *scene) {
	l := s.leader()
	for n := range s.workers {
		if n != l {
			s.kill(n)
			return
		}
	}
}

// killLeader kills the worker that groups, and waits until another one does.
func killLeader(s *scene) {
	began := time.Now()
	before := s.leader()
	for ; before == ""; before = s.leader() {
		s.patience(began)
	}
	at := time.Now()
	s.kill(before)
	for l := before; l == "" || l == before; l = s.leader() {
		if time.Since(at) > 30*time.Second {
			s.t.Fatal("nobody took over within 30 s")
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.t.Logf("another one led after %.1f s", time.Since(at).Seconds())
}

// restart stops the database as a crash of its machine would, and starts it again.
func restart(s *scene) {
	s.server.Stop(true)
	if err := s.server.Start(); err != nil {
		s.t.Fatal(err)
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
