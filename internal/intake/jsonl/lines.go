package jsonl

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// MaxLine is how many bytes a line may have: 16 MiB. Longer ones are passed over.
const MaxLine = 16 << 20

// Place is where reading can go on: after Skip lines from Offset on.
type Place struct{ Offset, Skip int64 }

// Line is one line that is not blank, or a damaged stretch.
type Line struct {
	Number int64 // counted from the place where reading began, blank lines too; of an array its values
	Offset int64 // of its first byte; 0 in a compressed file
	Data   []byte
	Damage string // why it can't be used; "" for a sound line
}

// Lines reads the lines of a file, plain or gzip. Of a file that holds an array, or
// objects printed over several lines, it gives one object for a line.
type Lines struct {
	in     *bufio.Reader
	gzip   bool
	next   int64 // bytes read, plain; lines or values read, compressed
	number int64
	ended  bool
	values bool   // objects stand over several lines, or in an array
	held   []byte // the value read last
}

// NewLines reads src from a place on; a place with an Offset needs a src that is
// an io.Seeker.
func NewLines(src io.Reader, from Place) (*Lines, error) {
	l := &Lines{in: bufio.NewReaderSize(src, 256<<10)}
	head, err := l.in.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b {
		gz, err := gzip.NewReader(l.in)
		if err != nil {
			return nil, fmt.Errorf("its gzip header is damaged: %w", err)
		}
		l.in, l.gzip = bufio.NewReaderSize(gz, 256<<10), true
	}
	begin, _ := l.in.Peek(4 << 10) // a fault comes again with the first read
	l.values = manyLined(begin)
	if !l.gzip && from.Offset > 0 {
		s, ok := src.(io.Seeker)
		if !ok {
			return nil, errors.New("this stream can only be read from its beginning")
		}
		if _, err := s.Seek(from.Offset, io.SeekStart); err != nil {
			return nil, err
		}
		l.in.Reset(src)
		l.next = from.Offset
	}
	for range from.Skip {
		if _, err := l.line(); err != nil {
			return l, ignoreEnd(err)
		}
	}
	return l, nil
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// Place is where reading can go on after the last line.
func (l *Lines) Place() Place {
	if l.gzip {
		return Place{Skip: l.next}
	}
	return Place{Offset: l.next}
}

// Next gives the next line that is not blank. Its Data is valid until the next
// call. The error is io.EOF at the end, or what the stream fails with.
func (l *Lines) Next() (Line, error) {
	for {
		line, err := l.line()
		if err != nil || line.Damage != "" || len(line.Data) > 0 {
			return line, err
		}
	}
}

// line reads one line, blank ones too.
func (l *Lines) line() (Line, error) {
	if l.values {
		return l.value()
	}
	if l.ended {
		return Line{}, io.EOF
	}
	l.number++
	line := Line{Number: l.number}
	if !l.gzip {
		line.Offset = l.next
	}
	size := 0
	for {
		part, err := l.in.ReadSlice('\n')
		size += len(part)
		if err == nil && size == len(part) {
			line.Data = part // the usual case: no copy
			break
		}
		if size <= MaxLine {
			line.Data = append(line.Data, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == nil {
			break
		}
		l.ended = true
		if errors.Is(err, io.EOF) {
			if size == 0 {
				return Line{}, io.EOF
			}
			break
		}
		if !l.gzip || !damaged(err) {
			return Line{}, err
		}
		line.Damage = "the rest of the file can't be unpacked: " + err.Error()
		break
	}
	l.advance(size)
	if size > MaxLine {
		line.Data = nil
		line.Damage = fmt.Sprintf("the line is too long (%d MiB, the limit is %d)", size>>20, MaxLine>>20)
	}
	line.Data = bytes.TrimSpace(line.Data)
	return line, nil
}

// advance notes what was read, so that a pause falls between lines.
func (l *Lines) advance(size int) {
	if l.gzip {
		l.next++
		return
	}
	l.next += int64(size)
}

// damaged says whether unpacking failed for the sake of the bytes.
func damaged(err error) bool {
	var corrupt interface{ Error() string }
	return errors.As(err, &corrupt) && (errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) ||
		errors.Is(err, io.ErrUnexpectedEOF) || bytes.Contains([]byte(err.Error()), []byte("flate:")))
}

// Unit is what Number counts: "line", or "report" in an array.
func (l *Lines) Unit() string {
	if l.values {
		return "report"
	}
	return "line"
}

// Compressed says whether the file is gzip.
func (l *Lines) Compressed() bool { return l.gzip }
