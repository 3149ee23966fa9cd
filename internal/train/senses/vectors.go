package senses

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

const dimensions = 100

// table holds the vectors of the words that are asked for and of the most
// frequent ones.
type table struct {
	vectors  map[string][]float64
	frequent []string
}

// read reads {"words": [by frequency], "vectors": {word: numbers}, …}; of a
// word's numbers the first 100 are its vector. Other members are passed over.
func read(r io.Reader, need map[string]bool) (*table, error) {
	t := &table{vectors: map[string][]float64{}}
	dec := json.NewDecoder(r)
	if err := open(dec); err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		switch key {
		case "words":
			err = t.readWords(dec, need, wanted)
		case "vectors":
			err = t.readVectors(dec, wanted)
		default:
			var skip json.RawMessage
			err = dec.Decode(&skip)
		}
		if err != nil {
			return nil, fmt.Errorf("%v: %w", key, err)
		}
	}
	if len(t.frequent) == 0 || len(t.vectors) == 0 {
		return nil, errors.New("no words, or no vectors behind them; wanted is the package's largest file")
	}
	return t, nil
}

func open(dec *json.Decoder) error {
	tok, err := dec.Token()
	if err == nil && tok != json.Delim('{') {
		err = fmt.Errorf("%v where an object should begin", tok)
	}
	return err
}

func (t *table) readWords(dec *json.Decoder, need, wanted map[string]bool) error {
	var words []string
	if err := dec.Decode(&words); err != nil {
		return err
	}
	t.frequent = words[:min(common, len(words))]
	for _, w := range t.frequent {
		wanted[w] = true
	}
	for w := range need {
		wanted[w] = true
	}
	return nil
}

func (t *table) readVectors(dec *json.Decoder, wanted map[string]bool) error {
	if err := open(dec); err != nil {
		return err
	}
	var skip json.RawMessage
	for dec.More() {
		tok, err := dec.Token()
		if err != nil {
			return err
		}
		word, _ := tok.(string)
		if !wanted[word] {
			if err := dec.Decode(&skip); err != nil {
				return err
			}
			continue
		}
		var v []float64
		if err := dec.Decode(&v); err != nil {
			return fmt.Errorf("%q: %w", word, err)
		}
		if len(v) < dimensions {
			return fmt.Errorf("%q has %d numbers, fewer than %d", word, len(v), dimensions)
		}
		t.vectors[word] = v[:dimensions]
	}
	_, err := dec.Token()
	return err
}

// clean takes the mean and the strongest common directions out of all vectors,
// which say more of a word's frequency than of its sense (Mu and Viswanath
// 2018, "All-but-the-top"), and makes them one long.
func (t *table) clean() {
	mean := make([]float64, dimensions)
	n := 0
	for _, w := range t.frequent {
		if v := t.vectors[w]; v != nil {
			add(mean, v, 1)
			n++
		}
	}
	for i := range mean {
		mean[i] /= float64(n)
	}
	for _, v := range t.vectors {
		add(v, mean, -1)
	}
	for range directions {
		d := t.strongest()
		for _, v := range t.vectors {
			add(v, d, -dot(v, d))
		}
	}
	for _, v := range t.vectors {
		norm(v)
	}
}

// strongest gives the direction in which the frequent words differ most, by
// power iteration over their covariance.
func (t *table) strongest() []float64 {
	covariance := make([][]float64, dimensions)
	for i := range covariance {
		covariance[i] = make([]float64, dimensions)
	}
	for _, w := range t.frequent {
		if v := t.vectors[w]; v != nil {
			for i := range v {
				add(covariance[i], v, v[i])
			}
		}
	}
	d := make([]float64, dimensions)
	for i := range d {
		d[i] = 1
	}
	for range 300 {
		next := make([]float64, dimensions)
		for i := range next {
			next[i] = dot(covariance[i], d)
		}
		norm(next)
		d = next
	}
	return d
}
