//go:build unix

package river_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/library/postgres/pgtest"
)

// Whatever happens to workers and the database, every report is there once, and the
// stories are those of an undisturbed run.
func TestFaults(t *testing.T) {
	if pgtest.Find() == "" {
		t.Skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
	}
	k, all := kind{items: enginetest.Items(17, 150), rescue: 8 * time.Second}, false
	if asked := os.Getenv(faultsVariable); asked != "" {
		n, err := strconv.Atoi(asked)
		if err != nil {
			t.Fatalf("%s: %v", faultsVariable, err)
		}
		// Short reports, so that a run takes minutes; synopses once all is read.
		k, all = kind{items: short(n), rescue: 2 * time.Minute, quiet: time.Hour}, true
	}
	server, err := pgtest.New(pgtest.Options{Durable: true})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
	quiet := newScene(t, server, "undisturbed", k, nil)
	quiet.play(func() {})
	k.want = holds(t, quiet.lib, k.items)
	for _, c := range faults {
		if c.long && !all {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			s := newScene(t, server, strings.ReplaceAll(c.name, " ", "_"), k, nil)
			s.play(func() { c.what(s) })
			same(t, holds(t, s.lib, k.items), k.want)
		})
	}
	if !all {
		return
	}
	for _, c := range outages {
		t.Run(c.name, func(t *testing.T) { c.test(t, k) })
	}
}

// short gives so many short reports.
func short(n int) []library.Item {
	list := enginetest.ItemsOf(17, n+n/10, 8)
	list = slices.DeleteFunc(list, func(it library.Item) bool { return it.Check() != nil }) // some have no text at all
	return list[:n]
}

// faults are what happens to workers, and to a server that comes back by itself.
var faults = []struct {
	name string
	long bool // only where the number of reports is given
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
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d of %d and %d differs: %.300v, want %.300v", i, len(got), len(want), got[min(i, len(got)-1)], want[min(i, len(want)-1)])
		}
	}
}
