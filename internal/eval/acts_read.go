package eval

import (
	"encoding/json"

	"synopse/actor"
	"synopse/language"
	"synopse/language/en"
	"synopse/statement"
)

// leastContent is how much two contents must share, as IoU, for a statement to
// be the one of the gold.
const leastContent = 0.3

// readDocument is a document of a corpus: the contents its annotators marked and
// the statements we read. Offsets are code points into its text.
type readDocument struct {
	contents   [][]offsets
	statements []readStatement
}

type readStatement struct {
	content   []offsets
	act       string
	addressee []offsets
}

// readForActs reads one line of a corpus: German with the corpus' own sentences
// and tokens, English with its paragraphs as blocks.
func readForActs(lang string, line []byte) (*readDocument, error) {
	if lang == "de" {
		return readGermanForActs(line)
	}
	var d attributionDocument
	if err := json.Unmarshal(line, &d); err != nil {
		return nil, err
	}
	out := &readDocument{}
	for _, a := range d.Attributions {
		out.contents = append(out.contents, a.Content)
	}
	doc := en.Read(d.Text, paragraphs(d.Text))
	out.statements = readStatements(&doc)
	return out, nil
}

func readGermanForActs(line []byte) (*readDocument, error) {
	var d quoteDocument
	var marked struct {
		Annotations []struct {
			Quote struct {
				Spans []struct {
					Start int `json:"charBegin"`
					End   int `json:"charEnd"`
				} `json:"spans"`
			} `json:"quote"`
		} `json:"annotations"`
	}
	if err := json.Unmarshal(line, &d); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(line, &marked); err != nil {
		return nil, err
	}
	out := &readDocument{}
	for _, a := range marked.Annotations {
		var content []offsets
		for _, s := range a.Quote.Spans {
			content = append(content, offsets{s.Start, s.End})
		}
		out.contents = append(out.contents, content)
	}
	doc := quoteTokens(&d)
	out.statements = readStatements(&doc)
	return out, nil
}

func readStatements(doc *language.Document) []readStatement {
	var out []readStatement
	for _, st := range statement.Read(doc, actor.Find(doc)) {
		out = append(out, readStatement{
			content:   tokenOffsets(doc, st.Content),
			act:       st.Act,
			addressee: tokenOffsets(doc, []statement.Range{st.Addressee}),
		})
	}
	return out
}

// answer gives our statement for a gold item: the one that shares most of its
// content, the first of equals.
func (d *readDocument) answer(g *goldAct) answer {
	whole := d.content(g.Content)
	var a answer
	for i := range d.statements {
		s := &d.statements[i]
		v := spanIoU(whole, s.content)
		if v < leastContent || v <= a.IoU {
			continue
		}
		a = answer{Found: true, IoU: v, Act: s.act}
		if len(s.addressee) > 0 {
			a.Addressee = s.addressee
		}
	}
	return a
}

// content gives the whole content of the annotation that begins with a span; the
// longest where several do, the span itself where none does.
func (d *readDocument) content(first offsets) []offsets {
	out, most := []offsets{first}, 0
	for _, c := range d.contents {
		if len(c) == 0 || c[0] != first {
			continue
		}
		n := 0
		for _, o := range c {
			n += o.End - o.Start
		}
		if n > most {
			out, most = c, n
		}
	}
	return out
}
