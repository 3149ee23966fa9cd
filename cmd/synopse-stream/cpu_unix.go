//go:build unix

package main

import (
	"syscall"
	"time"
)

// used is the processor time that the process has used: what other work on the
// machine doesn't change.
func used() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
