package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// counter counts the bytes read and marks the stream's own errors.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = &failed{err}
	}
	return n, err
}

// failed is an error of the stream itself: of the disk, or an interruption.
type failed struct{ err error }

func (f *failed) Error() string { return f.err.Error() }
func (f *failed) Unwrap() error { return f.err }

// position is the offset of the next byte that raw gives.
func (r *Reader) position() int64 { return r.count.n - int64(r.raw.Buffered()) }

func (r *Reader) seek(to int64) error {
	if _, err := r.seeker.Seek(to, io.SeekStart); err != nil {
		return &failed{err}
	}
	r.count.n = to
	r.raw.Reset(r.count)
	r.closeMember()
	return nil
}

func (r *Reader) closeMember() {
	if r.gzip {
		r.in = nil
	}
}

// openMember opens the next gzip member, or the plain stream. A record it gives
// is damage in place of a member.
func (r *Reader) openMember() (*Record, error) {
	if !r.gzip {
		if _, err := r.raw.Peek(1); err != nil {
			return nil, err
		}
		r.in = r.raw
		return nil, nil
	}
	if err := r.padding(); err != nil {
		return nil, err
	}
	r.member, r.results = r.position(), 0
	err := r.reset()
	switch {
	case err == nil:
		r.in = r.gzBuf
		return nil, nil
	case !isEnd(err):
		return nil, err
	}
	r.rec = Record{Offset: r.member, Damage: memberDamage(err)}
	if err := r.recoverMember(); err != nil {
		return nil, err
	}
	return &r.rec, nil
}

func (r *Reader) reset() error {
	if r.gz == nil {
		gz, err := gzip.NewReader(r.raw)
		if err != nil {
			return err
		}
		r.gz, r.gzBuf = gz, bufio.NewReaderSize(nil, bufferSize)
	} else if err := r.gz.Reset(r.raw); err != nil {
		return err
	}
	r.gz.Multistream(false)
	r.gzBuf.Reset(r.gz)
	return nil
}

// padding passes over zero bytes between members, as tapes and disks leave them.
func (r *Reader) padding() error {
	for {
		b, err := r.raw.Peek(1)
		if err != nil {
			return err
		}
		if b[0] != 0 {
			return nil
		}
		r.raw.Discard(1)
	}
}

// endMember is called where no record follows in a member. Its end is nothing to
// report unless it holds nothing or is broken.
func (r *Reader) endMember(err error, start int64) (*Record, error) {
	if !isEnd(err) {
		return nil, err
	}
	if !r.gzip {
		return nil, io.EOF
	}
	empty := r.results == 0
	r.rec = Record{Offset: start}
	if errors.Is(err, io.EOF) {
		r.closeMember()
		if empty {
			r.rec.Damage = "its gzip member is empty"
			return &r.rec, nil
		}
		return nil, nil
	}
	r.rec.Damage = memberDamage(err)
	if err := r.recoverMember(); err != nil {
		return nil, err
	}
	return &r.rec, nil
}

// maxRewound is how many bytes may be read again to find the way after damage.
const maxRewound = 1 << 30

// recoverMember goes to the next gzip member that holds a record: from the byte
// after the damaged member's first where the stream can go back that far.
func (r *Reader) recoverMember() error {
	r.closeMember()
	at := r.position()
	if back := at - (r.member + 1); r.seeker != nil && back > 0 && r.rewound+back <= maxRewound {
		r.rewound += back
		if err := r.seek(r.member + 1); err != nil {
			return err
		}
	}
	var probe probe
	for {
		_, err := r.raw.Peek(probeSize)
		chunk, _ := r.raw.Peek(r.raw.Buffered())
		if err != nil && !isEnd(err) {
			return err
		}
		last := err != nil
		end := len(chunk)
		if !last {
			end -= probeSize - 1
		}
		at := 0
		for at < end {
			i := bytes.Index(chunk[at:], gzipMagic)
			if i < 0 || at+i >= end {
				at = end
				break
			}
			at += i
			if probe.holdsRecord(chunk[at:min(at+probeSize, len(chunk))]) {
				r.raw.Discard(at)
				return nil
			}
			at++
		}
		r.raw.Discard(at)
		if last {
			return nil
		}
	}
}

var gzipMagic = []byte{0x1f, 0x8b, 8}

// probeSize is how many stored bytes are enough to see the first bytes of a
// member.
const probeSize = 1024

// probe looks into what may be a gzip member.
type probe struct {
	gz  gzip.Reader
	src bytes.Reader
	buf *bufio.Reader
}

func (p *probe) holdsRecord(b []byte) bool {
	p.src.Reset(b)
	if p.buf == nil {
		p.buf = bufio.NewReader(&p.src)
	} else {
		p.buf.Reset(&p.src)
	}
	if p.gz.Reset(p.buf) != nil {
		return false
	}
	var head [len("WARC/1.")]byte
	_, err := io.ReadFull(&p.gz, head[:])
	return err == nil && bytes.Equal(head[:], recordStart)
}
