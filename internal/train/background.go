package train

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/corpus"
	"synopse/language"
	"synopse/story/profile"
)

const (
	passageWords  = 200 // of a passage in which words are counted
	leastPassages = 3   // a key must be in
)

// plainWord is a word of a corpus with what its annotation says.
type plainWord struct {
	text string
	noun bool // a noun that is no name
	name bool
}

// backgroundWords gives the share of passages of ordinary text that each key is
// in: the larger one of German and English.
func backgroundWords() ([]byte, error) {
	share := map[profile.Key]float64{}
	examples := map[profile.Key]map[string]int{}
	nouns := map[profile.Key]int{}
	for _, l := range []struct {
		code string
		read func() ([]plainWord, error)
	}{{"de", germanText}, {"en", englishText}} {
		words, err := l.read()
		if err != nil {
			return nil, err
		}
		passages := 0
		in := map[profile.Key]int{}
		for p := range slices.Chunk(words, passageWords) {
			passages++
			seen := map[profile.Key]bool{}
			for _, w := range p {
				k := profile.KeyOf(w.text, l.code)
				if k == 0 {
					continue
				}
				if examples[k] == nil {
					examples[k] = map[string]int{}
				}
				examples[k][w.text]++
				if w.noun {
					nouns[k]++
				}
				if w.name {
					nouns[k]--
				}
				if !seen[k] {
					seen[k] = true
					in[k]++
				}
			}
		}
		for k, n := range in {
			if n >= leastPassages {
				share[k] = max(share[k], float64(n)/float64(passages))
			}
		}
	}
	return backgroundFile(share, examples, nouns), nil
}

func backgroundFile(share map[profile.Key]float64, examples map[profile.Key]map[string]int, nouns map[profile.Key]int) []byte {
	var lines []string
	for k, v := range share {
		word := mostFrequent(examples[k])
		kind := "-"
		if nouns[k] > 0 {
			kind = "n"
		}
		lines = append(lines, fmt.Sprintf("%08x;%.1f;%s;%s\n", uint32(k), 1e4*v, kind, word))
	}
	slices.SortFunc(lines, func(a, b string) int {
		return strings.Compare(a[strings.LastIndex(a, ";"):]+a, b[strings.LastIndex(b, ";"):]+b)
	})
	return []byte("# How often words are in ordinary German and English text (docs/MODELS.md), made by\n" +
		"# synopse-train: key; passages of 10,000 that have it; n for a common noun of German; its\n# most frequent word.\n" + strings.Join(lines, ""))
}

func mostFrequent(counts map[string]int) string {
	best := ""
	for w, n := range counts {
		if n > counts[best] || n == counts[best] && w < best {
			best = w
		}
	}
	return best
}

func englishText() ([]plainWord, error) {
	return treebankText("tagging/en_ewt_train.conllu.gz", "tagging/en_gum_ccby_train.conllu.gz", "tagging/en_pud_dev.conllu")
}

func germanText() ([]plainWord, error) {
	out, err := treebankText("tagging/de_gsd_dev.conllu", "tagging/de_gsd_test.conllu.gz", "tagging/de_pud_dev.conllu.gz")
	if err != nil {
		return nil, err
	}
	named, err := namedText("entities/de_germeval_a.tsv.gz")
	if err != nil {
		return nil, err
	}
	spoken, err := debateText("speakers-bundestag/train.jsonl.gz")
	return slices.Concat(out, named, spoken), err
}

func treebankText(files ...string) ([]plainWord, error) {
	var out []plainWord
	for _, f := range files {
		sentences, err := treebank(f)
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			for _, w := range s.Surfaces {
				tag := language.ParseTag(s.Words[w.First].Tag)
				out = append(out, plainWord{w.Form, tag == language.NOUN, tag == language.PROPN})
			}
		}
	}
	return out, nil
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func namedText(file string) ([]plainWord, error) {
	data, err := corpus.Read(shared(file))
	if err != nil {
		return nil, err
	}
	sentences, err := corpus.BIO(file, data)
	if err != nil {
		return nil, err
	}
	var out []plainWord
	for _, s := range sentences {
		for i, t := range s.Tokens {
			out = append(out, plainWord{t, i > 0 && s.Tags[i] == "O" && capital(t), s.Tags[i] != "O"})
		}
	}
	return out, nil
}

func debateText(file string) ([]plainWord, error) {
	all, err := speechTokens(file)
	if err != nil {
		return nil, err
	}
	var out []plainWord
	for _, speech := range all {
		for _, tokens := range speech {
			for _, t := range tokens {
				out = append(out, plainWord{text: t})
			}
		}
	}
	return out, nil
}
