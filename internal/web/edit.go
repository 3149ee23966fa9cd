package web

import (
	"net/http"
	"slices"
	"strings"

	"synopse/internal/library"
	"synopse/internal/words"
)

type editPage struct {
	Frame
	Story   library.Story
	Href    string
	Members []member
	IDs     []string // of the members' reports
	Query   string
	Found   []storyRow // stories that may be merged with this one
	Problem string
}

func (s *Server) mayEdit(r *http.Request) error {
	if !visitorOf(r).can(library.Editor) {
		return &fault{status: http.StatusForbidden, what: "fault.not-editor"}
	}
	return nil
}

// edit shows how a story can be taken apart or put together with another one.
func (s *Server) edit(w http.ResponseWriter, r *http.Request) error {
	return s.showEdit(w, r, http.StatusOK, "")
}

func (s *Server) showEdit(w http.ResponseWriter, r *http.Request, status int, problem string) error {
	if err := s.mayEdit(r); err != nil {
		return err
	}
	ctx := r.Context()
	st, err := s.lib.Story(ctx, r.PathValue("id"))
	if err != nil {
		return missing(err, "story")
	}
	p := editPage{Frame: s.frame(r, "stories"), Story: st, Href: storyPath(st.ID), Query: strings.TrimSpace(r.URL.Query().Get("find")), Problem: problem}
	p.Title = p.T("edit")
	sp := storyPage{Frame: p.Frame, Story: st}
	sp.fillMembers(&library.Synopsis{})
	p.Members = sp.Members
	for _, m := range st.Members {
		p.IDs = append(p.IDs, m.Report)
	}
	lister := storiesPage{Frame: p.Frame}
	f := library.StoryFilter{From: st.First, Until: st.Last, Labels: p.Lang, Limit: 20}
	if p.Query != "" {
		f = library.StoryFilter{Topic: p.Query, Labels: p.Lang, Limit: 20}
	}
	list, err := s.lib.StoryList(ctx, f)
	if err != nil {
		return err
	}
	for i := range list.Items {
		if list.Items[i].ID != st.ID {
			p.Found = append(p.Found, lister.row(&list.Items[i]))
		}
	}
	return s.show(w, r, status, "edit", p)
}

// decide merges this story with another, or takes reports out of it. Both are
// decisions about reports, which stay when the stories are grouped anew.
func (s *Server) decide(w http.ResponseWriter, r *http.Request) error {
	if err := s.mayEdit(r); err != nil {
		return err
	}
	ctx := r.Context()
	st, err := s.lib.Story(ctx, r.PathValue("id"))
	if err != nil {
		return missing(err, "story")
	}
	if err := r.ParseForm(); err != nil {
		return badRequest("form")
	}
	f := s.frame(r, "")
	var made []library.Decision
	var problem string
	switch r.PostForm.Get("do") {
	case "merge":
		made, problem, err = s.merging(r, &st)
	case "split":
		made, problem = splitting(&st, r.PostForm["report"])
	default:
		problem = "edit.nothing"
	}
	if err != nil {
		return err
	}
	if problem != "" {
		return s.showEdit(w, r, http.StatusUnprocessableEntity, f.T(problem))
	}
	for _, d := range made {
		d.By, d.At = visitorOf(r).user.Name, s.o.Now()
		if err := s.engine.Decide(ctx, d); err != nil {
			return err
		}
	}
	s.o.Log.Info("decided by hand", "story", st.ID, "what", r.PostForm.Get("do"), "by", visitorOf(r).user.Name)
	to := st.ID
	if kept := remaining(&st, r.PostForm["report"]); kept != "" {
		if id, err := s.lib.StoryOf(ctx, kept); err == nil && id != "" {
			to = id
		}
	}
	http.Redirect(w, r, storyPath(to), http.StatusSeeOther)
	return nil
}

// merging gives the decision that joins this story and the one chosen.
func (s *Server) merging(r *http.Request, st *library.Story) (d []library.Decision, problem string, err error) {
	id := storyID(r.PostForm.Get("with"))
	if id == "" {
		return nil, "edit.choose", nil
	}
	other, err := s.lib.Story(r.Context(), id)
	switch {
	case library.CodeOf(err) == library.NotFound, err == nil && len(other.Members) == 0:
		return nil, "edit.no-story", nil
	case err != nil:
		return nil, "", err
	case other.ID == st.ID:
		return nil, "edit.same", nil
	}
	return []library.Decision{{Together: true, A: st.Members[0].Report, B: other.Members[0].Report}}, "", nil
}

// storyID takes an id out of what was typed: itself, or the address of a story's
// page.
func storyID(typed string) string {
	typed = strings.TrimSpace(words.Plain(typed))
	if _, after, ok := strings.Cut(typed, "/story/"); ok {
		typed, _, _ = strings.Cut(after, "/")
	}
	typed, _, _ = strings.Cut(typed, "?")
	return typed
}

// splitting gives the decisions that take reports out of a story: each of them
// is apart from each that stays, and they belong together.
func splitting(st *library.Story, out []string) (d []library.Decision, problem string) {
	var leave, stay []string
	for _, m := range st.Members {
		if slices.Contains(out, m.Report) {
			leave = append(leave, m.Report)
		} else {
			stay = append(stay, m.Report)
		}
	}
	switch {
	case len(leave) == 0:
		return nil, "edit.choose-reports"
	case len(stay) == 0:
		return nil, "edit.all-reports"
	}
	for _, a := range leave {
		for _, b := range stay {
			d = append(d, library.Decision{A: a, B: b})
		}
	}
	for _, b := range leave[1:] {
		d = append(d, library.Decision{Together: true, A: leave[0], B: b})
	}
	return d, ""
}

// remaining gives a report that stays in the story; "" if it has none.
func remaining(st *library.Story, out []string) string {
	for _, m := range st.Members {
		if !slices.Contains(out, m.Report) {
			return m.Report
		}
	}
	return ""
}
