package sense_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"synopse/internal/corpus"
	"synopse/language"
	"synopse/language/sense"
)

var (
	corpora = flag.String("corpora", "", "folder of the corpora whose content words are looked up; none: the test is skipped")
	missing = flag.Int("missing", 0, "how many of the most frequent lemmas without a concept are listed")
)

// TestCoverage prints how many of the content words (nouns, verbs, adjectives,
// no names) of news have a concept:
//
//	go test ./language/sense -run Coverage -v -corpora DIR [-missing 100]
func TestCoverage(t *testing.T) {
	if *corpora == "" {
		t.Skip("no -corpora")
	}
	for _, c := range []struct{ file, lang string }{
		{"stories/basil_dev.jsonl.gz", "en"}, {"stories/wikinews_en.jsonl.gz", "en"}, {"quotes-de/train.jsonl.gz", "de"},
	} {
		data, err := corpus.Read(filepath.Join(*corpora, c.file))
		if err != nil {
			t.Skip(err)
		}
		var n tally
		for line := range bytes.Lines(data) {
			var rec struct {
				Text     string `json:"text"`
				Original string `json:"originalText"`
			}
			if err := json.Unmarshal(line, &rec); err != nil {
				t.Fatal(err)
			}
			n.add(c.lang, rec.Text+rec.Original)
		}
		t.Logf("%s: %d of %d content words have a concept, %.1f %%; with compounds %d, %.1f %%; %.2f concepts a word",
			c.file, n.known, n.all, 100*float64(n.known)/float64(n.all), n.known+n.cut, 100*float64(n.known+n.cut)/float64(n.all), float64(n.concepts)/float64(n.known))
		keys := slices.SortedFunc(maps.Keys(n.missed), func(a, b string) int {
			return cmp.Or(cmp.Compare(n.missed[b], n.missed[a]), cmp.Compare(a, b))
		})
		for _, k := range keys[:min(*missing, len(keys))] {
			t.Logf("%5d %s", n.missed[k], k)
		}
	}
}

type tally struct {
	all, known, cut, concepts int
	missed                    map[string]int
}

func (n *tally) add(lang, text string) {
	if n.missed == nil {
		n.missed = map[string]int{}
	}
	doc := read(lang, text)
	for _, s := range doc.Sentences {
		tokens := doc.Tokens[s.First:s.Last]
		hits := make([]*sense.Hit, len(tokens))
		for _, h := range sense.Read(nil, lang, tokens) {
			for i := h.First; i < h.Last; i++ {
				hits[i] = &h
			}
			if h.Verb >= 0 {
				hits[h.Verb] = &h
			}
		}
		for i, tok := range tokens {
			if tok.Entity != language.NoEntity || tok.Tag != language.NOUN && tok.Tag != language.VERB && tok.Tag != language.ADJ {
				continue
			}
			n.all++
			switch h := hits[i]; {
			case h == nil:
				n.missed[tok.Lemma+" "+tok.Tag.String()]++
			case h.Compound:
				n.cut++
			default:
				n.known++
				n.concepts += len(h.Concepts)
			}
		}
	}
}
