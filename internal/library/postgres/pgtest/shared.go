//go:build unix

package pgtest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

var shared struct {
	sync.Mutex
	server *Server
	err    error
	next   int
}

// Shared gives a server that all tests of a package use; Main ends it.
func Shared(t testing.TB) *Server {
	t.Helper()
	if Find() == "" {
		t.Skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
	}
	shared.Lock()
	defer shared.Unlock()
	if shared.server == nil && shared.err == nil {
		shared.server, shared.err = New(Options{})
	}
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// Database makes an empty database on the shared server and gives its address.
func Database(t testing.TB) string {
	t.Helper()
	s := Shared(t)
	shared.Lock()
	shared.next++
	name := fmt.Sprintf("synopse_%d", shared.next)
	shared.Unlock()
	if err := s.Exec("postgres", "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	return s.Address(name)
}

// Copy makes a database like another one, to which nobody is connected, and gives
// its address.
func Copy(t testing.TB, address string) string {
	t.Helper()
	s := Shared(t)
	shared.Lock()
	shared.next++
	name := fmt.Sprintf("synopse_%d", shared.next)
	shared.Unlock()
	if err := s.Exec("postgres", "CREATE DATABASE "+name+" TEMPLATE "+Named(address)+" STRATEGY file_copy"); err != nil {
		t.Fatal(err)
	}
	return s.Address(name)
}

// Main runs a package's tests and then ends the shared server:
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }
func Main(m *testing.M) int {
	defer func() {
		if shared.server != nil {
			shared.server.Remove()
		}
	}()
	return m.Run()
}

// Named says which database an address is of.
func Named(address string) string {
	_, rest, _ := strings.Cut(address, "synopse@/")
	name, _, _ := strings.Cut(rest, "?")
	return name
}
