package reading

import (
	"testing"

	"synopse/report"
)

func read(lang, text string) Reading {
	return Read(report.Report{ID: "r1", Language: lang, Text: text,
		Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}})
}

const germanText = "Die Umweltministerin Anna Brandt sagte am Dienstag in Rom, dass der Fluss im Sommer sauberer werde. Nach Angaben der Polizei wurden drei Menschen verletzt."

func TestTheTextDecidesTheLanguage(t *testing.T) {
	for _, c := range []struct{ declared, text, want string }{
		{"", germanText, "de"},
		{"en", germanText, "de"}, // the page is wrong about its own language
		{"de-AT", germanText, "de"},
		{"", "The minister said on Tuesday that the river would be cleaner by the summer of next year.", "en"},
		{"de", "Nein.", "de"}, // too short to overrule the page
		{"", "Le ministre a déclaré mardi que la rivière serait plus propre en été et que les habitants seraient contents.", "fr"},
	} {
		if got := read(c.declared, c.text).Report.Language; got != c.want {
			t.Errorf("declared %q: language of %q is %q, want %q", c.declared, c.text, got, c.want)
		}
	}
}

func TestUnsupportedLanguageIsNotRead(t *testing.T) {
	r := read("", "Le ministre a déclaré mardi que la rivière serait plus propre en été et que les habitants seraient contents.")
	if len(r.Document.Tokens) != 0 || len(r.Statements) != 0 {
		t.Errorf("a French text was read: %d tokens, %d statements", len(r.Document.Tokens), len(r.Statements))
	}
	if Supported(r.Report.Language) {
		t.Errorf("%q counts as supported", r.Report.Language)
	}
}

func TestEverySpeakerHasAMention(t *testing.T) {
	r := read("de", germanText)
	if len(r.Statements) != 2 {
		t.Fatalf("%d statements, want 2: the minister's and the police's", len(r.Statements))
	}
	for i, want := range []string{"Die Umweltministerin Anna Brandt", "der Polizei"} {
		st := r.Statements[i]
		start, end := Span(&r.Document, st.Speaker)
		if got := string([]rune(germanText)[start:end]); got != want {
			t.Errorf("speaker %d is %q, want %q", i, got, want)
		}
		if len(st.Speakers) != 1 || st.Speakers[0] >= len(r.Mentions) {
			t.Errorf("speaker %d has mentions %v of %d", i, st.Speakers, len(r.Mentions))
		}
	}
}

func TestEmptyReportIsReadWithoutStatements(t *testing.T) {
	if r := read("de", ""); len(r.Statements) != 0 || len(r.Mentions) != 0 {
		t.Errorf("an empty text gave %d statements and %d mentions", len(r.Statements), len(r.Mentions))
	}
}
