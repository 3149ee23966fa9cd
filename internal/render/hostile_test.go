package render

import (
	"testing"

	"pgregory.net/rapid"

	"synopse/actor"
	"synopse/report"
	"synopse/statement"
	"synopse/synopsis"
)

// A synopsis may have been written by another program: ids may lead nowhere and
// spans may lie outside the text. No output may panic on it.
func TestNothingPanics(t *testing.T) {
	text := rapid.SampledFrom([]string{"", "Ein Satz. Noch einer.", "„Ja“", "a\x1b[0m", "\xff", "漢字 👍🏽", "=1+1", "<b>|*"})
	id := rapid.SampledFrom([]string{"", "r1", "r2", "a1", "a2", "s1", "s2", "i1", "x"})
	ids := rapid.SliceOfN(id, 0, 3)
	number := rapid.IntRange(-3, 40)
	span := rapid.Custom(func(t *rapid.T) report.Span {
		return report.Span{Report: id.Draw(t, "r"), Start: number.Draw(t, "from"), End: number.Draw(t, "to"), Text: text.Draw(t, "text")}
	})
	spans := rapid.SliceOfN(span, 0, 3)
	rapid.Check(t, func(t *rapid.T) {
		var s synopsis.Synopsis
		for range rapid.IntRange(0, 3).Draw(t, "reports") {
			s.Reports = append(s.Reports, report.Report{ID: id.Draw(t, "id"), Outlet: text.Draw(t, "outlet"), URL: text.Draw(t, "url"), Title: text.Draw(t, "title"), Text: text.Draw(t, "text"),
				Blocks: []report.Block{{Kind: report.Body, Start: number.Draw(t, "from"), End: number.Draw(t, "to")}}})
		}
		for range rapid.IntRange(0, 3).Draw(t, "sentences") {
			s.Sentences = append(s.Sentences, synopsis.Sentence{Report: id.Draw(t, "r"), Number: number.Draw(t, "n"), Start: number.Draw(t, "from"), End: number.Draw(t, "to")})
		}
		s.Actors = []synopsis.Actor{{ID: "a1", Name: text.Draw(t, "name"), Kind: actor.Country, Country: text.Draw(t, "country")}}
		for range rapid.IntRange(0, 3).Draw(t, "statements") {
			speaker, within := span.Draw(t, "speaker"), id.Draw(t, "within")
			s.Statements = append(s.Statements, synopsis.Statement{ID: id.Draw(t, "id"), Report: id.Draw(t, "r"), Kind: statement.Kind(text.Draw(t, "kind")),
				Speakers: ids.Draw(t, "speakers"), Speaker: &speaker, Cue: &speaker, Content: spans.Draw(t, "content"), Within: &within, Issues: ids.Draw(t, "issues")})
		}
		s.Issues = []synopsis.Issue{{ID: "i1", Relation: text.Draw(t, "relation"), Evidence: spans.Draw(t, "evidence"), Reports: ids.Draw(t, "reports"),
			Parties: []synopsis.Party{{Side: id.Draw(t, "side"), Statements: ids.Draw(t, "statements")}}}}
		s.Points = []synopsis.Point{{Coverage: synopsis.CoverageAll, Passages: spans.Draw(t, "p")}, {Coverage: synopsis.CoverageOne, Passages: spans.Draw(t, "p"), Issues: ids.Draw(t, "i")}}
		s.Clashes = []synopsis.Clash{{A: span.Draw(t, "a"), B: span.Draw(t, "b"), ContextA: span.Draw(t, "a"), ContextB: span.Draw(t, "b")}}
		s.Wordings = []synopsis.Wording{{Speaker: id.Draw(t, "w"), Statements: ids.Draw(t, "w")}}
		s.Copies = []synopsis.Copy{{Report: id.Draw(t, "c"), From: id.Draw(t, "c"), Share: rapid.Float64().Draw(t, "share")}}
		o := Options{Lang: "de", Width: number.Draw(t, "width") * 4, FullText: rapid.Bool().Draw(t, "full"), Color: true}
		Text(s, o)
		Reading(s, o)
		Markdown(s, o)
		CSV(s, o)
		if _, err := HTML(s, o); err != nil {
			t.Fatal(err)
		}
	})
}
