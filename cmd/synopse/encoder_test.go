package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// encode FILE LOG starts an encoder at $ENCODER whose model "small" knows the
// subjects of the file, one a line: a text's vector counts the words of each. What
// it was asked for is written to LOG, one text a line.
func serveEncoder(ts *testscript.TestScript, _ bool, args []string) {
	subjects := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	path := ts.MkAbs(args[1])
	ts.Check(os.WriteFile(path, nil, 0o644))
	log, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	ts.Defer(func() { log.Close() })
	type vector struct {
		Index     int       `json:"index"`
		Embedding []float32 `json:"embedding"`
	}
	var one sync.Mutex
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		one.Lock()
		defer one.Unlock()
		var q struct {
			Model string
			Input []string
		}
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil || q.Model != "small" {
			http.Error(w, "no such model", http.StatusNotFound)
			return
		}
		var out struct {
			Data []vector `json:"data"`
		}
		for i, text := range q.Input {
			log.WriteString(text + "\n")
			v := vector{i, []float32{1}}
			for _, subject := range subjects {
				n := float32(0)
				for _, word := range strings.Fields(subject) {
					n += float32(strings.Count(text, word))
				}
				v.Embedding = append(v.Embedding, n)
			}
			out.Data = append(out.Data, v)
		}
		json.NewEncoder(w).Encode(out)
	}))
	ts.Defer(s.Close)
	ts.Setenv("ENCODER", s.URL+"/v1")
}
