package river_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"synopse/internal/library/postgres/pgtest"
)

// Of the little network that a test makes, one a process: the database at one end, the
// workers in a network namespace at the other.
var (
	little       = fmt.Sprintf("10.213.%d.", os.Getpid()%256)
	network      = little + "0/30"
	databaseSide = little + "1"
	workersSide  = little + "2"
)

// wayOut is a network namespace with one way to the rest of the machine.
type wayOut struct {
	end string   // of the way, outside
	in  []string // command that runs another one in it
}

// newNetwork makes a network namespace, or skips the test.
func newNetwork(t *testing.T) *wayOut {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("it takes root to make a network namespace")
	}
	name := fmt.Sprintf("synopse-%d", os.Getpid())
	w := &wayOut{end: fmt.Sprintf("syn%da", os.Getpid()), in: []string{"ip", "netns", "exec", name}}
	way := fmt.Sprintf("syn%db", os.Getpid())
	t.Cleanup(func() { _ = run("ip", "netns", "del", name) }) // and the way with it
	for _, line := range [][]string{
		{"ip", "netns", "add", name},
		{"ip", "link", "add", w.end, "type", "veth", "peer", "name", way},
		{"ip", "link", "set", way, "netns", name},
		{"ip", "addr", "add", databaseSide + "/30", "dev", w.end},
		{"ip", "link", "set", w.end, "up"},
		append(slices.Clone(w.in), "ip", "addr", "add", workersSide+"/30", "dev", way),
		append(slices.Clone(w.in), "ip", "link", "set", way, "up"),
		append(slices.Clone(w.in), "ip", "link", "set", "lo", "up"),
	} {
		if err := run(line...); err != nil {
			t.Skipf("no network namespace can be made here: %v", err)
		}
	}
	return w
}

// cut takes the way out down for a minute.
func (w *wayOut) cut(t *testing.T, s *scene) {
	t.Helper()
	if err := run("ip", "link", "set", w.end, "down"); err != nil {
		t.Fatal(err)
	}
	had := s.readings()
	time.Sleep(time.Minute)
	if n := s.readings(); n > had+3*50 {
		t.Errorf("%d reports were read without a network", n-had)
	}
	if err := run("ip", "link", "set", w.end, "up"); err != nil {
		t.Fatal(err)
	}
}

// cutOff takes the network away between the workers and the database for a minute:
// they are in a network namespace of their own, whose only way out goes down.
func cutOff(t *testing.T, k kind) {
	w := newNetwork(t)
	server := newServer(t, pgtest.Options{TCP: true, At: databaseSide, Trust: network})
	s := newScene(t, server, "synopse", k, func(database string) string { return server.Reach(databaseSide, database) })
	s.within = w.in
	s.play(func() { w.cut(t, s) })
	same(t, holds(t, s.lib, k.items), k.want)
}

func run(line ...string) error {
	out, err := exec.Command(line[0], line[1:]...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(line, " "), err, bytes.TrimSpace(out))
	}
	return nil
}

// newDisk makes a small disk and a folder elsewhere for the server's log: without room
// for that it ends.
func newDisk(t *testing.T) (disk, journal string) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("it takes root to make a small disk")
	}
	disk, journal = t.TempDir(), t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=3g,mode=755"); err != nil {
		t.Skipf("no small disk can be made here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	for _, d := range []string{disk, journal} {
		for ; d != "/" && d != os.TempDir(); d = filepath.Dir(d) {
			if err := os.Chmod(d, 0o755); err != nil { // the server's user must reach it
				t.Fatal(err)
			}
		}
	}
	return disk, journal
}

// diskFull fills the database's disk under load and makes room again after a while.
func diskFull(t *testing.T, k kind) {
	disk, journal := newDisk(t)
	s := newScene(t, newServer(t, pgtest.Options{Dir: disk, Journal: journal}), "synopse", k, nil)
	s.play(func() { full(t, s, disk) })
	same(t, holds(t, s.lib, k.items), k.want)
}

// full fills a disk, and makes room ten seconds after somebody met that.
func full(t *testing.T, s *scene, disk string) {
	t.Helper()
	ballast := filepath.Join(disk, "ballast")
	if err := fill(ballast); err != nil {
		t.Fatal(err)
	}
	for began := time.Now(); !strings.Contains(s.server.Log(), "No space left on device"); time.Sleep(20 * time.Millisecond) {
		s.patience(began)
	}
	time.Sleep(10 * time.Second)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
}

// fill fills a disk with a file.
func fill(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	block := make([]byte, 1<<20)
	for {
		if _, err := f.Write(block); errors.Is(err, syscall.ENOSPC) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
