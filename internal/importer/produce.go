package importer

import (
	"context"
	"errors"
	"io"

	"synopse/internal/library"
)

// producer opens the inputs one after the other and hands out their jobs.
type producer struct {
	ctx     context.Context
	lib     library.Library
	again   bool
	files   []*input
	marks   map[string]bool // fingerprints of the inputs of this run
	ordered chan *job       // in their order, for the collector
	work    chan *job       // the same, for the workers
	err     error           // of the library; set before ordered is closed
}

func (p *producer) run() {
	defer close(p.ordered)
	defer close(p.work)
	for _, in := range p.files {
		if err := p.file(in); err != nil {
			if p.ctx.Err() == nil {
				p.err = err
			}
			return
		}
	}
}

// file hands out the jobs of one input. Errors are those of the library, or of
// the context.
func (p *producer) file(in *input) error {
	mark, err := fingerprint(p.ctx, in)
	if err != nil {
		if p.ctx.Err() != nil {
			return p.ctx.Err()
		}
		return p.broken(in, err, library.Progress{})
	}
	if p.marks[mark] {
		return p.send(&job{in: in, twin: true, end: true, bytes: in.size}, false)
	}
	p.marks[mark] = true
	begun, err := p.lib.Progress(p.ctx, mark)
	if err != nil {
		return err
	}
	if p.again {
		begun = library.Progress{}
	}
	if begun.Input != "" {
		if err := p.send(&job{in: in, resumed: true, reached: begun, end: begun.Done, bytes: in.size}, false); err != nil || begun.Done {
			return err
		}
	}
	begun.Input, begun.Name, begun.Counts = mark, in.path, ""
	s, err := open(p.ctx, in, begun)
	if p.ctx.Err() != nil {
		if err == nil {
			s.close()
		}
		return p.ctx.Err() // which says nothing about the input
	}
	if err != nil {
		return p.broken(in, err, begun)
	}
	defer s.close()
	for {
		j, err := s.next()
		switch {
		case p.ctx.Err() != nil:
			return p.ctx.Err()
		case errors.Is(err, io.EOF):
			begun.Done = true
			return p.send(&job{in: in, end: true, reached: begun, bytes: in.size}, false)
		case err != nil:
			return p.broken(in, err, begun)
		}
		j.in, j.bytes = in, s.bytes()
		begun.Offset, begun.Skip = s.place()
		j.reached = begun
		if err := p.send(j, true); err != nil {
			return err
		}
	}
}

// broken ends an input that can't be read further. It is not done: a later run
// may find it whole.
func (p *producer) broken(in *input, err error, at library.Progress) error {
	return p.send(&job{in: in, end: true, verdict: verdict{failure: unopened(in, err)}, reached: at, bytes: in.size}, false)
}

// send hands a job to the collector, and to the workers if there is something to
// read. It waits while enough jobs are under way.
func (p *producer) send(j *job, toRead bool) error {
	j.done = make(chan struct{})
	if !toRead {
		close(j.done)
	}
	select {
	case p.ordered <- j:
	case <-p.ctx.Done():
		return p.ctx.Err()
	}
	if toRead {
		select {
		case p.work <- j:
		case <-p.ctx.Done():
			return p.ctx.Err()
		}
	}
	return nil
}
