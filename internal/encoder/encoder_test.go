package encoder

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// stub answers with vectors whose first number is the length of the text, in the
// wrong order, as the API allows.
func stub(t *testing.T) *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var q struct {
			Model string
			Input []string
		}
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil || r.URL.Path != "/v1/embeddings" {
			t.Errorf("asked for %s: %v", r.URL.Path, err)
		}
		if q.Model != "small" {
			http.Error(w, "no such model", http.StatusNotFound)
			return
		}
		var parts []string
		for i := len(q.Input) - 1; i >= 0; i-- {
			parts = append(parts, fmt.Sprintf(`{"index":%d,"embedding":[%d,1]}`, i, len(q.Input[i])))
		}
		fmt.Fprintf(w, `{"data":[%s]}`, strings.Join(parts, ","))
	}))
}

func TestEncode(t *testing.T) {
	s := stub(t)
	defer s.Close()
	e := Encoder{Address: s.URL + "/v1/", Model: "small"}
	var texts []string
	for i := range 70 {
		texts = append(texts, strings.Repeat("x", i))
	}
	got, err := e.Encode(context.Background(), texts)
	if err != nil || len(got) != 70 {
		t.Fatalf("%d vectors, %v", len(got), err)
	}
	for i, v := range got {
		if int(v[0]) != i {
			t.Errorf("text %d has the vector of text %v", i, v[0])
		}
	}
}

func TestEncodeFails(t *testing.T) {
	s := stub(t)
	defer s.Close()
	for _, c := range []struct {
		e    Encoder
		want string
	}{
		{Encoder{Address: "localhost", Model: "small"}, "no address"},
		{Encoder{Address: s.URL}, "name the encoder's model"},
		{Encoder{Address: s.URL + "/v1", Model: "large"}, "404"},
		{Encoder{Address: "http://127.0.0.1:1/v1", Model: "small"}, "the encoder at"},
	} {
		if _, err := c.e.Encode(context.Background(), []string{"a"}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.e, err, c.want)
		}
	}
	for _, answer := range []string{"", "{}", `{"data":[{"index":5,"embedding":[1]}]}`, `{"data":[{"index":0,"embedding":[]}]}`, `{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]}`} {
		if _, err := parse([]byte(answer), 2); err == nil {
			t.Errorf("%s was taken for two vectors", answer)
		}
	}
}
