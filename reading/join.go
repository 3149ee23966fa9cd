package reading

import (
	"cmp"
	"slices"

	"synopse/actor"
	"synopse/language"
	"synopse/statement"
)

// joined puts two readings of one text together, whose sentences lie in
// different blocks: sentences, tokens and statements in the order of the text.
// The document keeps the language of the first; sentences of the second say
// theirs.
func joined(a, b *Reading) Reading {
	out := Reading{Report: a.Report, Document: language.Document{Language: a.Document.Language}}
	j := joiner{doc: &out.Document}
	j.sentences(&a.Document, &b.Document)
	for part, r := range []*Reading{a, b} {
		from, offset := part, len(out.Mentions)
		for _, m := range r.Mentions {
			out.Mentions = append(out.Mentions, j.mention(m, from, offset))
		}
		first := len(out.Statements)
		for i := range r.Statements {
			out.Statements = append(out.Statements, r.Statements[i].Moved(j.token[from], offset, first))
		}
	}
	out.Statements = inOrder(out.Statements)
	return out
}

// joiner holds where tokens and sentences of the two documents go.
type joiner struct {
	doc      *language.Document
	token    [2][]int
	sentence [2][]int
}

func (j *joiner) sentences(docs ...*language.Document) {
	next := [2]int{}
	for part, d := range docs {
		j.token[part] = make([]int, len(d.Tokens)+1)
		j.sentence[part] = make([]int, len(d.Sentences))
	}
	for {
		part := -1
		for p, d := range docs {
			if next[p] < len(d.Sentences) && (part < 0 || d.Sentences[next[p]].Start < docs[part].Sentences[next[part]].Start) {
				part = p
			}
		}
		if part < 0 {
			break
		}
		j.add(docs[part], part, next[part])
		next[part]++
	}
	for part, d := range docs {
		j.token[part][len(d.Tokens)] = len(j.doc.Tokens)
	}
}

// add appends a sentence with its tokens.
func (j *joiner) add(d *language.Document, part, n int) {
	s := d.Sentences[n]
	first := len(j.doc.Tokens)
	for i := s.First; i < s.Last; i++ {
		j.token[part][i] = len(j.doc.Tokens)
		j.doc.Tokens = append(j.doc.Tokens, d.Tokens[i])
	}
	s.First, s.Last = first, len(j.doc.Tokens)
	if s.Language == "" && d.Language != j.doc.Language {
		s.Language = d.Language
	}
	j.sentence[part][n] = len(j.doc.Sentences)
	j.doc.Sentences = append(j.doc.Sentences, s)
}

func (j *joiner) mention(m actor.Mention, part, offset int) actor.Mention {
	to := j.token[part]
	if m.Last > m.First {
		m.Last = to[m.Last-1] + 1
	} else {
		m.Last = to[m.First]
	}
	m.First, m.Head = to[m.First], to[min(max(m.Head, 0), len(to)-1)]
	if m.Sentence >= 0 && m.Sentence < len(j.sentence[part]) {
		m.Sentence = j.sentence[part][m.Sentence]
	}
	m.Parts = slices.Clone(m.Parts)
	for i := range m.Parts {
		m.Parts[i] += offset
	}
	return m
}

// inOrder sorts statements by where their content begins.
func inOrder(sts []statement.Statement) []statement.Statement {
	order := make([]int, len(sts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(sts[a].Content[0].First, sts[b].Content[0].First)
	})
	at := make([]int, len(sts))
	for to, from := range order {
		at[from] = to
	}
	out := make([]statement.Statement, len(sts))
	for from, st := range sts {
		if st.Within >= 0 {
			st.Within = at[st.Within]
		}
		out[at[from]] = st
	}
	return out
}
