package importer

import (
	"context"
	"encoding/json"
	"maps"
	"time"

	"synopse/internal/intake/repeats"
	"synopse/internal/library"
)

// collector keeps what the workers read, in the order of the jobs.
type collector struct {
	lib     library.Library
	options Options
	summary Summary
	inputs  map[*input]*Counts // of the inputs not yet ended

	batch    []*job // since the last Keep
	text     int    // bytes of it, what was left out of the reports too
	began    time.Time
	lastKeep time.Time
	state    State
	resumed  int64
	finished int64 // bytes of the inputs that have ended
	err      error // of a callback
}

func (c *collector) collect(ctx context.Context, p *producer) (Summary, error) {
	c.began = time.Now()
	c.lastKeep = c.began
	tick := time.NewTicker(batchTime / 4)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return c.ended(ErrInterrupted)
		case <-tick.C:
			if time.Since(c.lastKeep) > batchTime {
				if err := c.keep(); err != nil {
					return c.failed(err)
				}
			}
			continue
		case j, open := <-p.ordered:
			if !open {
				if ctx.Err() != nil {
					return c.ended(ErrInterrupted)
				}
				return c.ended(p.err)
			}
			select {
			case <-j.done:
			case <-ctx.Done():
				return c.ended(ErrInterrupted)
			}
			if err := c.take(j); err != nil {
				return c.failed(err)
			}
		}
	}
}

// ended keeps what is left and gives the summary.
func (c *collector) ended(because error) (Summary, error) {
	err := c.keep()
	if err == nil {
		err = because
	}
	c.summary.Counts = c.soFar()
	return c.summary, err
}

func (c *collector) failed(err error) (Summary, error) {
	c.summary.Counts = c.soFar()
	return c.summary, err
}

func (c *collector) take(j *job) error {
	c.batch = append(c.batch, j)
	if it := j.verdict.item; it != nil {
		c.text += len(it.Report.Text)
		for _, d := range it.Report.Discarded {
			c.text += len(d.Text)
		}
	}
	if len(c.batch) >= c.options.batch || c.text >= batchText {
		return c.keep()
	}
	return nil
}

// keep keeps the batch: its items, and how far the inputs are by then. It is not
// interrupted: it takes moments, and what was read is not to be lost.
func (c *collector) keep() error {
	c.lastKeep = time.Now()
	if len(c.batch) == 0 {
		return c.err
	}
	jobs := c.batch
	c.batch, c.text = nil, 0
	var items []library.Item
	for _, j := range jobs {
		if j.verdict.item != nil {
			items = append(items, *j.verdict.item)
		}
	}
	before := maps.Clone(c.inputs)
	for in, counts := range before {
		kept := counts.clone()
		before[in] = &kept
	}
	outcomes, err := c.lib.Keep(context.Background(), library.Batch{Items: items, Learn: repeats.Learn, Progress: func(out []library.Outcome) []library.Progress {
		return c.count(jobs, out)
	}})
	if err != nil {
		c.inputs = before // nothing of the batch is kept
		return err
	}
	return c.tell(jobs, items, outcomes)
}

// count counts the jobs of a batch and gives how far their inputs are.
func (c *collector) count(jobs []*job, outcomes []library.Outcome) []library.Progress {
	last := map[*input]*job{}
	var order []*input
	next := 0
	for _, j := range jobs {
		counts := c.inputs[j.in]
		if counts == nil {
			counts = &Counts{}
			c.inputs[j.in] = counts
		}
		if _, ok := last[j.in]; !ok {
			order = append(order, j.in)
		}
		last[j.in] = j
		if j.resumed {
			counts.restore(j.reached.Counts)
			continue
		}
		kind := library.OutcomeKind("")
		if j.verdict.item != nil {
			kind = outcomes[next].Kind
			next++
		}
		counts.add(j.verdict, kind)
	}
	var out []library.Progress
	for _, in := range order {
		if j := last[in]; j.reached.Input != "" {
			p := j.reached
			data, _ := json.Marshal(c.inputs[in])
			p.Name, p.Counts = in.path, string(data)
			out = append(out, p)
		}
	}
	return out
}

// tell tells everybody what a batch brought, now that it is kept.
func (c *collector) tell(jobs []*job, items []library.Item, outcomes []library.Outcome) error {
	for i := range outcomes {
		if c.options.Kept != nil && c.err == nil {
			c.err = c.options.Kept(items[i], outcomes[i])
		}
	}
	for _, j := range jobs {
		if j.verdict.failure != nil {
			c.fail(j.in, *j.verdict.failure)
		}
		if j.resumed {
			c.summary.Resumed++
			if j.reached.Done {
				c.summary.Before++
			}
			c.resumed += j.reached.Offset
			var before Counts
			before.restore(j.reached.Counts)
			c.summary.Earlier += before.Read
		}
		if j.twin {
			c.summary.Twins++
		}
		c.state.Input, c.state.Bytes = j.in.path, c.finished+j.bytes
		if j.end {
			c.finished += j.in.size
			c.state.Bytes = c.finished
			c.summary.Counts.plus(c.inputs[j.in])
			delete(c.inputs, j.in)
		}
	}
	if c.options.Moved != nil {
		s := c.state
		s.Counts = c.soFar()
		s.Elapsed, s.Resumed = time.Since(c.began), c.resumed
		c.options.Moved(s)
	}
	return c.err
}

// fail tells a failure. Those of no input (a path that is none) count here.
func (c *collector) fail(in *input, f Failure) {
	if in == nil {
		c.summary.Read++
		c.summary.Failed++
	}
	if c.options.Failed != nil && c.err == nil {
		c.err = c.options.Failed(f)
	}
}

// soFar are the counts with those of inputs that have not ended.
func (c *collector) soFar() Counts {
	sum := c.summary.Counts.clone()
	for _, counts := range c.inputs {
		sum.plus(counts)
	}
	return sum
}
