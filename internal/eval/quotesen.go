package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"synopse/actor"
	"synopse/language"
	"synopse/language/en"
	"synopse/report"
	"synopse/statement"
)

// quotesENSuite measures English attributions on PolNeAR (Newell and others
// 2018): content, cue and source each at any overlap and at IoU ≥ 0.5 in code
// points, matched one to one; and content and source together.
var quotesENSuite = Suite{
	Name:  "quotes-en",
	About: "English statements: content, cue and source of attributions (JSON lines of PolNeAR)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		sc, cal := map[string]*tallyF{}, calibration{}
		for _, k := range attributionMeasures {
			sc[k] = &tallyF{}
		}
		for _, f := range in {
			for n, line := range bytes.Split(f.Data, []byte("\n")) {
				if len(bytes.TrimSpace(line)) == 0 {
					continue
				}
				var d attributionDocument
				if err := json.Unmarshal(line, &d); err != nil {
					return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
				}
				pred := predictAttributions(d.Text)
				for i, right := range scoreAttributions(sc, d.Attributions, pred) {
					nobody := len(pred[i].Source) == 0
					cal.add(pred[i].confidence, pred[i].evidence, right || nobody && wordsFound(&pred[i], d.Attributions))
				}
				if err := writeLine(predictions, attributionDocument{Name: d.Name, Attributions: pred}); err != nil {
					return nil, err
				}
			}
		}
		var out []Figure
		for _, k := range attributionMeasures {
			out = append(out, PRF(k, sc[k].correct, sc[k].predicted, sc[k].gold))
		}
		return append(out, cal.figures()...), nil
	},
}

var attributionMeasures = []string{
	"content, overlap", "content, IoU ≥ 0.5", "cue, overlap", "cue, IoU ≥ 0.5",
	"source, overlap", "source, IoU ≥ 0.5", "content + source, IoU ≥ 0.5",
}

type attributionDocument struct {
	Name         string        `json:"documentName"`
	Text         string        `json:"text,omitempty"`
	Attributions []attribution `json:"attributions"`
}

type attribution struct {
	Source  []offsets `json:"source"`
	Cue     []offsets `json:"cue"`
	Content []offsets `json:"content"`

	statement  int // of a prediction: which statement it was made of
	confidence float64
	evidence   string
}

// offsets are code points, end exclusive.
type offsets struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func predictAttributions(text string) []attribution {
	doc := en.Read(text, paragraphs(text))
	out := []attribution{}
	sts := statement.Read(&doc, actor.Find(&doc))
	for i := range sts {
		st := &sts[i]
		if st.Within >= 0 {
			continue // the corpus has, but for a few, only the outermost of nested statements
		}
		if st.Speaker.Empty() && !strings.HasPrefix(st.Evidence(), "clause") {
			continue // it names a source nearly always, but for "the bank is expected to"
		}
		if a := goesOnFrom(out, sts, st); a != nil {
			a.Content = append(a.Content, tokenOffsets(&doc, st.Content)...)
			continue
		}
		out = append(out, attribution{
			Source:    tokenOffsets(&doc, []statement.Range{wholeSource(&doc, st)}),
			Cue:       tokenOffsets(&doc, []statement.Range{st.Cue}),
			Content:   tokenOffsets(&doc, wholeContent(&doc, st)),
			statement: i, confidence: st.Confidence, evidence: st.Evidence(),
		})
	}
	return out
}

// goesOnFrom gives the attribution with which a quotation without a cue goes on:
// the corpus counts both as one.
func goesOnFrom(out []attribution, sts []statement.Statement, st *statement.Statement) *attribution {
	if st.Kind != statement.Direct || !st.Cue.Empty() || st.Speaker.Empty() || st.Within >= 0 {
		return nil
	}
	for k := len(out) - 1; k >= max(0, len(out)-6); k-- {
		if b := &sts[out[k].statement]; b.Kind == statement.Direct && b.Within < 0 && b.Speaker == st.Speaker {
			return &out[k]
		}
	}
	return nil
}

// wholeContent gives what was said as the corpus marks it: whoever shall do
// something is a part of what was demanded ("urged [the council to wait]").
func wholeContent(doc *language.Document, st *statement.Statement) []statement.Range {
	a := st.Addressee
	if a.Empty() || a.Last >= len(doc.Tokens) {
		return st.Content
	}
	switch from := st.Content[0].First; doc.Tokens[a.Last].Text {
	case "to":
		if a.Last != from {
			return st.Content
		}
	case "of", "for": // "accused [the council of lying]"
		if a.Last+1 != from {
			return st.Content
		}
	default:
		return st.Content
	}
	c := slices.Clone(st.Content)
	c[0].First = a.First
	return c
}

