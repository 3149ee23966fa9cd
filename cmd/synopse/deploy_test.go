package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// commandLine finds the command lines of Synopse in the files of deploy/.
var commandLine = regexp.MustCompile(`(?m)^(?:ExecStart=/usr/local/bin/synopse|    command:) ((?:worker|serve) .*)$`)

// The command lines that deploy/ shows are understood.
func TestDeployed(t *testing.T) {
	files, err := filepath.Glob("../../deploy/*")
	if err != nil || len(files) < 4 {
		t.Fatalf("deploy holds %q, %v", files, err)
	}
	seen := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range commandLine.FindAllSubmatch(text, -1) {
			seen++
			args := strings.Fields(string(m[1]))
			cmd, rest, err := newRoot(system()).Find(args)
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err == nil {
				err = cmd.ValidateArgs(cmd.Flags().Args())
			}
			if err != nil || cmd.Name() != args[0] {
				t.Errorf("%s: synopse %s: %v", file, m[1], err)
			}
		}
	}
	if seen != 4 {
		t.Errorf("%d command lines, want those of two units and two services", seen)
	}
}

// The units are such as systemd reads.
func TestUnits(t *testing.T) {
	verify, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not here")
	}
	program, err := exec.LookPath("true")
	if err != nil {
		t.Skip("there is no program true to stand for synopse")
	}
	dir := t.TempDir()
	for _, name := range []string{"synopse-worker.service", "synopse-serve.service"} {
		text, err := os.ReadFile("../../deploy/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text = bytes.ReplaceAll(text, []byte("/usr/local/bin/synopse"), []byte(program))
		text = bytes.ReplaceAll(text, []byte("User=synopse"), []byte("User=root"))
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(verify, "verify", filepath.Join(dir, name)).CombinedOutput(); err != nil || len(bytes.TrimSpace(out)) > 0 {
			t.Errorf("%s: %v: %s", name, err, out)
		}
	}
}
