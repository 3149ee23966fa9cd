package en

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/language"
	"synopse/language/gazetteer"
	"synopse/language/sequence"
	"synopse/language/tagger"
	"synopse/language/wordtree"
)

//go:embed data/tags.bin
var tagWeights string

var tagModel = sync.OnceValue(func() *sequence.Model { return sequence.MustOpen(tagWeights) })

//go:embed data/entities.bin
var entityWeights string

var entityModel = sync.OnceValue(func() *sequence.Model { return sequence.MustOpen(entityWeights) })

// Annotate fills tag, lemma, morphology and entity of the tokens of a document
// whose sentences and tokens are given.
func Annotate(doc *language.Document) {
	a := newAnnotator()
	for i, s := range doc.Sentences {
		if i%tagger.Around == 0 {
			a.words.LookAround(tagger.Text(doc, i))
		}
		a.sentence(doc.Tokens[s.First:s.Last])
	}
	tagger.Consistent(doc)
}

// annotator keeps its memory from sentence to sentence.
type annotator struct {
	words    tagger.Extractor
	features sequence.Features
	decoder  sequence.Decoder
	model    *sequence.Model
	entities *sequence.Model
	labels   []tagger.Label
}

// form is what a label of the tagger says beyond the part of speech.
type form byte

const (
	past           form = 'd'
	present        form = 'z' // and modal verbs
	infinitive     form = 'i'
	gerund         form = 'g'
	pastParticiple form = 'n'
)

//go:embed data/names.bin
var nameTable string

var names = sync.OnceValue(func() *gazetteer.Table { return gazetteer.MustOpen(nameTable) })

//go:embed data/tree.bin
var treeTable string

var tree = sync.OnceValue(func() *wordtree.Table { return wordtree.MustOpen(treeTable) })

// Extractor makes what turns tokens into features, for reading and training
// alike.
func Extractor() tagger.Extractor {
	return tagger.Extractor{Classes: Classes, Names: names(), Tree: tree(), Wide: true}
}

func newAnnotator() *annotator {
	m := tagModel()
	return &annotator{model: m, labels: tagger.Labels(m.Labels), entities: entityModel(), words: Extractor()}
}

// sentence annotates the tokens of one sentence.
func (a *annotator) sentence(tokens []language.Token) {
	a.words.Prepare(tokens, nil)
	a.words.Features(&a.features)
	for i, k := range a.decoder.Decode(a.model, &a.features) {
		l := a.labels[k]
		a.words.SetExtra(i, l.Hash)
		t := &tokens[i]
		t.Tag = l.Tag
		t.Morph = a.morphology(tokens, i, form(l.Form))
		t.Lemma = a.lemma(t, i, form(l.Form))
	}
	a.infinitives(tokens)
	a.pasts(tokens)
	a.readers(tokens)
	a.closers(tokens)
	a.clausePasts(tokens)
	a.demonstratives(tokens)
	a.nouns(tokens)
	a.names(tokens)
}

// infinitives makes verbs of nouns behind a verb that wants an infinitive
// ("declined to comment").
func (a *annotator) infinitives(tokens []language.Token) {
	for i := 2; i < len(tokens); i++ {
		t := &tokens[i]
		if t.Tag != language.NOUN || a.words.Lower(i-1) != "to" || !wantsInfinitive[tokens[i-2].Lemma] || tokens[i-2].Tag != language.VERB {
			continue
		}
		if t.Lemma != a.words.Lower(i) || i+1 < len(tokens) && tokens[i+1].Tag == language.NOUN {
			continue
		}
		t.Tag, t.Morph = language.VERB, language.Infinitive|language.ZuInfinitive
		tokens[i-1].Tag = language.PART
	}
}

// pasts makes the past tense of a participle that closes a clause behind its
// subject, of verbs that are not said of what they are done to ("The ministry
// declined.").
func (a *annotator) pasts(tokens []language.Token) {
	for i := 1; i < len(tokens); i++ {
		t := &tokens[i]
		if t.Tag != language.VERB || t.Morph != language.PastParticiple || !wantsInfinitive[t.Lemma] || !subject(tokens[i-1].Tag) {
			continue
		}
		if i+1 == len(tokens) || tokens[i+1].Tag == language.PUNCT {
			t.Morph = language.Finite | language.Past
		}
	}
}

func subject(t language.Tag) bool {
	return t == language.NOUN || t == language.PROPN || t == language.PRON
}

// wantsInfinitive are verbs behind which "to" begins an infinitive.
var wantsInfinitive = map[string]bool{
	"decline": true, "refuse": true, "want": true, "vow": true, "threaten": true, "hope": true, "intend": true, "fail": true,
}

// morphology gives the features of token i, whose tag and those before it are
// set.
func (a *annotator) morphology(tokens []language.Token, i int, f form) language.Morph {
	t := &tokens[i]
	if t.Tag != language.VERB && t.Tag != language.AUX {
		return 0
	}
	switch f {
	case past:
		return language.Finite | language.Past
	case gerund:
		return language.PresentParticiple
	case pastParticiple:
		return language.PastParticiple
	case infinitive:
		if i > 0 && a.words.Lower(i-1) == "to" {
			return language.Infinitive | language.ZuInfinitive
		}
		return language.Infinitive
	}
	m := language.Finite | language.Present
	lower := a.words.Lower(i)
	if t.Tag == language.AUX && pastModal[lower] {
		m = language.Finite | language.Past
	}
	if strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss") {
		m |= language.Third | language.Singular
	}
	return m
}

var pastModal = map[string]bool{"would": true, "could": true, "should": true, "might": true, "'d": true, "’d": true}

// lemma gives the lemma of token i.
func (a *annotator) lemma(t *language.Token, i int, f form) string {
	lower := a.words.Lower(i)
	if l, ok := lemmaTable()[lemmaKey{t.Tag, lower}]; ok {
		return l
	}
	switch t.Tag {
	case language.VERB, language.AUX:
		return verbLemma(lower, f)
	case language.NOUN:
		return endings().Lemma("NOUN", lower)
	case language.ADJ:
		return endings().Lemma("ADJ", lower)
	case language.ADV:
		return endings().Lemma("ADV", lower)
	case language.PROPN, language.PUNCT, language.NUM, language.SYM, language.X:
		return t.Text
	}
	return lower
}

// nouns fills the number of the common nouns: a plural is not its own lemma.
func (a *annotator) nouns(tokens []language.Token) {
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Tag != language.NOUN:
		case strings.EqualFold(t.Text, t.Lemma) && !plurals[a.words.Lower(i)]:
			t.Morph = language.Singular
		default:
			t.Morph = language.Plural
		}
	}
}

// plurals are nouns that are plural as they stand.
var plurals = map[string]bool{"people": true, "police": true, "cattle": true, "clothes": true, "thanks": true}

// names finds the names of the prepared sentence. The labels of the model are
// numbered like language.Entity. A title is no part of a name ("Captain Kramer").
func (a *annotator) names(tokens []language.Token) {
	a.words.NameFeatures(&a.features)
	for i, k := range a.decoder.Decode(a.entities, &a.features) {
		tokens[i].Entity = language.Entity(k)
	}
	for i := 0; i+1 < len(tokens); i++ {
		if tokens[i].Entity == language.BeginPerson && tokens[i+1].Entity == language.InPerson && names().Kinds(tokens[i].Text)&gazetteer.Title != 0 {
			tokens[i].Entity, tokens[i+1].Entity = language.NoEntity, language.BeginPerson
		}
	}
}
