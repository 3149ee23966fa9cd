package train

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/corpus"
	"synopse/language"
	"synopse/language/sequence"
)

// tagNames tags sentences whose names are marked with a first model and puts
// right what the marks tell: words of persons and single words that name
// places and organisations are proper nouns, words outside names are not.
func (l *tongue) tagNames(model []byte) ([]labelled, error) {
	data, err := corpus.Read(shared(l.names))
	if err != nil {
		return nil, err
	}
	sentences, err := corpus.BIO(l.names, data)
	if err != nil {
		return nil, err
	}
	m, err := sequence.Open(string(model))
	if err != nil {
		return nil, err
	}
	x := l.extractor()
	var f sequence.Features
	var d sequence.Decoder
	out := make([]labelled, 0, len(sentences))
	for _, s := range sentences {
		e := labelled{}
		for _, t := range s.Tokens {
			e.tokens = append(e.tokens, language.Token{Text: t})
		}
		x.Prepare(e.tokens, nil)
		x.Features(&f)
		for i, a := range d.Decode(m, &f) {
			label := nameLabel(s, i, m.Labels[a])
			if form, ok := strings.CutPrefix(label, "AUX-"); ok && x.Alone(i) && fullVerbs[x.Lower(i)] {
				label = "VERB-" + form
			}
			e.labels = append(e.labels, label)
		}
		out = append(out, e)
	}
	return out, nil
}

// nameLabel corrects the label of token i by its name tag.
func nameLabel(s corpus.Tagged, i int, label string) string {
	r, _ := utf8.DecodeRuneInString(s.Tokens[i])
	upper := unicode.IsUpper(r)
	prefix, kind, _ := strings.Cut(s.Tags[i], "-")
	alone := i+1 == len(s.Tags) || !strings.HasPrefix(s.Tags[i+1], "I-")
	switch {
	case kind == "PER" && upper && (label == "NOUN" || label == "ADJ" || label == "X"),
		(kind == "LOC" || kind == "ORG") && prefix == "B" && alone && upper && (label == "NOUN" || label == "ADJ" || label == "X"):
		return "PROPN"
	case prefix == "O" && label == "PROPN" && upper:
		return "NOUN"
	}
	return label
}

// fullVerbs are forms of haben and werden that, without another verb to go
// with, are main verbs.
var fullVerbs = set("hat habe haben hatte hatten hätte hätten wird werden werde wurde wurden würde würden")
