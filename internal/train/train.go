// Package train makes the weights that the language packages embed, from
// corpora whose licence allows it, and measures them by cross-validation.
//
// In: the corpora of ../shared/corpora (or $SYNOPSE_SHARED/corpora). Out: model
// files under language/. The same corpora give the same bytes.
package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"synopse/internal/corpus"
)

// job makes one model file.
type job struct {
	name string
	path string // where the model goes, from the module's root
	make func() ([]byte, error)
}

var jobs = []job{
	{"background", "story/profile/data/background.txt", backgroundWords},
	{"stories", "story/cluster/data/weights.txt", storyWeights},
	{"de-names", "language/de/data/names.bin", germanNames},
	{"en-names", "language/en/data/names.bin", englishNames},
	{"de-tags", "language/de/data/tags.bin", func() ([]byte, error) { return trainTags(german) }},
	{"en-tags", "language/en/data/tags.bin", func() ([]byte, error) { return trainTags(english) }},
	{"de-lemmas", "language/de/data/endings.txt", func() ([]byte, error) { return trainLemmas(german) }},
	{"en-lemmas", "language/en/data/endings.txt", func() ([]byte, error) { return trainLemmas(english) }},
	{"de-nouns", "language/de/data/nouns.txt", germanNouns},
	{"frequent", "language/identify/data/frequent.txt", frequentWords},
	{"letters", "language/identify/data/grams.txt", letterGroups},
	{"de-entities", "language/de/data/entities.bin", func() ([]byte, error) { return trainEntities(german) }},
	{"en-entities", "language/en/data/entities.bin", func() ([]byte, error) { return trainEntities(english) }},
}

// Weights trains and writes the models named, or all, in the module's root.
func Weights(log io.Writer, names []string) error {
	for _, j := range jobs {
		if len(names) > 0 && !slices.Contains(names, j.name) {
			continue
		}
		model, err := j.make()
		if err != nil {
			return fmt.Errorf("training %s: %w", j.name, err)
		}
		if err := os.WriteFile(filepath.FromSlash(j.path), model, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", j.name, err)
		}
		fmt.Fprintf(log, "%s: %d bytes\n", j.path, len(model))
	}
	return nil
}

// Folds prints the figures of a cross-validation.
func Folds(w io.Writer, suite, code string) error {
	l, ok := map[string]*tongue{"de": german, "en": english}[code]
	if !ok {
		return fmt.Errorf("no language %q; there are de and en", code)
	}
	switch suite {
	case "tags":
		return foldTags(w, l)
	case "lemmas":
		return foldLemmas(w, l)
	case "names":
		return foldEntities(w, l)
	case "language":
		return foldLanguage(w, l)
	}
	return fmt.Errorf("no cross-validation of %q; there is one of tags, lemmas, names and language", suite)
}

// shared gives the path of a corpus.
func shared(name string) string {
	root := os.Getenv("SYNOPSE_SHARED")
	if root == "" {
		root = filepath.Join("..", "shared")
	}
	return filepath.Join(root, "corpora", filepath.FromSlash(name))
}

func treebank(name string) ([]corpus.Sentence, error) {
	data, err := corpus.Read(shared(name))
	if err != nil {
		return nil, err
	}
	return corpus.CoNLLU(name, data)
}
