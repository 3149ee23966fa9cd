package engine

import (
	"context"

	"synopse/internal/library"
)

// Fed gives the library for those who bring reports: they wait while too much is
// left to do, and what they keep wakes the engine.
func Fed(lib library.Library, e Engine) library.Library { return &fed{lib, e} }

type fed struct {
	library.Library
	engine Engine
}

// Keep keeps a batch once there is not too much to do.
func (f *fed) Keep(ctx context.Context, b library.Batch) ([]library.Outcome, error) {
	if err := f.engine.Admit(ctx); err != nil {
		return nil, err
	}
	out, err := f.Library.Keep(ctx, b)
	f.engine.Wake()
	return out, err
}
