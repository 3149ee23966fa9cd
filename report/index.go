package report

import "unicode/utf8"

// indexStep is how many code points lie between two remembered byte offsets.
const indexStep = 64

// Index converts between code points and bytes of one text. It is made once a
// text and safe for concurrent use.
type Index struct {
	text  string
	ascii bool
	marks []int // marks[i] is the byte offset of code point i*indexStep
	n     int   // code points in text
}

// NewIndex makes the index of text in one pass.
func NewIndex(text string) *Index {
	x := &Index{text: text}
	x.n = utf8.RuneCountInString(text)
	if x.n == len(text) {
		x.ascii = true
		return x
	}
	x.marks = make([]int, 0, x.n/indexStep+1)
	i := 0
	for b := range text {
		if i%indexStep == 0 {
			x.marks = append(x.marks, b)
		}
		i++
	}
	return x
}

// Len is the text's length in code points.
func (x *Index) Len() int { return x.n }

// Byte gives the byte offset of code point i. Values outside the text are
// clamped to its ends.
func (x *Index) Byte(i int) int {
	switch {
	case i <= 0:
		return 0
	case i >= x.n:
		return len(x.text)
	case x.ascii:
		return i
	}
	b := x.marks[i/indexStep]
	for k := i % indexStep; k > 0; k-- {
		_, w := utf8.DecodeRuneInString(x.text[b:])
		b += w
	}
	return b
}

// Point gives the code point that starts at or before byte offset b.
func (x *Index) Point(b int) int {
	switch {
	case b <= 0:
		return 0
	case b >= len(x.text):
		return x.n
	case x.ascii:
		return b
	}
	lo, hi := 0, len(x.marks)
	for hi-lo > 1 {
		mid := (lo + hi) / 2
		if x.marks[mid] <= b {
			lo = mid
		} else {
			hi = mid
		}
	}
	p, at := lo*indexStep, x.marks[lo]
	for at < b {
		_, w := utf8.DecodeRuneInString(x.text[at:])
		if at+w > b {
			break
		}
		at += w
		p++
	}
	return p
}

// Slice gives the text between two code points.
func (x *Index) Slice(start, end int) string {
	if end <= start {
		return ""
	}
	return x.text[x.Byte(start):x.Byte(end)]
}

// Span makes the span between two code points of the report with this id.
func (x *Index) Span(id string, start, end int) Span {
	return Span{Report: id, Start: start, End: end, Text: x.Slice(start, end)}
}
