package river

import (
	"context"
	"fmt"
	"time"

	"synopse/internal/library"
)

// River looks for jobs whose worker is silent by the clock of one program, and how
// long they have run stands in the database by that one's clock. A program whose clock
// is fast would take jobs from workers that are at them, one whose clock is slow would
// leave them for as long. So a program whose clock is wrong does nothing.
const (
	mostApart  = 10 * time.Second // a job may take 12 s less than the time after which it is given out again
	clockLook  = 30 * time.Second
	tooLongWay = 5 * time.Second // an answer that took so long tells nothing
)

// rightClock says whether this machine's clock is near enough to the database's.
func (e *Engine) rightClock(ctx context.Context) error {
	before := e.o.Clock()
	there, err := e.lib.Clock(ctx)
	if err != nil {
		return err
	}
	way := e.o.Clock().Sub(before)
	apart := before.Add(way / 2).Sub(there)
	if way > tooLongWay || apart.Abs() <= mostApart {
		return nil
	}
	how := "ahead of"
	if apart < 0 {
		how = "behind"
	}
	return &library.Error{Library: e.lib.Path(), Code: library.WrongClock,
		What: fmt.Sprintf("this machine's clock is %s %s the database's", apart.Abs().Round(time.Second), how),
		Hint: "set both right, by NTP; until then this program reads and groups nothing, others do"}
}

// watching looks at the clock now and then.
func (e *Engine) watching(ctx context.Context) error {
	for !pause(ctx, clockLook) {
		if err := e.rightClock(ctx); library.CodeOf(err) == library.WrongClock {
			return err
		}
	}
	return nil
}
