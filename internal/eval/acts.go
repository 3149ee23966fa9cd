package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"synopse/internal/corpus"
)

// actsSuite measures act and addressee of statements against a gold made by hand
// (gold/acts, whose README says how it was chosen and judged). A gold item is
// found where a statement of ours shares enough of its content; acts are judged
// among the found, addressees among all. Where a corpus is missing its items are
// skipped, and a figure says so; where all are, the suite fails.
var actsSuite = Suite{
	Name:  "acts",
	About: "act and addressee of statements (JSON lines of gold/acts; the texts are in ../shared)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var sc actScores
		var missing []error
		texts := actCorpora{}
		for _, f := range in {
			items, err := parseActs(f)
			if err != nil {
				return nil, err
			}
			for i := range items {
				read, err := texts.of(&items[i])
				if errors.Is(err, fs.ErrNotExist) {
					sc.skip(&items[i])
					missing = append(missing, err)
					continue
				}
				if err != nil {
					return nil, fmt.Errorf("%s, item %d: %w", f.Path, items[i].Number, err)
				}
				a := read.answer(&items[i])
				sc.add(&items[i], a)
				if err := writeLine(predictions, predictedAct{items[i].Corpus, items[i].Name, items[i].Number, items[i].split(), a}); err != nil {
					return nil, err
				}
			}
		}
		if len(missing) > 0 && len(sc.parts) == 0 {
			return nil, fmt.Errorf("the gold has offsets only and needs its texts: %w", missing[0])
		}
		return sc.figures(), nil
	},
}

// goldAct is one statement of the gold. Offsets are code points into the text of
// the corpus' document.
type goldAct struct {
	Number    int      `json:"n"` // within its file, from 0; even ones may be tuned on
	Corpus    string   `json:"corpus"`
	Name      string   `json:"documentName"`
	Content   offsets  `json:"content"` // the first span of the content
	Act       string   `json:"act"`
	Also      string   `json:"also"` // a second act that is right; "" for none
	Addressee *offsets `json:"addressee"`
	Unsure    bool     `json:"unsure"` // left out of all figures
}

func (g *goldAct) split() string {
	if g.Number%2 == 0 {
		return "dev"
	}
	return "held"
}

// language tells by the corpus' name which one a statement is in.
func (g *goldAct) language() string {
	if strings.HasPrefix(g.Corpus, "quotes-de/") {
		return "de"
	}
	return "en"
}

func parseActs(f Input) ([]goldAct, error) {
	var out []goldAct
	for n, line := range bytes.Split(f.Data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var g goldAct
		if err := json.Unmarshal(line, &g); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
		}
		if g.Corpus == "" || g.Name == "" || g.Act == "" || g.Content.End <= g.Content.Start {
			return nil, fmt.Errorf("%s line %d: corpus, documentName, content or act is missing; the README beside the gold says what a line holds", f.Path, n+1)
		}
		out = append(out, g)
	}
	return out, nil
}

// answer is what the reading says of a gold statement. Act and Addressee are
// empty where it was not found.
type answer struct {
	Found     bool      `json:"found"`
	IoU       float64   `json:"iou"` // of the contents
	Act       string    `json:"act,omitempty"`
	Addressee []offsets `json:"addressee,omitempty"` // one span or none
}

type predictedAct struct {
	Corpus string `json:"corpus"`
	Name   string `json:"documentName"`
	Number int    `json:"n"`
	Split  string `json:"split"`
	answer
}

// actCorpora holds the documents of corpora by corpus and document name; a
// corpus that cannot be read keeps its error.
type actCorpora map[string]*actCorpus

type actCorpus struct {
	lines map[string][]byte
	read  map[string]*readDocument
	err   error
}

// of gives the document of a gold item, read by the product's own pipeline.
func (c actCorpora) of(g *goldAct) (*readDocument, error) {
	docs, ok := c[g.Corpus]
	if !ok {
		docs = loadActCorpus(g.Corpus)
		c[g.Corpus] = docs
	}
	if docs.err != nil {
		return nil, docs.err
	}
	if d, ok := docs.read[g.Name]; ok {
		return d, nil
	}
	line, ok := docs.lines[g.Name]
	if !ok {
		return nil, fmt.Errorf("corpus %s has no document %q; it may be another version of it", g.Corpus, g.Name)
	}
	d, err := readForActs(g.language(), line)
	if err != nil {
		return nil, fmt.Errorf("corpus %s, document %q: %w", g.Corpus, g.Name, err)
	}
	docs.read[g.Name] = d
	return d, nil
}

// loadActCorpus sorts the lines of a corpus file, named by its path below the
// corpora, by document name.
func loadActCorpus(name string) *actCorpus {
	root := os.Getenv("SYNOPSE_SHARED")
	if root == "" {
		root = filepath.Join("..", "shared")
	}
	data, err := corpus.Read(filepath.Join(root, "corpora", filepath.FromSlash(name)))
	if err != nil {
		return &actCorpus{err: err}
	}
	c := &actCorpus{lines: map[string][]byte{}, read: map[string]*readDocument{}}
	for n, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d struct {
			Name string `json:"documentName"`
		}
		if err := json.Unmarshal(line, &d); err != nil {
			return &actCorpus{err: fmt.Errorf("%s line %d: %w", name, n+1, err)}
		}
		c.lines[d.Name] = line
	}
	return c
}
