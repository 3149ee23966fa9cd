//go:build unix

// Package pgtest runs a PostgreSQL server for tests: a real one, of the system's
// packages, with a data folder of its own under the system's temporary folder,
// reached by a socket in it and, if asked for, at a port of the loopback.
//
// Where there is no PostgreSQL, tests that ask for one are skipped with a message.
package pgtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Server is a PostgreSQL server with a data folder of its own.
type Server struct {
	Dir  string // holds the data folder and the socket
	Port int    // at 127.0.0.1; 0 if it has only the socket

	bin     string
	owner   *syscall.Credential // nil: whoever runs the test
	options []string
	process *exec.Cmd
	ended   chan struct{}
}

// Options say how a server is to be.
type Options struct {
	TCP      bool     // at a free port of the loopback, too
	At       string   // and, with TCP, at this address of the machine
	Trust    string   // the network from which it may be asked there
	Durable  bool     // what is committed survives a stop at once: with fsync
	Dir      string   // where the data folder is to be made; the temporary folder if ""
	Journal  string   // where the write-ahead log is to be kept; in the data folder if ""
	Settings []string // further lines "name=value"
}

// Find gives the folder with initdb and postgres; "" if there is none.
func Find() string {
	if p, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(p); err == nil {
			p = real // beside which the other programs are
		}
		return filepath.Dir(p)
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	slices.SortFunc(found, func(a, b string) int { return major(a) - major(b) })
	if len(found) == 0 {
		return ""
	}
	return filepath.Dir(found[len(found)-1])
}

func major(initdb string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(initdb))))
	return n
}

