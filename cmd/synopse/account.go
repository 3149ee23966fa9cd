package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"synopse/internal/account"
	"synopse/internal/library"
)

func accountCommand(w world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "account",
		Short: "Say who may use the library from elsewhere",
		Long: `Accounts are for "synopse serve" on an address that others can reach. A reader
looks and saves searches; an editor also merges and splits stories.

Passwords are read from the terminal, or from the first line of standard input.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return wrongUsage("account: say what to do: add, password, list or remove")
		},
	}
	cmd.AddCommand(accountAddCommand(w), accountPasswordCommand(w), accountListCommand(w), accountRemoveCommand(w))
	return cmd
}

func accountAddCommand(w world) *cobra.Command {
	cmd := &cobra.Command{Use: "add NAME", Short: "Add an account", Args: oneName,
		Example: "  synopse account add anna --role editor\n  pwgen 20 1 | synopse account add desk"}
	path := libraryFlag(cmd)
	role := cmd.Flags().String("role", string(library.Reader), "reader or editor")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := account.CheckName(args[0]); err != nil {
			return wrongUsage("account: %v", err)
		}
		if *role != string(library.Reader) && *role != string(library.Editor) {
			return wrongUsage("account: --role %s: reader or editor", *role)
		}
		lib, err := openLibrary(cmd.Context(), *path, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		if _, err := lib.User(cmd.Context(), args[0]); err == nil {
			return &failure{nothing, fmt.Errorf("there is an account %s already (set its password with: synopse account password %s)", args[0], args[0])}
		}
		u := library.User{Name: args[0], Role: library.Role(*role), Added: time.Now()}
		return setPassword(cmd.Context(), w, lib, u)
	}
	return cmd
}

func accountPasswordCommand(w world) *cobra.Command {
	cmd := &cobra.Command{Use: "password NAME", Short: "Set an account's password", Args: oneName}
	path := libraryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		lib, err := existingLibrary(cmd.Context(), *path, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		u, err := lib.User(cmd.Context(), args[0])
		if err != nil {
			return noAccount(args[0], err)
		}
		return setPassword(cmd.Context(), w, lib, u)
	}
	return cmd
}

// setPassword reads a password and keeps the user with it.
func setPassword(ctx context.Context, w world, lib library.Accounts, u library.User) error {
	password, err := readPassword(w)
	if err != nil {
		return &failure{nothing, err}
	}
	if err := account.CheckPassword(password); err != nil {
		return &failure{nothing, err}
	}
	u.Password = account.Hash(password)
	if err := lib.KeepUser(ctx, u); err != nil {
		return &failure{nothing, err}
	}
	return nil
}

func accountListCommand(w world) *cobra.Command {
	cmd := &cobra.Command{Use: "list", Short: "List the accounts", Args: cobra.NoArgs}
	path := libraryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		lib, err := existingLibrary(cmd.Context(), *path, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		users, err := lib.Users(cmd.Context())
		if err != nil {
			return &failure{nothing, err}
		}
		for _, u := range users {
			fmt.Fprintf(w.out, "%s\t%s\t%s\n", u.Name, u.Role, u.Added.UTC().Format(time.DateOnly))
		}
		return nil
	}
	return cmd
}

func accountRemoveCommand(w world) *cobra.Command {
	cmd := &cobra.Command{Use: "remove NAME", Short: "Remove an account with its tokens and alerts", Args: oneName}
	path := libraryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		lib, err := existingLibrary(cmd.Context(), *path, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		if _, err := lib.User(cmd.Context(), args[0]); err != nil {
			return noAccount(args[0], err)
		}
		if err := lib.RemoveUser(cmd.Context(), args[0]); err != nil {
			return &failure{nothing, err}
		}
		return nil
	}
	return cmd
}

func oneName(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return wrongUsage("account %s: give one name", cmd.Name())
	}
	return nil
}

func noAccount(name string, err error) error {
	if library.CodeOf(err) == library.NoUser {
		err = fmt.Errorf("there is no account %s (synopse account list shows those there are)", name)
	}
	return &failure{nothing, err}
}

// readPassword asks for a password twice on a terminal, without showing it; else
// it is the first line of standard input.
func readPassword(w world) (string, error) {
	if f, ok := w.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		first, err := askHidden(w, f, "Password: ")
		if err != nil {
			return "", err
		}
		second, err := askHidden(w, f, "Again: ")
		if err != nil {
			return "", err
		}
		if first != second {
			return "", errors.New("the two passwords differ; nothing was changed")
		}
		return first, nil
	}
	line, err := bufio.NewReader(io.LimitReader(w.in, account.Most+2)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("the password could not be read: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func askHidden(w world, f *os.File, prompt string) (string, error) {
	fmt.Fprint(w.err, prompt)
	p, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(w.err)
	if err != nil {
		return "", fmt.Errorf("the password could not be read: %w", err)
	}
	return string(p), nil
}
