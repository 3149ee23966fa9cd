package pgtest

import (
	"os/exec"
	"runtime"
	"syscall"
)

// started starts a server that the system stops when the test dies, however it
// does. The signal comes when the thread that started it ends, so that stays.
func started(cmd *exec.Cmd) error {
	done := make(chan error)
	cmd.SysProcAttr.Pdeathsig = syscall.SIGQUIT
	go func() {
		runtime.LockOSThread()
		done <- cmd.Start()
		select {}
	}()
	return <-done
}
