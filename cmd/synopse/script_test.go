package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"synopse": main})
}

// TestScripts runs testdata/*.txtar: one story of the command line a file.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			env.Setenv("LANG", "C")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"sparse": sparse,
			"bytes":  writeBytes,
			"fits":   fits,
			"latin1": latin1,
			"serve":  serve,
			"site":   serveSite,
			"encode": serveEncoder,
		},
	})
}

// exits CODE ARG… runs synopse and asks for an exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: exits CODE ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec("synopse", args[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("synopse did not start: %v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// sparse FILE BYTES makes a file of that size that takes no room on the disk.
func sparse(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	ts.Check(f.Truncate(size))
}

// bytes FILE HEX [TIMES] writes bytes that a script can't hold.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	data, err := hex.DecodeString(args[1])
	ts.Check(err)
	if len(args) > 2 {
		n, err := strconv.Atoi(args[2])
		ts.Check(err)
		data = []byte(strings.Repeat(string(data), n))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// latin1 FROM TO writes a file's text in ISO 8859-1.
func latin1(ts *testscript.TestScript, _ bool, args []string) {
	var out []byte
	for _, r := range ts.ReadFile(args[0]) {
		out = append(out, byte(r))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out, 0o644))
}

// fits COLUMNS asks that no line of standard output has more runes.
func fits(ts *testscript.TestScript, _ bool, args []string) {
	columns, err := strconv.Atoi(args[0])
	ts.Check(err)
	for l := range strings.Lines(ts.ReadFile("stdout")) {
		if n := len([]rune(strings.TrimSuffix(l, "\n"))); n > columns {
			ts.Fatalf("a line of %d runes, wanted at most %d: %q", n, columns, l)
		}
	}
}

// serve FOLDER starts a web server for a folder on this computer and sets $URL
// and $HOST. Under /down everything fails, /leave leads to /agentur.html, and
// /closed is what robots.txt refuses.
func serve(ts *testscript.TestScript, _ bool, args []string) {
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(ts.MkAbs(args[0]))))
	mux.HandleFunc("/down/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	mux.Handle("/leave", http.RedirectHandler("/agentur.html", http.StatusFound))
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "User-agent: Synopse\nDisallow: /closed\n")
	})
	mux.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") })
	s := httptest.NewServer(mux)
	ts.Defer(s.Close)
	ts.Setenv("URL", s.URL)
	ts.Setenv("HOST", "127.0.0.1")
}

// site FOLDER serves its files over HTTP at $SITE, which stands in them for
// itself; a file that begins with "STATUS n" is answered with that status.
func serveSite(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean("/"+r.URL.Path))))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		if rest, ok := strings.CutPrefix(string(data), "STATUS "); ok {
			code, location, _ := strings.Cut(strings.TrimSpace(rest), " ")
			n, _ := strconv.Atoi(code)
			if location != "" {
				w.Header().Set("Location", location)
			}
			w.WriteHeader(n)
			return
		}
		etag := fmt.Sprintf("\"%x\"", sha256.Sum256(data))
		w.Header().Set("ETag", etag)
		if r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write([]byte(strings.ReplaceAll(string(data), "$SITE", "http://"+r.Host)))
	}))
	ts.Defer(server.Close)
	ts.Setenv("SITE", server.URL)
}
