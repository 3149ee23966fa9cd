package reading

import (
	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/report"
	"synopse/statement"
)

// Supported reports whether a language, an ISO 639-1 code, can be read.
func Supported(code string) bool { return code == "de" || code == "en" }

// Read runs every step on one report. Where the report doesn't say its
// language, or says one that its text is not in, the text decides; of a report
// in a language that can't be read only Report.Language is filled. Paragraphs in
// another language than the report's are read in their own, or not at all if
// it can't be read; their blocks say so.
func Read(rep report.Report) Reading {
	r := Reading{Report: rep}
	foreign := r.tellLanguages()
	if !Supported(r.Report.Language) {
		return r
	}
	r.readIn(r.Report.Language, r.Report.Blocks, foreign)
	for _, code := range foreignCodes(r.Report.Blocks) {
		if !Supported(code) {
			continue
		}
		other := Reading{Report: r.Report}
		other.readIn(code, r.Report.Blocks, foreign)
		r = joined(&r, &other)
	}
	return r
}

// readIn reads the blocks that are in one language.
func (r *Reading) readIn(code string, blocks []report.Block, mixed bool) {
	if mixed {
		blocks = only(blocks, code, r.Report.Language)
	}
	if code == "de" {
		r.Document = de.Read(r.Report.Text, blocks)
	} else {
		r.Document = en.Read(r.Report.Text, blocks)
	}
	r.Mentions = actor.Find(&r.Document)
	r.Statements = statement.Read(&r.Document, r.Mentions)
	nameSpeakers(r)
}

// nameSpeakers gives a mention to every speaker and addressee that no mention
// covers, so that whoever speaks is an actor of the story.
func nameSpeakers(r *Reading) {
	for i := range r.Statements {
		st := &r.Statements[i]
		if len(st.Speakers) == 0 && !st.Speaker.Empty() && !r.pointer(st.Speaker) {
			st.Speakers = []int{r.mention(st.Speaker)}
		}
		if len(st.Addressees) == 0 && !st.Addressee.Empty() {
			st.Addressees = []int{r.mention(st.Addressee)}
		}
	}
}

// pointer reports a German demonstrative alone ("Dieser will bleiben"): who is meant is
// open, and it is nobody's name.
func (r *Reading) pointer(g statement.Range) bool {
	if r.Document.Language != "de" || g.Last-g.First != 1 {
		return false
	}
	switch r.Document.Tokens[g.First].Text {
	case "Der", "Dieser", "Jener", "der", "dieser", "jener":
		return true
	}
	return false
}

// mention gives the mention that covers exactly a token range, made if there is
// none yet.
func (r *Reading) mention(g statement.Range) int {
	for i := range r.Mentions {
		if r.Mentions[i].First == g.First && r.Mentions[i].Last == g.Last {
			return i
		}
	}
	m := actor.MentionFor(&r.Document, g.First, g.Last)
	m.Sentence = r.Document.SentenceAt(g.First)
	r.Mentions = append(r.Mentions, m)
	return len(r.Mentions) - 1
}

// Span gives the code points of a token range of the document.
func Span(doc *language.Document, g statement.Range) (start, end int) {
	if g.Empty() {
		return 0, 0
	}
	return doc.Tokens[g.First].Start, doc.Tokens[g.Last-1].End
}
