package river_test

import (
	"context"
	"os"
	"strconv"
	"testing"
	"time"

	"synopse/internal/engine/local"
	"synopse/internal/library"
	"synopse/internal/library/postgres/pgtest"
	"synopse/internal/library/sqlite"
)

// badDayVariable is how many reports the bad day has.
const badDayVariable = "SYNOPSE_BAD_DAY"

// Everything that can happen, one after the other under load, and at the end every
// report is there once and in the story in which one machine with a library in a file
// has it.
func TestBadDay(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv(badDayVariable))
	if err != nil {
		t.Skip(badDayVariable + " says not with how many reports")
	}
	items := short(n)
	want := alone(t, items)
	net := newNetwork(t)
	disk, journal := newDisk(t)
	server := withStandby(t, newServer(t, pgtest.Options{TCP: true, At: databaseSide, Trust: network, Dir: disk, Journal: journal}))
	s := newScene(t, server, "synopse", kind{items: items, rescue: 2 * time.Minute, quiet: time.Hour}, func(database string) string {
		return server.Reach(databaseSide, database)
	})
	s.within = net.in
	brought := make(chan error, 1)
	began := time.Now()
	go s.bring(brought)
	s.start("w1", "w2", "w3")
	defer func() {
		for w := range s.workers {
			s.kill(w)
		}
	}()
	for i, x := range []struct {
		name string
		what func()
	}{
		{"a worker killed", func() {
			killOne(s)
			s.start("w4")
		}},
		{"all workers killed", func() {
			for w := range s.workers {
				s.kill(w)
			}
			s.start("v1", "v2", "v3")
		}},
		{"the leader killed", func() {
			killLeader(s)
			s.start("v4")
		}},
		{"the database stopped at once", func() { restart(s) }},
		{"the network gone for a minute", func() { net.cut(t, s) }},
		{"the disk full", func() { full(t, s, disk) }},
		{"a standby promoted", func() { promote(s) }},
	} {
		for s.readings() < n*(i+1)/9 {
			s.patience(began)
			time.Sleep(50 * time.Millisecond)
		}
		x.what()
		at := time.Now()
		for had := s.readings(); s.readings() <= had; time.Sleep(20 * time.Millisecond) {
			s.patience(began)
		}
		t.Logf("%s, at %d reports: reading went on after %.1f s", x.name, n*(i+1)/9, time.Since(at).Seconds())
	}
	if err := <-brought; err != nil {
		t.Fatal(err)
	}
	at := time.Now()
	for s.left() != 0 {
		s.patience(began)
		time.Sleep(50 * time.Millisecond)
	}
	var rescued int
	if err := s.lib.Pool().QueryRow(context.Background(), "SELECT count(*) FROM river_job WHERE cardinality(errors) > 0").Scan(&rescued); err != nil {
		t.Fatal(err)
	}
	t.Logf("all was read and grouped %.1f s after the last; %d reports in %.1f s; %d jobs were tried again", time.Since(at).Seconds(), n, time.Since(began).Seconds(), rescued)
	same(t, inStories(t, s.lib, items), want)
}

// alone groups the reports on one machine, with a library in a file.
func alone(t *testing.T, items []library.Item) []string {
	t.Helper()
	ctx := context.Background()
	lib, err := sqlite.Open(ctx, t.TempDir()+"/library")
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	ended := make(chan error, 1)
	bring(lib, items, ended)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	e := local.New(lib, local.Options{GroupOnly: true})
	running, stop := context.WithCancel(ctx)
	defer stop()
	worked := make(chan error, 1)
	go func() { worked <- e.Run(running) }()
	for left := 1; left > 0; time.Sleep(50 * time.Millisecond) {
		waiting, err := lib.Waiting(ctx)
		if err != nil {
			t.Fatal(err)
		}
		left = waiting[library.StepGroup]
	}
	stop()
	if err := <-worked; err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("one machine grouped %d reports in %.1f s", len(items), time.Since(began).Seconds())
	return inStories(t, lib, items)
}

// inStories gives the sum of all reports and the story of each.
func inStories(t *testing.T, lib library.Library, items []library.Item) []string {
	t.Helper()
	return append([]string{sound(t, lib, items)}, storiesOf(t, lib, items)...)
}
