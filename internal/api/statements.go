package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/library"
	"synopse/statement"
)

type statementsInput struct {
	Actor    string `query:"actor" doc:"id of who speaks"`
	To       string `query:"to" doc:"id of who is spoken to"`
	Report   string `query:"report"`
	Story    string `query:"story"`
	Issue    string `query:"issue" doc:"id of an issue"`
	Outlet   string `query:"outlet"`
	Kind     string `query:"kind" enum:",direct,indirect,free-indirect,reported"`
	Act      string `query:"act"`
	Language string `query:"language"`
	From     string `query:"from" doc:"day of publication" pattern:"^(\\d{4}-\\d{2}-\\d{2})?$"`
	Until    string `query:"until" doc:"day, included" pattern:"^(\\d{4}-\\d{2}-\\d{2})?$"`
	Paging
}

func (s *server) statements(a huma.API) {
	get(a, "/statements", "list-statements", "Statements, the newest first, with filters", "statements", func(ctx context.Context, in *statementsInput) (*body[Page[Statement]], error) {
		p, err := s.Library.Statements(ctx, library.StatementFilter{Actor: in.Actor, To: in.To, Report: in.Report, Story: in.Story, Issue: in.Issue, Outlet: in.Outlet,
			Kind: statement.Kind(in.Kind), Act: in.Act, Language: in.Language, From: in.From, Until: in.Until, Cursor: in.Cursor, Limit: in.Limit})
		return answer(page(p, statementOf), err)
	})
	get(a, "/statements/{id}", "get-statement", "One statement", "statements", func(ctx context.Context, in *PathID) (*body[Statement], error) {
		st, err := s.Library.Statement(ctx, in.ID)
		return answer(statementOf(&st), err)
	})
}
