package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/library/postgres"
	"synopse/internal/library/sqlite"
)

func libraryBackupCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write a copy of the library into a new file, also while it is in use",
		Long: `Backup copies the library as it is at this moment into FILE, which must not be
there yet; a folder gets a file named after the time. Serve, import and everything
else may go on meanwhile. The copy is a library like any other.

EXIT STATUS
    0  done
    1  nothing was written
    2  wrong usage`,
		Example: "  synopse library backup /media/backup/\n  synopse library backup monitor-2026-11-30.synopse --library monitor.synopse",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUsage("library backup: name one file to write to, or a folder")
			}
			return nil
		},
	}
	flag := libraryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		l, err := existingLibrary(cmd.Context(), *flag, w)
		if err != nil {
			return err
		}
		defer l.Close()
		to := args[0]
		if info, err := os.Stat(to); err == nil && info.IsDir() {
			to = fmt.Sprintf("%s/library-%s.synopse", to, time.Now().Format("2006-01-02T150405"))
		}
		file, err := fileOnly(l, "back it up with pg_dump or pg_basebackup, or write a copy with: synopse library copy FROM TO")
		if err != nil {
			return err
		}
		if err := file.Backup(cmd.Context(), to); err != nil {
			return &failure{nothing, err}
		}
		_, err = fmt.Fprintln(w.out, to)
		return err
	}
	return cmd
}

func libraryRestoreCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the library",
		Long: `Restore checks the backup FILE and puts a copy of it in the place of the library. A
library that is there is not touched without --force; with it, it is kept beside
under another name. End "synopse serve" before.

EXIT STATUS
    0  done
    1  nothing was changed
    2  wrong usage`,
		Example: "  synopse library restore monitor-2026-11-30.synopse --library monitor.synopse",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUsage("library restore: name one backup")
			}
			return nil
		},
	}
	flag := libraryFlag(cmd)
	force := cmd.Flags().Bool("force", false, "also where there is a library; it is set aside")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		path, err := libraryPath(*flag, w.env)
		if err != nil {
			return err
		}
		if postgres.IsAddress(path) {
			return wrongUsage("%s: this is a database; restore it with pg_restore, or bring a copy in with: synopse library copy FROM TO", postgres.Name(path))
		}
		before, err := sqlite.Restore(cmd.Context(), args[0], path, *force)
		if err != nil {
			return &failure{nothing, err}
		}
		if before != "" {
			fmt.Fprintf(w.err, "synopse: what was there before is in %s\n", before)
		}
		_, err = fmt.Fprintln(w.out, path)
		return err
	}
	return cmd
}
