package statement_test

import (
	"testing"

	"synopse/actor"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/statement"
)

// Which mention of a phrase speaks: its head, and not whom the head belongs to.
func TestSpeakers(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Peter Kern schwieg. Kerns Anwältin Susanne Hale kündigte Berufung an.", "Anwältin Susanne Hale"},
		{"de", "Peter Kern schwieg. Kerns Sprecher Paul Stein sagte, er gehe.", "Sprecher Paul Stein"},
		{"de", "Der Minister Peter Kern sagte, er gehe.", "Der Minister Peter Kern"},
		{"de", "Hans Meiers sagte, er gehe.", "Hans Meiers"},
		{"en", "Peter Kern said nothing. Kern's lawyer Susan Hale said he would appeal.", "lawyer Susan Hale"},
	} {
		doc := de.Read(c.text, nil)
		if c.lang == "en" {
			doc = en.Read(c.text, nil)
		}
		mentions := actor.Find(&doc)
		sts := statement.Read(&doc, mentions)
		if len(sts) == 0 {
			t.Errorf("%s: no statement", c.text)
			continue
		}
		st := sts[len(sts)-1]
		if len(st.Speakers) != 1 {
			t.Errorf("%s: speakers %v", c.text, st.Speakers)
			continue
		}
		m := mentions[st.Speakers[0]]
		runes := []rune(c.text)
		if got := string(runes[doc.Tokens[m.First].Start:doc.Tokens[m.Last-1].End]); got != c.want {
			t.Errorf("%s: %q speaks, want %q", c.text, got, c.want)
		}
	}
}
