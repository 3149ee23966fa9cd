//go:build unix

package river_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"synopse/internal/library/postgres/pgtest"
)

// undisturbedVariable names a file that holds what an undisturbed run left: it is
// written by the first test that needs it, and read by those after it. Another program
// or number of reports makes it anew.
const undisturbedVariable = "SYNOPSE_UNDISTURBED"

// undisturbed gives what a run without a fault leaves.
func undisturbed(t *testing.T, k kind) []string {
	t.Helper()
	file := os.Getenv(undisturbedVariable)
	if file == "" {
		return runUndisturbed(t, k)
	}
	head := fmt.Sprintf("%d reports by %s", len(k.items), itself(t))
	if kept, err := os.ReadFile(file); err == nil {
		if lines := strings.Split(string(kept), "\n"); lines[0] == head {
			return lines[1:]
		}
	}
	lines := runUndisturbed(t, k)
	if err := os.WriteFile(file, []byte(strings.Join(slices.Insert(slices.Clone(lines), 0, head), "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	return lines
}

func runUndisturbed(t *testing.T, k kind) []string {
	t.Helper()
	s := newScene(t, newServer(t, pgtest.Options{}), "synopse", k, nil)
	s.play(func() {})
	return holds(t, s.lib, k.items)
}

// itself gives the hash of the program of this test.
func itself(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(data))
}
