package reading

import (
	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/language/identify"
	"synopse/report"
	"synopse/statement"
)

// Supported reports whether a language, an ISO 639-1 code, can be read.
func Supported(code string) bool { return code == "de" || code == "en" }

// Read runs every step on one report. Where the report doesn't say its
// language, or says one that its text is not in, the text decides; of a report
// in a language that can't be read only Report.Language is filled.
func Read(rep report.Report) Reading {
	r := Reading{Report: rep}
	r.Report.Language = Language(&rep)
	switch r.Report.Language {
	case "de":
		r.Document = de.Read(rep.Text, rep.Blocks)
	case "en":
		r.Document = en.Read(rep.Text, rep.Blocks)
	default:
		return r
	}
	r.Mentions = actor.Find(&r.Document)
	r.Statements = statement.Read(&r.Document, r.Mentions)
	nameSpeakers(&r)
	return r
}

// sureLanguage is the confidence from which the text overrules what the page
// says of its language.
const sureLanguage = 0.8

// Language gives the language a report is in (ISO 639-1): what its text says where
// that is sure, else what it declares; "" if neither is known.
func Language(rep *report.Report) string {
	code, sure := identify.Language(rep.Text)
	declared := rep.Language
	if len(declared) > 2 {
		declared = declared[:2]
	}
	if declared != "" && (code == "" || sure < sureLanguage) {
		return declared
	}
	return code
}

// nameSpeakers gives a mention to every speaker and addressee that no mention
// covers, so that whoever speaks is an actor of the story.
func nameSpeakers(r *Reading) {
	for i := range r.Statements {
		st := &r.Statements[i]
		if len(st.Speakers) == 0 && !st.Speaker.Empty() {
			st.Speakers = []int{r.mention(st.Speaker)}
		}
		if len(st.Addressees) == 0 && !st.Addressee.Empty() {
			st.Addressees = []int{r.mention(st.Addressee)}
		}
	}
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
