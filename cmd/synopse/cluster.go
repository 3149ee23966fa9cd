package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	embeddings "synopse/internal/encoder"
	"synopse/internal/importer"
	"synopse/internal/render"
	"synopse/internal/stories"
	"synopse/report"
	"synopse/story/cluster"
)

// clusterOptions are the flags of cluster.
type clusterOptions struct {
	output  outputOptions
	json    bool
	least   int
	decided string
	encoder embeddings.Encoder
}

func clusterCommand(w world) *cobra.Command {
	var o clusterOptions
	cmd := &cobra.Command{
		Use:   "cluster FILE…",
		Short: "Group a pile of reports into stories",
		Long: `Cluster reads reports from files and folders, as import does (pages, texts, web
archives, lines of JSON, mail), and groups those of one event, German and English
together. Each story is shown with its days, outlets, languages, and with how
many independent origins its texts have: ten outlets with one agency text count
once. The largest stories come first; the order of the files doesn't matter.

What was decided by hand goes into a file, one JSON object a line, with the ids of
two reports as --json shows them; the later line on the same two counts:

  {"together":true,"a":"3f5c…","b":"90ab…"}
  {"together":false,"a":"3f5c…","b":"11de…"}

EXIT STATUS
    0  done
    1  nothing could be read, or the result could not be written
    2  wrong usage
    3  done, but some inputs were left out; standard error says which and why
  130  interrupted`,
		Example: `  synopse cluster pages/
  synopse cluster monday.jsonl tuesday.jsonl --least 2
  synopse cluster CC-NEWS-20261120-00123.warc.gz --json -o stories.json`,
		Args: needFiles,
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), args, w) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "stories as JSON (docs/FORMATS.md)")
	f.IntVar(&o.least, "least", 1, "show only stories with so many `reports`")
	f.StringVar(&o.decided, "decided", "", "merges and splits by hand, a `file` with one JSON object a line")
	encoderFlags(cmd, &o.encoder)
	f.StringVarP(&o.output.file, "output", "o", "", "write to this `file` and not to standard output")
	f.StringVar(&o.output.lang, "lang", "", "language of the interface: de or en (default from the environment)")
	f.IntVar(&o.output.width, "width", 0, "columns (default from COLUMNS or the terminal, else 80)")
	return cmd
}

func (o *clusterOptions) run(ctx context.Context, paths []string, w world) error {
	o.output.format = "text"
	if err := o.output.check([]string{"text"}, w); err != nil {
		return err
	}
	if o.least < 1 {
		return wrongUsage("--least %d: a story has one report at least", o.least)
	}
	decided, err := readDecided(o.decided)
	if err != nil {
		return err
	}
	encode, err := encodeBy(ctx, &o.encoder)
	if err != nil {
		return err
	}
	reports, left, err := readPile(ctx, paths, w)
	if err != nil {
		return err
	}
	all, err := stories.Make(reports, decided, encode)
	if err != nil {
		return err
	}
	shown := all[:0]
	for _, s := range all {
		if len(s.Reports) >= o.least {
			shown = append(shown, s)
		}
	}
	data := []byte(nil)
	if o.json {
		data, err = render.StoriesJSON(shown)
	} else {
		data = render.Stories(shown, o.output.options(w))
	}
	if err != nil {
		return &failure{nothing, err}
	}
	if err := o.output.write(data, w); err != nil {
		return err
	}
	if left > 0 {
		return ended(leftOut)
	}
	return nil
}

// readPile reads all reports and tells what is left out.
func readPile(ctx context.Context, paths []string, w world) (reports []report.Report, left int, err error) {
	bar := newProgress(w)
	begin := time.Now()
	err = importer.Each(ctx, paths, func(r report.Report, _ string, f *importer.Failure) bool {
		if f != nil {
			left++
			bar.end()
			fmt.Fprintf(w.err, "synopse: %s\n", failed(f))
			return true
		}
		reports = append(reports, r)
		bar.show(r.Source, 0, 0, 0, len(reports), "read", time.Since(begin))
		return true
	})
	bar.end()
	switch {
	case ctx.Err() != nil:
		return nil, left, &failure{interrupted, errors.New("interrupted; nothing was written")}
	case err != nil:
		return nil, left, &failure{nothing, err}
	case len(reports) == 0:
		return nil, left, &failure{nothing, errors.New("nothing to group: none of the inputs has a report that could be used")}
	}
	return reports, left, nil
}

// failed says what could not be used, where, and why.
func failed(f *importer.Failure) string {
	text := f.Input
	for _, part := range []string{f.At, f.Address} {
		if part != "" {
			text += ", " + part
		}
	}
	text += ": " + f.Reason
	if f.Hint != "" {
		text += " (" + f.Hint + ")"
	}
	return text
}

// readDecided reads the merges and splits made by hand.
func readDecided(path string) ([]cluster.Override, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &failure{nothing, fmt.Errorf("%w (name the file with the merges and splits)", err)}
	}
	defer f.Close()
	var out []cluster.Override
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		var d struct {
			Together *bool
			A, B     string
		}
		if err := json.Unmarshal([]byte(line), &d); err != nil || d.Together == nil || d.A == "" || d.B == "" {
			return nil, wrongUsage(`%s, line %d: want {"together":true or false,"a":"id","b":"id"}`, path, n)
		}
		out = append(out, cluster.Override{Together: *d.Together, A: d.A, B: d.B})
	}
	if err := lines.Err(); err != nil {
		return nil, &failure{nothing, fmt.Errorf("%s: %w", path, err)}
	}
	return out, nil
}
