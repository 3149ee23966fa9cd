package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/report"
	"synopse/statement"
)

// quotesDE measures German statements as GermEval 2023 task 2 does, on the
// Wikinews quotation set (Petersen-Frey and Biemann 2024). Messages, roles and
// joint are macro means over annotations after the best one-to-one matching by
// quotation tokens; "found" is our own stricter figure: a gold statement counts
// when a predicted one covers it with IoU ≥ 0.5 and their speakers overlap (or
// the gold has none).
var quotesDESuite = Suite{
	Name:  "quotes-de",
	About: "German statements: official quotation scores and our own (JSON lines of the Wikinews quotation set)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var sc quoteScore
		sc.init()
		for _, f := range in {
			for n, line := range bytes.Split(f.Data, []byte("\n")) {
				if len(bytes.TrimSpace(line)) == 0 {
					continue
				}
				var d quoteDocument
				if err := json.Unmarshal(line, &d); err != nil {
					return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
				}
				pred := predictQuotes(&d)
				sc.add(d.Annotations, pred)
				if err := writeLine(predictions, predictedDocument{d.Name, pred}); err != nil {
					return nil, err
				}
			}
		}
		return sc.figures(), nil
	},
}

func writeLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

type quoteDocument struct {
	Name      string `json:"documentName"`
	Text      string `json:"originalText"`
	Sentences []struct {
		CharBegin int      `json:"charBegin"`
		CharEnd   int      `json:"charEnd"`
		Tokens    []string `json:"tokens"`
	} `json:"sentences"`
	Annotations []quoteAnnotation `json:"annotations"`
}

type quotePart struct {
	TokenIDs []int `json:"tokenIds,omitempty"`
}

type quoteAnnotation struct {
	Quote     quotePart `json:"quote"`
	Speaker   quotePart `json:"speaker"`
	Cue       quotePart `json:"cue"`
	Frame     quotePart `json:"frame"`
	Addressee quotePart `json:"addressee"`
	Type      string    `json:"type"`
	Medium    string    `json:"medium"`

	confidence float64 // of a prediction
	evidence   string
}

type predictedDocument struct {
	Name        string            `json:"documentName"`
	Annotations []quoteAnnotation `json:"annotations"`
}

// quoteTokens makes the document of the file's own sentences and tokens, with
// paragraphs as blocks. Offsets are code points into the original text.
func quoteTokens(d *quoteDocument) language.Document {
	doc := language.Document{Language: "de"}
	runes := []rune(d.Text)
	ix := report.NewIndex(d.Text)
	block, end := 0, 0
	for _, s := range d.Sentences {
		if s.CharBegin > end && end > 0 && s.CharBegin <= len(runes) && strings.ContainsRune(string(runes[end:s.CharBegin]), '\n') {
			block++
		}
		first, at := len(doc.Tokens), s.CharBegin
		for _, t := range s.Tokens {
			b := ix.Byte(at)
			if k := strings.Index(d.Text[b:], t); k >= 0 {
				at += utf8.RuneCountInString(d.Text[b : b+k])
			}
			n := utf8.RuneCountInString(t)
			doc.Tokens = append(doc.Tokens, language.Token{Text: t, Start: at, End: at + n})
			at += n
		}
		if len(s.Tokens) > 0 {
			doc.Sentences = append(doc.Sentences, language.Sentence{Start: s.CharBegin, End: at, First: first, Last: len(doc.Tokens), Block: block, Kind: report.Body})
			end = at
		}
	}
	de.Annotate(&doc)
	return doc
}

// leastConfidence is the operating point for the German quotation set, chosen on
// its training part: its annotators count fewer deeds of speech ("lehnte ab",
// "begrüßte") as quotations than the product shows.
const leastConfidence = 0.2

func predictQuotes(d *quoteDocument) []quoteAnnotation {
	doc := quoteTokens(d)
	out := []quoteAnnotation{}
	free := -1 // the last free indirect one
	for _, st := range statement.Read(&doc, actor.Find(&doc)) {
		if st.Confidence < leastConfidence {
			continue
		}
		a := quoteAnnotation{Type: germanType(&st), Medium: germanMedium(st.Medium), confidence: st.Confidence, evidence: st.Evidence()}
		a.Quote.TokenIDs = tokenIDs(st.Content, nil)
		a.Speaker.TokenIDs = tokenIDs([]statement.Range{st.Speaker}, nil)
		a.Addressee.TokenIDs = tokenIDs([]statement.Range{st.Addressee}, nil)
		if st.BySource() { // the gold has "Angaben der Polizei" as the speaker
			a.Speaker.TokenIDs = tokenIDs(st.Frame, st.CueTokens())
			if len(a.Speaker.TokenIDs) == 0 { // and "demnach" as its own speaker
				a.Speaker.TokenIDs = st.CueTokens()
			}
		}
		if st.Kind == statement.Direct || st.Kind == statement.Indirect {
			a.Cue.TokenIDs = st.CueTokens()
			a.Frame.TokenIDs = tokenIDs(st.Frame, a.Quote.TokenIDs)
		}
		if free >= 0 && goesOn(&doc, &out[free], &a) {
			out[free].Quote.TokenIDs = append(out[free].Quote.TokenIDs, a.Quote.TokenIDs...)
			continue
		}
		if a.Type == "IndirectFreeIndirect" {
			free = len(out)
		}
		out = append(out, a)
	}
	return out
}

// goesOn reports free indirect sentences that follow each other and have one
// speaker: the corpus counts them as one annotation.
func goesOn(doc *language.Document, a, b *quoteAnnotation) bool {
	if a.Type != "IndirectFreeIndirect" || b.Type != a.Type || !slices.Equal(a.Speaker.TokenIDs, b.Speaker.TokenIDs) {
		return false
	}
	last := a.Quote.TokenIDs[len(a.Quote.TokenIDs)-1]
	return doc.SentenceAt(b.Quote.TokenIDs[0]) == doc.SentenceAt(last)+1
}

// tokenIDs lists the tokens of ranges in order, without those in not.
func tokenIDs(rs []statement.Range, not []int) []int {
	skip := map[int]bool{}
	for _, i := range not {
		skip[i] = true
	}
	var ids []int
	for _, g := range rs {
		for i := g.First; i < g.Last; i++ {
			if !skip[i] {
				ids = append(ids, i)
				skip[i] = true
			}
		}
	}
	return ids
}

func germanType(st *statement.Statement) string {
	switch st.Kind {
	case statement.Direct:
		return "Direct"
	case statement.Indirect:
		return "Indirect"
	case statement.Reported:
		return "Reported"
	}
	if st.Hearsay() {
		return "FreeIndirect"
	}
	return "IndirectFreeIndirect"
}

func germanMedium(m string) string {
	switch m {
	case "writing":
		return "Writing"
	case "thought":
		return "Thought"
	case "speech+writing":
		return "SW"
	case "speech+thought":
		return "ST"
	case "thought+writing":
		return "TW"
	}
	return "Speech"
}
