//go:build linux

package postgres_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

// When the database's disk is full that is said, what was kept stays, and with room
// it goes on.
func TestDiskFull(t *testing.T) {
	if os.Getuid() != 0 || pgtest.Find() == "" {
		t.Skip("it takes root, to make a small disk, and PostgreSQL")
	}
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=120m,mode=755"); err != nil {
		t.Skipf("no small disk can be made here: %v", err)
	}
	defer syscall.Unmount(disk, syscall.MNT_DETACH)
	journal := t.TempDir() // elsewhere: without room for it the server ends
	for _, d := range []string{disk, journal} {
		for ; d != "/" && d != os.TempDir(); d = filepath.Dir(d) {
			if err := os.Chmod(d, 0o755); err != nil { // the server's user must reach it
				t.Fatal(err)
			}
		}
	}
	server, err := pgtest.New(pgtest.Options{Dir: disk, Journal: journal})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Remove()
	if err := server.Exec("postgres", "CREATE DATABASE small"); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	lib, err := postgres.Open(ctx, server.Address("small"))
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	ballast := filepath.Join(disk, "ballast")
	fill(t, ballast)
	items := enginetest.Items(29, 3000)
	kept, full := 0, false
	for again := time.Now(); kept < len(items); {
		batch := items[kept:min(kept+100, len(items))]
		_, err := lib.Keep(ctx, library.Batch{Items: batch})
		switch code := library.CodeOf(err); {
		case err == nil:
			kept += len(batch)
		case code == library.Full && !full:
			full = true
			t.Logf("full after %d reports: %v", kept, err)
			if err := os.Remove(ballast); err != nil {
				t.Fatal(err)
			}
		case (code == library.Full || code == library.Unreachable) && time.Since(again) < time.Minute:
			time.Sleep(50 * time.Millisecond) // it may have to start anew
		default:
			t.Fatalf("after %d reports: %v", kept, err)
		}
	}
	if !full {
		t.Error("the disk was never full")
	}
	if st, err := lib.Stats(ctx); err != nil || st.Reports != len(items) {
		t.Errorf("%d reports of %d, %v", st.Reports, len(items), err)
	}
	if found, err := lib.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("%.3q, %v", found, err)
	}
}

// fill fills the disk up to 6 MB.
func fill(t *testing.T, path string) {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &s); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, make([]byte, int64(s.Bavail)*s.Bsize-6<<20), 0o600); err != nil {
		t.Fatal(fmt.Errorf("the ballast: %w", err))
	}
}
