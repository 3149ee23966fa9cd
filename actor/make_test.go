package actor_test

import (
	"strings"
	"testing"

	"synopse/actor"
)

// TestMentionFor checks what is made of phrases that statements found as
// speakers. The phrase stands between brackets.
func TestMentionFor(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		form       actor.Form
		kind       actor.Kind
		country    string
		anonymous  bool
		plural     bool
	}{
		{"de", "Das sagte [ein Kreml-Assistent] am Montag.", actor.Role, actor.Person, "RU", true, false},
		{"de", "Das ging aus [Medienberichten] hervor.", actor.Role, actor.Document, "", false, false},
		{"de", "Nach [israelischen Angaben] starben zwei Soldaten.", actor.Role, actor.Country, "IL", false, false},
		{"de", "Nach [Polizeiangaben] war die Straße gesperrt.", actor.Role, actor.Organisation, "", false, false},
		{"de", "Nach [seiner Meinung] ist das falsch.", actor.Pronoun, actor.Person, "", false, false},
		{"de", "Nach [Ansicht von Experten] ist das falsch.", actor.Role, actor.Group, "", true, true},
		{"de", "Die beiden [Minister] lobten das Treffen.", actor.Role, actor.Group, "", false, true},
		{"de", "Das sagte [der russische Außenminister Sergej Jerschow].", actor.Name, actor.Person, "RU", false, false},
		{"en", "The plan failed, [people familiar with the matter] said.", actor.Role, actor.Group, "", true, true},
		{"en", "[A senior Iranian official] said so.", actor.Role, actor.Person, "IR", true, false},
		{"en", "Both [ministers] said so.", actor.Role, actor.Group, "", false, true},
		{"en", "He lives in Cleveland. [Cleveland] showed that it works.", actor.Metonym, actor.Organisation, "", false, false},
		{"en", "[Saxony] wants that it stays.", actor.Metonym, actor.Organisation, "", false, false},
		{"en", "[Paul Kramer's ire] showed that he cares.", actor.Name, actor.Person, "", false, false},
		{"en", "[Paul Kramer's backers] showed that they care.", actor.Role, actor.Group, "", false, true},
	} {
		open, end := strings.Index(c.text, "["), strings.Index(c.text, "]")
		phrase := c.text[open+1 : end]
		s := source("r", c.lang, strings.NewReplacer("[", "", "]", "").Replace(c.text))
		first, last := -1, -1
		at := len([]rune(c.text[:open]))
		for i, tok := range s.Document.Tokens {
			if tok.Start == at {
				first = i
			}
			if tok.End == at+len([]rune(phrase)) {
				last = i + 1
			}
		}
		if first < 0 || last <= first {
			t.Fatalf("%q: the phrase is no run of tokens", c.text)
		}
		m := actor.MentionFor(s.Document, first, last)
		if m.Form != c.form || m.Kind != c.kind || m.Country != c.country || m.Anonymous != c.anonymous || m.Plural != c.plural {
			t.Errorf("%q: %s %s %q anonymous %v plural %v, want %s %s %q %v %v", phrase,
				m.Form, m.Kind, m.Country, m.Anonymous, m.Plural, c.form, c.kind, c.country, c.anonymous, c.plural)
		}
	}
}

// Any stretch of a text may be asked for, also one with a verb in it.
func TestMentionForAnyStretch(t *testing.T) {
	for lang, text := range map[string]string{
		"en": "A study by the harbour office found that 12 trawlers sank. The study said the owners knew. Emails show that Anna Brandt, who runs the port, and the Iranian government disagreed.",
		"de": "Eine Studie des Hafenamts zeigt, dass 12 Kutter sanken. Der Bericht besagt, die Reeder hätten es gewusst. Die iranische Regierung und Anna Brandt, die den Hafen leitet, widersprachen.",
	} {
		s := source("r", lang, text)
		for first := range s.Document.Tokens {
			for last := first + 1; last <= min(first+12, len(s.Document.Tokens)); last++ {
				if m := actor.MentionFor(s.Document, first, last); m.Last != last {
					t.Errorf("%s [%d, %d): ends at %d", lang, first, last, m.Last)
				}
			}
		}
	}
}
