// Package mail reads newsletters: a message (EML, RFC 5322) or a mailbox of them
// (mbox, RFC 4155).
//
// In: a stream of messages (Messages), and one message (Read). Out: the report
// in its HTML part, or its plain part where there is none; its address is the
// message's id ("mid:…", RFC 2392), its outlet the sender's name. Attachments
// are not looked at. It fetches nothing; pictures and links are not followed.
package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"

	"synopse/internal/intake"
	"synopse/report"
)

// Limits of one message.
const (
	MaxMessage = 32 << 20 // bytes
	maxDepth   = 8        // parts within parts
	maxParts   = 200
	maxText    = 8 << 20 // bytes of one part once decoded
)

// Entry is what one message holds.
type Entry struct {
	Report report.Report
	Seen   time.Time // when it was sent; zero if the message does not say
}

// Read reads one message; name says where it stands. Errors are of type
// *intake.Error.
func Read(name string, data []byte) (Entry, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Entry{}, &intake.Error{Source: name, Code: intake.Unreadable, What: "its header is broken: " + err.Error(), Hint: "save the message again", Err: err}
	}
	w := &walker{}
	w.walk(textproto.MIMEHeader(m.Header), m.Body, 0)
	body, extension := w.html, ".html"
	if len(bytes.TrimSpace(body)) == 0 {
		body, extension = w.plain, ".txt"
	}
	if len(bytes.TrimSpace(body)) == 0 {
		what := "there is no text in it"
		if w.err != nil {
			what += " that can be read: " + w.err.Error()
		}
		return Entry{}, &intake.Error{Source: name, Code: intake.NoArticle, What: what, Hint: "save the message again", Err: w.err}
	}
	r, err := intake.Read(name+extension, body)
	if err != nil {
		var e *intake.Error
		if errors.As(err, &e) {
			e.Source = name
		}
		return Entry{}, err
	}
	r.Source = name
	return Entry{Report: head(r, m.Header), Seen: sent(m.Header)}, nil
}

// head gives the report what the message's header says.
func head(r report.Report, h mail.Header) report.Report {
	r.URL = "" // anybody can write an outlet's address into a mail
	if id := strings.Trim(strings.TrimSpace(h.Get("Message-Id")), "<>"); id != "" {
		r.URL = "mid:" + id
	}
	if s := words(h.Get("Subject")); s != "" {
		r.Title = s
	}
	if from, err := addresses.Parse(h.Get("From")); err == nil && from.Name != "" {
		r.Outlet = from.Name
	}
	if t, err := h.Date(); err == nil && r.Published == "" {
		r.Published = t.Format(time.RFC3339)
	}
	return r
}

func sent(h mail.Header) time.Time {
	t, err := h.Date()
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

var (
	decoder   = &mime.WordDecoder{CharsetReader: charsetReader}
	addresses = &mail.AddressParser{WordDecoder: decoder}
)

func charsetReader(name string, in io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, err
	}
	return enc.NewDecoder().Reader(in), nil
}

// words decodes a header's encoded words; what can't be decoded stays.
func words(s string) string {
	if d, err := decoder.DecodeHeader(s); err == nil {
		s = d
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// walker finds the first HTML part and the first plain part.
type walker struct {
	html, plain []byte
	parts       int
	err         error
}

func (w *walker) walk(h textproto.MIMEHeader, body io.Reader, depth int) {
	if w.parts++; w.parts > maxParts || depth > maxDepth {
		w.err = errors.New("too many parts")
		return
	}
	if disposition, _, _ := mime.ParseMediaType(h.Get("Content-Disposition")); disposition == "attachment" {
		return
	}
	media, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || media == "" {
		media, params = "text/plain", nil
	}
	switch {
	case strings.HasPrefix(media, "multipart/"):
		r := multipart.NewReader(body, params["boundary"])
		for w.parts <= maxParts {
			p, err := r.NextRawPart()
			if err != nil {
				if !errors.Is(err, io.EOF) {
					w.err = err
				}
				return
			}
			w.walk(p.Header, p, depth+1)
		}
	case media == "text/html" && w.html == nil:
		w.html = w.text(h, body, params["charset"])
	case media == "text/plain" && w.plain == nil:
		w.plain = w.text(h, body, params["charset"])
	}
}

// text gives a part's text in UTF-8; what was read before damage stays.
func (w *walker) text(h textproto.MIMEHeader, body io.Reader, charset string) []byte {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	data, err := io.ReadAll(io.LimitReader(body, maxText))
	if err != nil {
		w.err = err
	}
	charset = strings.ToLower(charset)
	if charset == "" || charset == "utf-8" || charset == "us-ascii" {
		return data // intake tells
	}
	if enc, err := htmlindex.Get(charset); err == nil {
		if out, err := enc.NewDecoder().Bytes(data); err == nil {
			return out
		}
	}
	return data
}
