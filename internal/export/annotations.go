package export

import (
	"io"
	"strings"

	"synopse/report"
	"synopse/synopsis"
)

// The W3C Web Annotation Data Model (w3.org/TR/annotation-model, 2017). Positions
// are code points, as its TextPositionSelector asks; they count in the report's
// text as Synopse took it from the page, so the quotation beside them is what
// finds the place in the page itself.
type (
	annotationPage struct {
		Context string       `json:"@context"`
		ID      string       `json:"id"`
		Type    string       `json:"type"`
		Items   []annotation `json:"items"`
	}
	annotation struct {
		ID         string           `json:"id"`
		Type       string           `json:"type"`
		Motivation string           `json:"motivation"`
		Body       []annotationBody `json:"body"`
		Target     []target         `json:"target"`
	}
	annotationBody struct {
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value"`
		Lang    string `json:"language,omitempty"`
	}
	target struct {
		Type     string     `json:"type"`
		Source   string     `json:"source"`
		Language string     `json:"language,omitempty"`
		Selector []selector `json:"selector"`
	}
	selector struct {
		Type   string `json:"type"`
		Start  *int   `json:"start,omitempty"`
		End    *int   `json:"end,omitempty"`
		Exact  string `json:"exact,omitempty"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
	}
)

const annotationContext = "http://www.w3.org/ns/anno.jsonld"

// around is how many code points before and behind a quotation help to find it.
const around = 32

// Annotations writes the statements as one page of W3C Web Annotations in
// JSON-LD: bodies say who speaks, how, and on which issue; targets are the passages.
func Annotations(w io.Writer, stories []synopsis.Synopsis) error {
	page := annotationPage{annotationContext, "urn:synopse:annotations", "AnnotationPage", []annotation{}}
	if len(stories) == 1 {
		page.ID = urn(stories[0].Story.ID)
	}
	for i := range stories {
		s := newStory(&stories[i])
		for k := range s.Synopsis.Statements {
			if st := &s.Synopsis.Statements[k]; len(st.Content) > 0 {
				page.Items = append(page.Items, s.annotation(st))
			}
		}
	}
	data, err := plainJSON(page, " ")
	if err != nil {
		return writing(err)
	}
	_, err = w.Write(data)
	return writing(err)
}

// urn names something that has no address of its own.
func urn(id string) string { return "urn:synopse:" + id }

func (s *story) annotation(st *synopsis.Statement) annotation {
	a := annotation{ID: urn(s.global(st.ID)), Type: "Annotation", Motivation: "tagging"}
	tag := func(name, value, lang string) {
		if value != "" {
			a.Body = append(a.Body, annotationBody{"TextualBody", "tagging", name + ": " + value, lang})
		}
	}
	for _, n := range s.names(st.Speakers) {
		tag("speaker", n, "")
	}
	if len(st.Speakers) == 0 {
		tag("speaker", words(st.Speaker), s.report(st.Report).Language)
	}
	for _, n := range s.names(st.Addressees) {
		tag("addressee", n, "")
	}
	tag("kind", string(st.Kind), "en")
	tag("act", st.Act, "en")
	for _, id := range st.Issues {
		if i := s.issues[id]; i != nil {
			tag("issue", i.Labels["de"], "de")
			tag("issue", i.Labels["en"], "en")
		}
	}
	for _, c := range st.Content {
		a.Target = append(a.Target, s.target(c))
	}
	return a
}

func (s *story) target(sp report.Span) target {
	r := s.report(sp.Report)
	source := r.URL
	if source == "" {
		source = urn(s.global(sp.Report))
	}
	start, end := sp.Start, sp.End
	quote := selector{Type: "TextQuoteSelector", Exact: sp.Text}
	if x := s.texts[sp.Report]; x != nil {
		quote.Prefix = x.Slice(max(start-around, 0), start)
		quote.Suffix = x.Slice(end, min(end+around, x.Len()))
	}
	return target{"SpecificResource", source, strings.ToLower(r.Language), []selector{quote, {Type: "TextPositionSelector", Start: &start, End: &end}}}
}
