package web

import "net/http"

type helpPage struct {
	Frame
	Keys   [][2]string // key, what it does
	Fields [][2]string // field of a search, what it finds
}

var (
	keyNames   = []string{"j", "h", "enter", "c", "slash", "question"}
	fieldNames = []string{"speaker", "to", "issue", "outlet", "kind", "act", "lang", "from", "phrase", "not", "star"}
)

// help explains keys and searches: also to those who have no script.
func (s *Server) help(w http.ResponseWriter, r *http.Request) error {
	p := helpPage{Frame: s.frame(r, "help")}
	p.Title = p.T("help")
	for _, k := range keyNames {
		p.Keys = append(p.Keys, [2]string{p.T("key." + k), p.T("key." + k + ".does")})
	}
	for _, f := range fieldNames {
		p.Fields = append(p.Fields, [2]string{p.T("field." + f), p.T("field." + f + ".does")})
	}
	return s.show(w, r, http.StatusOK, "help", p)
}
