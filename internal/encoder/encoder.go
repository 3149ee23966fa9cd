// Package encoder asks a service for vectors of texts: an address that speaks
// OpenAI's embeddings API, such as a local Ollama. Nothing needs it; it is off
// unless an address is given.
//
// In: texts. Out: one vector a text, in their order. It keeps nothing and tries
// nothing twice.
package encoder

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Encoder is a service at an address.
type Encoder struct {
	Address string // up to and with the version: http://localhost:11434/v1
	Model   string
	Client  *http.Client // nil for one with a time limit
}

const (
	batch     = 32       // texts a request
	textLimit = 2000     // code points of a text that are sent
	bodyLimit = 64 << 20 // bytes of an answer
	patience  = 2 * time.Minute
)

// Check says what is wrong with the address or the model's name.
func (e *Encoder) Check() error {
	u, err := url.Parse(e.Address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is no address of an encoder; give one such as http://localhost:11434/v1", e.Address)
	}
	if e.Model == "" {
		return errors.New("name the encoder's model")
	}
	return nil
}

// Encode gives the vectors of texts.
func (e *Encoder) Encode(ctx context.Context, texts []string) ([][]float32, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	var out [][]float32
	for len(texts) > 0 {
		n := min(batch, len(texts))
		vectors, err := e.ask(ctx, texts[:n])
		if err != nil {
			return nil, fmt.Errorf("the encoder at %s: %w", e.Address, err)
		}
		out = append(out, vectors...)
		texts = texts[n:]
	}
	return out, nil
}

func (e *Encoder) ask(ctx context.Context, texts []string) ([][]float32, error) {
	input := make([]string, len(texts))
	for i, t := range texts {
		r := []rune(t)
		input[i] = string(r[:min(len(r), textLimit)])
	}
	body, err := json.Marshal(map[string]any{"model": e.Model, "input": input})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(e.Address, "/")+"/embeddings", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	client := e.Client
	if client == nil {
		client = &http.Client{Timeout: patience}
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, bodyLimit))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answered %s (is the model %q there?)", resp.Status, e.Model)
	}
	return parse(data, len(texts))
}

// parse reads an answer of n vectors, each with its number.
func parse(data []byte, n int) ([][]float32, error) {
	var answer struct {
		Data []struct {
			Index     int       `json:"index"`
			Embedding []float32 `json:"embedding"`
		} `json:"data"`
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, fmt.Errorf("its answer can't be read: %w", err)
	}
	out := make([][]float32, n)
	size := 0
	for _, d := range answer.Data {
		if d.Index < 0 || d.Index >= n || len(d.Embedding) == 0 || size != 0 && len(d.Embedding) != size {
			return nil, errors.New("its answer has vectors that were not asked for, or of several lengths")
		}
		size = len(d.Embedding)
		out[d.Index] = d.Embedding
	}
	for _, v := range out {
		if v == nil {
			return nil, fmt.Errorf("it gave %d vectors for %d texts", len(answer.Data), n)
		}
	}
	return out, nil
}