// New makes a data folder and starts a server on it.
func New(o Options) (*Server, error) {
	s := &Server{bin: Find()}
	if s.bin == "" {
		return nil, errors.New("PostgreSQL is not installed")
	}
	if os.Getuid() == 0 {
		if err := s.unprivileged(); err != nil {
			return nil, err
		}
	}
	var err error
	if s.Dir, err = os.MkdirTemp(o.Dir, "synopse-pg"); err != nil {
		return nil, err
	}
	if err := s.own(s.Dir); err != nil {
		return nil, err
	}
	initial := []string{"-D", s.data(), "-U", "synopse", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"}
	if o.Journal != "" {
		journal := filepath.Join(o.Journal, "journal")
		if err := errors.Join(os.Mkdir(journal, 0o700), s.own(journal)); err != nil {
			return nil, err
		}
		initial = append(initial, "-X", journal)
	}
	if out, err := s.command("initdb", initial...).CombinedOutput(); err != nil {
		s.Remove()
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	s.options = []string{"unix_socket_directories=" + s.Dir, "listen_addresses=", "max_connections=200", "shared_buffers=128MB", "logging_collector=off"}
	if !o.Durable {
		s.options = append(s.options, "fsync=off", "synchronous_commit=off", "full_page_writes=off")
	}
	if o.TCP {
		if s.Port, err = freePort(); err != nil {
			return nil, err
		}
		at := "127.0.0.1"
		if o.At != "" {
			at += "," + o.At
			if err := s.trust(o.Trust); err != nil {
				return nil, err
			}
		}
		s.options = append(s.options, "listen_addresses="+at, "port="+strconv.Itoa(s.Port))
	}
	s.options = append(s.options, o.Settings...)
	if err := s.Start(); err != nil {
		s.Remove()
		return nil, err
	}
	return s, nil
}

// unprivileged looks for a user to run as: PostgreSQL refuses to run as root.
func (s *Server) unprivileged() error {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		s.owner = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return nil
	}
	return errors.New("PostgreSQL does not run as root, and there is no user postgres or nobody")
}

// trust lets a network ask the server.
func (s *Server) trust(network string) error {
	f, err := os.OpenFile(filepath.Join(s.data(), "pg_hba.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "host all all %s trust\n", network)
	return errors.Join(err, f.Close())
}

func (s *Server) own(path string) error {
	if s.owner == nil {
		return nil
	}
	return os.Chown(path, int(s.owner.Uid), int(s.owner.Gid))
}

func (s *Server) data() string { return filepath.Join(s.Dir, "data") }

func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = s.Dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.owner}
	return cmd
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// Start starts the server and waits until it answers.
func (s *Server) Start() error {
	args := []string{"-D", s.data()}
	for _, o := range s.options {
		args = append(args, "-c", o)
	}
	cmd := s.command("postgres", args...)
	cmd.SysProcAttr.Setpgid = true
	log, err := os.OpenFile(filepath.Join(s.Dir, "log"), os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := started(cmd); err != nil {
		return err
	}
	ended := make(chan struct{})
	go func() { cmd.Wait(); close(ended) }()
	s.process, s.ended = cmd, ended
	for begin := time.Now(); time.Since(begin) < time.Minute; {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		c, err := pgx.Connect(ctx, s.Address("postgres"))
		if err == nil {
			c.Close(ctx)
		}
		cancel()
		if err == nil {
			return nil
		}
		select {
		case <-ended:
			return fmt.Errorf("PostgreSQL ended at once: %s", s.Log())
		case <-time.After(20 * time.Millisecond):
		}
	}
	return fmt.Errorf("PostgreSQL does not answer: %s", s.Log())
}

// Standby makes a server that follows this one, which from then on acknowledges
// only what the standby has, too.
func (s *Server) Standby() (*Server, error) {
	dir, err := os.MkdirTemp("", "synopse-pg")
	if err != nil {
		return nil, err
	}
	b := &Server{Dir: dir, bin: s.bin, owner: s.owner, options: []string{"unix_socket_directories=" + dir, "listen_addresses=", "max_connections=200"}}
	if err := b.own(dir); err != nil {
		return nil, err
	}
	if out, err := b.command("pg_basebackup", "-D", b.data(), "-d", s.Address("postgres"), "-R", "-X", "stream", "-c", "fast").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("pg_basebackup: %w: %s", err, out)
	}
	if err := b.Start(); err != nil {
		b.Remove()
		return nil, err
	}
	return b, errors.Join(s.Exec("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'"), s.Exec("postgres", "SELECT pg_reload_conf()"))
}

// Promote makes a standby the primary.
func (s *Server) Promote() error {
	return errors.Join(s.Exec("postgres", "SELECT pg_promote()"), s.Exec("postgres", "ALTER SYSTEM SET synchronous_standby_names = ''"), s.Exec("postgres", "SELECT pg_reload_conf()"))
}

// Either gives the address of a database on whichever of two servers can be written.
func (s *Server) Either(other *Server, database string) string {
	return fmt.Sprintf("postgres://synopse@/%s?host=%s,%s&port=5432,5432&target_session_attrs=read-write", database, s.Dir, other.Dir)
}

// Log gives the end of what the server has logged.
func (s *Server) Log() string {
	data, _ := os.ReadFile(filepath.Join(s.Dir, "log"))
	if n := len(data); n > 2000 {
		data = data[n-2000:]
	}
	return string(bytes.TrimSpace(data))
}

// Stop stops the server: at once, as a crash of the machine would, or with its
// work done.
func (s *Server) Stop(atOnce bool) {
	if s.process == nil {
		return
	}
	how := syscall.SIGINT
	if atOnce {
		how = syscall.SIGQUIT
	}
	s.process.Process.Signal(how)
	<-s.ended
	s.process = nil
}

// Remove stops the server and removes its folder.
func (s *Server) Remove() {
	s.Stop(true)
	os.RemoveAll(s.Dir)
}

// Address gives the address of a database by the server's socket.
func (s *Server) Address(database string) string {
	port := 5432
	if s.Port != 0 {
		port = s.Port
	}
	return fmt.Sprintf("postgres://synopse@/%s?host=%s&port=%d", database, s.Dir, port)
}

// TCP gives the address of a database by the server's port.
func (s *Server) TCP(database string) string {
	return fmt.Sprintf("postgres://synopse@127.0.0.1:%d/%s", s.Port, database)
}

// Exec runs a statement in a database.
func (s *Server) Exec(database, text string) error {
	ctx := context.Background()
	c, err := pgx.Connect(ctx, s.Address(database))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, text)
	return err
}

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
