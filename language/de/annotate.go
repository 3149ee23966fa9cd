package de

import (
	_ "embed"
	"sync"

	"synopse/language"
	"synopse/language/gazetteer"
	"synopse/language/sequence"
	"synopse/language/tagger"
	"synopse/language/wordlist"
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
	for _, s := range doc.Sentences {
		a.sentence(doc.Tokens[s.First:s.Last])
	}
	tagger.Consistent(doc)
	genitives(doc)
}

// annotator keeps its memory from sentence to sentence.
type annotator struct {
	words    tagger.Extractor
	features sequence.Features
	decoder  sequence.Decoder
	model    *sequence.Model
	entities *sequence.Model
	labels   []tagger.Label
	forms    []form // of the tagged label of each token
	parts    []span // of the sentence, between marks
}

// form is what a label of the tagger says beyond the part of speech.
type form byte

const (
	finite     form = 'f'
	infinitive form = 'i'
	participle form = 'p'
	particle   form = 'v' // a separated prefix
)

//go:embed data/names.bin
var nameTable string

var names = sync.OnceValue(func() *gazetteer.Table { return gazetteer.MustOpen(nameTable) })

//go:embed data/tree.bin
var treeTable string

var tree = sync.OnceValue(func() *wordtree.Table { return wordtree.MustOpen(treeTable) })

//go:embed data/nouns.bin
var nounTable string

var nounList = sync.OnceValue(func() *wordlist.Table { return wordlist.MustOpen(nounTable) })

// Extractor makes what turns tokens into features, for reading and training
// alike.
func Extractor() tagger.Extractor {
	return tagger.Extractor{
		Classes: Classes, Names: names(), Tree: tree(), Nouns: nounList(),
		Auxiliary: 1 << language.AUX, Participle: classPastParticiple, Infinitive: classInfinitive | classZu,
	}
}

func newAnnotator() *annotator {
	m := tagModel()
	return &annotator{model: m, labels: tagger.Labels(m.Labels), entities: entityModel(), words: Extractor()}
}

// sentence annotates the tokens of one sentence.
func (a *annotator) sentence(tokens []language.Token) {
	a.words.Prepare(tokens, nil)
	a.words.Features(&a.features)
	a.forms = a.forms[:0]
	for i, k := range a.decoder.Decode(a.model, &a.features) {
		l := a.labels[k]
		a.words.SetExtra(i, l.Hash)
		tokens[i].Tag = l.Tag
		a.forms = append(a.forms, form(l.Form))
	}
	a.names(tokens)
	a.plainly(tokens)
	a.finites(tokens)
	a.rescue(tokens)
	a.morphology(tokens)
	a.nouns(tokens)
	a.lemmas(tokens)
}

// names finds the names of the prepared sentence. The labels of the model are
// numbered like language.Entity.
func (a *annotator) names(tokens []language.Token) {
	a.words.NameFeatures(&a.features)
	for i, k := range a.decoder.Decode(a.entities, &a.features) {
		tokens[i].Entity = language.Entity(k)
	}
}
