package corpus

import (
	"bytes"
	"fmt"
	"strings"
)

// Sentence is a sentence of a treebank.
type Sentence struct {
	Comments []string // lines that begin with "#"
	Text     string   // of the "# text =" comment
	Words    []Word
	Surfaces []Surface // the written tokens: words, or contractions of several words
	NewDoc   bool      // begins a document
	NewPar   bool      // begins a paragraph
}

// Word is a syntactic word: the ten columns of CoNLL-U as far as they are used.
type Word struct {
	Form, Lemma, Tag, XTag, Feats, Relation string
	Misc                                    string
}

// Surface is a token as written; words First to Last (exclusive) make it up.
type Surface struct {
	Form        string
	First, Last int
	SpaceAfter  bool
}

// Feature gives the value of a morphological feature, or "".
func (w Word) Feature(name string) string { return value(w.Feats, name) }

// Remark gives the value of a remark of the last column, or "".
func (w Word) Remark(name string) string { return value(w.Misc, name) }

func value(column, name string) string {
	for f := range strings.SplitSeq(column, "|") {
		if k, v, ok := strings.Cut(f, "="); ok && k == name {
			return v
		}
	}
	return ""
}

// CoNLLU reads the sentences of a treebank. Empty words are left out.
func CoNLLU(path string, data []byte) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	end := func() {
		if len(s.Words) > 0 {
			out = append(out, s)
		}
		s = Sentence{}
	}
	covered := 0 // words that belong to a contraction already written
	for n, raw := range bytes.Split(data, []byte("\n")) {
		line := strings.TrimSuffix(string(raw), "\r")
		if line == "" {
			end()
			covered = 0
			continue
		}
		if line[0] == '#' {
			s.Comments = append(s.Comments, line)
			switch {
			case strings.HasPrefix(line, "# text = "):
				s.Text = line[len("# text = "):]
			case strings.HasPrefix(line, "# newdoc"):
				s.NewDoc = true
			case strings.HasPrefix(line, "# newpar"):
				s.NewPar = true
			}
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 10 {
			return nil, fmt.Errorf("%s, line %d: CoNLL-U has ten columns, this line %d", path, n+1, len(col))
		}
		space := !strings.Contains(col[9], "SpaceAfter=No")
		switch {
		case strings.Contains(col[0], "."):
		case strings.Contains(col[0], "-"):
			var a, b int
			if _, err := fmt.Sscanf(col[0], "%d-%d", &a, &b); err != nil || b < a {
				return nil, fmt.Errorf("%s, line %d: bad word numbers %q", path, n+1, col[0])
			}
			s.Surfaces = append(s.Surfaces, Surface{col[1], a - 1, b, space})
			covered = b
		default:
			s.Words = append(s.Words, Word{col[1], col[2], col[3], col[4], col[5], col[7], col[9]})
			if len(s.Words) > covered {
				s.Surfaces = append(s.Surfaces, Surface{col[1], len(s.Words) - 1, len(s.Words), space})
			}
		}
	}
	end()
	return out, nil
}
