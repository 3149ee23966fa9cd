//go:build unix

package pgtest

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// OwnTime is the processor time that this program has used.
func OwnTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// ServerTime is that of all processes of the server with a data folder, also of ended
// ones; 0 where the system does not tell.
func ServerTime(data string) (used time.Duration) {
	const ticks = 100 // a second, on Linux
	head, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return 0
	}
	master, _, _ := strings.Cut(string(head), "\n")
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range stats {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended
		}
		pid, _, _ := strings.Cut(string(data), " ")
		f := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
		if len(f) < 15 || pid != master && f[1] != master {
			continue
		}
		for i, column := range []int{11, 12, 13, 14} {
			if n, err := strconv.Atoi(f[column]); err == nil && (i < 2 || pid == master) {
				used += time.Duration(n) * time.Second / ticks
			}
		}
	}
	return used
}
