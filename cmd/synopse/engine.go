package main

import (
	"context"
	"log/slog"
	"time"

	"synopse/internal/engine"
	"synopse/internal/engine/local"
	"synopse/internal/engine/river"
	"synopse/internal/library"
	"synopse/internal/library/postgres"
)

// worker is an engine of either kind.
type worker interface {
	engine.Engine
	Close() error
}

// engineOptions steer an engine of either kind; what is zero is the engine's own
// choice.
type engineOptions struct {
	workers int
	reports int           // of a job, with a database
	wait    time.Duration // added to each report, with a database
	log     *slog.Logger
	moved   func(local.Done)
}

// newEngine makes the engine for a library: River for a database, where many
// machines may work, the one of this machine for a file.
func newEngine(ctx context.Context, lib library.Library, o engineOptions) (worker, error) {
	if shared, ok := lib.(*postgres.Library); ok {
		e, err := river.New(ctx, shared, river.Options{Workers: o.workers, Reports: o.reports, Wait: o.wait, Log: o.log, Moved: o.moved})
		if err != nil {
			return nil, &failure{nothing, err}
		}
		return e, nil
	}
	return local.New(lib, local.Options{Workers: o.workers, Log: o.log, Moved: o.moved}), nil
}

// errorsOnly logs errors to standard error.
func errorsOnly(w world) *slog.Logger {
	return slog.New(slog.NewTextHandler(w.err, &slog.HandlerOptions{Level: slog.LevelError}))
}
