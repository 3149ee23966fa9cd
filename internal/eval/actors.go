package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"synopse/actor"
	"synopse/internal/corpus"
)

// actorsSuite measures who is who inside single documents against links made
// by hand (gold/actors, whose README says what is linked and how it counts).
// The gold has offsets only; the texts are read from the corpus it names.
var actorsSuite = Suite{
	Name:  "actors",
	About: "who is who: speakers resolved, mentions, B-cubed (JSON lines of gold/actors; the texts are in ../shared)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		texts := textSource{}
		var sc actorScores
		for _, f := range in {
			for n, line := range bytes.Split(f.Data, []byte("\n")) {
				if len(bytes.TrimSpace(line)) == 0 {
					continue
				}
				g, err := parseGold(line)
				if err != nil {
					return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
				}
				text, err := texts.of(g)
				if err != nil {
					return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
				}
				found := findActors(g.Language, text)
				sc.add(g, found)
				if err := writeLine(predictions, predictedActors{g.Corpus, g.Name, found}); err != nil {
					return nil, err
				}
			}
		}
		return sc.figures(), nil
	},
}

// goldActors is one document of the gold. Offsets are code points into the
// text of the corpus' document.
type goldActors struct {
	Number   int    `json:"n"`     // within its language, from 1
	Split    string `json:"split"` // "dev", "more" and "later" may be tuned on, "held" and "later-held" are reported
	Corpus   string `json:"corpus"`
	Name     string `json:"documentName"`
	Language string `json:"language"`
	Length   int    `json:"length"` // of the text in code points: a guard against another version
	Actors   []struct {
		ID   string     `json:"id"`
		Kind actor.Kind `json:"kind"`
	} `json:"actors"`
	Mentions []goldMention `json:"mentions"`
}

func parseGold(line []byte) (*goldActors, error) {
	var g goldActors
	if err := json.Unmarshal(line, &g); err != nil {
		return nil, err
	}
	if part := g.Language + " " + g.Split; !slices.Contains(actorParts, part) {
		return nil, fmt.Errorf("language and split are %q; the gold has %s", part, strings.Join(actorParts, ", "))
	}
	return &g, nil
}

// goldMention is a stretch of text that names an actor. Actor is an id of the
// document, or several joined by "+".
type goldMention struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Actor   string `json:"actor"`
	Form    string `json:"form"`
	Speaker bool   `json:"speaker"`
	Unsure  bool   `json:"unsure"`
}

// foundMention is a mention as the reading has it. Head is a part of the
// mention; Actors are numbers of the document's actors, none if unresolved.
type foundMention struct {
	Start     int   `json:"start"`
	End       int   `json:"end"`
	HeadStart int   `json:"headStart"`
	HeadEnd   int   `json:"headEnd"`
	Actors    []int `json:"actors"`
	Single    bool  `json:"person"` // one single person
}

type predictedActors struct {
	Corpus   string         `json:"corpus"`
	Name     string         `json:"documentName"`
	Mentions []foundMention `json:"mentions"`
}

// textSource holds the texts of corpora by corpus and document name.
type textSource map[string]map[string]string

func (s textSource) of(g *goldActors) (string, error) {
	docs, ok := s[g.Corpus]
	if !ok {
		var err error
		if docs, err = corpusTexts(g.Corpus); err != nil {
			return "", err
		}
		s[g.Corpus] = docs
	}
	text, ok := docs[g.Name]
	if !ok {
		return "", fmt.Errorf("corpus %s has no document %q", g.Corpus, g.Name)
	}
	if n := utf8.RuneCountInString(text); n != g.Length {
		return "", fmt.Errorf("document %q of %s has %d code points where the gold was made on %d; this is another version of the corpus", g.Name, g.Corpus, n, g.Length)
	}
	return text, nil
}

// corpusTexts reads the texts of a corpus file, named by its path below the
// corpora.
func corpusTexts(name string) (map[string]string, error) {
	root := os.Getenv("SYNOPSE_SHARED")
	if root == "" {
		root = filepath.Join("..", "shared")
	}
	data, err := corpus.Read(filepath.Join(root, "corpora", filepath.FromSlash(name)))
	if err != nil {
		return nil, fmt.Errorf("the gold has offsets only and needs its texts: %w", err)
	}
	texts := map[string]string{}
	for n, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d struct {
			Name     string `json:"documentName"`
			Original string `json:"originalText"`
			Text     string `json:"text"`
		}
		if err := json.Unmarshal(line, &d); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", name, n+1, err)
		}
		texts[d.Name] = d.Original + d.Text // each corpus has one of the two
	}
	return texts, nil
}
