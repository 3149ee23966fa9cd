//go:build unix

package river_test

import (
	"fmt"
	"net"
	"os/exec"
	"sync"
	"testing"
	"time"

	"synopse/internal/engine/river"
	"synopse/internal/library/postgres/pgtest"
)

// outages are what happens to the database and the way to it.
var outages = []struct {
	name string
	test func(*testing.T, kind)
}{
	{"a standby promoted", promoted},
	{"the network gone for a minute", cutOff},
	{"the network stalled for a minute", stalled},
	{"the disk full", diskFull},
}

// promoted is what a synchronous standby is for: the primary dies, the standby takes
// its place.
func promoted(t *testing.T, k kind) {
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
	s := &scene{t: t, server: primary, address: address, lib: lib, items: k.items, workers: map[string]*exec.Cmd{}, rescue: k.rescue, quiet: k.quiet}
	s.play(func() {
		primary.Stop(true)
		if err := standby.Promote(); err != nil {
			t.Fatal(err)
		}
	})
	same(t, holds(t, lib, k.items), k.want)
}

// stalled lets nothing through between the workers and the database for a minute.
func stalled(t *testing.T, k kind) {
	server, err := pgtest.New(pgtest.Options{Durable: true, TCP: true})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
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
	s := newScene(t, server, "stalled", k, func(name string) string {
		return fmt.Sprintf("postgres://synopse@%s/%s?sslmode=disable", way.Addr(), name)
	})
	s.play(func() {
		gate.Lock()
		time.Sleep(time.Minute)
		gate.Unlock()
	})
	same(t, holds(t, s.lib, k.items), k.want)
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
