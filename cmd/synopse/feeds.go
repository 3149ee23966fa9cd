package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"synopse/internal/library"
)

const feedsExitStatus = `EXIT STATUS
    0  done
    1  nothing done: no feed could be added, visited or removed, or the library can't be used
    2  wrong usage
    3  done, but not for all feeds; standard error or the table says which and why
  130  interrupted; what was kept stays`

func feedsCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "The feeds that the library follows: add, list, import, export, check, remove",
		Long: `Feeds are how new reports come into the library: RSS, Atom, JSON Feed and news
sitemaps. "synopse serve" visits them when they are due; "synopse feeds check"
visits them now.

  synopse feeds add https://www.example.org/
  synopse feeds import subscriptions.opml
  synopse feeds check

` + feedsExitStatus,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUsage("feeds: there is no %q; say what to do: add, list, import, export, check or remove", args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			return wrongUsage("feeds: say what to do: add, list, import, export, check or remove")
		},
	}
	cmd.AddCommand(feedsAddCommand(w), feedsListCommand(w), feedsImportCommand(w), feedsExportCommand(w), feedsCheckCommand(w), feedsRemoveCommand(w))
	return cmd
}

// endOf gives the exit code of a command that did some things and failed in
// others; the failures have been told already.
func endOf(did, failed int) error {
	switch {
	case failed == 0:
		return nil
	case did == 0:
		return &failure{code: nothing}
	}
	return &failure{code: leftOut}
}

// tellErr tells what went wrong with one feed.
func tellErr(w world, address string, err error) {
	text := err.Error()
	var e *library.Error
	if errors.As(err, &e) { // whose name of the library says nothing here
		text = e.What
		if e.Hint != "" {
			text += " (" + e.Hint + ")"
		}
	}
	if !strings.Contains(text, address) {
		text = address + ": " + text
	}
	fmt.Fprintf(w.err, "synopse: %s\n", text)
}

// feedFormats are the formats of lists of feeds.
var feedFormats = []string{"text", "json"}

func formatFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("format", feedFormats[0], strings.Join(feedFormats, " or "))
}

func checkFormat(format string) error {
	if !slices.Contains(feedFormats, format) {
		return wrongUsage("unknown format %q; give one of: %s", format, strings.Join(feedFormats, ", "))
	}
	return nil
}

// feedRow is a feed in a list. Times are RFC 3339, "" where something has not
// happened.
type feedRow struct {
	Address   string   `json:"address"`
	Title     string   `json:"title"`
	Outlet    string   `json:"outlet"`
	Home      string   `json:"home"`
	Folders   []string `json:"folders"`
	Status    string   `json:"status"` // new, ok, unchanged, moved, failing, paused, interrupted
	Items     int      `json:"items"`
	New       int      `json:"new"`
	Revised   int      `json:"revised"`
	Skipped   int      `json:"skipped"`
	Failed    int      `json:"failed"`
	LastVisit string   `json:"last_visit"`
	NextVisit string   `json:"next_visit"`
	Failures  int      `json:"failures"`
	Problem   string   `json:"problem"`
	Notes     []string `json:"notes"`
}

func rowOf(f library.Feed) feedRow {
	row := feedRow{
		Address: f.Address, Title: f.Title, Outlet: f.Outlet, Home: f.Home, Folders: append([]string{}, f.Folders...), Notes: []string{},
		Items: f.Items, Failures: f.Failures, Problem: f.LastError, LastVisit: stamp(f.LastVisit), NextVisit: stamp(f.NextVisit),
	}
	switch {
	case f.Paused != "":
		row.Status = "paused"
		row.Problem = f.Paused
		if f.LastError != "" {
			row.Problem += ": " + f.LastError
		}
		row.Problem += "; to try again: synopse feeds check " + f.Address
	case f.Failures > 0:
		row.Status = "failing"
	case f.LastVisit.IsZero():
		row.Status = "new"
	default:
		row.Status = "ok"
	}
	return row
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// writeRows writes rows as JSON lines or as a table with these columns.
func writeRows(w world, format string, rows []feedRow, head []string, cells func(feedRow) []string) error {
	if format == "json" {
		enc := json.NewEncoder(w.out)
		enc.SetEscapeHTML(false)
		for _, r := range rows {
			if err := enc.Encode(r); err != nil {
				return &failure{nothing, err}
			}
		}
		return nil
	}
	if len(rows) == 0 {
		return nil
	}
	table := [][]string{head}
	for _, r := range rows {
		table = append(table, cells(r))
	}
	if _, err := fmt.Fprint(w.out, columns(table)); err != nil {
		return &failure{nothing, err}
	}
	return nil
}

// columns sets a table in columns, two spaces apart. A row of one cell stands
// by itself.
func columns(table [][]string) string {
	widths := make([]int, len(table[0]))
	for _, row := range table {
		if len(row) > 1 {
			for i, c := range row {
				widths[i] = max(widths[i], displaywidth.String(c))
			}
		}
	}
	var b strings.Builder
	for _, row := range table {
		var line strings.Builder
		for i, c := range row {
			line.WriteString(c)
			if i < len(row)-1 {
				line.WriteString(strings.Repeat(" ", widths[i]-displaywidth.String(c)+2))
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// clock shows when something is, as people read it.
func clock(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return "–"
	}
	return t.Local().Format("2006-01-02 15:04")
}

// shownTitle is what a feed is called in a table.
func shownTitle(r feedRow) string {
	const most = 32
	title := []rune(r.Title)
	if len(title) > most {
		return string(title[:most-1]) + "…"
	}
	return r.Title
}
