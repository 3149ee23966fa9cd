package query

import (
	"strings"
	"unicode"

	"synopse/internal/terms"
)

// Limits of a line: code points and clauses.
const (
	longestLine = 1000
	mostClauses = 32
)

// Parse reads a line. The error is an *Error. An empty line is an empty query.
func Parse(line string) (Query, error) {
	q := Query{Line: line}
	p := &parser{line: []rune(strings.ToValidUTF8(line, "\uFFFD"))}
	if len(p.line) > longestLine {
		return q, p.wrong(longestLine, len(p.line), "die Anfrage ist länger als 1000 Zeichen; kürzen Sie sie", "the query is longer than 1,000 characters; shorten it")
	}
	for {
		p.skipSpace()
		if p.at >= len(p.line) {
			break
		}
		c, err := p.clause()
		if err != nil {
			return q, err
		}
		if c.Field == Text && len(c.Words) == 0 {
			continue // nothing but punctuation
		}
		if q.Clauses = append(q.Clauses, c); len(q.Clauses) > mostClauses {
			return q, p.wrong(c.At, p.at, "die Anfrage hat mehr als 32 Teile; lassen Sie einige weg", "the query has more than 32 parts; leave some out")
		}
	}
	return q, checkDays(&q)
}

type parser struct {
	line []rune
	at   int
}

func (p *parser) wrong(at, end int, de, en string) *Error {
	return &Error{At: at, End: end, DE: de, EN: en}
}

func (p *parser) skipSpace() {
	for p.at < len(p.line) && unicode.IsSpace(p.line[p.at]) {
		p.at++
	}
}

// closing gives the quotation mark that ends what one begins; 0 for others.
func closing(r rune) string {
	switch r {
	case '"':
		return `"`
	case '„':
		return `“”"`
	case '“':
		return `”"`
	case '«':
		return "»"
	case '»':
		return "«"
	}
	return ""
}

// clause reads one clause; the parser stands at its first character.
func (p *parser) clause() (Clause, error) {
	c := Clause{At: p.at}
	if r := p.line[p.at]; (r == '-' || r == '−') && p.at+1 < len(p.line) && !unicode.IsSpace(p.line[p.at+1]) {
		c.Not = true
		p.at++
	}
	if err := p.field(&c); err != nil {
		return c, err
	}
	begin := p.at
	if err := p.value(&c); err != nil {
		return c, err
	}
	if strings.TrimSpace(c.Value) == "" && c.Field != Text {
		return c, p.wrong(c.At, p.at, "nach „"+string(c.Field)+":“ fehlt ein Wert; schreiben Sie ihn ohne Leerzeichen dahinter", "there is no value after \""+string(c.Field)+":\"; write it right behind the colon")
	}
	return c, p.interpret(&c, begin)
}

// field reads a field's name and colon, if there is one.
func (p *parser) field(c *Clause) error {
	end := p.at
	for end < len(p.line) && unicode.IsLetter(p.line[end]) {
		end++
	}
	if end == p.at || end >= len(p.line) || p.line[end] != ':' {
		return nil
	}
	name := string(p.line[p.at:end])
	key, ok := words()["field "+strings.ToLower(name)]
	if !ok {
		return p.wrong(p.at, end+1, "das Feld „"+name+":“ gibt es nicht; möglich sind wer, an, thema, quelle, art, act, story, lang, von, bis; ein Doppelpunkt im Text gehört in Anführungszeichen",
			"there is no field \""+name+":\"; there are speaker, to, issue, outlet, kind, act, story, lang, from, until; put text with a colon in quotation marks")
	}
	c.Field = Field(key)
	p.at = end + 1
	return nil
}

// value reads a value: in quotation marks, or up to the next space.
func (p *parser) value(c *Clause) error {
	begin := p.at
	if begin < len(p.line) {
		if close := closing(p.line[begin]); close != "" {
			for p.at++; p.at < len(p.line); p.at++ {
				if strings.ContainsRune(close, p.line[p.at]) {
					c.Phrase, c.Value = true, string(p.line[begin+1:p.at])
					p.at++
					return nil
				}
			}
			return p.wrong(begin, p.at, "das Anführungszeichen wird nicht geschlossen; setzen Sie ein zweites", "the quotation mark is not closed; add a second one")
		}
	}
	for p.at < len(p.line) && !unicode.IsSpace(p.line[p.at]) {
		p.at++
	}
	c.Value = string(p.line[begin:p.at])
	return nil
}

// interpret brings the value into the form that its field asks for. The value
// begins at begin.
func (p *parser) interpret(c *Clause, begin int) error {
	switch c.Field {
	case From, Until:
		day, ok := parseDay(c.Value, c.Field == Until)
		if !ok {
			return p.wrong(begin, p.at, "„"+c.Value+"“ ist kein Datum; schreiben Sie 2026, 2026-11, 2026-11-30 oder 30.11.2026", "\""+c.Value+"\" is no date; write 2026, 2026-11 or 2026-11-30")
		}
		if c.Not {
			return p.wrong(c.At, p.at, "vor einem Datum hat das Minus keinen Sinn; nehmen Sie von: oder bis:", "a minus makes no sense before a date; use from: or until:")
		}
		c.Day = day
	case Kind, Act, Lang:
		return p.listed(c, begin)
	case Story:
		c.Value = strings.TrimSpace(c.Value)
	default:
		c.Words = wordsOf(c.Value)
		if c.Field != Text && len(c.Words) == 0 {
			return p.wrong(begin, p.at, "„"+c.Value+"“ enthält kein Wort; geben Sie eines an", "\""+c.Value+"\" has no word in it; give one")
		}
	}
	return nil
}

// wordsOf cuts a value into words with their lemmas.
func wordsOf(value string) []Word {
	split := terms.Split(value)
	var out []Word
	for i, lemmas := range terms.Lemmas(split) {
		w := Word{Text: strings.ToLower(split[i]), Lemmas: lemmas, Form: terms.Clean(split[i]), Sounds: terms.Sounds(split[i])}
		out = append(out, w)
	}
	markPrefixes(value, out)
	return out
}

// markPrefixes marks the words that an asterisk follows.
func markPrefixes(value string, list []Word) {
	at := 0
	low := strings.ToLower(value)
	for i := range list {
		k := strings.Index(low[at:], list[i].Text)
		if k < 0 {
			return
		}
		at += k + len(list[i].Text)
		list[i].Prefix = strings.HasPrefix(low[at:], "*") && len(list[i].Form) >= leastPrefix
	}
}

// leastPrefix is how many bytes the beginning of a word must have.
const leastPrefix = 3
