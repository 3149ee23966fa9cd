package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"synopse/internal/engine"
	"synopse/internal/export"
	"synopse/internal/library"
	"synopse/internal/render"
	"synopse/synopsis"
)

// mostExported is how many stories are passed on if nobody says.
const mostExported = 100

// exportOptions are the flags of export.
type exportOptions struct {
	output  outputOptions
	library *string
	stories []string
	filter  library.StoryFilter
	most    int
	title   string
}

func exportCommand(w world) *cobra.Command {
	var o exportOptions
	formats := append([]string{"review"}, exportNames()...)
	cmd := &cobra.Command{
		Use:   "export FORMAT",
		Short: "Pass stories of the library on, or print them as a press review",
		Long: `Export writes stories of the library in another program's form, or as a press review
to print: all stories that the flags choose, the latest first, or those named with
--story, in that order. The formats:

  review            a press review: one story a page, quotations and links
` + exportHelp() + `
EXIT STATUS
    0  done
    1  nothing was chosen, or the library could not be read
    2  wrong usage
    3  done, but some stories were left out; standard error says which and why
  130  interrupted`,
		Example: `  synopse export review --from 2026-11-29 --outlets 2 -o pressespiegel.html
  synopse export dna --topic Sanktionen -o sanktionen.dna
  synopse export statements.csv --story s-4f2a --story s-91c0 > statements.csv`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(formats, args[0]) {
				return wrongUsage("export: give one format: %s", strings.Join(formats, ", "))
			}
			return nil
		},
	}
	o.library = libraryFlag(cmd)
	f := cmd.Flags()
	f.StringArrayVar(&o.stories, "story", nil, "`id` of a story; repeat it for several")
	f.StringVar(&o.filter.From, "from", "", "stories with a report of this `day` or later")
	f.StringVar(&o.filter.Until, "until", "", "stories with a report of this `day` or earlier")
	f.StringVar(&o.filter.Topic, "topic", "", "words of an issue's label, or an IPTC Media Topic (medtop:…)")
	f.StringVar(&o.filter.Outlet, "outlet", "", "stories that this outlet reports")
	f.IntVar(&o.filter.Outlets, "outlets", 0, "stories of at least this `number` of outlets")
	f.IntVar(&o.most, "most", mostExported, "stories at most")
	f.StringVar(&o.title, "title", "", "review: its heading")
	f.StringVarP(&o.output.file, "output", "o", "", "write to this `file` and not to standard output")
	f.StringVar(&o.output.lang, "lang", "", "language of a review: de or en (default from the environment)")
	f.BoolVar(&o.output.fullText, "full-text", false, "review: the reports in full (you may need a licence for that)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.output.format = args[0]
		if err := o.output.check(formats, w); err != nil {
			return err
		}
		if o.most < 1 {
			return wrongUsage("export: --most %d: give 1 or more", o.most)
		}
		return o.run(cmd.Context(), w)
	}
	return cmd
}

func (o *exportOptions) run(ctx context.Context, w world) error {
	lib, err := existingLibrary(ctx, *o.library, w)
	if err != nil {
		return err
	}
	defer lib.Close()
	ids, err := o.chosen(ctx, lib)
	if err != nil {
		return &failure{nothing, err}
	}
	maker, err := newEngine(ctx, lib, engineOptions{workers: 1, log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	defer maker.Close()
	stories, left, err := o.gather(ctx, lib, maker, ids, w)
	if err != nil {
		return &failure{nothing, err}
	}
	if len(stories) == 0 {
		return &failure{nothing, errors.New("no story was chosen (the flags may be too narrow; synopse export --help)")}
	}
	data, err := o.rendered(stories, w)
	if err != nil {
		return &failure{nothing, err}
	}
	if err := o.output.write(data, w); err != nil {
		return err
	}
	if left {
		return ended(leftOut)
	}
	return nil
}

// chosen gives the ids of the stories that the flags choose.
func (o *exportOptions) chosen(ctx context.Context, lib library.Stories) ([]string, error) {
	if len(o.stories) > 0 {
		return o.stories, nil
	}
	var ids []string
	filter := o.filter
	for len(ids) < o.most {
		filter.Limit = min(o.most-len(ids), 500)
		page, err := lib.StoryList(ctx, filter)
		if err != nil {
			return nil, err
		}
		for i := range page.Items {
			ids = append(ids, page.Items[i].ID)
		}
		if filter.Cursor = page.Next; page.Next == "" {
			break
		}
	}
	return ids, nil
}

// gather opens the stories; those that can't be had are left out with a message.
func (o *exportOptions) gather(ctx context.Context, lib library.Library, maker engine.Maker, ids []string, w world) (out []synopsis.Synopsis, left bool, err error) {
	for _, id := range ids {
		made, err := engine.Shown(ctx, lib, maker, id)
		if err == nil {
			var s synopsis.Synopsis
			if s, err = engine.Open(&made); err == nil {
				out = append(out, s)
				continue
			}
		}
		if ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
		fmt.Fprintf(w.err, "synopse: %v\n", err)
		left = true
	}
	return out, left, nil
}

func (o *exportOptions) rendered(stories []synopsis.Synopsis, w world) ([]byte, error) {
	if o.output.format == "review" {
		day := o.filter.From
		if day != "" && o.filter.Until != "" && o.filter.Until != day {
			day = ""
		}
		return render.PressReview(stories, o.title, day, o.output.options(w))
	}
	f, _ := export.ByName(o.output.format)
	var b bytes.Buffer
	err := f.Write(&b, stories)
	return b.Bytes(), err
}
