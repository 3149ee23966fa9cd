package sqlite

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"

	"synopse/internal/library"
	"synopse/statement"
)

// shownOf is what pages show of a reading.
type shownOf struct {
	Sentences  []library.Sentence
	Statements []library.Statement
}

// shown is the same, packed so that one sentence or statement is read without the
// others: numbers as varints, strings with their length before them. It has the
// numbers and ranges of sentences, and of statements all but who speaks in them, which
// their story tells.
type shown string

// shownForm is the first byte of what is packed in this way.
const shownForm = 1

var errShown = errors.New("what is shown of a reading is cut or of another form")

// packShown packs what is shown of a report's reading.
func packShown(id string, s *shownOf) []byte {
	p := packer{out: []byte{shownForm}}
	p.count(len(s.Sentences))
	number, end := 0, 0
	for i := range s.Sentences {
		x := &s.Sentences[i]
		p.int(x.Number - number)
		p.int(x.Start - end)
		p.int(x.End - x.Start)
		number, end = x.Number, x.End
	}
	p.count(len(s.Statements))
	for i := range s.Statements {
		one := packer{}
		one.statement(id, &s.Statements[i])
		p.string(string(one.out))
	}
	return p.out
}

// check says whether it is whole.
func (s shown) check() error {
	p, n := s.statements()
	for range n {
		one := unpacker{rest: p.string()}
		one.statement("")
		p.bad = p.bad || one.bad || one.rest != ""
	}
	if p.bad || p.rest != "" {
		return errShown
	}
	return nil
}

// sentence gives a sentence, counted from 1; false if there is none.
func (s shown) sentence(n int) (at library.Sentence, ok bool) {
	p := s.begin()
	count := p.count()
	if n < 1 || n > count {
		return at, false
	}
	for range n {
		at.Number += p.int()
		at.Start = at.End + p.int()
		at.End = at.Start + p.int()
	}
	return at, !p.bad
}

// statement gives a statement of the report with an id, counted from 0; false if
// there is none.
func (s shown) statement(id string, n int) (x library.Statement, ok bool) {
	p, count := s.statements()
	if n < 0 || n >= count {
		return x, false
	}
	for range n {
		p.string()
	}
	one := unpacker{rest: p.string()}
	x = one.statement(id)
	return x, !p.bad && !one.bad
}

func (s shown) begin() unpacker {
	if s == "" || s[0] != shownForm {
		return unpacker{bad: true}
	}
	return unpacker{rest: string(s[1:])}
}

// statements gives where the statements begin, and how many there are.
func (s shown) statements() (p unpacker, n int) {
	p = s.begin()
	for range 3 * p.count() {
		p.int()
	}
	n = p.count()
	return p, n
}

// packer writes values one after the other.
type packer struct{ out []byte }

func (p *packer) count(n int)          { p.out = binary.AppendUvarint(p.out, uint64(n)) }
func (p *packer) int(n int)            { p.out = binary.AppendVarint(p.out, int64(n)) }
func (p *packer) span(r library.Range) { p.int(r.Start); p.int(r.End - r.Start) }

func (p *packer) string(s string) {
	p.count(len(s))
	p.out = append(p.out, s...)
}

// list begins a list: 0 is none at all, else its length and one.
func list[T any](p *packer, all []T, each func(T)) {
	if all == nil {
		p.count(0)
		return
	}
	p.count(len(all) + 1)
	for _, x := range all {
		each(x)
	}
}

func (p *packer) maybe(r *library.Range) {
	if r == nil {
		p.count(0)
		return
	}
	p.count(1)
	p.span(*r)
}

// id writes the id of a statement: without its report's, if that is this one.
func (p *packer) id(report, id string) {
	if own, ok := strings.CutPrefix(id, report); ok && report != "" {
		p.count(1)
		p.string(own)
		return
	}
	p.count(0)
	p.string(id)
}

func (p *packer) statement(report string, x *library.Statement) {
	p.id(report, x.ID)
	p.id(report, x.Within)
	for _, s := range [...]string{string(x.Kind), x.Act, x.Strength, x.Medium, x.Verb} {
		p.string(s)
	}
	p.int(x.Sentence)
	list(p, x.Sentences, p.int)
	list(p, x.Content, p.span)
	for _, r := range [...]*library.Range{x.Speaker, x.Addressee, x.Cue} {
		p.maybe(r)
	}
	p.out = binary.LittleEndian.AppendUint64(p.out, math.Float64bits(x.Confidence))
}

// unpacker reads what a packer wrote. After something that can't be, it is bad and
// gives nothing more.
type unpacker struct {
	rest string
	bad  bool
}

func (p *unpacker) uvarint() (n uint64) {
	for i := 0; i < len(p.rest) && i < binary.MaxVarintLen64; i++ {
		b := p.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			p.rest = p.rest[i+1:]
			return n
		}
	}
	p.rest, p.bad = "", true
	return 0
}

func (p *unpacker) int() int {
	n := p.uvarint()
	return int(n>>1) ^ -int(n&1)
}

// count reads how many follow; each of them takes a byte at least.
func (p *unpacker) count() int {
	n := p.uvarint()
	if n > uint64(len(p.rest))+1 {
		p.rest, p.bad = "", true
		return 0
	}
	return int(n)
}

func (p *unpacker) string() string {
	n := p.count()
	if n > len(p.rest) {
		p.rest, p.bad = "", true
		return ""
	}
	s := p.rest[:n]
	p.rest = p.rest[n:]
	return s
}

func (p *unpacker) span() (r library.Range) {
	r.Start = p.int()
	r.End = r.Start + p.int()
	return r
}

func unlist[T any](p *unpacker, each func() T) []T {
	n := p.count()
	if n == 0 {
		return nil
	}
	out := make([]T, 0, n-1)
	for range n - 1 {
		out = append(out, each())
	}
	return out
}

func (p *unpacker) maybe() *library.Range {
	if p.count() == 0 {
		return nil
	}
	r := p.span()
	return &r
}

func (p *unpacker) id(report string) string {
	own := p.count() == 1
	id := p.string()
	if own {
		return report + id
	}
	return id
}

func (p *unpacker) statement(report string) (x library.Statement) {
	x.ID, x.Within = p.id(report), p.id(report)
	x.Kind = statement.Kind(p.string())
	for _, to := range [...]*string{&x.Act, &x.Strength, &x.Medium, &x.Verb} {
		*to = p.string()
	}
	x.Sentence = p.int()
	x.Sentences = unlist(p, p.int)
	x.Content = unlist(p, p.span)
	x.Speaker, x.Addressee, x.Cue = p.maybe(), p.maybe(), p.maybe()
	if len(p.rest) < 8 {
		p.rest, p.bad = "", true
		return x
	}
	x.Confidence = math.Float64frombits(binary.LittleEndian.Uint64([]byte(p.rest[:8])))
	p.rest = p.rest[8:]
	return x
}
