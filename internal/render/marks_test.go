package render

import (
	"strconv"
	"strings"
	"testing"

	"synopse/report"
	"synopse/synopsis"
)

// A sentence that is shown alone opens and closes its quotation marks.
func TestClosed(t *testing.T) {
	for text, want := range map[string]string{
		"“We never gave up.":                     "“We never gave up. …”",
		"We won,” she said.":                     "“… We won,” she said.",
		"\"We never gave up.":                    "\"We never gave up. …\"",
		"We won,\" she said.":                    "\"… We won,\" she said.",
		"Er sagte: „Wir bleiben.":                "Er sagte: „Wir bleiben. …“",
		"Wir bleiben“, sagte er.":                "„… Wir bleiben“, sagte er.",
		"«Wir bleiben.":                          "«Wir bleiben. …»",
		"»Wir bleiben.":                          "»Wir bleiben. …«",
		"„Wir bleiben“, sagte er.":               "„Wir bleiben“, sagte er.",
		"“We won,” she said. “It is over.”":      "“We won,” she said. “It is over.”",
		"The \"deal\" was a \"gift\", he wrote.": "The \"deal\" was a \"gift\", he wrote.",
		"„Das ist ‚gut‘“, sagte sie.":            "„Das ist ‚gut‘“, sagte sie.",
		"A 12\" screen broke.":                   "A 12\" screen broke.",
		"Nothing was quoted.":                    "Nothing was quoted.",
		"":                                       "",
	} {
		if got := closed(text); got != want {
			t.Errorf("closed(%q) = %q, want %q", text, got, want)
		}
	}
}

// Paper can't unfold what is left out of a cell: it must say how much there is.
func TestPrintSaysHowMuchIsLeftOut(t *testing.T) {
	_, print, ok := strings.Cut(page1(t, talks(t), Options{Lang: "en"}), "@media print")
	if !ok {
		t.Fatal("no rules for printing")
	}
	for rule := range strings.Lines(print) {
		selectors, declarations, _ := strings.Cut(rule, "{")
		for _, s := range strings.Split(selectors, ",") {
			if strings.TrimSpace(s) == "summary" && strings.Contains(declarations, "display: none") {
				t.Errorf("printing hides what says how much is left out: %s", rule)
			}
		}
	}
}

// A statement within a statement is shown once, and what two sides say together is
// not shown again beside the column of one.
func TestQuotesShownOnce(t *testing.T) {
	at := []ref{{anchor: "r1-s2"}}
	whole := quote{text: "They want “peace and bread” at last", speaker: "A", refs: at}
	part := quote{text: "peace and bread", speaker: "A", refs: at}
	other := quote{text: "peace and bread", speaker: "B", refs: at}
	if got := withoutParts([]quote{part, whole, other}); len(got) != 2 || got[0].text != whole.text || got[1].speaker != "B" {
		t.Errorf("got %v", got)
	}
	both := quote{text: "We agree", speaker: "A, B", refs: at}
	r := row{cells: map[string][]quote{"a": {both}, "b": {both, other}}}
	if got := r.othersOf([]side{{id: "b"}}); len(got) != 1 || got[0].speaker != "B" {
		t.Errorf("got %v", got)
	}
}

// Where it can't be said whether a report tells of the same event, that is said.
func TestUnsureEvent(t *testing.T) {
	s := talks(t)
	s.Events = []synopsis.Event{{Title: "A", Reports: []string{"r1", "r2"}}, {Title: "B", Reports: []string{"r3"}, Unsure: true}}
	for name, out := range map[string]string{
		"text": strings.Join(strings.Fields(string(Text(s, Options{Lang: "en"}))), " "), "markdown": string(Markdown(s, Options{Lang: "en"})), "html": page1(t, s, Options{Lang: "en"}),
	} {
		if !strings.Contains(out, "too little is told") {
			t.Errorf("%s does not say that it is unclear", name)
		}
	}
}

// What shows a relation and is not given is counted.
func TestEvidenceLeftOutIsCounted(t *testing.T) {
	s := talks(t)
	var all []report.Span
	for _, x := range s.Statements {
		all = append(all, x.Content[0])
	}
	s.Issues[0].Evidence = all
	for name, out := range map[string]string{
		"wide": string(Text(s, Options{Lang: "en", Width: 120})), "narrow": string(Text(s, Options{Lang: "en", Width: 40})), "html": page1(t, s, Options{Lang: "en"}),
	} {
		part, _, _ := strings.Cut(out, s.Issues[1].Labels["en"])
		if n := strconv.Itoa(len(newView(&s, "en").rows[0].evidence) - mostEvidence); !strings.Contains(part, n+" more") {
			t.Errorf("%s: not said that there are %s more", name, n)
		}
	}
}
