package main

import (
	"os"
	"path/filepath"

	"synopse/internal/train/sentences"
	"synopse/internal/train/vectors"
)

// makeEncoded writes synopsis/data/weights.txt with its model "encoded" anew.
func makeEncoded(dir string) error {
	weights, err := sentences.Encoded(sentences.Folder, encoderIn(dir))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("synopsis", "data", "weights.txt"), weights, 0o644)
}

// encoderIn is the encoder unpacked in a folder.
func encoderIn(dir string) sentences.Encode {
	return func(texts []string) ([][]float32, error) { return vectors.Sentences(os.DirFS(dir), texts) }
}
