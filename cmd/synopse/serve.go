package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"synopse/internal/account"
	"synopse/internal/api"
	"synopse/internal/library"
	"synopse/internal/library/remembered"
	"synopse/internal/library/sqlite"
	screens "synopse/internal/web"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	listen    string
	public    string
	login     bool
	proxied   bool
	noFeeds   bool
	noWork    bool
	cert, key string
	logs      string
	visiting  webOptions
}

func serveCommand(w world) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Follow the feeds, read, compare, and show it all in the browser",
		Long: `Serve visits the feeds of the library when they are due, reads the new reports,
groups them into stories, compares them, and serves the screens and the API until
it is stopped. The address to open is printed on standard output.

On this machine's own address (127.0.0.1, the default) nobody has to log in. On any
other address, or behind a proxy, everybody has to: make an account first with
"synopse account add NAME". docs/OPERATIONS.md tells how to put it behind a proxy.

EXIT STATUS
    0  stopped as asked (interrupt or SIGTERM); what was begun is kept or done later
    1  it could not be served; standard error says why
    2  wrong usage`,
		Example: `  synopse serve
  synopse serve --library desk.synopse --listen 127.0.0.1:9000
  synopse serve --behind-proxy --public https://synopse.example.org`,
		Args: cobra.NoArgs,
	}
	path := libraryFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&o.listen, "listen", "127.0.0.1:8080", "`address` to listen on; port 0 takes a free one")
	f.StringVar(&o.public, "public", "", "`address` under which people reach it, as https://synopse.example.org")
	f.BoolVar(&o.login, "login", false, "ask for a login on this machine's own address, too")
	f.BoolVar(&o.proxied, "behind-proxy", false, "a proxy on this machine stands before it: believe its X-Forwarded-For and -Proto, ask for a login")
	f.BoolVar(&o.noFeeds, "no-feeds", false, "visit no feeds")
	f.BoolVar(&o.noWork, "no-work", false, "only show: leave reading, grouping and visits to others (with a database)")
	f.StringVar(&o.cert, "tls-cert", "", "`file` with the certificate, to serve https")
	f.StringVar(&o.key, "tls-key", "", "`file` with the certificate's key")
	f.StringVar(&o.logs, "log", "text", "how to log on standard error: text or json")
	webFlags(cmd, &o.visiting)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		log, err := o.check(w)
		if err != nil {
			return err
		}
		lib, err := openLibrary(cmd.Context(), *path, w)
		if err != nil {
			return err
		}
		defer lib.Close()
		return o.run(cmd.Context(), w, lib, log)
	}
	return cmd
}

func (o *serveOptions) check(w world) (*slog.Logger, error) {
	if (o.cert == "") != (o.key == "") {
		return nil, wrongUsage("serve: --tls-cert and --tls-key go together")
	}
	if o.public != "" {
		u, err := url.Parse(o.public)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return nil, wrongUsage("serve: --public %s: not an address; write it as https://synopse.example.org", o.public)
		}
		o.public = strings.TrimSuffix(o.public, "/")
	}
	switch o.logs {
	case "text":
		return slog.New(slog.NewTextHandler(w.err, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w.err, nil)), nil
	}
	return nil, wrongUsage("serve: --log %s: text or json", o.logs)
}

// protect says whether a login is asked for, and refuses to be reached from
// elsewhere while nobody could log in.
func (o *serveOptions) protect(ctx context.Context, lib library.Accounts, at net.Addr) (login bool, err error) {
	tcp, _ := at.(*net.TCPAddr)
	outside := tcp == nil || !tcp.IP.IsLoopback()
	if !outside && !o.login && !o.proxied {
		return false, nil
	}
	users, err := lib.Users(ctx)
	if err != nil {
		return true, &failure{nothing, err}
	}
	if len(users) == 0 {
		return true, &failure{nothing, fmt.Errorf("%s can be reached by others, and there is no account yet (make one with: synopse account add NAME; or listen on 127.0.0.1)", at)}
	}
	return true, nil
}

