package feed

import (
	"bytes"
	"strings"

	"synopse/internal/intake/feed/markup"
)

// closeField closes the field that was open when the next one of this kind
// begins: its own end tag is missing.
func (m *mender) closeField(next fieldKind) {
	if next == noField {
		return
	}
	for i := len(m.stack) - 1; i > m.item; i-- {
		switch m.stack[i].kind {
		case short, sure:
			m.noteWhole(m.stack[i].key, true)
			m.closeTo(i)
			return
		case rich:
			if next == sure || next == rich && i == len(m.stack)-1 || next == short && i == len(m.stack)-1 {
				m.closeTo(i)
			}
			return
		}
	}
}

func (m *mender) end(name string) {
	key := strings.ToLower(name)
	if itemName(name) {
		m.endItem(true)
		return
	}
	for i := len(m.stack) - 1; i > m.item; i-- {
		if m.stack[i].key != key {
			continue
		}
		m.noteWhole(key, true)
		m.closeTo(i)
		return
	}
	// An end without a beginning; a channel or feed ends with the document. That
	// of another field says that the open one lost its own end and what came
	// between, perhaps an item's whole rest: what follows may be another's.
	if fields()[key] == noField || m.item < 0 {
		return
	}
	for _, o := range m.stack[m.item+1:] {
		if o.kind != noField {
			m.endItem(false)
			m.skip = true
			return
		}
	}
}

// noteWhole remembers that the open item has something to know it by.
func (m *mender) noteWhole(key string, whole bool) {
	if !whole || m.item < 0 {
		return
	}
	switch markup.Local(key) {
	case "link", "guid", "id":
		m.kept = m.kept || len(m.stack) == m.item+2
	}
}

func (m *mender) inside(key string) bool {
	for _, o := range m.stack {
		if o.key == key || o.key == "atom:"+key {
			return true
		}
	}
	return false
}

func (m *mender) insideRich() bool {
	for _, o := range m.stack {
		if o.kind == rich {
			return true
		}
	}
	return false
}

func (m *mender) text(s string) {
	if len(m.stack) == 0 {
		return // between items there is nothing to read
	}
	escape(&m.out, s)
}

// closeTo closes all open elements down to index i of the stack.
func (m *mender) closeTo(i int) {
	for len(m.stack) > i {
		m.pop()
	}
}

func (m *mender) pop() {
	top := m.stack[len(m.stack)-1]
	m.out.WriteString("</")
	m.out.WriteString(top.name)
	m.out.WriteByte('>')
	m.stack = m.stack[:len(m.stack)-1]
}

// cutBack drops what the element at index i of the stack has held so far, its
// own tag stays.
func (m *mender) cutBack(i int) {
	m.out.Truncate(m.stack[i].at)
	m.stack = m.stack[:i+1]
}

func (m *mender) startTag(name string, attrs []markup.Attr) {
	m.out.WriteByte('<')
	m.out.WriteString(name)
	seen := make([]string, 0, 8)
next:
	for _, a := range attrs {
		if !plainName(a.Name) {
			continue
		}
		for _, s := range seen {
			if s == a.Name {
				continue next
			}
		}
		seen = append(seen, a.Name)
		m.out.WriteByte(' ')
		m.out.WriteString(a.Name)
		m.out.WriteString(`="`)
		escape(&m.out, a.Value)
		m.out.WriteByte('"')
	}
	m.out.WriteByte('>')
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "\r", "&#13;")

func escape(b *bytes.Buffer, s string) { escapes.WriteString(b, s) }

// plainName says whether a name is one that every reader of XML takes: letters
// of ASCII, digits, and at most one colon between two parts.
func plainName(s string) bool {
	prefix, local, found := strings.Cut(s, ":")
	if found {
		return plainPart(prefix) && plainPart(local)
	}
	return plainPart(s)
}

func plainPart(s string) bool {
	if s == "" {
		return false
	}
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '-' || c == '.')) {
			return false
		}
	}
	return true
}
