// Package warc reads web archives (WARC 1.0 and 1.1, ISO 28500), plain or
// compressed member by member with gzip, as Common Crawl publishes its news.
//
// In: a stream. Out: its records one by one, in constant memory: blocks are kept
// up to MaxBlock, the rest of a block is passed over. What is damaged (a broken
// member, a length that lies, a header that is none) becomes a record with
// Damage, and reading goes on at the next record that can be found; the good
// ones before and after it are not touched. Every record comes with the place
// where reading can go on after it.
//
// A Response takes the HTTP answer in a record apart. The package fetches
// nothing and knows no reports. All offsets are bytes of the stream as it is
// stored.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"time"

	"github.com/klauspost/compress/gzip"
)

// MaxBlock is how many bytes of a record's block are kept: 8 MiB. The longest
// honest news page is a tenth of that.
const MaxBlock = 8 << 20

// Place is where reading can go on: after Skip results from Offset on.
type Place struct {
	Offset int64 // of a gzip member, or of a record in a plain file
	Skip   int64 // results in that member that come before
}

// Record is one record, or a damaged stretch. Its Block is valid until the next
// call of Next.
type Record struct {
	Offset      int64  // where it begins: its member, or itself in a plain file
	Type        string // WARC-Type: warcinfo, request, response, metadata, revisit …
	Target      string // WARC-Target-URI, without angle brackets
	Date        time.Time
	ContentType string
	Digest      string // WARC-Block-Digest, as written
	Truncated   string // WARC-Truncated: why the crawler cut the block off
	Length      int64  // of the block, as declared
	Block       []byte
	// Damage says in one clause what is wrong; "" for a sound record. The other
	// fields hold what could be read.
	Damage string
}

// Reader reads records.
type Reader struct {
	src    io.Reader
	seeker io.Seeker // src, if it can go back
	count  *counter
	raw    *bufio.Reader // over count: the bytes as stored
	gz     *gzip.Reader  // nil until needed
	gzBuf  *bufio.Reader
	gzip   bool

	in       *bufio.Reader // the records: raw, or the inside of a member; nil between members
	member   int64         // offset of the member that in reads
	results  int64         // of this member
	rewound  int64         // bytes read again after damage, in all
	rec      Record
	blockBuf []byte
}

// bufferSize holds the longest header line and keeps calls rare.
const bufferSize = 128 << 10

// NewReader reads the stream from a place on; the zero Place is the beginning.
// Another place, and finding the way after damage in a compressed stream, need a
// src that is an io.Seeker.
func NewReader(src io.Reader, from Place) (*Reader, error) {
	r := &Reader{src: src, count: &counter{r: src}}
	r.seeker, _ = src.(io.Seeker)
	r.raw = bufio.NewReaderSize(r.count, bufferSize)
	head, err := r.raw.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	r.gzip = len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b
	if from.Offset > 0 {
		if r.seeker == nil {
			return nil, errors.New("this stream can only be read from its beginning")
		}
		if err := r.seek(from.Offset); err != nil {
			return nil, err
		}
	}
	for range from.Skip {
		if _, err := r.Next(); err != nil {
			if errors.Is(err, io.EOF) {
				break
			}
			return nil, err
		}
	}
	return r, nil
}

// Compressed says whether the stream is gzip.
func (r *Reader) Compressed() bool { return r.gzip }

// Place is where reading can go on after the result that Next gave last.
func (r *Reader) Place() Place {
	if r.in == nil || !r.gzip {
		return Place{Offset: r.position()}
	}
	return Place{Offset: r.member, Skip: r.results}
}

// Next gives the next record or damaged stretch. The error is io.EOF at the end,
// or what the stream itself fails with.
func (r *Reader) Next() (*Record, error) {
	for {
		if r.in == nil {
			if rec, err := r.openMember(); rec != nil || err != nil {
				return rec, err
			}
		}
		start := r.position()
		if r.gzip {
			start = r.member
		}
		if _, err := r.skipNewlines(); err != nil {
			if rec, err := r.endMember(err, start); rec != nil || err != nil {
				return rec, err
			}
			continue
		}
		if !r.gzip {
			start = r.position()
		}
		r.rec = Record{Offset: start}
		r.results++
		if err := r.record(&r.rec); err != nil && !isEnd(err) {
			return nil, err
		}
		return &r.rec, nil
	}
}

