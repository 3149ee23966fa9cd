package importer

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/klauspost/compress/gzip"

	"synopse/internal/intake"
	"synopse/internal/library"
)

// stream gives the jobs of one input.
type stream interface {
	next() (*job, error)         // io.EOF at the end
	place() (offset, skip int64) // where to go on after the last job
	bytes() int64                // of the file read so far
	close()
}

// form is what an input holds.
type form int

const (
	page form = iota
	archive
	lines
	mailbox
	message
)

// open opens an input where an earlier run left it.
func open(ctx context.Context, in *input, from library.Progress) (stream, error) {
	f, err := os.Open(in.path)
	if err != nil {
		return nil, err
	}
	file := &steady{ctx: ctx, f: f}
	head, zipped, err := peek(file)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	var s stream
	switch formOf(in.path, head) {
	case archive:
		s, err = openArchive(file, in, from)
	case lines:
		s, err = openLines(file, in, from)
	case mailbox:
		s, err = openMailbox(file, in, from)
	case message:
		s = &single{file: file, in: in, read: readMessage, done: from.Offset > 0, zipped: zipped}
	default:
		s = &single{file: file, in: in, read: readPage, done: from.Offset > 0, zipped: zipped}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return s, nil
}

// headSize is how much of an input is looked at to tell what it is.
const headSize = 4 << 10

// peek gives the first bytes of a file, unpacked.
func peek(r io.Reader) (head []byte, zipped bool, err error) {
	buf := bufio.NewReaderSize(r, 64<<10)
	magic, err := buf.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, false, err
	}
	var in io.Reader = buf
	if bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		gz, err := gzip.NewReader(buf)
		if err != nil {
			return nil, true, nil // whoever reads it will say
		}
		in, zipped = gz, true
	}
	head = make([]byte, headSize)
	n, err := io.ReadFull(in, head)
	if err != nil && !zipped && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, zipped, err
	}
	return head[:n], zipped, nil
}

var mailHeader = regexp.MustCompile(`(?i)\A(?:[!-9;-~]+:[ \t][^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:received|mime-version|message-id|return-path|delivered-to):[ \t]`)

// objects begin like this, alone or in an array.
var objects = regexp.MustCompile(`\A(?:\[\s*)?\{\s*"`)

// formOf decides by content; where that is open, by the name.
func formOf(path string, head []byte) form {
	name := strings.TrimSuffix(strings.ToLower(filepath.Base(path)), ".gz")
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(text, []byte("WARC/")):
		return archive
	case bytes.HasPrefix(text, []byte("From ")) && bytes.Contains(head, []byte("\n")) && mailHeader.Match(head[bytes.IndexByte(head, '\n')+1:]):
		return mailbox
	case mailHeader.Match(text):
		return message
	}
	switch filepath.Ext(name) {
	case ".warc":
		return archive
	case ".jsonl", ".ndjson", ".json":
		return lines
	case ".mbox":
		return mailbox
	case ".eml":
		return message
	case ".html", ".htm", ".xhtml", ".txt", ".md", ".markdown":
		return page
	}
	if objects.Match(text) {
		return lines
	}
	return page
}

// single is a file that holds one report.
type single struct {
	file   *steady
	in     *input
	read   func(j *job, in *input, data []byte) verdict
	zipped bool
	done   bool
}

func (s *single) next() (*job, error) {
	if s.done {
		return nil, io.EOF
	}
	s.done = true
	var r io.Reader = s.file
	var broken error
	if s.zipped {
		gz, err := gzip.NewReader(s.file)
		if err != nil {
			broken = err
		} else {
			r = gz
		}
	}
	var data []byte
	if broken == nil {
		data, broken = io.ReadAll(io.LimitReader(r, intake.MaxSize+1))
	}
	if broken != nil && !s.zipped {
		return nil, broken
	}
	in, read := s.in, s.read
	return &job{in: in, run: func(j *job) verdict {
		if broken != nil {
			return j.failed("it can't be unpacked: "+broken.Error(), "check whether it was saved completely")
		}
		return read(j, in, data)
	}}, nil
}

func (s *single) place() (int64, int64) { return s.in.size, 0 }
func (s *single) bytes() int64          { return s.file.n }
func (s *single) close()                { s.file.f.Close() }
