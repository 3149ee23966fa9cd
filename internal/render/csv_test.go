package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"testing"

	"synopse/report"
	"synopse/synopsis"
)

func TestCSV(t *testing.T) {
	s := talks(t)
	rows, err := csv.NewReader(bytes.NewReader(CSV(s, Options{Lang: "en"}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(s.Statements)+1 {
		t.Fatalf("%d rows for %d statements", len(rows), len(s.Statements))
	}
	first := map[string]string{}
	for i, name := range rows[0] {
		first[name] = rows[2][i]
	}
	for name, want := range map[string]string{
		"report": "r2", "outlet": "Morgenwarte", "published": "2025-02-12T06:15:00+01:00", "sentence": "3",
		"reference": "MOR s3", "statement": "s2", "kind": "direct", "act": "say", "speakers": "Håkon Bjerke",
		"content": "„Auf See fragt keiner, welche Flagge einer fährt“", "confidence": "0.90",
	} {
		if first[name] != want {
			t.Errorf("%s is %q, want %q", name, first[name], want)
		}
	}
}

func TestMarkdownGolden(t *testing.T) {
	golden(t, "page-en.md", Markdown(talks(t), Options{Lang: "en"}))
}

func TestMarkdownEscapes(t *testing.T) {
	const in, want = "a|b *c* [d](e) <f> `g`\nh", "a\\|b \\*c\\* \\[d\\](e) &lt;f&gt; \\`g\\` h"
	if got := escapeMarkdown(in); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestJSONGoesBothWays(t *testing.T) {
	s := talks(t)
	s.Reports[0].Title = "a < b & c"
	out, err := JSON(s)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out, []byte("a < b & c")) {
		t.Error("HTML escapes in the JSON")
	}
	var back synopsis.Synopsis
	if err := json.Unmarshal(out, &back); err != nil {
		t.Fatal(err)
	}
	again, err := JSON(back)
	if err != nil || !bytes.Equal(out, again) {
		t.Error("reading the JSON and writing it again changes it")
	}
}

func TestReadingGolden(t *testing.T) {
	s := talks(t)
	s.Reports = s.Reports[:1]
	s.Statements = slices.DeleteFunc(s.Statements, func(st synopsis.Statement) bool { return st.Report != "r1" })
	s.Reports[0].Discarded = []report.Discarded{{Text: "Zum Inhalt springen", Reason: "navigation"}}
	golden(t, "reading-en.txt", Reading(s, Options{Lang: "en"}))
}
