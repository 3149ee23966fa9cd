package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	embeddings "synopse/internal/encoder"
	"synopse/reading"
	"synopse/synopsis"
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

// encodeSentences asks for the vectors of a story's sentences, all at once.
func encodeSentences(readings []reading.Reading, encode func(texts []string) ([][]float32, error)) (synopsis.Options, error) {
	if encode == nil {
		return synopsis.Options{}, nil
	}
	lists := synopsis.Texts(readings)
	var texts []string
	for _, list := range lists {
		for _, t := range list {
			if t != "" {
				texts = append(texts, t)
			}
		}
	}
	vectors, err := encode(texts)
	if err != nil {
		return synopsis.Options{}, err
	}
	out := synopsis.Options{Vectors: make([][][]float32, len(lists))}
	for r, list := range lists {
		out.Vectors[r] = make([][]float32, len(list))
		for s, t := range list {
			if t != "" {
				out.Vectors[r][s], vectors = vectors[0], vectors[1:]
			}
		}
	}
	return out, nil
}
