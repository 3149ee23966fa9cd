package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"
)

// progress shows how far long work is: one line that is written over on a
// terminal, else a line now and then.
type progress struct {
	to       io.Writer
	columns  int // 0: no terminal
	last     time.Time
	shown    bool
	interval time.Duration
}

func newProgress(w world) *progress {
	columns, terminal := w.watched()
	p := &progress{to: w.err, interval: 15 * time.Second}
	if terminal {
		p.columns, p.interval = max(columns, 40), 100*time.Millisecond
	}
	return p
}

// show shows the work: what is being read, how much of all is done, how many
// things that was, and after which time. Before is how much of done was done
// before that time began.
func (p *progress) show(what string, done, total, before int64, count int, unit string, took time.Duration) {
	now := time.Now()
	if p.last.IsZero() {
		p.last = now.Add(-p.interval + time.Second) // short work shows nothing
	}
	if now.Sub(p.last) < p.interval {
		return
	}
	p.last, p.shown = now, true
	share := 0.0
	if total > 0 {
		share = min(1, float64(done)/float64(total))
	}
	rate := float64(count) / max(took.Seconds(), .001)
	digits := 0
	if rate < 10 {
		digits = 1
	}
	text := fmt.Sprintf("%3.0f %%  %d %s, %.*f/s%s  %s", share*100, count, unit, digits, rate, timeLeft(done-before, total-done, took), filepath.Base(what))
	if p.columns == 0 {
		fmt.Fprintf(p.to, "synopse: %s\n", strings.TrimSpace(text))
		return
	}
	const width = 20
	full := int(share * width)
	line := "[" + strings.Repeat("=", full) + strings.Repeat(" ", width-full) + "] " + text
	if utf8.RuneCountInString(line) > p.columns-1 {
		line = string([]rune(line)[:p.columns-1])
	}
	fmt.Fprintf(p.to, "\r\x1b[K%s", line)
}

// timeLeft guesses from what was done in the time it took.
func timeLeft(done, left int64, took time.Duration) string {
	if done <= 0 || took < 2*time.Second {
		return ""
	}
	d := time.Duration(float64(took) / float64(done) * float64(left))
	switch {
	case d > 90*time.Minute:
		return fmt.Sprintf(", %.1f h left", d.Hours())
	case d > 90*time.Second:
		return fmt.Sprintf(", %.0f min left", d.Minutes())
	}
	return fmt.Sprintf(", %.0f s left", d.Seconds())
}

// end clears the line.
func (p *progress) end() {
	if p.shown && p.columns > 0 {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
