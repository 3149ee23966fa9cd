package statement

import (
	"strings"
	"unicode"

	"synopse/language"
)

// quotation is a run of tokens between quotation marks, marks included.
type quotation struct {
	Range
	open      bool // no closing mark: goes on in the next paragraph, or was never closed
	continued bool // goes on from the quotation before it
	used      bool // some statement has it as its content
}

// isMark reports whether a token is a quotation mark. Single marks count when
// they stand alone as tokens, as the tokenizer leaves them.
func isMark(text string) bool {
	return text != "" && strings.Contains("\"„“”«»‹›‟‘‚’''``", text) && text != "'"
}

// quotations pairs the quotation marks of a document. German, English, French
// and straight marks may be mixed: which way a mark points is read from the
// space around it. A quotation that is open at the end of a paragraph goes on
// when the next paragraph opens with a mark, as newspapers print it; otherwise
// it ends with its sentence, so that one lost mark doesn't turn a report into
// speech.
func quotations(doc *language.Document) []quotation {
	var out []quotation
	toks := doc.Tokens
	start := -1 // first token of the open quotation
	cont := false
	inside := 0 // quotations of the same marks open inside it
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		newBlock := s == 0 || doc.Sentences[s-1].Block != sent.Block
		if newBlock && start >= 0 && !closedLater(doc, start, s) {
			reopened := sent.Last > sent.First && isMark(toks[sent.First].Text)
			last := sent.First
			if !reopened {
				last = doc.Sentences[doc.SentenceAt(start)].Last
			}
			out = append(out, quotation{Range: Range{start, last}, open: true, continued: cont})
			start, cont, inside = -1, reopened, 0
		} else if newBlock && start < 0 {
			cont = false
		}
		for i := sent.First; i < sent.Last; i++ {
			if !isMark(toks[i].Text) {
				continue
			}
			switch {
			case start < 0 && opens(toks, i, sent) && (!single(toks[i].Text) || closedIn(toks, i, sent)):
				start = i
			case start < 0:
				// a closing mark without an opening one: nothing to close
			case single(toks[i].Text) != single(toks[start].Text):
				// a quotation inside the quotation, or an apostrophe
			case closes(toks, i, sent) && inside > 0:
				inside--
			case closes(toks, i, sent):
				out = append(out, quotation{Range: Range{start, i + 1}, continued: cont})
				start, cont = -1, false
			case opens(toks, i, sent) && toks[i].Text == toks[start].Text && toks[i].Text != "\"" && closedTwice(doc, i, s):
				inside++ // „… eine „Stadt am Fluss“ …“
			case opens(toks, i, sent) && toks[i].Text == toks[start].Text && toks[i].Text != "\"":
				// a second opening mark of the same kind: the first was never closed
				start = i
			}
		}
	}
	if start >= 0 {
		out = append(out, quotation{Range: Range{start, doc.Sentences[doc.SentenceAt(start)].Last}, open: true, continued: cont})
	}
	return out
}

// farClose is how many paragraphs later a quotation may be closed that no paragraph
// opens again.
const farClose = 4

// closedLater reports a quotation that a paragraph began with and that is closed in
// the one that sentence s begins or in one of the next, before any other mark opens:
// the marks were set once, around all of them.
func closedLater(doc *language.Document, start, s int) bool {
	first := doc.SentenceAt(start)
	if doc.Sentences[first].First != start || first > 0 && doc.Sentences[first-1].Block == doc.Sentences[first].Block || single(doc.Tokens[start].Text) {
		return false
	}
	for n := s; n < len(doc.Sentences) && doc.Sentences[n].Block < doc.Sentences[s].Block+farClose; n++ {
		if i := nextMark(doc, n, doc.Sentences[n].First); i >= 0 {
			return !opens(doc.Tokens, i, &doc.Sentences[n]) && closes(doc.Tokens, i, &doc.Sentences[n])
		}
	}
	return false
}

// closedTwice reports that behind the opening mark at i, in the paragraph of
// sentence s, two marks close before another one opens.
func closedTwice(doc *language.Document, i, s int) bool {
	closed := 0
	for n := s; n < len(doc.Sentences) && doc.Sentences[n].Block == doc.Sentences[s].Block; n++ {
		sent := &doc.Sentences[n]
		for k := nextMark(doc, n, max(i+1, sent.First)); k >= 0; k = nextMark(doc, n, k+1) {
			if opens(doc.Tokens, k, sent) || !closes(doc.Tokens, k, sent) {
				return false
			}
			if closed++; closed == 2 {
				return true
			}
		}
	}
	return false
}

// nextMark gives the first double quotation mark of a sentence from token i on, -1
// if there is none.
func nextMark(doc *language.Document, s, i int) int {
	for ; i < doc.Sentences[s].Last; i++ {
		if t := doc.Tokens[i].Text; isMark(t) && !single(t) {
			return i
		}
	}
	return -1
}

// single reports a mark that is also an apostrophe ("’Ndrangheta", "‘Adi"): it
// opens a quotation only if it is closed in the same sentence.
func single(text string) bool {
	return text == "’" || text == "‘" || text == "‚" || text == "‹" || text == "›"
}

func closedIn(toks []language.Token, i int, sent *language.Sentence) bool {
	if toks[i].Text == "’" {
		return false
	}
	for k := i + 2; k < sent.Last; k++ {
		if single(toks[k].Text) && closes(toks, k, sent) {
			return true
		}
	}
	return false
}

func opens(toks []language.Token, i int, sent *language.Sentence) bool {
	t := toks[i].Text
	switch t {
	case "„", "‚", "``":
		return true
	case "”", "’", "''":
		// ” opens in Swedish and in careless typing only; read the space
	}
	if i+1 < sent.Last && toks[i+1].Text == ":" {
		return false // nothing that is said begins with a colon
	}
	spaceBefore := i == sent.First || toks[i-1].End < toks[i].Start || strings.ContainsAny(toks[i-1].Text, "([{–—-/:")
	spaceAfter := i+1 >= sent.Last || toks[i].End < toks[i+1].Start
	return spaceBefore && !spaceAfter
}

func closes(toks []language.Token, i int, sent *language.Sentence) bool {
	switch toks[i].Text {
	case "„", "‚", "``":
		return false
	}
	spaceBefore := i > sent.First && toks[i-1].End < toks[i].Start
	if !spaceBefore && i > sent.First {
		return true
	}
	spaceAfter := i+1 >= sent.Last || toks[i].End < toks[i+1].Start
	return spaceAfter
}

// words counts the tokens of a range that are words or numbers.
func words(toks []language.Token, r Range) int {
	n := 0
	for i := r.First; i < r.Last; i++ {
		if t := &toks[i]; t.Tag != language.PUNCT && !isMark(t.Text) && wordOrNumber(t.Text) {
			n++
		}
	}
	return n
}

// wordOrNumber tells "Schatten-Amt" and "1.000" from a dash and from the score of a
// match ("2:1").
func wordOrNumber(text string) bool {
	if strings.IndexFunc(text, unicode.IsLetter) >= 0 {
		return true
	}
	return strings.IndexFunc(text, unicode.IsDigit) >= 0 && !strings.ContainsAny(text, ":–—-")
}
