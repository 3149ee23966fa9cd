package importer

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"synopse/internal/intake"
	"synopse/internal/intake/coding"
	"synopse/internal/intake/encoding"
	"synopse/internal/intake/jsonl"
	"synopse/internal/intake/mail"
	"synopse/internal/intake/warc"
	"synopse/internal/library"
)

// readPage reads the page of a file.
func readPage(j *job, in *input, data []byte) verdict {
	r, err := intake.Read(in.path, data)
	if err != nil {
		return j.errored(err)
	}
	return j.keep(r, in.modified)
}

// readMessage reads the message of a file.
func readMessage(j *job, in *input, data []byte) verdict {
	e, err := mail.Read(in.path, data)
	if err != nil {
		return j.errored(err)
	}
	return j.keep(e.Report, or(e.Seen, in.modified))
}

func or(t, other time.Time) time.Time {
	if t.IsZero() {
		return other
	}
	return t
}

// archiveStream gives the pages of a web archive.
type archiveStream struct {
	file *steady
	in   *input
	r    *warc.Reader
}

func openArchive(file *steady, in *input, from library.Progress) (stream, error) {
	r, err := warc.NewReader(file, warc.Place{Offset: from.Offset, Skip: from.Skip})
	if err != nil {
		return nil, err
	}
	return &archiveStream{file, in, r}, nil
}

func (s *archiveStream) next() (*job, error) {
	for {
		rec, err := s.r.Next()
		if err != nil {
			return nil, err
		}
		j := &job{at: atByte(rec.Offset), address: rec.Target}
		switch {
		case rec.Damage != "":
			damage := rec.Damage
			j.run = func(j *job) verdict { return j.failed(damage, "get the archive again, if you need this record") }
		case rec.Type == "":
			j.run = func(j *job) verdict { return j.failed("it does not say what kind of record it is", "") }
		case rec.Type == "revisit":
			j.run = func(*job) verdict { return verdict{skip: "unchanged since an earlier visit"} }
		case rec.Type == "response" && !strings.HasPrefix(rec.Target, "dns:") || rec.Type == "resource" && strings.HasPrefix(rec.ContentType, "text/html"):
			c := *rec
			c.Block = bytes.Clone(rec.Block)
			in := s.in
			j.run = func(j *job) verdict { return readRecord(j, in, &c) }
		default:
			continue // requests, metadata, what the crawler says of itself
		}
		return j, nil
	}
}

func (s *archiveStream) place() (int64, int64) {
	p := s.r.Place()
	return p.Offset, p.Skip
}
func (s *archiveStream) bytes() int64 { return s.file.n }
func (s *archiveStream) close()       { s.file.f.Close() }

// maxPage is how many bytes a page of an archive may have once decoded.
const maxPage = 16 << 20

func readRecord(j *job, in *input, rec *warc.Record) verdict {
	if rec.Truncated != "" {
		return j.failed("the crawler cut it off ("+rec.Truncated+")", "")
	}
	if warc.DigestWrong(rec.Digest, rec.Length, rec.Block) {
		return j.failed("its digest is wrong: it is not what the crawler got", "get the archive again")
	}
	a := warc.Response{Status: 200, MediaType: "text/html", Body: rec.Block}
	if rec.Type == "response" {
		var err error
		a, err = warc.ReadResponse(rec.Block, maxPage)
		switch {
		case a.Status >= 300 && a.Status < 400:
			return verdict{skip: "leads elsewhere (redirect)"}
		case a.Status != 0 && (a.Status < 200 || a.Status >= 300):
			return verdict{skip: fmt.Sprintf("the server answered %d", a.Status)}
		case errors.Is(err, coding.ErrTooLarge):
			return j.failed(fmt.Sprintf("the page has more than %d MiB", maxPage>>20), "")
		case err != nil:
			return j.failed(err.Error(), "")
		}
	}
	if !pageType(a.MediaType) {
		return verdict{skip: "not a page (" + kindOf(a.MediaType) + ")"}
	}
	r, err := intake.Read(rec.Target, asPage(encoding.WithCharset(a.Body, a.Charset), a.MediaType))
	if err != nil {
		return j.errored(err)
	}
	return j.keep(r, or(rec.Date, in.modified), rec.Target)
}

// asPage marks a body as the page that its server says it is, where it does not
// begin like one.
func asPage(body []byte, media string) []byte {
	head := bytes.TrimLeft(body[:min(len(body), 64)], " \t\r\n")
	if !strings.Contains(media, "html") || len(head) == 0 || head[0] < ' ' || head[0] == '<' || head[0] > '~' {
		return body
	}
	return append([]byte("<!DOCTYPE html>"), body...)
}

// pageType says whether a media type is one that pages have. Some servers say
// nothing, or text.
func pageType(media string) bool {
	switch media {
	case "text/html", "application/xhtml+xml", "text/plain", "":
		return true
	}
	return false
}

// kindOf gives the kind of a media type, so that the reasons stay few.
func kindOf(media string) string {
	kind, sub, _ := strings.Cut(media, "/")
	if kind == "application" {
		return sub
	}
	return kind
}

// lineStream gives the reports of a file of JSON lines.
type lineStream struct {
	file *steady
	in   *input
	l    *jsonl.Lines
}

func openLines(file *steady, in *input, from library.Progress) (stream, error) {
	l, err := jsonl.NewLines(file, jsonl.Place{Offset: from.Offset, Skip: from.Skip})
	if err != nil {
		return nil, err
	}
	return &lineStream{file: file, in: in, l: l}, nil
}

func (s *lineStream) next() (*job, error) {
	line, err := s.l.Next()
	if err != nil {
		return nil, err
	}
	in, damage, data := s.in, line.Damage, bytes.Clone(line.Data)
	at := atByte(line.Offset)
	if s.l.Compressed() {
		at = fmt.Sprintf("%s %d", s.l.Unit(), line.Number)
	}
	return &job{at: at, run: func(j *job) verdict {
		if damage != "" {
			return j.failed(damage, "write the file again")
		}
		e, err := jsonl.Read(in.path, data)
		if err != nil {
			return j.errored(err)
		}
		return j.keep(e.Report, or(e.Seen, in.modified), e.Found)
	}}, nil
}

func (s *lineStream) place() (int64, int64) {
	p := s.l.Place()
	return p.Offset, p.Skip
}
func (s *lineStream) bytes() int64 { return s.file.n }
func (s *lineStream) close()       { s.file.f.Close() }

// mailStream gives the messages of a mailbox.
type mailStream struct {
	file *steady
	in   *input
	m    *mail.Messages
}

func openMailbox(file *steady, in *input, from library.Progress) (stream, error) {
	m, err := mail.NewMessages(file, from.Offset)
	if err != nil {
		return nil, err
	}
	return &mailStream{file, in, m}, nil
}

func (s *mailStream) next() (*job, error) {
	m, err := s.m.Next()
	if err != nil {
		return nil, err
	}
	in := s.in
	return &job{at: atByte(m.Offset), run: func(j *job) verdict {
		if m.Damage != "" {
			return j.failed(m.Damage, "")
		}
		return readMessage(j, in, m.Data)
	}}, nil
}

func (s *mailStream) place() (int64, int64) { return s.m.Offset(), 0 }
func (s *mailStream) bytes() int64          { return s.file.n }
func (s *mailStream) close()                { s.file.f.Close() }
