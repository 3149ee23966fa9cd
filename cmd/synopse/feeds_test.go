package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// An interrupted check says what it has, keeps it, and leaves the feed to be
// visited again.
func TestInterruptedCheck(t *testing.T) {
	asked := make(chan bool, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked <- true
		<-r.Context().Done()
	}))
	defer server.Close()
	dir := t.TempDir()
	lib := "--library=" + filepath.Join(dir, "l.synopse")
	list := filepath.Join(dir, "list.opml")
	if err := os.WriteFile(list, fmt.Appendf(nil, `<opml><outline text="A" xmlUrl="%s/feed"/></opml>`, server.URL), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("synopse", "feeds", "import", lib, list).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	cmd := exec.Command("synopse", "feeds", "check", lib, "--allow-private=127.0.0.1", "--pause=0")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if got := cmd.ProcessState.ExitCode(); got != interrupted {
		t.Errorf("exit code %d, want %d: %s", got, interrupted, errs.String())
	}
	if !strings.Contains(out.String(), "interrupted") || !strings.Contains(errs.String(), "what was read is kept") {
		t.Errorf("standard output %q, standard error %q", out.String(), errs.String())
	}
	shown, err := exec.Command("synopse", "feeds", "list", lib, "--format=json").Output()
	if err != nil || !bytes.Contains(shown, []byte(`"status":"new"`)) {
		t.Errorf("afterwards: %s, %v", shown, err)
	}
}
