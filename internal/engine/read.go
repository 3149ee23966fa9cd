package engine

import (
	"slices"
	"strings"

	"synopse/actor"
	"synopse/internal/library"
	"synopse/internal/terms"
	"synopse/language"
	"synopse/reading"
	"synopse/statement"
	"synopse/story/revision"
)

// Versions of the steps: each is raised when its step gives other results, so that
// "synopse rebuild" knows what to make anew.
const (
	ReadVersion     = "3"
	GroupVersion    = "3"
	SynopsisVersion = "2"
)

// Read reads a revision for the library. It is a function of the revision alone.
func Read(rev *library.Revision) library.Reading {
	rd := ReadReport(rev)
	return Kept(rev, &rd)
}

// ReadReport reads a revision; its report has the library's id of it.
func ReadReport(rev *library.Revision) reading.Reading {
	r := rev.Report
	r.ID = rev.Of
	return reading.Read(r)
}

// Kept brings a reading of a revision into the form that the library keeps.
func Kept(rev *library.Revision, rd *reading.Reading) library.Reading {
	out := library.Reading{Report: rev.Of, Revision: rev.ID, Day: rev.Day, Version: ReadVersion, Language: rd.Report.Language}
	out.Corrected = slices.ContainsFunc(revision.Corrections(rd), func(c revision.Correction) bool { return c.Kind == revision.Correct })
	k := newKeeping(rd)
	out.Sentences = k.sentences()
	out.Statements = k.statements(rev.Of)
	out.Figures, out.Mentions = k.figures, k.mentions()
	return out
}

// keeping turns one reading into what is kept of it.
type keeping struct {
	rd      *reading.Reading
	actors  []actor.Actor
	links   []actor.Link
	figures []library.Figure
	figure  []int // of each actor; -1 if it is not kept
}

func newKeeping(rd *reading.Reading) *keeping {
	k := &keeping{rd: rd}
	actors, links := actor.Resolve([]actor.Source{{Report: &rd.Report, Document: &rd.Document, Mentions: rd.Mentions}})
	k.actors, k.links = actors, links[0]
	k.figure = make([]int, len(actors))
	for i := range actors {
		k.figure[i] = -1
		if f := Figure(actors[i].Kind, actors[i].Name, actors[i].Country, actors[i].Names, actors[i].Roles); len(f.Keys) > 0 {
			k.figure[i] = k.add(f)
		}
	}
	return k
}

// Figure makes a figure of an actor, with its keys: those of the name that it goes by
// before those of others.
func Figure(kind actor.Kind, name, country string, names, roles []string) library.Figure {
	first := slices.Clone(names)
	if i := slices.Index(first, name); i > 0 { // else it goes by a role
		first = slices.Insert(slices.Delete(first, i, i+1), 0, name)
	}
	return library.Figure{Kind: kind, Name: name, Country: country, Names: names, Roles: roles, Keys: actor.Keys(kind, country, first)}
}

func (k *keeping) add(f library.Figure) int {
	k.figures = append(k.figures, f)
	return len(k.figures) - 1
}

// of gives the figures of mentions, each once. Whoever speaks is kept, also
// without a name.
func (k *keeping) of(mentions []int) []int {
	var out []int
	for _, m := range mentions {
		if m < 0 || m >= len(k.links) {
			continue
		}
		for _, a := range k.links[m].Actors {
			if k.figure[a] < 0 {
				x := &k.actors[a]
				k.figure[a] = k.add(Figure(x.Kind, x.Name, x.Country, x.Names, x.Roles))
			}
			if !slices.Contains(out, k.figure[a]) {
				out = append(out, k.figure[a])
			}
		}
	}
	return out
}

func (k *keeping) sentences() []library.Sentence {
	doc := &k.rd.Document
	out := make([]library.Sentence, 0, len(doc.Sentences))
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		x := library.Sentence{Number: i + 1, Range: library.Range{Start: s.Start, End: s.End}, Kind: s.Kind, Language: s.Language}
		x.Lemmas, x.Forms = terms.Of(doc, s)
		out = append(out, x)
	}
	return out
}

func (k *keeping) mentions() []library.Mention {
	var out []library.Mention
	for i := range k.rd.Mentions {
		m := &k.rd.Mentions[i]
		r := k.span(statement.Range{First: m.First, Last: m.Last})
		if r == nil || i >= len(k.links) {
			continue
		}
		for _, a := range k.links[i].Actors {
			if f := k.figure[a]; f >= 0 {
				out = append(out, library.Mention{Figure: f, Range: *r, Form: m.Form})
			}
		}
	}
	return out
}

func (k *keeping) statements(report string) []library.Statement {
	out := make([]library.Statement, 0, len(k.rd.Statements))
	for i := range k.rd.Statements {
		s := &k.rd.Statements[i]
		x := library.Statement{
			Kind: s.Kind, Act: s.Act, Strength: s.Strength, Medium: s.Medium, Verb: k.verb(s), Confidence: s.Confidence,
			Speaker: k.span(s.Speaker), Addressee: k.span(s.Addressee), Cue: k.span(s.Cue),
			Speakers: k.of(s.Speakers), Addressees: k.of(s.Addressees),
		}
		for _, c := range s.Content {
			if r := k.span(c); r != nil {
				x.Content = append(x.Content, *r)
				x.Sentences = append(x.Sentences, k.numbers(c)...)
			}
		}
		slices.Sort(x.Sentences)
		x.Sentences = slices.Compact(x.Sentences)
		if len(s.Content) > 0 && len(k.rd.Document.Sentences) > 0 {
			x.Sentence = k.rd.Document.SentenceAt(s.Content[0].First) + 1
		}
		x.ID = library.StatementID(report, &x)
		out = append(out, x)
	}
	for i := range k.rd.Statements {
		if w := k.rd.Statements[i].Within; w >= 0 && w < len(out) && w != i {
			out[i].Within = out[w].ID
		}
	}
	return out
}

// span gives the code points of a range; nil if it is empty.
func (k *keeping) span(g statement.Range) *library.Range {
	if g.Empty() {
		return nil
	}
	start, end := reading.Span(&k.rd.Document, g)
	if end <= start {
		return nil
	}
	return &library.Range{Start: start, End: end}
}

// numbers gives the numbers of the sentences that a range touches.
func (k *keeping) numbers(g statement.Range) []int {
	var out []int
	doc := &k.rd.Document
	if len(doc.Sentences) == 0 {
		return nil
	}
	for n := doc.SentenceAt(g.First); n < len(doc.Sentences) && doc.Sentences[n].First < g.Last; n++ {
		out = append(out, n+1)
	}
	return out
}

// verb gives the lemma of the cue's verb, with its particle.
func (k *keeping) verb(s *statement.Statement) string {
	toks := k.rd.Document.Tokens
	lemma, particle := "", ""
	for _, i := range s.CueTokens() {
		if i < 0 || i >= len(toks) {
			continue
		}
		switch t := toks[i]; t.Tag {
		case language.VERB:
			if lemma == "" {
				lemma = strings.ToLower(t.Lemma)
			}
		case language.ADP, language.ADV, language.PART:
			particle = strings.ToLower(t.Text)
		}
	}
	if lemma != "" && k.rd.Document.Language == "de" && particle != "" && !strings.HasPrefix(lemma, particle) && particle != "nicht" {
		lemma = particle + lemma
	}
	return lemma
}
