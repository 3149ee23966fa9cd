package synopsis

import (
	"strconv"

	"synopse/report"
	"synopse/statement"
	"synopse/story"
)

func actorID(i int) string     { return "a" + strconv.Itoa(i+1) }
func statementID(i int) string { return "s" + strconv.Itoa(i+1) }

// reports gives the reports with every slice non-nil.
func (m *maker) reports() []report.Report {
	out := make([]report.Report, len(m.readings))
	for i := range m.readings {
		r := m.readings[i].Report
		r.Keywords = orEmpty(r.Keywords)
		r.LabelEvidence = orEmpty(r.LabelEvidence)
		r.Authors = orEmpty(r.Authors)
		r.Agencies = orEmpty(r.Agencies)
		r.Datelines = orEmpty(r.Datelines)
		r.Blocks = orEmpty(r.Blocks)
		r.Discarded = orEmpty(r.Discarded)
		out[i] = r
	}
	return out
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// span gives the span of a run of tokens of reading r.
func (m *maker) span(r, first, last int) report.Span {
	toks := m.readings[r].Document.Tokens
	first, last = max(first, 0), min(last, len(toks))
	if last <= first {
		return report.Span{Report: m.readings[r].Report.ID}
	}
	return m.index[r].Span(m.readings[r].Report.ID, toks[first].Start, toks[last-1].End)
}

// optional gives the span of a range, or nil if it is empty.
func (m *maker) optional(r int, t statement.Range) *report.Span {
	s := m.span(r, t.First, t.Last)
	if s.Empty() {
		return nil
	}
	return &s
}

// sentenceSpan gives the span of sentence s of reading r.
func (m *maker) sentenceSpan(r, s int) report.Span {
	x := m.readings[r].Document.Sentences[s]
	return m.index[r].Span(m.readings[r].Report.ID, x.Start, x.End)
}

func (m *maker) actorsOut() []Actor {
	out := make([]Actor, len(m.actors))
	for i, a := range m.actors {
		out[i] = Actor{ID: actorID(i), Name: a.Name, Kind: a.Kind, Country: a.Country,
			Roles: orEmpty(a.Roles), Names: orEmpty(a.Names), Mentions: []Mention{}}
	}
	for r := range m.readings {
		for j, x := range m.readings[r].Mentions {
			span := m.span(r, x.First, x.Last)
			if span.Empty() {
				continue
			}
			for _, a := range m.link(r, j) {
				out[a].Mentions = append(out[a].Mentions, Mention{Span: span, Form: x.Form})
			}
		}
	}
	return out
}

func (m *maker) statementsOut() []Statement {
	out := make([]Statement, len(m.stmts))
	for i, s := range m.stmts {
		out[i] = Statement{
			ID: statementID(i), Report: m.readings[s.reading].Report.ID, Kind: s.Kind, Medium: s.Medium,
			Act: s.Act, Strength: s.Strength, Speakers: actorIDs(s.speakers),
			Speaker:    m.optional(s.reading, s.Statement.Speaker),
			Addressees: actorIDs(m.linked(s.reading, s.Statement.Addressees)),
			Addressee:  m.optional(s.reading, s.Statement.Addressee),
			Cue:        m.optional(s.reading, s.Cue),
			Content:    m.contentSpans(s), Issues: []string{}, Within: m.within(i),
			Confidence: s.Confidence, Sentence: s.sentence + 1,
		}
	}
	return out
}

func (m *maker) contentSpans(s stmt) []report.Span {
	out := []report.Span{}
	for _, c := range s.Content {
		if x := m.span(s.reading, c.First, c.Last); !x.Empty() {
			out = append(out, x)
		}
	}
	return out
}

// within gives the id of the statement that statement i is part of.
func (m *maker) within(i int) *string {
	s := m.stmts[i]
	n := len(m.readings[s.reading].Statements)
	if s.Within < 0 || s.Within >= n || m.first[s.reading]+s.Within == i {
		return nil
	}
	id := statementID(m.first[s.reading] + s.Within)
	return &id
}

func actorIDs(list []int) []string {
	out := []string{}
	for _, a := range list {
		out = append(out, actorID(a))
	}
	return out
}

func (m *maker) sentencesOut() []Sentence {
	out := []Sentence{}
	for i := range m.readings {
		for k, s := range m.readings[i].Document.Sentences {
			out = append(out, Sentence{Report: m.readings[i].Report.ID, Number: k + 1, Start: s.Start, End: s.End, Kind: s.Kind})
		}
	}
	return out
}

func (m *maker) copiesOut(copies []story.Copy) []Copy {
	out := []Copy{}
	for _, c := range copies {
		from := c.Agency
		if c.From >= 0 {
			from = m.readings[c.From].Report.ID
		}
		x := Copy{Report: m.readings[c.Report].Report.ID, From: from, Share: c.Share, Runs: []Run{}, Direction: c.Direction}
		for _, r := range c.Runs {
			x.Runs = append(x.Runs, Run{
				A: m.index[c.Report].Span(x.Report, r.AStart, r.AEnd),
				B: m.index[c.From].Span(from, r.BStart, r.BEnd),
			})
		}
		out = append(out, x)
	}
	return out
}
