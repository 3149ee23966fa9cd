package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var out bytes.Buffer
	svg := filepath.Join(t.TempDir(), "plot.svg")
	if err := run([]string{"-points", "3", "-per-day", "50", "-svg", svg, "90"}, &out); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(strings.TrimSpace(out.String()), "\n"); len(lines) != 4 || !strings.HasPrefix(strings.TrimSpace(lines[3]), "90 ") {
		t.Errorf("want a head and lines for 30, 60 and 90 reports:\n%s", &out)
	}
	data, err := os.ReadFile(svg)
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the plot is no XML: %v", err)
		}
	}
	for _, args := range [][]string{nil, {"many"}, {"-points", "0", "5"}} {
		if err := run(args, &out); err == nil {
			t.Errorf("%q was taken", args)
		}
	}
}
