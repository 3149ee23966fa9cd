// Package markup reads XML that isn't quite XML: the tags, texts and CDATA
// sections of a feed as they were meant, whatever is wrong around them.
//
// In: valid UTF-8. Out: a stream of tokens, entities decoded once. What a strict
// reader stops at is read on: bare ampersands and angle brackets, entities that
// are HTML's or nobody's, attributes without quotes, tags cut in the middle,
// comments and CDATA sections that never end, control characters. A document
// type is skipped and its entities are never expanded. Next always moves on, so
// a text of n bytes gives at most n tokens, in linear time.
//
// It matches no end tag with its start and knows no element: that is for those
// who know what they read.
package markup

import "strings"

// Kind tells tokens apart.
type Kind int

// The kinds of token.
const (
	Text  Kind = iota // character data, entities decoded; CDATA sections too
	Start             // <name …>
	End               // </name>
	Empty             // <name …/>
)

// Attr is an attribute; its name is as it was written, its value decoded.
type Attr struct{ Name, Value string }

// Token is a piece of the text.
type Token struct {
	Kind  Kind
	Name  string // of a tag, as written, with its prefix
	Attrs []Attr
	Data  string // of a text
	At    int    // byte offset in the input, for those who cut it
}

// Attr gives the value of the attribute with this name, in any case.
func (t *Token) Attr(name string) string {
	for _, a := range t.Attrs {
		if strings.EqualFold(a.Name, name) {
			return a.Value
		}
	}
	return ""
}

// Local gives a name without its prefix, in lower case.
func Local(name string) string {
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	return strings.ToLower(name)
}

// Faults count what was wrong with the text read so far.
type Faults struct {
	Ampersands int  // not escaped
	Entities   int  // names that only HTML or a document type knows
	Controls   int  // characters that XML forbids
	Tags       int  // cut off or with unreadable attributes
	Sections   int  // comments and CDATA sections that don't end
	Doctype    bool // a document type that declares entities
}

// Reader reads tokens.
type Reader struct {
	s      string
	at     int
	seen   map[string]int // where each mark comes next, len(s) if nowhere
	breaks []string
	faults Faults
	// endless says that a document type never ended; the next ones, if there
	// are any, are not searched for their ends.
	endless bool
}

// New makes a reader of s. A CDATA section without an end stops before the
// first of breaks, which are beginnings of tags ("<item").
func New(s string, breaks ...string) *Reader {
	return &Reader{s: s, seen: map[string]int{}, breaks: breaks}
}

// Faults gives what was wrong so far.
func (r *Reader) Faults() Faults { return r.faults }

// Next gives the next token; ok is false at the end.
func (r *Reader) Next() (t Token, ok bool) {
	for r.at < len(r.s) {
		at := r.at
		if r.s[r.at] != '<' {
			t = r.text()
		} else if t, ok = r.markup(); !ok {
			continue
		}
		t.At = at
		return t, true
	}
	return Token{}, false
}

// text reads up to the next angle bracket that opens markup.
func (r *Reader) text() Token {
	start := r.at
	r.at++ // the first byte is text even if it is a bracket
	for r.at < len(r.s) {
		i := strings.IndexByte(r.s[r.at:], '<')
		if i < 0 {
			r.at = len(r.s)
			break
		}
		if r.at += i; opens(r.s[r.at:]) {
			break
		}
		r.at++
	}
	return Token{Kind: Text, Data: r.decode(r.s[start:r.at])}
}

// opens says whether s, which begins with "<", is markup.
func opens(s string) bool {
	if len(s) < 3 {
		return len(s) == 2 && nameStart(s[1])
	}
	switch s[1] {
	case '/':
		return nameStart(s[2])
	case '!':
		return nameStart(s[2]) || strings.HasPrefix(s, "<!--") || strings.HasPrefix(s, cdataStart)
	case '?':
		return nameStart(s[2]) || s[2] == '='
	}
	return nameStart(s[1])
}

