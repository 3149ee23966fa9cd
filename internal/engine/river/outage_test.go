//go:build unix

package river_test

import (
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"synopse/internal/library/postgres/pgtest"
)

// promoted is what a synchronous standby is for: the primary dies, the standby takes
// its place.
func promoted(t *testing.T, k kind) {
	s := newScene(t, withStandby(t, newServer(t, pgtest.Options{})), "synopse", k, nil)
	s.play(func() { promote(s) })
	same(t, holds(t, s.lib, k.items), k.want)
}

// withStandby gives a server a synchronous standby.
func withStandby(t *testing.T, primary *pgtest.Server) *pgtest.Server {
	t.Helper()
	standby, err := primary.Standby()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(standby.Remove)
	return primary
}

// promote stops the primary at once and makes its standby the primary.
func promote(s *scene) {
	s.server.Stop(true)
	if err := s.server.Promote(); err != nil {
		s.t.Fatal(err)
	}
}

// stalled lets nothing through between the workers and the database for a minute.
func stalled(t *testing.T, k kind) {
	server := newServer(t, pgtest.Options{TCP: true})
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
	s := newScene(t, server, "synopse", k, func(name string) string {
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
