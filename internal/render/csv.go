package render

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"synopse/internal/sheet"
	"synopse/internal/words"
	"synopse/synopsis"
)

// csvHeader names the columns; docs/FORMATS.md says what they hold.
var csvHeader = []string{"report", "outlet", "published", "url", "sentence", "reference", "statement", "kind", "act",
	"speakers", "speaker_ids", "speaker_text", "addressees", "cue", "content", "issues", "within", "start", "end", "confidence"}

// csvSeparator stands between several values of one field.
const csvSeparator = " | "

// CSV gives the statements, one a line after a header, in UTF-8 with line feeds
// (RFC 4180 otherwise). A field that a spreadsheet would take for a formula is
// given with an apostrophe before it.
func CSV(s synopsis.Synopsis, o Options) []byte {
	v := newView(&s, o.Lang)
	var b strings.Builder
	writeCSV(&b, v)
	return []byte(b.String())
}

func writeCSV(to io.Writer, v *view) {
	w := csv.NewWriter(to)
	_ = w.Write(csvHeader) // a strings.Builder never fails
	labels := make(map[string]string, len(v.synopsis.Issues))
	for _, i := range v.synopsis.Issues {
		labels[i.ID] = v.issueLabel(i)
	}
	for i := range v.synopsis.Statements {
		record := v.csvRecord(&v.synopsis.Statements[i], labels)
		for k, field := range record {
			record[k] = sheet.Harmless(field)
		}
		_ = w.Write(record)
	}
	w.Flush()
}

func (v *view) csvRecord(s *synopsis.Statement, labels map[string]string) []string {
	var outlet, published, url, where, sentence, within, start, end string
	if i, ok := v.reportIdx[s.Report]; ok {
		r := v.reports[i]
		outlet, published, url = words.Plain(r.Outlet), r.Published, r.URL
	}
	parts := make([]string, len(s.Content))
	for i, c := range s.Content {
		parts[i] = words.Plain(c.Text)
	}
	if n := len(s.Content); n > 0 {
		r := v.refTo(s.Content[0])
		where = strings.ReplaceAll(r.text, nbsp, " ")
		if r.sentence > 0 {
			sentence = itoa(r.sentence)
		}
		start, end = itoa(s.Content[0].Start), itoa(s.Content[n-1].End)
	}
	if s.Within != nil {
		within = *s.Within
	}
	issues := make([]string, len(s.Issues))
	for i, id := range s.Issues {
		issues[i] = labels[id]
	}
	var speaker, cue string
	if s.Speaker != nil {
		speaker = words.Plain(s.Speaker.Text)
	}
	if s.Cue != nil {
		cue = words.Plain(s.Cue.Text)
	}
	return []string{s.Report, outlet, published, url, sentence, where, s.ID, string(s.Kind), s.Act,
		v.names(s.Speakers), strings.Join(s.Speakers, csvSeparator), speaker, v.names(s.Addressees), cue,
		strings.Join(parts, " … "), strings.Join(issues, csvSeparator), within, start, end,
		strconv.FormatFloat(s.Confidence, 'f', 2, 64)}
}

func (v *view) names(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = v.actorName(id)
	}
	return strings.Join(names, csvSeparator)
}
