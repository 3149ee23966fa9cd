package corpus

import (
	"fmt"
	"strings"
)

// Tagged is a sentence with one tag a token.
type Tagged struct {
	Comments     []string
	Tokens, Tags []string
}

// BIO reads "token<TAB>tag" lines with a blank line between sentences. Further
// columns are left out; lines without a tab are comments.
func BIO(path string, data []byte) ([]Tagged, error) {
	var out []Tagged
	var s Tagged
	for n, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" {
			if len(s.Tokens) > 0 {
				out = append(out, s)
			}
			s = Tagged{}
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) == 1 {
			s.Comments = append(s.Comments, line)
			continue
		}
		if col[1] == "" {
			return nil, fmt.Errorf("%s, line %d: no tag", path, n+1)
		}
		s.Tokens = append(s.Tokens, col[0])
		s.Tags = append(s.Tags, col[1])
	}
	if len(s.Tokens) > 0 {
		out = append(out, s)
	}
	return out, nil
}
