package jsonl

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// readAll reads from a place to the end: objects compacted, damage as it is told.
func readAll(t *testing.T, l *Lines) []string {
	t.Helper()
	var got []string
	for {
		line, err := l.Next()
		if errors.Is(err, io.EOF) {
			return got
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, told(line))
	}
}

func told(line Line) string {
	if line.Damage != "" {
		return "! " + line.Damage
	}
	var b bytes.Buffer
	if json.Compact(&b, line.Data) != nil {
		return "? " + string(line.Data)
	}
	return b.String()
}

const pretty = `[
    {
        "a": "x, ] } \" { [",
        "list": [
            {
                "name": "M"
            }
        ]
    },
    {
        "b": 2
    }
]
`

// Objects in an array or over several lines come one by one, from every place
// where reading was left, plain and packed.
func TestValues(t *testing.T) {
	first, rest := `{"a":"x, ] } \" { [","list":[{"name":"M"}]}`, `{"b":2}`
	for name, data := range map[string]string{
		"array, printed":     pretty,
		"array, BOM":         "\xef\xbb\xbf" + pretty,
		"array, dense":       "[" + first + "," + rest + "]",
		"array, a line each": "[" + first + ",\n" + rest + "]\n",
		"array without end":  "[" + first + ",\n" + rest,
		"objects, printed":   "{\n \"a\": \"x, ] } \\\" { [\",\n \"list\": [\n  {\"name\": \"M\"}\n ]\n}\n{\n \"b\": 2\n}\n",
		"objects, no indent": "{\n\"a\": \"x, ] } \\\" { [\",\n\"list\": [\n{\n\"name\": \"M\"}\n]\n}\r\n{\n\"b\": 2\n}",
	} {
		for _, data := range []string{data, zipped(data)} {
			for stop := range 3 {
				l, err := NewLines(strings.NewReader(data), Place{})
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for range stop {
					line, err := l.Next()
					if err != nil {
						t.Fatal(name, err)
					}
					got = append(got, told(line))
				}
				if l, err = NewLines(strings.NewReader(data), l.Place()); err != nil {
					t.Fatal(err)
				}
				if got = append(got, readAll(t, l)...); !slices.Equal(got, []string{first, rest}) {
					t.Errorf("%s, stopped after %d: %q", name, stop, got)
				}
			}
		}
	}
}

// One broken object does not spoil those beside it, where the file is printed
// so that people can read it; nothing vanishes.
func TestBrokenValues(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"no quotation mark": {"[\n {\n  \"a: 1,\n  \"b\": 2\n },\n {\n  \"c\": 3\n }\n]", []string{"? {\n  \"a: 1,\n  \"b\": 2\n }", `{"c":3}`}},
		"no brace":          {"[\n {\n  \"a\": {\"b\": 2\n },\n {\n  \"c\": 3\n }\n]", []string{"! it has no end: the next one begins inside it", `{"c":3}`}},
		"cut off":           {"[\n {\n  \"c\": 3\n },\n {\n  \"a", []string{`{"c":3}`, "! the file ends inside it"}},
		"no objects":        {"[1, null,\n {\"c\": 3}, \"x\"]", []string{"1", "null", `{"c":3}`, `"x"`}},
		"nothing":           {"[ ]", nil},
	} {
		l, err := NewLines(strings.NewReader(c.data), Place{})
		if err != nil {
			t.Fatal(err)
		}
		if got := readAll(t, l); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestLongValue(t *testing.T) {
	data := fmt.Sprintf("[{\"a\":\"%s\"},{\"b\":2}]", strings.Repeat("x", MaxLine))
	l, err := NewLines(strings.NewReader(data), Place{})
	if err != nil {
		t.Fatal(err)
	}
	if got := readAll(t, l); len(got) != 2 || !strings.Contains(got[0], "too long") || got[1] != `{"b":2}` {
		t.Errorf("%d, %q", len(got), got[0][:min(99, len(got[0]))])
	}
}

func FuzzValues(f *testing.F) {
	f.Add(pretty)
	f.Add("[1,{\"a\":\"\\")
	f.Add("{\n}{\n")
	f.Fuzz(func(t *testing.T, data string) {
		l, err := NewLines(strings.NewReader(data), Place{})
		if err != nil {
			return
		}
		for n := 0; ; n++ {
			if _, err := l.Next(); err != nil {
				break
			}
			if n > len(data) {
				t.Fatal("more values than bytes")
			}
		}
	})
}
