package eval

import (
	"fmt"
	"io"
	"strings"

	"synopse/internal/corpus"
	"synopse/language"
)

var entitiesSuite = Suite{
	Name:  "entities",
	About: "names, exact span and kind, on the file's own sentences and tokens (token<TAB>BIO tag)",
	Run:   runEntities,
}

// kinds are the kinds of names that are scored; all others count as none.
var kinds = []string{"PER", "LOC", "ORG"}

func runEntities(in []Input, predictions io.Writer) ([]Figure, error) {
	byKind := map[string]*tally{}
	for _, k := range kinds {
		byKind[k] = &tally{}
	}
	for _, f := range in {
		gold, err := corpus.BIO(f.Path, f.Data)
		if err != nil {
			return nil, err
		}
		forms := make([][]string, len(gold))
		var sample strings.Builder
		for i, s := range gold {
			forms[i] = s.Tokens
			if sample.Len() < 5000 {
				sample.WriteString(strings.Join(s.Tokens, " ") + " ")
			}
		}
		code := languageOf(f.Path, sample.String())
		doc := fromSentences(code, forms)
		readers[code].annotate(&doc)
		for i, s := range doc.Sentences {
			tags := entityTags(doc.Tokens[s.First:s.Last])
			for kind, t := range byKind {
				t.add(spansOf(gold[i].Tags, kind), spansOf(tags, kind))
			}
			for k, tag := range tags {
				fmt.Fprintf(predictions, "%s\t%s\n", gold[i].Tokens[k], tag)
			}
			fmt.Fprintln(predictions)
		}
	}
	var all tally
	figures := make([]Figure, 0, len(kinds)+1)
	for _, k := range kinds {
		t := byKind[k]
		all = tally{all.correct + t.correct, all.predicted + t.predicted, all.gold + t.gold}
		figures = append(figures, t.figure(k))
	}
	return append([]Figure{all.figure("PER+LOC+ORG")}, figures...), nil
}

// spansOf gives the spans of one kind. An I- tag that continues nothing begins
// a span.
func spansOf(tags []string, kind string) []extent {
	var out []extent
	open := false
	for i, t := range tags {
		prefix, k, _ := strings.Cut(t, "-")
		switch {
		case k != kind:
			open = false
		case prefix == "I" && open:
			out[len(out)-1].end = i + 1
		default:
			out = append(out, extent{i, i + 1})
			open = true
		}
	}
	return out
}

var entityNames = [...]string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-OTH", "I-OTH"}

func entityTags(tokens []language.Token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = "O"
		if int(t.Entity) < len(entityNames) {
			out[i] = entityNames[t.Entity]
		}
	}
	return out
}
