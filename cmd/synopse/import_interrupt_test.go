package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// An interrupted import keeps what it has, says so, and goes on where it was.
func TestInterruptedImport(t *testing.T) {
	dir := t.TempDir()
	const n = 2000
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"title":"Hafen %[1]d","language":"de","url":"https://kuestenblatt.example/%[1]d","text":"Der Hafen Nummer %[1]d soll bis zum Sommer tiefer werden, teilte das Land am Montag mit. Die Fischer sehen das anders und wollen vor Gericht ziehen.","seen":"2026-11-20T07:00:00Z"}`+"\n", i)
	}
	file, lib := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "l.db")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("synopse", "import", "--json", "--library", lib, file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// The lines are more than a pipe holds: once the first has come, and until
	// the rest is read, the import is under way.
	r := bufio.NewReader(out)
	if _, err := r.ReadString('\n'); err != nil {
		t.Fatal(err, errs.String())
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	kept := 1 + bytes.Count(rest, []byte("\n"))
	if got := cmd.ProcessState.ExitCode(); got != interrupted || kept == n {
		t.Fatalf("exit code %d with %d kept: %s", got, kept, errs.String())
	}
	if !strings.Contains(errs.String(), "goes on from there") {
		t.Errorf("standard error: %s", errs.String())
	}
	second := exec.Command("synopse", "import", "--json", "--library", lib, file)
	errs.Reset()
	second.Stderr = &errs
	lines, err := second.Output()
	if err != nil {
		t.Fatal(err, errs.String())
	}
	if more := bytes.Count(lines, []byte("\n")); kept+more != n {
		t.Errorf("%d were kept, then %d more: %d in all, want %d", kept, more, kept+more, n)
	}
	if want := fmt.Sprintf("%d read: %d new", n, n); !strings.Contains(errs.String(), want) {
		t.Errorf("standard error: %s, want %s", errs.String(), want)
	}
}