// hosts are the names it may be asked under: those of this machine and the
// public one; any, if it listens to others and no public one is given.
func (o *serveOptions) hosts(login bool) []string {
	names := screens.Loopback
	if u, err := url.Parse(o.public); o.public != "" && err == nil {
		return append([]string{strings.ToLower(u.Hostname())}, names...)
	}
	if login {
		return nil
	}
	return names
}

// base is the address that links in feeds begin with.
func (o *serveOptions) base(at net.Addr) string {
	scheme := "http://"
	if o.cert != "" {
		scheme = "https://"
	}
	if o.public != "" {
		return o.public
	}
	return scheme + at.String()
}

// Limits of a connection.
const (
	headerTime  = 10 * time.Second
	requestTime = 30 * time.Second
	answerTime  = 2 * time.Minute
	idleTime    = 2 * time.Minute
	headerBytes = 64 << 10
)

func (o *serveOptions) run(ctx context.Context, w world, lib opened, log *slog.Logger) error {
	var listening net.ListenConfig
	socket, err := listening.Listen(ctx, "tcp", o.listen)
	if err != nil {
		return &failure{nothing, fmt.Errorf("%s can't be listened on: %w (another program may have the port; choose one with --listen 127.0.0.1:PORT)", o.listen, err)}
	}
	defer socket.Close()
	login, err := o.protect(ctx, lib, socket.Addr())
	if err != nil {
		return err
	}
	if _, file := lib.(*sqlite.Library); file && o.noWork {
		return wrongUsage("serve: --no-work is for a library that others work on, in a database: --library postgres://…")
	}
	work, err := o.workOn(ctx, lib, log, w)
	if err != nil {
		return err
	}
	shown := remembered.New(lib)
	server, err := screens.New(shown, work.engine, screens.Options{
		Hosts: o.hosts(login), Login: login, Behind: o.proxied, Log: log, Gauges: work.gauges, Follow: work.follow,
		API: api.New(api.Config{Library: shown, Engine: work.engine, Version: buildVersion(), Base: o.base(socket.Addr()), Who: func(ctx context.Context) api.Identity {
			v := account.From(ctx)
			return api.Identity{Name: v.User.Name, Role: v.Role}
		}}),
	})
	if err != nil {
		return &failure{nothing, err}
	}
	if login && o.cert == "" && !o.proxied {
		log.Warn("connections are not encrypted: passwords can be read on the way (use --tls-cert and --tls-key, or a proxy)")
	}
	w.settles.Store(true)
	fmt.Fprintln(w.out, o.base(socket.Addr())+"/")
	h := &http.Server{Handler: server.Handler(), ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, WriteTimeout: answerTime, IdleTimeout: idleTime,
		MaxHeaderBytes: headerBytes, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
	return o.serveUntilTold(ctx, h, socket, work, log)
}

// Of the ten seconds that stopping may take, pages under way get the first five.
const (
	pagesEnd = 5 * time.Second
	workEnds = 4 * time.Second
)

func (o *serveOptions) serveUntilTold(ctx context.Context, h *http.Server, socket net.Listener, work *work, log *slog.Logger) error {
	work.start()
	ended := make(chan error, 1)
	go func() {
		if o.cert != "" {
			ended <- h.ServeTLS(socket, o.cert, o.key)
			return
		}
		ended <- h.Serve(socket)
	}()
	var failed error
	select {
	case failed = <-ended:
	case failed = <-work.failed:
	case <-ctx.Done():
		log.Info("stopping")
	}
	pages, cancel := context.WithTimeout(context.Background(), pagesEnd)
	defer cancel()
	if err := h.Shutdown(pages); err != nil {
		_ = h.Close()
	}
	if !work.stop(workEnds) {
		log.Warn("some work did not end in time; it is done again at the next start")
	}
	if failed != nil && !errors.Is(failed, http.ErrServerClosed) {
		return &failure{nothing, failed}
	}
	return nil
}

var _ screens.Engine = worker(nil)