// wholeSource gives the source as the corpus marks it: with the apposition or
// relative clause that stands between it and the cue or follows it, and in a
// relative clause the relative pronoun.
func wholeSource(doc *language.Document, st *statement.Statement) statement.Range {
	g, toks := st.Speaker, doc.Tokens
	if st.Cue.Empty() || st.BySource() {
		return g
	}
	if i := beforeDay(doc, st.Cue.First) - 1; i >= 0 && st.Content[0].First >= st.Cue.First && (g.Empty() || g.Last <= i) {
		switch toks[i].Text {
		case "who", "which", "that":
			return statement.Range{First: i, Last: i + 1}
		}
	}
	if g.Empty() || g.Last+1 >= len(toks) {
		return g
	}
	switch toks[g.Last].Text {
	case ",":
		if t := &toks[g.Last+1]; t.Tag == language.ADV && g.Last < st.Cue.First {
			return g // "Brandt, however, said"
		} else if t.Text == "who" && g.Last == g.First+1 && g.Last < st.Cue.First || t.Text == "whose" && g.Last > st.Cue.First {
			return g // "Brandt, who had been named before, said"; "said Anna Brandt, whose firm"
		}
	case "–", "—", "-", "--":
	case "who":
		if st.Cue.First > g.Last {
			return g
		}
	default:
		return g
	}
	if t := &toks[g.Last+1]; toks[g.Last].Text == "," && (t.Tag == language.VERB || t.Tag == language.ADP || t.Tag == language.SCONJ) {
		return g // "Brandt, speaking in Rome, said"
	}
	if g.Last < st.Cue.First {
		if toks[st.Cue.First-1].Text == toks[g.Last].Text {
			g.Last = st.Cue.First
		}
		return g
	}
	end := doc.Sentences[doc.SentenceAt(g.First)].Last - 1
	for i := g.Last + 1; i < end; i++ {
		if strings.Contains("\"“”''``", toks[i].Text) || toks[i].Text == ";" {
			return g
		}
		if toks[i].Text == "," && strings.HasSuffix(toks[i+1].Text, "ing") && toks[i+1].Morph.Has(language.PresentParticiple) {
			end = i // "said Brandt, a farmer, referring to the fee"
			break
		}
		for _, c := range st.Content {
			if c.First <= i && i < c.Last {
				return g
			}
		}
	}
	if end <= g.Last+1 || toks[g.Last+1].Morph.Has(language.PresentParticiple) {
		return g
	}
	g.Last = end
	return g
}

// beforeDay steps back over a day before a verb ("who on Tuesday said").
func beforeDay(doc *language.Document, i int) int {
	if i < 2 || !strings.HasSuffix(doc.Tokens[i-1].Text, "day") {
		return i
	}
	if doc.Tokens[i-2].Text == "on" {
		return i - 2
	}
	return i - 1
}

// paragraphs makes a body block of each line of a text.
func paragraphs(text string) []report.Block {
	var out []report.Block
	start, i := 0, 0
	for _, c := range text {
		if c == '\n' {
			if i > start {
				out = append(out, report.Block{Kind: report.Body, Start: start, End: i})
			}
			start = i + 1
		}
		i++
	}
	if i > start {
		out = append(out, report.Block{Kind: report.Body, Start: start, End: i})
	}
	return out
}

func tokenOffsets(doc *language.Document, rs []statement.Range) []offsets {
	out := []offsets{}
	for _, g := range rs {
		if !g.Empty() {
			out = append(out, offsets{doc.Tokens[g.First].Start, doc.Tokens[g.Last-1].End})
		}
	}
	return out
}

// scoreAttributions matches predictions to gold one to one, each measure by
// itself. Gold attributions without the part measured are left out. It says which
// predictions were right in content and source.
func scoreAttributions(sc map[string]*tallyF, gold, pred []attribution) []bool {
	parts := map[string]func(a *attribution) []offsets{
		"content": func(a *attribution) []offsets { return a.Content },
		"cue":     func(a *attribution) []offsets { return a.Cue },
		"source":  func(a *attribution) []offsets { return a.Source },
	}
	for name, part := range parts {
		for suffix, least := range map[string]float64{", overlap": 0, ", IoU ≥ 0.5": 0.5} {
			t := sc[name+suffix]
			t.add(gold, pred, func(a *attribution) bool { return len(part(a)) > 0 }, func(g, p *attribution) bool {
				v := spanIoU(part(g), part(p))
				return v > 0 && v >= least
			})
		}
	}
	both := sc["content + source, IoU ≥ 0.5"]
	return both.add(gold, pred, func(a *attribution) bool { return len(a.Content) > 0 }, func(g, p *attribution) bool {
		if spanIoU(g.Content, p.Content) < 0.5 {
			return false
		}
		return len(g.Source) == 0 && len(p.Source) == 0 || spanIoU(g.Source, p.Source) >= 0.5
	})
}

// wordsFound reports a gold attribution with the same content.
func wordsFound(p *attribution, gold []attribution) bool {
	for i := range gold {
		if spanIoU(gold[i].Content, p.Content) >= 0.5 {
			return true
		}
	}
	return false
}

// add counts a greedy one-to-one matching in document order and says which
// predictions have a partner.
func (t *tallyF) add(gold, pred []attribution, has func(*attribution) bool, match func(g, p *attribution) bool) []bool {
	used := make([]bool, len(pred))
	for i := range pred {
		if has(&pred[i]) {
			t.predicted++
		}
	}
	for j := range gold {
		if !has(&gold[j]) {
			continue
		}
		t.gold++
		for i := range pred {
			if !used[i] && has(&pred[i]) && match(&gold[j], &pred[i]) {
				used[i] = true
				t.correct++
				break
			}
		}
	}
	return used
}

// spanIoU is the intersection over union, in code points, of two sets of spans
// that do not overlap within a set.
func spanIoU(a, b []offsets) float64 {
	inter, union := 0, 0
	for _, x := range a {
		union += x.End - x.Start
		for _, y := range b {
			inter += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	for _, y := range b {
		union += y.End - y.Start
	}
	union -= inter
	if union <= 0 {
		return 0
	}
	return float64(inter) / float64(union)
}
