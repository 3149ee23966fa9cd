package main

import (
	"testing"
	"time"
)

// Where nothing is shared, twice the workers take half the time; where one thing
// is, it sets the pace.
func TestSimulate(t *testing.T) {
	free := model{Reports: 1600, Workers: 1, Job: 200, Read: 10 * time.Millisecond, DBCores: 100}
	if got := free.simulate().Reading; got != 16*time.Second {
		t.Errorf("one worker: %v", got)
	}
	free.Workers = 8
	if got := free.simulate().Reading; got != 2*time.Second {
		t.Errorf("eight workers: %v", got)
	}
	two := free
	two.Cores = 2
	if got := two.simulate().Reading; got != 8*time.Second {
		t.Errorf("eight workers on two cores: %v", got)
	}
	waits := two
	waits.Read, waits.Wait = 0, 10*time.Millisecond
	if got := waits.simulate().Reading; got != 2*time.Second {
		t.Errorf("waiting takes no core: %v", got)
	}
	busy := free
	busy.Write, busy.DBCores = 10*time.Millisecond, 1
	if o := busy.simulate(); o.Reading != 18*time.Second || o.Database < 0.88 || o.Database > 0.9 {
		t.Errorf("one core of the database: %+v", o)
	}
	serial := free
	serial.Serial = 4 * time.Second
	if got := serial.simulate().Reading; got != 34*time.Second {
		t.Errorf("one lock: %v", got)
	}
	odd := model{Reports: 250, Workers: 3, Job: 200, Read: time.Millisecond, DBCores: 1, Group: time.Second}
	if o := odd.simulate(); o.Reading != 200*time.Millisecond || o.whole() != 250*time.Second {
		t.Errorf("a job that is not full: %+v", o)
	}
}
