package jsonl

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// manyLined says whether a file that begins like this holds its objects over
// several lines: in an array, or each printed with indentation.
func manyLined(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if bytes.HasPrefix(head, []byte("[")) {
		return true
	}
	first, _, more := bytes.Cut(head, []byte("\n"))
	return more && string(bytes.TrimSpace(first)) == "{"
}

// between are the bytes that stand between two objects: of an array's own
// punctuation, space, and the mark that some programs put before UTF-8.
func between(b byte) bool {
	switch b {
	case ' ', '\t', '\r', '\n', ',', '[', ']', 0xef, 0xbb, 0xbf:
		return true
	}
	return false
}

// value reads one value of a file whose objects stand over several lines, or in
// one line as an array. What it looks for is only where objects end: whether
// they are sound, Read says.
func (l *Lines) value() (Line, error) {
	if l.ended {
		return Line{}, io.EOF
	}
	b, column, err := l.first()
	if err != nil {
		return l.cutOff(Line{Number: l.number + 1}, 0, err)
	}
	l.number++
	v := extent{column: column}
	line := Line{Number: l.number}
	if !l.gzip {
		line.Offset = l.next - 1
	}
	size := 0
	for l.held = l.held[:0]; ; {
		if size++; size <= MaxLine {
			l.held = append(l.held, b)
		}
		if v.ends(b) {
			break
		}
		if b, err = l.in.ReadByte(); err != nil {
			return l.cutOff(line, size, err)
		}
		if v.depth == 0 && (b == ',' || b == ']' || b == '\n') || v.another(b) {
			l.in.UnreadByte()
			if v.depth > 0 {
				line.Damage = "it has no end: the next one begins inside it"
			}
			break
		}
		l.read(1)
	}
	if l.gzip {
		l.next++
	}
	if size > MaxLine {
		line.Damage = fmt.Sprintf("the report is too long (%d MiB, the limit is %d)", size>>20, MaxLine>>20)
	}
	if line.Damage == "" {
		line.Data = bytes.TrimSpace(l.held)
	}
	return line, nil
}

// first passes over what stands between values and gives the first byte of the
// next one, and its column if nothing but space stands before it on its line,
// else 0.
func (l *Lines) first() (b byte, column int, err error) {
	for alone := true; ; {
		if b, err = l.in.ReadByte(); err != nil {
			return 0, 0, err
		}
		l.read(1)
		switch {
		case b == '\n':
			column, alone = 0, true
		case b == ' ' || b == '\t':
			column++
		case between(b):
			alone = false
		case !alone:
			return b, 0, nil
		default:
			return b, column, nil
		}
	}
}

// read notes bytes read, where they are what the place is counted in.
func (l *Lines) read(n int64) {
	if !l.gzip {
		l.next += n
	}
}

// cutOff ends the file, inside a value if size is not 0.
func (l *Lines) cutOff(line Line, size int, err error) (Line, error) {
	switch {
	case !errors.Is(err, io.EOF) && !(l.gzip && damaged(err)):
		return Line{}, err
	case !errors.Is(err, io.EOF):
		line.Damage = "the rest of the file can't be unpacked: " + err.Error()
	case size == 0:
		l.ended = true
		return Line{}, io.EOF
	default:
		line.Damage = "the file ends inside it"
	}
	l.ended = true
	if l.gzip {
		l.next++
	}
	return line, nil
}

// extent follows the bytes of one value to its end.
type extent struct {
	depth   int
	text    bool // inside a string
	escaped bool
	column  int // of the first byte; 0 if something stands before it
	at      int // column on this line
	inked   bool
}

// ends takes the next byte and says whether the value ends with it. A string
// ends with its line at the latest: so a lost quotation mark spoils one value.
func (o *extent) ends(b byte) bool {
	switch {
	case b == '\n':
		o.text, o.escaped, o.at, o.inked = false, false, 0, false
		return false
	case b == ' ' || b == '\t':
		o.at++
	default:
		o.inked = true
	}
	switch {
	case o.escaped:
		o.escaped = false
	case o.text && b == '\\':
		o.escaped = true
	case b == '"':
		o.text = !o.text
	case o.text:
	case b == '{' || b == '[':
		o.depth++
	case b == '}' || b == ']':
		o.depth--
		return o.depth <= 0
	}
	return false
}

// another says whether a byte inside the value begins the next one: an object
// that stands as far to the left as this one, in a file with indentation.
func (o *extent) another(b byte) bool {
	return b == '{' && o.depth > 0 && o.column > 0 && !o.inked && o.at <= o.column && o.at > 0
}
