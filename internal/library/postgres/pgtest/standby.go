//go:build unix

package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/jackc/pgx/v5"
)

// Standby makes a server that follows this one, which from then on acknowledges
// only what the standby has, too. Addresses of this one are from then on of
// whichever of both can be written.
func (s *Server) Standby() (*Server, error) {
	dir, err := os.MkdirTemp("", "synopse-pg")
	if err != nil {
		return nil, err
	}
	b := &Server{Dir: dir, bin: s.bin, owner: s.owner, options: []string{"unix_socket_directories=" + dir, "listen_addresses=", "max_connections=200"}}
	if err := b.own(dir); err != nil {
		return nil, err
	}
	if s.Port != 0 {
		if err := b.listen(s.at); err != nil {
			return nil, err
		}
	}
	if out, err := b.command("pg_basebackup", "-D", b.data(), "-d", s.socket("postgres"), "-R", "-X", "stream", "-c", "fast").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("pg_basebackup: %w: %s", err, out)
	}
	if err := b.Start(); err != nil {
		b.Remove()
		return nil, err
	}
	s.standby = b
	return b, errors.Join(s.Exec("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'"), s.Exec("postgres", "SELECT pg_reload_conf()"), s.waited())
}

// waited waits until the server waits for its standby with all it acknowledges.
func (s *Server) waited() error {
	ctx := context.Background()
	c, err := pgx.Connect(ctx, s.socket("postgres"))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(20 * time.Millisecond) {
		var n int
		if err := c.QueryRow(ctx, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'").Scan(&n); err != nil || n > 0 {
			return err
		}
	}
	return errors.New("the standby does not follow")
}

// Promote makes the standby of a server that was stopped the primary.
func (s *Server) Promote() error {
	b := s.standby
	return errors.Join(b.Exec("postgres", "SELECT pg_promote()"), b.Exec("postgres", "ALTER SYSTEM SET synchronous_standby_names = ''"), b.Exec("postgres", "SELECT pg_reload_conf()"))
}
