package river_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"synopse/internal/library/postgres/pgtest"
)

// Of the little network that a test makes: the database at one end, the workers in a
// network namespace at the other.
const (
	network      = "10.213.77.0/30"
	databaseSide = "10.213.77.1"
	workersSide  = "10.213.77.2"
)

// cutOff takes the network away between the workers and the database for a minute:
// they are in a network namespace of their own, whose only way out goes down.
func cutOff(t *testing.T, k kind) {
	if os.Getuid() != 0 {
		t.Skip("it takes root to make a network namespace")
	}
	name := fmt.Sprintf("synopse-%d", os.Getpid())
	end, way := fmt.Sprintf("syn%da", os.Getpid()), fmt.Sprintf("syn%db", os.Getpid())
	in := []string{"ip", "netns", "exec", name}
	defer run("ip", "netns", "del", name) // and the way with it
	for _, line := range [][]string{
		{"ip", "netns", "add", name},
		{"ip", "link", "add", end, "type", "veth", "peer", "name", way},
		{"ip", "link", "set", way, "netns", name},
		{"ip", "addr", "add", databaseSide + "/30", "dev", end},
		{"ip", "link", "set", end, "up"},
		append(in, "ip", "addr", "add", workersSide+"/30", "dev", way),
		append(in, "ip", "link", "set", way, "up"),
		append(in, "ip", "link", "set", "lo", "up"),
	} {
		if err := run(line...); err != nil {
			t.Skipf("no network namespace can be made here: %v", err)
		}
	}
	server, err := pgtest.New(pgtest.Options{Durable: true, TCP: true, At: databaseSide, Trust: network})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
	s := newScene(t, server, "cut_off", k, func(database string) string {
		return fmt.Sprintf("postgres://synopse@%s:%d/%s?sslmode=disable", databaseSide, server.Port, database)
	})
	s.within = in
	s.play(func() {
		if err := run("ip", "link", "set", end, "down"); err != nil {
			t.Fatal(err)
		}
		had := s.readings()
		time.Sleep(time.Minute)
		if n := s.readings(); n > had+3*50 {
			t.Errorf("%d reports were read without a network", n-had)
		}
		if err := run("ip", "link", "set", end, "up"); err != nil {
			t.Fatal(err)
		}
	})
	same(t, holds(t, s.lib, k.items), k.want)
}

func run(line ...string) error {
	out, err := exec.Command(line[0], line[1:]...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(line, " "), err, bytes.TrimSpace(out))
	}
	return nil
}

// diskFull fills the database's disk under load and makes room again after a while.
func diskFull(t *testing.T, k kind) {
	if os.Getuid() != 0 {
		t.Skip("it takes root to make a small disk")
	}
	disk, journal := t.TempDir(), t.TempDir() // without room for its log the server ends
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=3g,mode=755"); err != nil {
		t.Skipf("no small disk can be made here: %v", err)
	}
	defer syscall.Unmount(disk, syscall.MNT_DETACH)
	for _, d := range []string{disk, journal} {
		for ; d != "/" && d != os.TempDir(); d = filepath.Dir(d) {
			if err := os.Chmod(d, 0o755); err != nil { // the server's user must reach it
				t.Fatal(err)
			}
		}
	}
	server, err := pgtest.New(pgtest.Options{Durable: true, Dir: disk, Journal: journal})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
	s := newScene(t, server, "full_disk", k, nil)
	s.play(func() {
		ballast := filepath.Join(disk, "ballast")
		if err := fill(ballast); err != nil {
			t.Fatal(err)
		}
		for had, at := -1, time.Now(); ; { // until nothing is read for some seconds
			if n := s.readings(); n != had {
				had, at = n, time.Now()
			} else if time.Since(at) > 10*time.Second {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		if !strings.Contains(server.Log(), "No space left on device") {
			t.Errorf("the disk is not full; the server's log ends: %s", server.Log())
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	})
	same(t, holds(t, s.lib, k.items), k.want)
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
