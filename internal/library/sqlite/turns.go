package sqlite

import (
	"context"

	"synopse/internal/library"
)

// turns let in so many at once, the others in the order in which they came: of twenty
// searches that go on side by side each takes ten times as long, of twenty that wait
// for each other the last one does.
type turns chan struct{}

// take waits for a turn; done is to be called after it. The error is that of a context
// that ended meanwhile.
func (t turns) take(ctx context.Context) (done func(), err error) {
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Find gives the sentences a query asks for.
func (l *Library) Find(ctx context.Context, s library.Searched) (library.Found, error) {
	done, err := l.searches.take(ctx)
	if err != nil {
		return library.Found{}, failed(l.path, err)
	}
	defer done()
	return l.find(ctx, s)
}
