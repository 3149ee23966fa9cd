package eval

import (
	"synopse/actor"
	"synopse/reading"
	"synopse/report"
	"synopse/statement"
)

// findActors reads a text as the product does, as a story of one report with
// its paragraphs as blocks, and gives the mentions with their actors.
func findActors(code, text string) []foundMention {
	r := reading.Read(report.Report{Language: code, Text: text, Blocks: paragraphs(text)})
	_, links := actor.Resolve([]actor.Source{{Report: &r.Report, Document: &r.Document, Mentions: r.Mentions}})
	out := make([]foundMention, 0, len(r.Mentions))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Last <= m.First {
			continue
		}
		head := min(max(m.Head, m.First), m.Last-1)
		f := foundMention{Actors: links[0][i].Actors, Single: singlePerson(m)}
		f.Start, f.End = reading.Span(&r.Document, statement.Range{First: m.First, Last: m.Last})
		f.HeadStart, f.HeadEnd = reading.Span(&r.Document, statement.Range{First: head, Last: head + 1})
		out = append(out, f)
	}
	return out
}

func singlePerson(m *actor.Mention) bool {
	return m.Kind == actor.Person && !m.Plural && !m.Place && len(m.Parts) == 0
}
