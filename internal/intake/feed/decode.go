package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"synopse/internal/intake"
	"synopse/internal/intake/encoding"
)

// decode unpacks data and turns it into text without leading white space.
func decode(data []byte) (string, []Note, *intake.Error) {
	var notes []Note
	if bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		plain, note, fail := unpack(data)
		if fail != nil {
			return "", nil, fail
		}
		data, notes = plain, append(notes, note)
	}
	if len(data) > MaxSize {
		return "", nil, tooLarge()
	}
	dec, err := encoding.Decode(data)
	if errors.Is(err, encoding.ErrBinary) {
		// A feed with some bytes of something else in it is still a feed.
		dec, err = encoding.Decode(withoutControls(data))
	}
	if err != nil {
		return "", nil, &intake.Error{Code: intake.Binary, What: "it is not text", Hint: "give the address of a feed", Err: err}
	}
	if dec.Odd > 0 {
		notes = append(notes, Note{NoteEncoding, fmt.Sprintf("%d bytes were not %s, first in %q", dec.Odd, dec.Name, dec.Sample)})
	} else if d := encoding.Declared(data[:min(len(data), declaredIn)]); d != "" && d != dec.Name && !isASCII(dec.Text) {
		notes = append(notes, Note{NoteEncoding, fmt.Sprintf("it calls itself %s and is %s", d, dec.Name)})
	}
	text := strings.TrimLeft(dec.Text, " \t\r\n\f\v\u00A0\uFEFF\u200B")
	if text == "" {
		return "", nil, &intake.Error{Code: intake.Empty, What: "it is empty", Hint: "try again later; if it stays so, the outlet has given up its feed"}
	}
	return text, notes, nil
}

// declaredIn is how far into a feed, in bytes, its declaration may stand.
const declaredIn = 256

// unpack reads gzip, as far as it is whole.
func unpack(data []byte) ([]byte, Note, *intake.Error) {
	note := Note{NotePacked, "it is packed with gzip without saying so"}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, note, &intake.Error{Code: intake.Binary, What: "it is packed and damaged", Hint: "try again later", Err: err}
	}
	plain, err := io.ReadAll(io.LimitReader(z, MaxSize+1))
	if len(plain) > MaxSize {
		return nil, note, tooLarge()
	}
	if err != nil {
		if len(plain) == 0 {
			return nil, note, &intake.Error{Code: intake.Binary, What: "it is packed and damaged", Hint: "try again later", Err: err}
		}
		note = Note{NoteCut, "the packed data end too early"}
	}
	return plain, note, nil
}

func tooLarge() *intake.Error {
	return &intake.Error{Code: intake.TooLarge, What: fmt.Sprintf("it has more than %d MiB", MaxSize>>20), Hint: "that is no feed of news; give another address"}
}

func withoutControls(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for _, b := range data {
		if b >= 0x20 || b == '\n' || b == '\r' || b == '\t' {
			out = append(out, b)
		}
	}
	return out
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
