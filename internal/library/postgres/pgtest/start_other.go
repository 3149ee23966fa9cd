//go:build unix && !linux

package pgtest

import "os/exec"

func started(cmd *exec.Cmd) error { return cmd.Start() }
