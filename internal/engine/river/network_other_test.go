//go:build unix && !linux

package river_test

import "testing"

func cutOff(t *testing.T, _ kind)   { t.Skip("network namespaces are of Linux") }
func diskFull(t *testing.T, _ kind) { t.Skip("the small disk is made as Linux does") }
