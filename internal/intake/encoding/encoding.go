// Package encoding turns the bytes of a text or page into valid UTF-8.
//
// In: bytes. Out: a string, the encoding it was read with, and how many bytes
// were not in that encoding. UTF-8 is tested over the whole input first, since
// declared charsets are often wrong and guesses from the first kilobyte too;
// then come byte order marks, what the text declares, and windows-1252, in
// which every byte means something. Nothing is lost: bytes that are not UTF-8
// in a text that otherwise is are read as windows-1252, one by one.
package encoding

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// ErrBinary says that the bytes are not text in any encoding.
var ErrBinary = errors.New("not text")

// Result is a decoded text.
type Result struct {
	Text string
	Name string // the encoding used, e.g. "utf-8"
	// Odd counts the bytes that were not valid in the encoding and were read
	// as windows-1252 or replaced by U+FFFD.
	Odd int
	// Sample is the first word around an odd byte, as it was read.
	Sample string
}

// Decode reads data as text. The error is ErrBinary or nil.
func Decode(data []byte) (Result, error) {
	if r, ok := byMark(data); ok {
		return r, nil
	}
	if name := wideWithoutMark(data); name != "" {
		return finish(decodeWide(data, name), name), nil
	}
	if isBinary(data) {
		return Result{}, ErrBinary
	}
	if bytes.IndexByte(data, 0) >= 0 {
		data = bytes.ReplaceAll(data, []byte{0}, nil) // a slip of the site; browsers drop them, too
	}
	if utf8.Valid(data) {
		return Result{Text: string(data), Name: "utf-8"}, nil
	}
	declared := Declared(data)
	if declared == "" || declared == "utf-8" || declared == "windows-1252" {
		if mostlyUTF8(data) {
			return mixed(data), nil
		}
		return decodeAs(data, "windows-1252"), nil
	}
	return decodeAs(data, declared), nil
}

func byMark(data []byte) (Result, bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		if rest := data[3:]; utf8.Valid(rest) {
			return Result{Text: string(rest), Name: "utf-8"}, true
		}
		return mixed(data[3:]), true
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}) && !bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}):
		return finish(decodeWide(data[2:], "utf-16le"), "utf-16le"), true
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return finish(decodeWide(data[2:], "utf-16be"), "utf-16be"), true
	}
	return Result{}, false
}

// wideWithoutMark recognises UTF-16 of a Latin text by its zero bytes, which
// stand at every other place.
func wideWithoutMark(data []byte) string {
	head := data[:min(len(data), 512)&^1]
	if len(head) < 16 {
		return ""
	}
	var even, odd int
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	half := len(head) / 2
	switch {
	case odd > half*8/10 && even < half/10:
		return "utf-16le"
	case even > half*8/10 && odd < half/10:
		return "utf-16be"
	}
	return ""
}

func decodeWide(data []byte, name string) string {
	order := unicode.LittleEndian
	if name == "utf-16be" {
		order = unicode.BigEndian
	}
	out, _ := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(data)
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// finish counts replacement characters of a text whose decoder made them.
func finish(text, name string) Result {
	r := Result{Text: text, Name: name, Odd: strings.Count(text, "\uFFFD")}
	if r.Odd > 0 {
		r.Sample = wordAround(text, strings.Index(text, "\uFFFD"))
	}
	return r
}

// isBinary looks at the first bytes for what no text has: more than a stray zero
// byte, and many control characters.
func isBinary(data []byte) bool {
	head := data[:min(len(data), 8192)]
	if bytes.Count(head, []byte{0}) > len(head)/100 {
		return true
	}
	odd := 0
	for _, b := range head {
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b {
			odd++
		}
	}
	return odd > len(head)/20+1 || hasMagic(data)
}

// magic are the first bytes of formats that look like text at first.
var magic = []string{"%PDF-", "PK\x03\x04", "\x1f\x8b", "{\\rtf", "BZh", "\x28\xb5\x2f\xfd", "GIF8", "\x89PNG", "\xff\xd8\xff", "RIFF"}

func hasMagic(data []byte) bool {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m)) {
			return true
		}
	}
	return false
}

// mostlyUTF8 says whether there are at least as many valid multi-byte sequences
// as runs of broken ones: text in an old encoding has next to none.
func mostlyUTF8(data []byte) bool {
	good, bad, last := 0, 0, -2
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, w := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && w == 1 {
			if last != i-1 {
				bad++
			}
			last = i
		} else {
			good++
		}
		i += w
	}
	return good > 0 && good >= bad
}

// mixed keeps what is valid UTF-8 and reads the other bytes as windows-1252.
func mixed(data []byte) Result {
	var b strings.Builder
	b.Grow(len(data) + 16)
	odd, first := 0, -1
	for i := 0; i < len(data); {
		r, w := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && w == 1 {
			if first < 0 {
				first = b.Len()
			}
			b.WriteRune(charmap.Windows1252.DecodeByte(data[i]))
			odd++
			i++
			continue
		}
		b.Write(data[i : i+w])
		i += w
	}
	res := Result{Text: b.String(), Name: "utf-8", Odd: odd}
	if first >= 0 {
		res.Sample = wordAround(res.Text, first)
	}
	return res
}

func decodeAs(data []byte, name string) Result {
	enc, err := htmlindex.Get(name)
	if err != nil {
		enc, name = charmap.Windows1252, "windows-1252"
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		out, _ = charmap.Windows1252.NewDecoder().Bytes(data)
		name = "windows-1252"
	}
	return finish(strings.ToValidUTF8(string(out), "\uFFFD"), name)
}

// wordAround gives the word that byte at of text stands in, for a message.
func wordAround(text string, at int) string {
	start := strings.LastIndexAny(text[:at], " \n\t\r<>") + 1
	end := strings.IndexAny(text[at:], " \n\t\r<>")
	if end < 0 {
		end = len(text) - at
	}
	word := []rune(text[start : at+end])
	if len(word) > 40 {
		word = word[:40]
	}
	return string(word)
}
