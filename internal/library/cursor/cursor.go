// Package cursor writes and reads the places of rows in lists that libraries give
// page by page: opaque to whoever gets one, and checked when it comes back.
package cursor

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
)

// ErrNone says that a text is no place in the list.
var ErrNone = errors.New("this is no cursor of the list")

// Write writes the place of the last row of a page.
func Write(values ...any) string {
	data, _ := json.Marshal(values)
	return base64.RawURLEncoding.EncodeToString(data)
}

// Read reads such a place, of n values: each a string or an int64.
func Read(cursor string, n int) ([]any, error) {
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return nil, err
	}
	var out []any
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	if err := d.Decode(&out); err != nil {
		return nil, err
	}
	if len(out) != n {
		return nil, ErrNone
	}
	for i, v := range out {
		switch v := v.(type) {
		case json.Number:
			if out[i], err = v.Int64(); err != nil {
				return nil, err
			}
		case string:
		default:
			return nil, ErrNone
		}
	}
	return out, nil
}
