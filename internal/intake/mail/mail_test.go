package mail

import (
	"errors"
	"io"
	"strings"
	"testing"

	"synopse/internal/intake"
)

const letter = "From: =?iso-8859-1?q?K=FCstenblatt?= <news@post.example>\r\nSubject: =?utf-8?b?SGFmZW4gd2lyZCB0aWVmZXI=?=\r\n und breiter\r\nMessage-ID: <7@post.example>\r\nDate: Fri, 20 Nov 2026 06:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\nNot for readers.\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nIm Browser ansehen\r\n--b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html lang=3D\"de\"><body><h1>Hafen wird tiefer</h1><p>Der Hafen von Talhafen soll bis zum Sommer tiefer werden, damit gr=F6=\r\n=DFere Schiffe einlaufen k=F6nnen, teilte das Land am Montag in Oberstadt mit.</p><p>Die Fischer sehen das anders und wollen vor Gericht ziehen, wie ihr Verband mitteilte.</p></body></html>\r\n--b--\r\n"

func TestRead(t *testing.T) {
	e, err := Read("a.eml", []byte(letter))
	if err != nil {
		t.Fatal(err)
	}
	r := e.Report
	if r.URL != "mid:7@post.example" || r.Outlet != "Küstenblatt" || r.Title != "Hafen wird tiefer und breiter" || r.Published != "2026-11-20T06:00:00+01:00" {
		t.Errorf("%q %q %q %q", r.URL, r.Outlet, r.Title, r.Published)
	}
	if !strings.Contains(r.Text, "größere Schiffe") || strings.Contains(r.Text, "Browser") {
		t.Errorf("text %q", r.Text)
	}
	if e.Seen.Format("15:04") != "05:00" {
		t.Errorf("seen %v", e.Seen)
	}
}

// What a mail says of where its text stands is no address of the report.
func TestNoMessageID(t *testing.T) {
	claim := strings.Replace(letter, "<html lang=3D\"de\">", "<html lang=3D\"de\"><head><link rel=3Dcanonical href=3Dhttps://www.tagesschau.de/a></head>", 1)
	e, err := Read("a.eml", []byte(strings.Replace(claim, "Message-ID: <7@post.example>\r\n", "", 1)))
	if err != nil || e.Report.URL != "" {
		t.Errorf("%q, %v", e.Report.URL, err)
	}
}

// A mailbox gives its messages, from wherever reading goes on.
func TestMessages(t *testing.T) {
	box := "From a@b Fri\nSubject: 1\n\nText\n>From there.\n\nFrom a@b Fri\nSubject: 2\n\n\nFrom a@b Fri\nSubject: 3\n\nEnd\nFrom here on."
	want := []string{"Subject: 1\n\nText\nFrom there.\n\n", "Subject: 2\n\n\n", "Subject: 3\n\nEnd\nFrom here on."}
	for stop := range len(want) + 1 {
		m, err := NewMessages(strings.NewReader(box), 0)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; ; i++ {
			if i == stop {
				if m, err = NewMessages(strings.NewReader(box), m.Offset()); err != nil {
					t.Fatal(err)
				}
			}
			msg, err := m.Next()
			if errors.Is(err, io.EOF) {
				if i != len(want) {
					t.Errorf("stopped at %d: %d messages", stop, i)
				}
				break
			}
			if err != nil || i >= len(want) || string(msg.Data) != want[i] {
				t.Errorf("stopped at %d: message %d is %q, %v", stop, i, msg.Data, err)
				break
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(letter))
	f.Add([]byte("Subject: x\n\nFrom \n>From \n\nFrom x\n\n"))
	f.Add([]byte("Content-Type: multipart/mixed; boundary=\"\"\n\n----\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Read("a", data)
		var said *intake.Error
		if err != nil && !errors.As(err, &said) {
			t.Fatalf("%T: %v", err, err)
		}
		m, err := NewMessages(strings.NewReader(string(data)), 0)
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; ; n++ {
			if _, err := m.Next(); err != nil {
				return
			}
			if n > len(data) {
				t.Fatal("more messages than bytes")
			}
		}
	})
}
