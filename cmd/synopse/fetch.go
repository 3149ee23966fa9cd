package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/intake/web"
)

func fetchCommand(w world) *cobra.Command {
	var f fetching
	var visiting webOptions
	cmd := &cobra.Command{
		Use:   "fetch URL…",
		Short: "Fetch pages from the web, politely, as files",
		Long: `Fetch gets every page and writes it into a folder, one file a page, with a note
of its address that compare and import read; standard output has the names of
the files, in the order of the addresses. With - the addresses are read from
standard input, one a line; lines that begin with # are passed over.

With -o FILE.jsonl the pages are lines of JSON instead, in the order in which they
come (url, requested_url, seen, media_type, charset, etag, last_modified,
raw_html), for import and for other programs; with -o - they go to standard
output. What is in FILE.jsonl already stays, and lines are added.

A host gets one request at a time, with a pause between, and robots.txt is kept
to; hosts that ask to be left alone are. Nothing is fetched from private
networks, unless --allow-private HOST names the host, and no cookies, passwords
or proxies are used. A page that can't be had is left out with a message; the
others are still fetched. Interrupted, what was fetched stays.

EXIT STATUS
    0  done
    1  nothing was fetched, or it could not be written
    2  wrong usage
    3  done, but some pages were left out; standard error says which and why
  130  interrupted`,
		Example: `  synopse fetch https://… https://… -o pages
  synopse compare $(synopse fetch https://… https://… -o pages)
  synopse fetch - -o pages.jsonl --contact https://… <addresses.txt`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			addresses, err := f.addresses(args, w.in)
			if err != nil {
				return err
			}
			c, err := visiting.client(w)
			if err != nil {
				return err
			}
			defer c.Close()
			return f.run(cmd.Context(), addresses, c, w)
		},
	}
	cmd.Flags().StringVarP(&f.to, "output", "o", ".", "write into this `folder`, or file if it ends in .jsonl; - is JSON lines on standard output")
	webFlags(cmd, &visiting)
	return cmd
}

// fetching is one run of fetch.
type fetching struct {
	to string
}

// addresses gives those of the arguments and of standard input, each once.
func (f *fetching) addresses(args []string, stdin io.Reader) ([]string, error) {
	if len(args) == 0 {
		return nil, wrongUsage("fetch: no address given, for instance: synopse fetch https://…")
	}
	var out []string
	for _, a := range args {
		if a != "-" {
			out = append(out, a)
			continue
		}
		lines := bufio.NewScanner(stdin)
		for lines.Scan() {
			if l := strings.TrimSpace(lines.Text()); l != "" && l[0] != '#' {
				out = append(out, l)
			}
		}
		if err := lines.Err(); err != nil {
			return nil, &failure{nothing, fmt.Errorf("standard input: it can't be read: %w", err)}
		}
	}
	if len(out) == 0 {
		return nil, wrongUsage("fetch: standard input has no address; give one a line")
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(a string) bool {
		twice := seen[a]
		seen[a] = true
		return twice
	}), nil
}

// fetched is what became of one address: the file's name, if there is one.
type fetched struct {
	name string
	err  error
}

// run fetches the pages side by side and writes each as it comes; the names are
// printed in the order of the addresses.
func (f *fetching) run(ctx context.Context, addresses []string, c *web.Client, w world) error {
	w.settles.Store(true)
	to, err := f.open(w)
	if err != nil {
		return f.unwritten(err)
	}
	defer to.close()
	bar, began := newProgress(w), time.Now()
	defer bar.end()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	good := 0
	for i, result := range fetchAll(ctx, addresses, c, to) {
		r := <-result
		var bad *web.Error
		switch {
		case r.err == nil:
			good++
			if r.name != "" {
				bar.end()
				_, err = fmt.Fprintln(w.out, r.name)
			}
		case !errors.As(r.err, &bad):
			err = r.err
		case bad.Kind != web.Interrupted:
			bar.end()
			fmt.Fprintf(w.err, "synopse: %v\n", r.err)
		}
		if err != nil {
			return f.unwritten(err)
		}
		bar.show(addresses[i], int64(i+1), int64(len(addresses)), 0, good, "fetched", time.Since(began))
	}
	bar.end()
	count := fmt.Sprintf("%d of %d pages were fetched", good, len(addresses))
	switch {
	case ctx.Err() != nil:
		return &failure{interrupted, errors.New("interrupted; " + count)}
	case good == 0:
		return &failure{nothing, errors.New("nothing was fetched")}
	case good < len(addresses):
		fmt.Fprintf(w.err, "synopse: %s\n", count)
		return ended(leftOut)
	}
	return nil
}

func (f *fetching) unwritten(err error) error {
	return &failure{nothing, fmt.Errorf("%s: it can't be written: %w (check the folder and its permissions)", f.to, err)}
}

// fetchAll starts all visits; the client gives them their turns. The results are
// in the order of the addresses.
func fetchAll(ctx context.Context, addresses []string, c *web.Client, to *pages) []chan fetched {
	out := make([]chan fetched, len(addresses))
	for i, a := range addresses {
		out[i] = make(chan fetched, 1)
		go func() {
			var r fetched
			page, err := c.Get(ctx, a, web.Conditions{})
			if err == nil {
				r.name, err = to.write(a, &page)
			}
			r.err = err
			out[i] <- r
		}()
	}
	return out
}

// pages is where pages go: a folder, or lines of JSON.
type pages struct {
	folder string
	mu     sync.Mutex
	lines  *json.Encoder // guarded by mu
	file   io.Closer
}

func (f *fetching) open(w world) (*pages, error) {
	if f.to == "-" {
		return &pages{lines: encoder(w.out)}, nil
	}
	if strings.EqualFold(filepath.Ext(f.to), ".jsonl") {
		file, err := os.OpenFile(f.to, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
		if err != nil {
			return nil, err
		}
		return &pages{lines: encoder(file), file: file}, nil
	}
	return &pages{folder: f.to}, os.MkdirAll(f.to, 0o755)
}

func encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

func (p *pages) close() {
	if p.file != nil {
		p.file.Close()
	}
}

// line is a page as JSON.
type line struct {
	URL          string `json:"url"`
	RequestedURL string `json:"requested_url"`
	Seen         string `json:"seen"` // RFC 3339
	MediaType    string `json:"media_type"`
	Charset      string `json:"charset"`
	ETag         string `json:"etag"`
	LastModified string `json:"last_modified"`
	RawHTML      string `json:"raw_html"`
}

// write keeps a page and gives the name of its file, "" for a line.
func (p *pages) write(asked string, r *web.Response) (string, error) {
	if p.lines == nil {
		path := filepath.Join(p.folder, r.FileName())
		return path, replaceFile(path, r.SavedPage())
	}
	text, err := r.Text()
	if err != nil {
		return "", err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return "", p.lines.Encode(line{
		URL: r.Address, RequestedURL: asked, Seen: r.Visited.UTC().Format(time.RFC3339),
		MediaType: r.MediaType, Charset: r.Charset, ETag: r.ETag, LastModified: r.LastModified, RawHTML: text,
	})
}