func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func nameByte(c byte) bool {
	return nameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || c == ':'
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// markup reads what begins with "<"; ok is false if it was skipped.
func (r *Reader) markup() (Token, bool) {
	s := r.s[r.at:]
	switch {
	case !opens(s):
		return r.text(), true
	case strings.HasPrefix(s, cdataStart):
		return r.cdata(), true
	case strings.HasPrefix(s, "<!--"):
		r.skipPast("-->", 4)
		return Token{}, false
	case strings.HasPrefix(s, "<?"):
		r.instruction()
		return Token{}, false
	case strings.HasPrefix(s, "<!"):
		r.doctype()
		return Token{}, false
	}
	return r.tag()
}

// maxInstruction is how many bytes an XML declaration or instruction may have.
const maxInstruction = 4 << 10

// skipPast goes behind the closing mark, or, if there is none, behind the
// opening one, so that what a broken comment would hide is still read.
func (r *Reader) skipPast(mark string, opening int) {
	if i := r.find(r.at+opening, mark); i >= 0 {
		r.at = i + len(mark)
		return
	}
	r.faults.Sections++
	r.at = min(r.at+opening, len(r.s))
}

// find gives where mark comes first at or behind byte i. It remembers what it
// found: asked in rising order, all searches together read the text once.
func (r *Reader) find(i int, mark string) int {
	at, known := r.seen[mark]
	if !known || at < i {
		at = len(r.s)
		if i < len(r.s) {
			if j := strings.Index(r.s[i:], mark); j >= 0 {
				at = i + j
			}
		}
		r.seen[mark] = at
	}
	if at == len(r.s) {
		return -1
	}
	return at
}

// instruction skips an XML declaration or an instruction; one without an end
// stops at the next bracket.
func (r *Reader) instruction() {
	if end := r.find(r.at, "?>"); end >= 0 && end-r.at <= maxInstruction {
		r.at = end + len("?>")
		return
	}
	r.faults.Sections++
	r.at += 2
	for r.at < len(r.s) && r.s[r.at] != '<' {
		r.at++
		if r.s[r.at-1] == '>' {
			return
		}
	}
}

const cdataStart = "<![CDATA["

// cdata reads a section. One that never ends, or whose end lies behind the
// beginning of another section and of a new item, has lost its own end: it stops
// at the item.
func (r *Reader) cdata() Token {
	from := r.at + len(cdataStart)
	end := r.find(from, "]]>")
	next, broken := end+len("]]>"), end < 0
	if broken {
		end, next = len(r.s), len(r.s)
		r.faults.Sections++
	}
	if again := r.find(from, cdataStart); broken || again >= 0 && again < end {
		if i := r.nextBreak(from); i >= 0 && i < end {
			end, next = i, i
			r.faults.Sections++
		}
	}
	r.at = next
	return Token{Kind: Text, Data: r.clean(r.s[from:end])}
}

// nextBreak gives where the first of the breaks comes, -1 if none does.
func (r *Reader) nextBreak(from int) int {
	first := -1
	for _, b := range r.breaks {
		if i := r.find(from, b); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// maxDoctype bounds how far a document type may reach, in bytes.
const maxDoctype = 1 << 20

// doctype skips a declaration with what it declares.
func (r *Reader) doctype() {
	s := r.s[r.at:min(len(r.s), r.at+maxDoctype)]
	if r.endless {
		s = ""
	}
	depth := 0
	var quote byte
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '<' && depth <= 0:
			r.faults.Sections++
			r.at += i
			return
		case c == '>' && depth <= 0:
			r.faults.Doctype = r.faults.Doctype || strings.Contains(s[:i], "<!ENTITY")
			r.at += i + 1
			return
		}
	}
	// It never ends: leave the mark out and read on behind it.
	r.faults.Sections++
	r.endless = true
	r.at += 2
}
