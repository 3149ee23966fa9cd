package train

import (
	"strings"

	"synopse/internal/corpus"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/language/tagger"
)

// tongue is what training needs to know of a language.
type tongue struct {
	code       string
	extractor  func() tagger.Extractor
	treebanks  []string // all may shape shipped weights
	folds      string   // the one that is cross-validated
	home       string   // the one whose way of tagging is that of reading
	names      string   // sentences whose names are marked
	label      func(corpus.Word) string
	lemmaClass func(corpus.Word) string
	bits       uint
	epochs     int
	learners   int  // that are averaged
	homeTwice  bool // home is small and counts twice

	entities   string // sentences with names
	mentions   string // a treebank that marks what is spoken of
	texts      bool   // whose sentences stand in the order of texts
	entityBits uint
	namesHome  bool    // the tags of those come from taggers that tell treebanks apart
	entityBias float64 // by how much names are favoured
	tagFolds   int     // parts whose tags come from taggers that have not seen them
}

var german = &tongue{
	code:       "de",
	extractor:  de.Extractor,
	treebanks:  []string{"tagging/de_pud_dev.conllu.gz", "tagging/de_gsd_dev.conllu", "tagging/de_gsd_test.conllu.gz"},
	folds:      "tagging/de_pud_dev.conllu.gz",
	home:       "tagging/de_pud_dev.conllu.gz",
	names:      "entities/de_germeval_a.tsv.gz",
	label:      germanLabel,
	lemmaClass: germanLemmaClass,
	bits:       16,
	epochs:     12,
	learners:   3,
	homeTwice:  true,

	entities: "entities/de_germeval_a.tsv.gz", namesHome: true, entityBits: 17, entityBias: 0.25, tagFolds: 5,
}

var english = &tongue{
	code:       "en",
	extractor:  en.Extractor,
	treebanks:  []string{"tagging/en_pud_dev.conllu", "tagging/en_ewt_train.conllu.gz", "tagging/en_gum_ccby_train.conllu.gz"},
	folds:      "tagging/en_pud_dev.conllu",
	home:       "tagging/en_ewt_train.conllu.gz",
	label:      englishLabel,
	lemmaClass: englishLemmaClass,
	bits:       16,
	epochs:     10,
	learners:   5,

	entities: "entities/en_uner_ewt_train.tsv.gz", mentions: "tagging/en_gum_ccby_train.conllu.gz", texts: true, entityBits: 16, entityBias: 0.25, tagFolds: 2,
}

// germanLabel gives the universal part of speech, for verbs with the form:
// -f finite, -i infinitive, -p participle; -v marks a separated prefix.
func germanLabel(w corpus.Word) string {
	if tag, ok := harmonised(w); ok {
		return tag
	}
	if becomes(w) {
		w.Tag = "VERB"
	}
	switch w.Tag {
	case "VERB", "AUX":
		switch {
		case strings.HasSuffix(w.XTag, "INF"), w.XTag == "VB", w.XTag == "VVIZU":
			return w.Tag + "-i"
		case strings.HasSuffix(w.XTag, "PP"), w.XTag == "VBN", w.Feature("VerbForm") == "Part":
			return w.Tag + "-p"
		case w.Feature("VerbForm") == "Inf":
			return w.Tag + "-i"
		}
		return w.Tag + "-f"
	case "ADP", "ADV":
		if w.XTag == "PTKVZ" || w.Relation == "compound:prt" {
			return w.Tag + "-v"
		}
	case "_":
		return "X"
	}
	return w.Tag
}

// englishLabel gives the universal part of speech, for verbs with the form:
// -d past, -z present or modal, -i infinitive, -g and -n participles.
func englishLabel(w corpus.Word) string {
	if w.Tag != "VERB" && w.Tag != "AUX" {
		if w.Tag == "_" {
			return "X"
		}
		return w.Tag
	}
	switch w.XTag {
	case "VBD":
		return w.Tag + "-d"
	case "VBG":
		return w.Tag + "-g"
	case "VBN":
		return w.Tag + "-n"
	case "VB":
		return w.Tag + "-i"
	}
	return w.Tag + "-z"
}

// harmonised writes what GSD tags otherwise than PUD in PUD's way, so that
// both can be learnt from. It goes by GSD's tags of the Stuttgart set, which
// PUD does not have.
func harmonised(w corpus.Word) (string, bool) {
	lower := strings.ToLower(w.Form)
	switch {
	case w.XTag == "ADJD" && w.Relation == "advmod":
		return "ADV", true
	case w.XTag == "KOKOM":
		return "CCONJ", true
	case w.XTag == "KOUI" && lower != "statt" && lower != "ohne":
		return "SCONJ", true
	case w.XTag == "KOUS":
		return "SCONJ", true
	case w.Tag == "PROPN" && w.XTag == "NN" && common[lower]:
		return "NOUN", true
	case w.XTag == "PDS":
		return "DET", true
	case w.Form == "%":
		return "SYM", true
	}
	return "", false
}

// becomes recognises "werden" as a main verb, which GSD tags as an auxiliary
// ("wurde Präsident").
func becomes(w corpus.Word) bool {
	return strings.HasPrefix(w.XTag, "VA") && w.Lemma == "werden" && !strings.HasPrefix(w.Relation, "aux")
}

// common are nouns that GSD tags as names here and there.
var common = set("januar februar märz april mai juni juli august september oktober november dezember " +
	"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag euro dollar mark prozent")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
