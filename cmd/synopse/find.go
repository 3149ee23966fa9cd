package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"synopse/internal/library"
	"synopse/internal/query"
	"synopse/internal/render"
	"synopse/internal/sheet"
	"synopse/report"
)

var findFormats = []string{"text", "json", "csv"}

// findOptions are the flags of find.
type findOptions struct {
	output  outputOptions
	library *string
	sort    string
	limit   int
}

func findCommand(w world) *cobra.Command {
	var o findOptions
	cmd := &cobra.Command{
		Use:   "find QUERY",
		Short: "Find sentences in the library",
		Long: `Find shows the sentences of the library that a query asks for, by story, each with
its reference. Words are found in every form, German and English, in compounds,
and names in every spelling. All parts of a query must hold; put the whole query in
quotes ('…') for the shell:

  hafen ausbau        both words
  "grüne küste"       one after the other
  -fähre              not this word
  haf*                words that begin so
  speaker:asmussen    who speaks (wer:)
  to:brandt           who is spoken to (an:)
  issue:fähren        what it is about, in stories of several reports (thema:)
  outlet:morgenwarte  who printed it (quelle:)
  kind:direct         direct, indirect, free-indirect, reported (art:)
  act:demand          say, deny, demand, accuse, promise, agree …
  story:ID  lang:de   of one story, in one language
  from:2026-11 until:2026-11-20   days of publication (von:, bis:)

EXIT STATUS
    0  found
    1  nothing was found, or the library could not be read
    2  wrong usage: standard error shows where the query is wrong`,
		Example: `  synopse find hafen speaker:asmussen
  synopse find 'thema:sanktionen art:direkt' --sort best
  synopse find '"grüne küste" von:2026-03' --format csv > found.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUsage("find: what is to be found? For instance: synopse find hafen speaker:asmussen")
			}
			return nil
		},
	}
	o.library = libraryFlag(cmd)
	outputFlags(cmd, &o.output, findFormats)
	cmd.Flags().StringVar(&o.sort, "sort", "newest", "newest or best first")
	cmd.Flags().IntVar(&o.limit, "limit", 50, "sentences at most (up to 1000)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := o.output.check(findFormats, w); err != nil {
			return err
		}
		return o.run(cmd.Context(), strings.Join(args, " "), w)
	}
	return cmd
}

// sorts are the orders of hits by the name of the flag's value.
var sorts = map[string]library.SearchSort{"newest": library.Newest, "best": library.Best}

func (o *findOptions) run(ctx context.Context, line string, w world) error {
	order, ok := sorts[o.sort]
	if !ok {
		return wrongUsage("find: --sort %s: give newest or best", o.sort)
	}
	if o.limit < 1 || o.limit > 1000 {
		return wrongUsage("find: --limit %d: give 1 to 1000", o.limit)
	}
	q, err := query.Parse(line)
	if err != nil {
		return wrongQuery(line, err, o.output.lang)
	}
	lib, err := existingLibrary(ctx, *o.library, w)
	if err != nil {
		return err
	}
	defer lib.Close()
	found, err := lib.Find(ctx, library.Searched{Query: q, Sort: order, Limit: o.limit, Labels: o.output.lang})
	if err != nil {
		return &failure{nothing, err}
	}
	data, err := o.rendered(&q, &found, w)
	if err != nil {
		return &failure{nothing, err}
	}
	if err := o.output.write(data, w); err != nil {
		return err
	}
	if len(found.Stories) == 0 {
		return &failure{code: nothing}
	}
	return nil
}

// wrongQuery shows the query with a mark under what is wrong.
func wrongQuery(line string, err error, lang string) error {
	var e *query.Error
	if !errors.As(err, &e) {
		return wrongUsage("find: %v", err)
	}
	text := e.EN
	if lang == "de" {
		text = e.DE
	}
	if len([]rune(line)) > 70 {
		return wrongUsage("find: at %d: %s", e.At+1, text)
	}
	return wrongUsage("find: %s\n  %s\n  %s%s", text, line, strings.Repeat(" ", e.At), strings.Repeat("^", max(1, e.End-e.At)))
}

func (o *findOptions) rendered(q *query.Query, f *library.Found, w world) ([]byte, error) {
	switch o.output.format {
	case "json":
		return findJSON(q, f)
	case "csv":
		return findCSV(f)
	}
	var all []render.FoundStory
	for _, s := range f.Stories {
		x := render.FoundStory{Title: s.Title, Reports: s.Reports}
		for i := range s.Hits {
			h := &s.Hits[i]
			x.Hits = append(x.Hits, render.FoundHit{
				Report: report.Report{Outlet: h.In.Outlet, Published: h.In.Published, Agencies: h.In.Agencies},
				ID:     h.In.Report, Day: h.In.Day, Sentence: h.Sentence, Text: h.Text,
			})
			if aboutStatements(q) {
				x.Hits[i].Speakers = speakersOf(h)
			}
		}
		all = append(all, x)
	}
	return render.Found(all, f.Next != "", o.output.options(w)), nil
}

// aboutStatements says whether a query asks for statements and not only for
// sentences.
func aboutStatements(q *query.Query) bool {
	for _, c := range q.Clauses {
		switch c.Field {
		case query.Speaker, query.To, query.Issue, query.Kind, query.Act:
			return true
		}
	}
	return false
}

// speakersOf gives the names of those who speak in the statements of a hit.
func speakersOf(h *library.Hit) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range h.Statements {
		for _, p := range s.Who {
			if !seen[p.Name] {
				seen[p.Name] = true
				out = append(out, p.Name)
			}
		}
	}
	return out
}

// foundLine is a hit as find writes it in JSON.
type foundLine struct {
	Story      string      `json:"story"`
	StoryTitle string      `json:"story_title"`
	Report     string      `json:"report"`
	Outlet     string      `json:"outlet"`
	Title      string      `json:"title"`
	URL        string      `json:"url"`
	Published  string      `json:"published"`
	Day        string      `json:"day"`
	Language   string      `json:"language"`
	Sentence   int         `json:"sentence"`
	Start      int         `json:"start"`
	End        int         `json:"end"`
	Text       string      `json:"text"`
	Statements []foundSaid `json:"statements"`
}

type foundSaid struct {
	ID         string   `json:"id"`
	Kind       string   `json:"kind"`
	Act        string   `json:"act"`
	Speakers   []string `json:"speakers"`
	Addressees []string `json:"addressees"`
	Issues     []string `json:"issues"`
}

func linesOf(f *library.Found) []foundLine {
	out := []foundLine{}
	for _, s := range f.Stories {
		for i := range s.Hits {
			h := &s.Hits[i]
			x := foundLine{Story: s.ID, StoryTitle: s.Title, Report: h.In.Report, Outlet: h.In.Outlet, Title: h.In.Title, URL: h.In.Address, Published: h.In.Published,
				Day: h.In.Day, Language: h.In.Language, Sentence: h.Sentence, Start: h.Start, End: h.End, Text: h.Text, Statements: []foundSaid{}}
			for _, st := range h.Statements {
				y := foundSaid{ID: st.ID, Kind: string(st.Kind), Act: st.Act, Speakers: namesOf(st.Who), Addressees: namesOf(st.Whom), Issues: []string{}}
				for _, issue := range st.Issues {
					y.Issues = append(y.Issues, issue.Labels["de"])
				}
				x.Statements = append(x.Statements, y)
			}
			out = append(out, x)
		}
	}
	return out
}

func namesOf(list []library.Party) []string {
	out := []string{}
	for _, p := range list {
		out = append(out, p.Name)
	}
	return out
}

func findJSON(q *query.Query, f *library.Found) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(struct {
		Query string      `json:"query"`
		More  bool        `json:"more"`
		Hits  []foundLine `json:"hits"`
	}{q.Line, f.Next != "", linesOf(f)})
	return b.Bytes(), err
}

func findCSV(f *library.Found) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"story", "report", "outlet", "day", "sentence", "url", "kinds", "acts", "speakers", "text"}) // a buffer never fails
	for _, x := range linesOf(f) {
		var kinds, acts, speakers []string
		for _, s := range x.Statements {
			kinds, acts, speakers = append(kinds, s.Kind), append(acts, s.Act), append(speakers, s.Speakers...)
		}
		record := []string{x.Story, x.Report, x.Outlet, x.Day, strconv.Itoa(x.Sentence), x.URL, strings.Join(kinds, " | "), strings.Join(acts, " | "), strings.Join(speakers, " | "), x.Text}
		for i := range record {
			record[i] = sheet.Harmless(record[i])
		}
		_ = w.Write(record)
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("writing CSV: %w", err)
	}
	return b.Bytes(), nil
}
