package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"synopse/internal/library/postgres"
)

func libraryCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "library",
		Short: "Look after the library: where it lies, what it holds, whether it is sound, backups",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return wrongUsage("library: say what to do: path, stats, check, revisions, backup, restore or copy")
		},
	}
	cmd.AddCommand(libraryCopyCommand(w), libraryPathCommand(w), libraryStatsCommand(w), libraryCheckCommand(w), libraryRevisionsCommand(w), libraryBackupCommand(w), libraryRestoreCommand(w))
	return cmd
}

func libraryPathCommand(w world) *cobra.Command {
	cmd := &cobra.Command{Use: "path", Short: "Print where the library lies", Args: cobra.NoArgs}
	flag := libraryFlag(cmd)
	cmd.RunE = func(*cobra.Command, []string) error {
		path, err := libraryPath(*flag, w.env)
		if err != nil {
			return err
		}
		if postgres.IsAddress(path) {
			path = postgres.Name(path)
		}
		_, err = fmt.Fprintln(w.out, path)
		return err
	}
	return cmd
}

func libraryStatsCommand(w world) *cobra.Command {
	cmd := &cobra.Command{Use: "stats", Short: "Count what the library holds", Args: cobra.NoArgs}
	flag := libraryFlag(cmd)
	asJSON := cmd.Flags().Bool("json", false, "as JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		l, err := existingLibrary(cmd.Context(), *flag, w)
		if err != nil {
			return err
		}
		defer l.Close()
		s, err := l.Stats(cmd.Context())
		if err != nil {
			return &failure{nothing, err}
		}
		days := "no days yet"
		if s.FirstDay != "" {
			days = s.FirstDay + " to " + s.LastDay
		}
		if *asJSON {
			data, err := json.Marshal(s)
			if err == nil {
				_, err = fmt.Fprintf(w.out, "%s\n", data)
			}
			return err
		}
		_, err = fmt.Fprintf(w.out, "%d reports, %d revisions (%d reports have more than one)\n%d outlets, %s\n%d statements, %d actors, %d stories (%d of two reports or more)\n%d inputs imported\n%.1f MB of text, %.1f MB on disk (file version %d)\n",
			s.Reports, s.Revisions, s.Revised, s.Outlets, days, s.Statements, s.Actors, s.Stories, s.Compared, s.Inputs, float64(s.TextBytes)/1e6, float64(s.FileBytes)/1e6, s.FileVersion)
		if err == nil && s.Waiting+s.Failures > 0 {
			_, err = fmt.Fprintf(w.out, "%d steps are still to be done, %d can't be done (synopse rebuild)\n", s.Waiting, s.Failures)
		}
		return err
	}
	return cmd
}

func libraryCheckCommand(w world) *cobra.Command {
	cmd := &cobra.Command{Use: "check", Short: "Look for damage in the library", Args: cobra.NoArgs,
		Long: `Check reads the whole library: the file's pages and indexes, what belongs
together, and every report's text against its id. It changes nothing.

EXIT STATUS
    0  sound
    1  something was found; standard output says what`}
	flag := libraryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		l, err := existingLibrary(cmd.Context(), *flag, w)
		if err != nil {
			return err
		}
		defer l.Close()
		found, err := l.Check(cmd.Context())
		if err != nil {
			return &failure{nothing, err}
		}
		for _, f := range found {
			fmt.Fprintln(w.out, f)
		}
		if len(found) > 0 {
			return &failure{nothing, fmt.Errorf("%s: %d faults found (restore a backup, or import the sources again into a new library)", l.Path(), len(found))}
		}
		_, err = fmt.Fprintln(w.out, "sound")
		return err
	}
	return cmd
}
