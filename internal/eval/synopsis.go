package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"synopse/internal/eval/storygold"
	"synopse/internal/planted"
	"synopse/language"
	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// synopsisSuite measures synopses on planted pairs: reports of a corpus told
// again by rules, with known changes and sentences left out.
var synopsisSuite = Suite{
	Name:  "synopsis",
	About: "synopses of stories of our own (gold/synopsis/*.txt), and of planted pairs made of a corpus's reports (JSON lines with text or originalText)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		score := newPlantedScore()
		var stories storyScore
		for _, f := range in {
			if strings.HasSuffix(f.Path, ".txt") {
				g, err := storygold.Parse(f.Path, string(f.Data))
				if err != nil {
					return nil, err
				}
				if err := writeLine(predictions, stories.add(g)); err != nil {
					return nil, err
				}
				continue
			}
			for n, line := range bytes.Split(f.Data, []byte("\n")) {
				if len(bytes.TrimSpace(line)) == 0 {
					continue
				}
				var d plantedSource
				if err := json.Unmarshal(line, &d); err != nil {
					return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
				}
				if o, ok := plantIn(&d); ok {
					score.add(o)
					if err := writeLine(predictions, o.prediction(d.name())); err != nil {
						return nil, err
					}
				}
			}
		}
		if stories.stories > 0 {
			return stories.figures(), nil
		}
		return score.figures(), nil
	},
}

// plantedSource is a report of a corpus: of the story corpora, or of the German
// quotation set.
type plantedSource struct {
	ID           string `json:"id"`
	DocumentName string `json:"documentName"`
	Title        string `json:"title"`
	Text         string `json:"text"`
	OriginalText string `json:"originalText"`
	Language     string `json:"language"`
	Published    string `json:"published"`
}

func (d *plantedSource) name() string { return d.ID + d.DocumentName }

func (d *plantedSource) text() string { return d.Text + d.OriginalText }

func (d *plantedSource) language() string {
	if d.DocumentName != "" {
		return "de"
	}
	return d.Language
}

// published is the day of the report; the German set has it at the end of its
// names: "833 - … (2004-12-04)".
func (d *plantedSource) published() string {
	if n := len(d.DocumentName); n > 12 && d.DocumentName[n-1] == ')' {
		return d.DocumentName[n-11 : n-1]
	}
	return d.Published
}

const (
	leastSentences = 8 // of a report that is told again
	mostSentences  = 60
)

// plantedOutcome is a pair with what the synopsis made of it.
type plantedOutcome struct {
	pair     planted.Pair
	synopsis synopsis.Synopsis
	same     synopsis.Synopsis // of the pair without changes
}

func plantIn(d *plantedSource) (plantedOutcome, bool) {
	lang := d.language()
	rd, ok := readers[lang]
	if !ok {
		return plantedOutcome{}, false
	}
	sentences := sentencesOf(rd.read(d.text()), d.text(), d.Title)
	if len(sentences) < leastSentences || len(sentences) > mostSentences {
		return plantedOutcome{}, false
	}
	h := fnv.New64a()
	io.WriteString(h, d.name())
	o := planted.Options{Language: lang, Seed: h.Sum64(), Perturb: true}
	out := plantedOutcome{pair: planted.Make(sentences, o)}
	out.synopsis = compareTexts(out.pair, lang, d.published())
	o.Perturb = false
	out.same = compareTexts(planted.Make(sentences, o), lang, d.published())
	return out, true
}

// sentencesOf cuts a text into sentences with the paragraphs they stand in,
// without a first line that is the title.
func sentencesOf(doc language.Document, text, title string) []planted.Sentence {
	runes := []rune(text)
	var out []planted.Sentence
	paragraph, last := 0, 0
	for _, s := range doc.Sentences {
		if strings.Contains(string(runes[last:s.Start]), "\n") {
			paragraph++
		}
		last = s.End
		t := strings.Join(strings.Fields(string(runes[s.Start:s.End])), " ")
		if t == "" || t == title {
			continue
		}
		out = append(out, planted.Sentence{Text: t, Paragraph: paragraph})
	}
	return out
}

func compareTexts(p planted.Pair, lang, published string) synopsis.Synopsis {
	var readings []reading.Reading
	for k, text := range []string{p.Original, p.Retold} {
		readings = append(readings, reading.Read(report.Report{
			ID: fmt.Sprintf("r%d", k+1), Outlet: fmt.Sprintf("Outlet %d", k+1), Language: lang, Published: published,
			Text: text, Blocks: paragraphs(text),
		}))
	}
	return synopsis.Make(readings)
}
