package main

import (
	"bytes"
	"os"
	"os/exec"
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
