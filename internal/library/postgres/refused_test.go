//go:build unix

package postgres_test

import (
	"context"
	"strings"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

// What can't be opened says why, shows no password, and stays as it was.
func TestRefused(t *testing.T) {
	s := pgtest.Shared(t)
	run := func(address, text string) string {
		t.Helper()
		if err := s.Exec(pgtest.Named(address), text); err != nil {
			t.Fatal(err)
		}
		return address
	}
	made := func() string {
		t.Helper()
		address := pgtest.Database(t)
		l, err := postgres.Open(context.Background(), address)
		if err != nil {
			t.Fatal(err)
		}
		l.Close()
		return address
	}
	as := func(address, user string) string { return strings.Replace(address, "synopse@", user+":secret@", 1) }
	stranger := pgtest.Database(t)
	run(stranger, "CREATE ROLE stranger LOGIN")
	older := run(made(), "DELETE FROM migrations WHERE version > 1; GRANT SELECT ON ALL TABLES IN SCHEMA public TO stranger")
	looking := run(made(), "GRANT SELECT ON ALL TABLES IN SCHEMA public TO stranger")
	for name, c := range map[string]struct {
		address string
		want    library.Code
	}{
		"no address":          {"postgres://user:secret@host:port/x", library.Unopenable},
		"nobody there":        {"postgres://user:secret@127.0.0.1:1/x", library.Unreachable},
		"no such host":        {"postgres://user:secret@nowhere.invalid/x?connect_timeout=5", library.Unreachable},
		"no such database":    {as(s.Address("nothing"), "synopse"), library.NoLibrary},
		"no such user":        {as(stranger, "nobody"), library.Denied},
		"may not make it":     {as(stranger, "stranger"), library.Denied},
		"may not bring it up": {as(older, "stranger"), library.Denied},
		"somebody else's":     {run(pgtest.Database(t), "CREATE TABLE reports (x int)"), library.NoLibrary},
		"others' migrations":  {run(pgtest.Database(t), "CREATE TABLE migrations (version int)"), library.NoLibrary},
		"newer":               {run(made(), "INSERT INTO migrations (version, name, least) VALUES (9999, 'later', 9999)"), library.Newer},
	} {
		l, err := postgres.Open(context.Background(), c.address)
		if err == nil {
			l.Close()
			t.Errorf("%s: it was opened", name)
			continue
		}
		if library.CodeOf(err) != c.want {
			t.Errorf("%s: code %s, want %s: %v", name, library.CodeOf(err), c.want, err)
		}
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the message shows the password: %v", name, err)
		}
	}
	// Who may only look can look, and is told that it may not write.
	l, err := postgres.Open(context.Background(), as(looking, "stranger"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := l.AddFeed(context.Background(), library.Feed{Address: "https://a.example/", Added: noon}); library.CodeOf(err) != library.Denied {
		t.Errorf("writing: %v", err)
	}
}

// A Synopse works on with tables of a newer one that says that it can.
func TestOneVersionApart(t *testing.T) {
	address := pgtest.Database(t)
	l, err := postgres.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := pgtest.Shared(t).Exec(pgtest.Named(address), "INSERT INTO migrations (version, name, least) SELECT max(version) + 1, 'next', max(version) FROM migrations"); err != nil {
		t.Fatal(err)
	}
	if l, err = postgres.Open(context.Background(), address); err != nil {
		t.Fatal(err)
	}
	l.Close()
}

// A library that can only be read says so.
func TestReadOnly(t *testing.T) {
	address := pgtest.Database(t)
	l, err := postgres.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if l, err = postgres.Open(context.Background(), address+"&default_transaction_read_only=on"); err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := l.AddFeed(context.Background(), library.Feed{Address: "https://a.example/", Added: noon}); library.CodeOf(err) != library.ReadOnly {
		t.Errorf("got %v", err)
	}
}

// Reports of odd days and with odd characters are kept as they are.
func TestOddReports(t *testing.T) {
	l, err := postgres.Open(context.Background(), pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx := context.Background()
	days := []string{"0001-01-01", "1823-05-01", "1989-12-31", "2026-02-30", "2026-11-20", "2026-13-45", "2099-12-31", "9999-99-99"}
	var items []library.Item
	for _, d := range days {
		it := library.Item{Seen: noon}
		it.Report.URL, it.Report.Title, it.Report.Text, it.Report.Published = "https://a.example/"+d, "a\x00\x01b", "T\x00ext \x010 😀.", d
		items = append(items, it)
	}
	if _, err := l.Keep(ctx, library.Batch{Items: items}); err != nil {
		t.Fatal(err)
	}
	list, err := l.List(ctx, library.Query{From: "2026-01-01", Until: "2026-99-99"})
	if err != nil || len(list) != 3 {
		t.Errorf("in 2026 there are %d, %v", len(list), err)
	}
	all, err := l.List(ctx, library.Query{})
	if err != nil || len(all) != len(days) {
		t.Fatalf("%d of %d, %v", len(all), len(days), err)
	}
	for i, v := range all {
		if v.Day != days[i] || v.Report.Text != "T\x00ext \x010 😀." || v.Report.Title != "a\x00\x01b" {
			t.Errorf("%d: %+v", i, v)
		}
	}
	if found, err := l.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("%q, %v", found, err)
	}
}
