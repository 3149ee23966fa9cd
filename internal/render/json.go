package render

import (
	"bytes"
	"encoding/json"

	"synopse/synopsis"
)

// JSON gives the synopsis in the form that docs/FORMATS.md describes, indented,
// with a line feed at the end.
func JSON(s synopsis.Synopsis) ([]byte, error) { return indented(s) }

func indented(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
