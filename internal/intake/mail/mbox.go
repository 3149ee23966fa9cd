package mail

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Message is one message of a mailbox, or a damaged stretch.
type Message struct {
	Offset int64 // of its first byte
	Data   []byte
	Damage string // why it can't be used; "" for a sound one
}

// Messages reads a mailbox.
type Messages struct {
	in   *bufio.Reader
	next int64
	line []byte // a line read ahead: the next message's "From "
}

// NewMessages reads src from an offset on, which must be where a message ends
// (Offset); another than 0 needs a src that is an io.Seeker.
func NewMessages(src io.Reader, offset int64) (*Messages, error) {
	if offset > 0 {
		s, ok := src.(io.Seeker)
		if !ok {
			return nil, errors.New("this stream can only be read from its beginning")
		}
		if _, err := s.Seek(offset, io.SeekStart); err != nil {
			return nil, err
		}
	}
	return &Messages{in: bufio.NewReaderSize(src, 64<<10), next: offset}, nil
}

// Offset is where reading can go on after the last message.
func (m *Messages) Offset() int64 { return m.next - int64(len(m.line)) }

var (
	from    = []byte("From ")
	escaped = []byte(">From ")
)

// Next gives the next message; the error is io.EOF at the end, or what the
// stream fails with.
func (m *Messages) Next() (Message, error) {
	msg := Message{Offset: m.Offset()}
	var buf bytes.Buffer
	size, blank, begun, whole := 0, true, false, true
	for {
		line, err := m.read()
		startsLine := whole
		whole = bytes.HasSuffix(line, []byte("\n"))
		if len(line) > 0 {
			if startsLine && blank && bytes.HasPrefix(line, from) && begun {
				m.line = bytes.Clone(line)
				break
			}
			if !(startsLine && !begun && bytes.HasPrefix(line, from)) {
				if size += len(line); size <= MaxMessage {
					if startsLine && bytes.HasPrefix(line, escaped) {
						line = line[1:]
					}
					buf.Write(line)
				}
			}
			begun = true
			blank = startsLine && len(bytes.TrimRight(line, "\r\n")) == 0
		}
		if errors.Is(err, io.EOF) {
			if !begun {
				return Message{}, io.EOF
			}
			break
		}
		if err != nil {
			return Message{}, err
		}
	}
	msg.Data = buf.Bytes()
	if size > MaxMessage {
		msg.Data = nil
		msg.Damage = fmt.Sprintf("the message is too large (%d MiB, the limit is %d)", size>>20, MaxMessage>>20)
	}
	return msg, nil
}

// read gives a line, or a part of a long one.
func (m *Messages) read() ([]byte, error) {
	if m.line != nil {
		line := m.line
		m.line = nil
		return line, nil
	}
	line, err := m.in.ReadSlice('\n')
	m.next += int64(len(line))
	if errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return line, err
}
