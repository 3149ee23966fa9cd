package vectors

import (
	"fmt"
	"io/fs"
)

// Sentences puts texts, whose words are parted by single spaces, through the
// encoder itself, one vector a text.
func Sentences(root fs.FS, texts []string) ([][]float32, error) {
	e, err := readEncoder(root)
	if err != nil {
		return nil, fmt.Errorf("reading the encoder: %w", err)
	}
	words := make([]word, len(texts))
	for i, t := range texts {
		words[i].text = t
	}
	return encodeAll(e, words), nil
}
