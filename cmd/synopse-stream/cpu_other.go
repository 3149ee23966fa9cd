//go:build !unix

package main

import "time"

var begun = time.Now()

// used is the time that has passed: the processor time is not to be had here.
func used() time.Duration { return time.Since(begun) }
