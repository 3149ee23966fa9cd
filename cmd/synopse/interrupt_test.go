package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// An interrupted command ends at once, says so and writes nothing.
func TestInterrupt(t *testing.T) {
	cmd := exec.Command("synopse", "compare", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: once it is written, the command is reading.
	if _, err := in.Write(bytes.Repeat([]byte("Ein Satz. "), 1<<16)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("it ended as if nothing had happened")
	}
	if got := cmd.ProcessState.ExitCode(); got != interrupted {
		t.Errorf("exit code %d, want %d", got, interrupted)
	}
	if out.Len() > 0 || !bytes.Contains(errs.Bytes(), []byte("interrupted")) {
		t.Errorf("standard output %q, standard error %q", out.String(), errs.String())
	}
}

// An interrupted fetch keeps what it has and says how much that is.
func TestInterruptedFetch(t *testing.T) {
	asked := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/slow":
			close(asked)
			<-r.Context().Done()
		default:
			fmt.Fprint(w, "<p>Moin</p>")
		}
	}))
	defer s.Close()
	dir := t.TempDir()
	cmd := exec.Command("synopse", "fetch", "--allow-private", "127.0.0.1", "--pause", "0", "-o", dir, s.URL+"/quick", s.URL+"/slow")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("it ended as if nothing had happened")
	}
	if got := cmd.ProcessState.ExitCode(); got != interrupted {
		t.Errorf("exit code %d, want %d", got, interrupted)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	want := fmt.Sprintf("synopse: interrupted; %d of 2 pages were fetched\n", len(files))
	if errs.String() != want {
		t.Errorf("%d files and %q, want %q", len(files), errs.String(), want)
	}
}
