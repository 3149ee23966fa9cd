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
	"syscall"
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
	at      string  // where it listens beside the loopback
	standby *Server // that follows it; nil if none does
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
		if o.At != "" {
			if err := s.trust(o.Trust); err != nil {
				return nil, err
			}
		}
		if err := s.listen(o.At); err != nil {
			return nil, err
		}
	}
	s.options = append(s.options, o.Settings...)
	if err := s.Start(); err != nil {
		s.Remove()
		return nil, err
	}
	return s, nil
}

// listen has the server listen at a free port of the loopback and, if it is given, of
// an address of the machine.
func (s *Server) listen(at string) (err error) {
	if s.Port, err = freePort(); err != nil {
		return err
	}
	s.at = at
	s.options = append(s.options, "listen_addresses="+strings.TrimSuffix("127.0.0.1,"+at, ","), "port="+strconv.Itoa(s.Port))
	return nil
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
		c, err := pgx.Connect(ctx, s.socket("postgres"))
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
	if s.standby == nil {
		return s.socket(database)
	}
	return fmt.Sprintf("postgres://synopse@/%s?host=%s,%s&port=%d,%d&target_session_attrs=read-write", database, s.Dir, s.standby.Dir, s.socketPort(), s.standby.socketPort())
}

// socket gives the address of a database of this server alone.
func (s *Server) socket(database string) string {
	return fmt.Sprintf("postgres://synopse@/%s?host=%s&port=%d", database, s.Dir, s.socketPort())
}

func (s *Server) socketPort() int {
	if s.Port != 0 {
		return s.Port
	}
	return 5432
}

// Reach gives the address of a database by the server's port of an address.
func (s *Server) Reach(host, database string) string {
	if s.standby == nil {
		return fmt.Sprintf("postgres://synopse@%s:%d/%s?sslmode=disable", host, s.Port, database)
	}
	return fmt.Sprintf("postgres://synopse@%s:%d,%s:%d/%s?sslmode=disable&target_session_attrs=read-write", host, s.Port, host, s.standby.Port, database)
}

// Exec runs a statement in a database.
func (s *Server) Exec(database, text string) error {
	ctx := context.Background()
	c, err := pgx.Connect(ctx, s.socket(database))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, text)
	return err
}
