package engine

import (
	"context"
	"encoding/json"
	"time"

	"synopse/internal/library"
	"synopse/reading"
	"synopse/synopsis"
)

// Shelf is what Shown asks of a library.
type Shelf interface {
	Story(ctx context.Context, id string) (library.Story, error)
	Newest(ctx context.Context, reports []string) ([]library.Revision, error)
}

// Maker gives what is made of stories; every Engine is one.
type Maker interface {
	Synopsis(ctx context.Context, story string) (library.Synopsis, error)
}

// Shown gives what is made of a story, of one with a single report too: nothing is
// kept of that, so it is made here. The error's code is library.NotFound where
// there is no story, or nothing was made of it yet.
func Shown(ctx context.Context, l Shelf, m Maker, id string) (library.Synopsis, error) {
	made, err := m.Synopsis(ctx, id)
	if library.CodeOf(err) != library.NotFound {
		return made, err
	}
	s, err := l.Story(ctx, id)
	if err != nil {
		return made, err
	}
	if len(s.Members) != 1 {
		return made, &library.Error{Code: library.NotFound, What: "the reports of the story " + id + " have not been laid side by side yet", Hint: "try again in a moment"}
	}
	revisions, err := l.Newest(ctx, []string{s.Members[0].Report})
	if err != nil {
		return made, err
	}
	if len(revisions) == 0 {
		return made, &library.Error{Code: library.NotFound, What: "the report of the story " + id + " is not there any more"}
	}
	return Synopsise(s.ID, revisions, []reading.Reading{ReadReport(&revisions[0])}, 0, time.Time{})
}

// Open reads the synopsis in what was made of a story.
func Open(made *library.Synopsis) (synopsis.Synopsis, error) {
	var s synopsis.Synopsis
	err := json.Unmarshal(made.Data, &s)
	return s, err
}
