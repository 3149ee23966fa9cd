package train

import (
	"strings"
	"testing"

	"synopse/internal/corpus"
)

// TestNamesOfMentions reads sentences of our own written as GUM writes them:
// form, universal tag, Penn tag, remark.
func TestNamesOfMentions(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{ // a title is no part of a name, a place within the name of a body is not told apart
			`Dr. PROPN NNP (1-person-new-sssss-cf1-1,2,3-coref
			 Anna PROPN NNP _
			 Kramer PROPN NNP 1)
			 left VERB VBD _
			 the DET DT (2-organization-new-nnnnn-cf2-2-sgl
			 University PROPN NNP _
			 of ADP IN _
			 Bern PROPN NNP (3-place-new-nnnnn-cf3-1-sgl)2)
			 . PUNCT . _`,
			"Dr. [PER Anna Kramer] left the [ORG University of Bern] ."},
		{ // a country that does something is a place, a people is neither person nor body
			`South PROPN NNP (1-organization-new-sssss-cf1-1,2-coref-South_Korea
			 Korea PROPN NNP 1)
			 surprised VERB VBD _
			 the DET DT (2-person-new-nnnnn-cf2-2-sgl
			 Swedes PROPN NNPS 2)
			 on ADP IN _
			 Monday PROPN NNP (3-time-new-nnnnn-cf3-1-sgl)`,
			"[LOC South Korea] surprised the [OTH Swedes] on Monday"},
		{ // what is headed by a common noun is no name; the adjective of a party's name belongs to it
			`The DET DT (1-organization-new-sssss-cf1-2-coref
			 party NOUN NN 1)
			 joined VERB VBD _
			 the DET DT (2-organization-new-nnnnn-cf2-3-sgl
			 Democratic ADJ NNP _
			 Union PROPN NNP 2)`,
			"The party joined the [ORG Democratic Union]"},
		{ // a proper noun in no mention: what it is a name of is not known
			`The DET DT (1-event-new-sssss-cf1-3-coref
			 Harbour PROPN NNP _
			 inquiry NOUN NN 1)
			 ended VERB VBD _`,
			""},
	} {
		var s corpus.Sentence
		for line := range strings.Lines(c.words) {
			f := strings.Fields(line)
			remark := "_"
			if f[3] != "_" {
				remark = "Entity=" + f[3]
			}
			s.Words = append(s.Words, corpus.Word{Form: f[0], Tag: f[1], XTag: f[2], Misc: remark})
		}
		got := ""
		if names, ok := namesOfMentions(s); ok {
			got = bracketed(names)
		}
		if got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// bracketed prints a labelled sentence with its names in brackets.
func bracketed(s labelled) string {
	var b strings.Builder
	for i, t := range s.tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		if kind, ok := strings.CutPrefix(s.labels[i], "B-"); ok {
			b.WriteString("[" + kind + " ")
		}
		b.WriteString(t.Text)
		if s.labels[i] != "O" && (i+1 == len(s.labels) || !strings.HasPrefix(s.labels[i+1], "I-")) {
			b.WriteByte(']')
		}
	}
	return b.String()
}
