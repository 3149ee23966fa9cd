package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestServe starts the real command on a free port, asks for pages, and stops it.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, in := io.Pipe()
	w := world{in: strings.NewReader(""), out: in, err: io.Discard, env: func(string) string { return "" }, settles: new(atomic.Bool)}
	root := newRoot(w)
	root.SetArgs([]string{"serve", "--no-feeds", "--listen", "127.0.0.1:0", "--library", filepath.Join(t.TempDir(), "l.synopse")})
	ended := make(chan error, 1)
	go func() {
		ended <- root.ExecuteContext(ctx)
		in.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("no address was printed: %v, %v", err, <-ended)
	}
	base := strings.TrimSpace(line)
	for path, want := range map[string]string{
		"": "synopse feeds add https://www.tagesschau.de", "readyz": "ready", "healthz": "ok", "metrics": "synopse_reports 0",
		"api/v1/stories": `"items":[]`, "api/v1/": "<html", "outlets": "<h1>Outlets</h1>", "actors": "<h1>Actors</h1>", "alerts": "<h1>Alerts</h1>",
	} {
		answer, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("/%s: %d, %v, without %q:\n%.2000s", path, answer.StatusCode, err, want, body)
		}
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("stopped as asked, it says: %v", err)
		}
	case <-time.After(settling):
		t.Error("it does not stop")
	}
}
