package train

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"synopse/language/identify"
)

// Languages without a corpus that may shape weights are learnt from sentences
// written for this project.
//
//go:embed data/tongues.txt
var tongueText string

// gramFiles are the texts that German and English letters are learnt from.
var gramFiles = map[string][]string{
	"de": {"entities/de_germeval_a.tsv.gz", "speakers-bundestag/train.jsonl.gz",
		"tagging/de_pud_dev.conllu.gz", "tagging/de_gsd_dev.conllu", "tagging/de_gsd_test.conllu.gz"},
	"en": {"tagging/en_ewt_train.conllu.gz", "tagging/en_gum_ccby_train.conllu.gz", "tagging/en_pud_dev.conllu"},
}

// letterGroups gives the groups of letters of each language, for language
// identification.
func letterGroups() ([]byte, error) {
	texts := ownTexts()
	for code, files := range gramFiles {
		for _, file := range files {
			sentences, err := plainSentences(file)
			if err != nil {
				return nil, err
			}
			texts[code] = append(texts[code], sentences...)
		}
	}
	return []byte(identify.WriteGrams(texts)), nil
}

func ownTexts() map[string][]string {
	texts := map[string][]string{}
	for line := range strings.Lines(tongueText) {
		if code, text, ok := strings.Cut(strings.TrimSpace(line), " "); ok && code != "#" {
			texts[code] = append(texts[code], text)
		}
	}
	return texts
}

// plainSentences gives the text of the sentences of a corpus; tokens are joined
// by spaces where the corpus has no text.
func plainSentences(file string) ([]string, error) {
	if strings.Contains(file, ".conllu") {
		sentences, err := treebank(file)
		if err != nil {
			return nil, err
		}
		out := make([]string, len(sentences))
		for i, s := range sentences {
			out[i] = s.Text
		}
		return out, nil
	}
	sentences, err := tokenSentences(file)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(sentences))
	for i, tokens := range sentences {
		out[i] = strings.Join(tokens, " ")
	}
	return out, nil
}

// languageLeast is how many code points a sentence has that is measured.
const languageLeast = 40

// foldLanguage cross-validates language identification on the treebanks of
// German or English: blocks of sentences are kept apart from letters and
// frequent words. Sentences without a letter are in no language.
func foldLanguage(w io.Writer, l *tongue) error {
	own := map[string][]string{} // of the treebanks, in order
	rest := ownTexts()
	for code, files := range gramFiles {
		for _, file := range files {
			sentences, err := plainSentences(file)
			if err != nil {
				return err
			}
			if code == l.code && strings.Contains(file, ".conllu") {
				own[code] = append(own[code], sentences...)
			} else {
				rest[code] = append(rest[code], sentences...)
			}
		}
	}
	right, total := 0, 0
	sentences := own[l.code]
	for fold := range foldCount {
		learn := map[string][]string{}
		for code, texts := range rest {
			learn[code] = texts[:len(texts):len(texts)]
		}
		part := func(i int) int { return i * foldCount / len(sentences) }
		for i, s := range sentences {
			if part(i) != fold {
				learn[l.code] = append(learn[l.code], s)
			}
		}
		words := frequentList(countWords(learn["de"]), countWords(learn["en"]))
		judge := identify.New(string(words), identify.WriteGrams(learn))
		for i, s := range sentences {
			if part(i) != fold || len([]rune(s)) < languageLeast || !identify.HasLetters(s) {
				continue
			}
			total++
			if code, _ := judge.Language(s); code == l.code {
				right++
			}
		}
	}
	fmt.Fprintf(w, "language %s: %.2f %% (%d of %d sentences of %d and more characters)\n",
		l.code, 100*float64(right)/float64(total), right, total, languageLeast)
	return nil
}
