package jsonl

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
)

//go:embed fields.txt
var fieldsData string

var places = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(fieldsData) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			m[f[0]] = f[1:]
		}
	}
	return m
})

// object is a JSON object whose values are read when they are asked for.
type object map[string]json.RawMessage

// text gives the first filled text of a field.
func (o object) text(field string) string {
	if list := o.texts(field); len(list) > 0 {
		return list[0]
	}
	return ""
}

// texts gives all texts of the first place of a field that has any.
func (o object) texts(field string) []string {
	for _, place := range places()[field] {
		if list := texts(o.at(place)); len(list) > 0 {
			return list
		}
	}
	return nil
}

// at gives the value at a place such as "html.requested_url", or nil.
func (o object) at(place string) json.RawMessage {
	name, rest, deeper := strings.Cut(place, ".")
	v := o[name]
	if !deeper || v == nil {
		return v
	}
	var inner object
	if json.Unmarshal(v, &inner) != nil {
		return nil
	}
	return inner.at(rest)
}

// texts reads a text, or a list of texts or of objects with a name.
func texts(v json.RawMessage) []string {
	var s string
	if json.Unmarshal(v, &s) == nil {
		if s = strings.TrimSpace(s); s == "" {
			return nil
		}
		return []string{s}
	}
	var list []json.RawMessage
	var out []string
	if json.Unmarshal(v, &list) == nil {
		for _, item := range list {
			var s string
			var named struct{ Name string }
			if json.Unmarshal(item, &s) != nil && json.Unmarshal(item, &named) == nil {
				s = named.Name
			}
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}