// isEnd says whether an error is the stream's content's fault, not the disk's.
func isEnd(err error) bool {
	var f *failed
	return !errors.As(err, &f)
}

// record reads one record: header, block and what follows it.
func (r *Reader) record(rec *Record) error {
	if what, err := r.header(rec); what != "" || err != nil {
		rec.Damage = what
		if err != nil {
			return r.broken(rec, "cut off in its header", err)
		}
		return r.resync(rec)
	}
	r.blockBuf = r.blockBuf[:0]
	stop, err := r.take(rec.Length)
	rec.Block = r.blockBuf
	switch {
	case err != nil:
		return r.broken(rec, fmt.Sprintf("cut off: %d bytes are declared", rec.Length), err)
	case stop:
		rec.Damage = fmt.Sprintf("its length is wrong: another record begins within the %d bytes declared", rec.Length)
		return nil
	case rec.Length > MaxBlock:
		rec.Truncated = fmt.Sprintf("longer than %d MiB", MaxBlock>>20)
	}
	breaks, err := r.skipNewlines()
	if err != nil {
		return r.broken(rec, "", err)
	}
	if breaks < 2 && !r.atRecord() { // with its two breaks it is whole, whatever follows
		rec.Damage = fmt.Sprintf("its length is wrong: the %d bytes declared are followed by no record", rec.Length)
		return r.resync(rec)
	}
	return nil
}

// broken notes the end of the stream inside or after a record: a clean end after
// it is none, anything else is damage.
func (r *Reader) broken(rec *Record, what string, err error) error {
	if errors.Is(err, io.EOF) {
		if rec.Damage == "" {
			rec.Damage = what
		}
		r.closeMember()
		return nil
	}
	var f *failed
	if errors.As(err, &f) {
		return err
	}
	rec.Damage = memberDamage(err) // the cause of whatever was found before
	return r.recoverMember()
}

// take keeps the next n bytes as the block, up to MaxBlock, and passes over the
// rest. It stops early where another record begins: no honest block holds one.
func (r *Reader) take(n int64) (stopped bool, err error) {
	for n > 0 {
		_, err := r.in.Peek(int(min(n, int64(len(nextRecord)))))
		chunk, _ := r.in.Peek(int(min(n, int64(r.in.Buffered()))))
		if len(chunk) == 0 {
			return false, err
		}
		use := len(chunk)
		if i := bytes.Index(chunk, nextRecord); i >= 0 {
			use, stopped = i, true
		} else if err == nil && int64(use) < n {
			use -= len(nextRecord) - 1 // it may begin here
		}
		if room := MaxBlock - len(r.blockBuf); room > 0 {
			r.blockBuf = append(r.blockBuf, chunk[:min(use, room)]...)
		}
		r.in.Discard(use)
		if stopped {
			return true, nil
		}
		n -= int64(use)
	}
	return false, nil
}

var (
	recordStart = []byte("WARC/1.")
	nextRecord  = []byte("\r\n\r\nWARC/1.")
	lineStart   = []byte("\nWARC/1.")
)

func (r *Reader) atRecord() bool {
	b, _ := r.in.Peek(len(recordStart))
	return bytes.Equal(b, recordStart)
}

// skipNewlines goes to the next byte that is no line break and counts the lines
// passed, or fails with why there is none.
func (r *Reader) skipNewlines() (breaks int, err error) {
	for {
		b, err := r.in.Peek(1)
		if err != nil {
			return breaks, err
		}
		switch b[0] {
		case '\r':
		case '\n':
			breaks++
		default:
			return breaks, nil
		}
		r.in.Discard(1)
	}
}

// resync goes to the next line that begins a record.
func (r *Reader) resync(rec *Record) error {
	for {
		_, err := r.in.Peek(len(lineStart))
		chunk, _ := r.in.Peek(r.in.Buffered())
		if i := bytes.Index(chunk, lineStart); i >= 0 {
			r.in.Discard(i + 1)
			return nil
		}
		if err != nil {
			r.in.Discard(len(chunk))
			return r.broken(rec, "", err)
		}
		r.in.Discard(len(chunk) - len(lineStart) + 1)
	}
}

func memberDamage(err error) string {
	switch {
	case errors.Is(err, gzip.ErrChecksum):
		return "the checksum of its gzip member is wrong"
	case errors.Is(err, gzip.ErrHeader):
		return "no gzip member begins here"
	}
	return "its gzip member is damaged or cut off"
}
