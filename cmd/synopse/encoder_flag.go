package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	embeddings "synopse/internal/encoder"
)

// encoderFlags are the flags of commands that can ask an encoder as well.
func encoderFlags(cmd *cobra.Command, e *embeddings.Encoder) {
	f := cmd.Flags()
	f.StringVar(&e.Address, "encoder", "", "also compare by an encoder at this `address` (OpenAI's embeddings API; off by default, sends the texts there)")
	f.StringVar(&e.Model, "encoder-model", "", "the encoder's `model`")
}

// encodeBy gives the encoder asked for, nil for none. Where it fails, the error
// says what to do.
func encodeBy(ctx context.Context, e *embeddings.Encoder) (func(texts []string) ([][]float32, error), error) {
	if e.Address == "" {
		return nil, nil
	}
	if err := e.Check(); err != nil {
		return nil, wrongUsage("--encoder: %v", err)
	}
	return func(texts []string) ([][]float32, error) {
		vectors, err := e.Encode(ctx, texts)
		switch {
		case ctx.Err() != nil:
			return nil, &failure{interrupted, errors.New("interrupted; nothing was written")}
		case err != nil:
			return nil, &failure{nothing, fmt.Errorf("%w; nothing was written (see that it runs there, or leave out --encoder)", err)}
		}
		return vectors, nil
	}, nil
}
