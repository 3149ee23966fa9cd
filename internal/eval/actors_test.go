package eval

import (
	"bytes"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// gold and found build mentions of a text in which each mention is ten code
// points long and starts at ten times its place.
func gold(place int, actor string) goldMention {
	return goldMention{Start: 10 * place, End: 10*place + 10, Actor: actor}
}

func speaker(place int, actor string) goldMention {
	g := gold(place, actor)
	g.Speaker = true
	return g
}

func found(place int, actors ...int) foundMention {
	return foundMention{Start: 10 * place, End: 10*place + 10, HeadStart: 10*place + 5, HeadEnd: 10*place + 10, Actors: actors, Single: true}
}

func score(g []goldMention, f []foundMention) actorScore {
	var s actorScore
	s.add(align(g, f), map[string]bool{"a": true})
	return s
}

func TestSpeakerResolved(t *testing.T) {
	tests := []struct {
		name                      string
		gold                      []goldMention
		found                     []foundMention
		right, resolved, speakers int
	}{
		{"most of the others are the same actor",
			[]goldMention{gold(0, "a"), gold(1, "a"), gold(2, "b"), speaker(3, "a")},
			[]foundMention{found(0, 7), found(1, 7), found(2, 7), found(3, 7)}, 1, 1, 1},
		{"most of the others are somebody else",
			[]goldMention{gold(0, "a"), gold(1, "b"), gold(2, "b"), speaker(3, "a")},
			[]foundMention{found(0, 7), found(1, 7), found(2, 7), found(3, 7)}, 0, 1, 1},
		{"a tie is wrong",
			[]goldMention{gold(0, "a"), gold(1, "b"), speaker(3, "a")},
			[]foundMention{found(0, 7), found(1, 7), found(3, 7)}, 0, 1, 1},
		{"both alone",
			[]goldMention{gold(0, "b"), speaker(3, "a")},
			[]foundMention{found(0, 7), found(3, 8)}, 1, 1, 1},
		{"alone in the reading only",
			[]goldMention{gold(0, "a"), speaker(3, "a")},
			[]foundMention{found(0, 7), found(3, 8)}, 0, 1, 1},
		{"alone in the gold only",
			[]goldMention{gold(0, "b"), speaker(3, "a")},
			[]foundMention{found(0, 7), found(3, 7)}, 0, 1, 1},
		{"found but unresolved",
			[]goldMention{speaker(3, "a")},
			[]foundMention{found(3)}, 0, 0, 1},
		{"not found",
			[]goldMention{speaker(3, "a")}, nil, 0, 0, 1},
		{"several actors, all right",
			[]goldMention{gold(0, "a"), gold(1, "b"), speaker(3, "a+b")},
			[]foundMention{found(0, 7), found(1, 8), found(3, 8, 7)}, 1, 1, 1},
		{"several actors where one is meant",
			[]goldMention{gold(0, "a"), gold(1, "b"), speaker(3, "a")},
			[]foundMention{found(0, 7), found(1, 8), found(3, 8, 7)}, 0, 1, 1},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			s := score(c.gold, c.found)
			if want := (resolution{c.right, c.resolved, c.speakers}); s.speakers != want {
				t.Errorf("right, resolved, all: %v; want %v", s.speakers, want)
			}
		})
	}
}

func TestSpeakerUnsureIsLeftOut(t *testing.T) {
	g := []goldMention{speaker(0, "a"), speaker(1, "a")}
	g[0].Unsure = true
	s := score(g, []foundMention{found(0, 7), found(1, 8)})
	// The unsure mention neither counts nor makes the other one's actor known twice.
	if (s.speakers != resolution{1, 1, 1}) || s.gold != 1 || s.predicted != 1 {
		t.Errorf("speakers %v, gold %d, predicted %d; want 1 each", s.speakers, s.gold, s.predicted)
	}
}

func TestSpeakerByOverlapWhereTheHeadLiesElsewhere(t *testing.T) {
	f := found(3, 7)
	f.End, f.HeadStart, f.HeadEnd = 60, 50, 60 // "a spokesman of the town", headed by the town
	s := score([]goldMention{speaker(3, "a")}, []foundMention{f})
	if s.speakers.right != 1 || s.matched != 0 {
		t.Errorf("right %d, matched %d; want 1, 0", s.speakers.right, s.matched)
	}
}

func TestSpeakersThatArePersons(t *testing.T) {
	// "a" is a person, "b" an organisation.
	s := score([]goldMention{speaker(0, "a"), speaker(1, "b")}, []foundMention{found(0, 7), found(1, 8)})
	if (s.speakers != resolution{2, 2, 2}) || (s.persons != resolution{1, 1, 1}) {
		t.Errorf("speakers %v, persons %v; want 2 each, 1 each", s.speakers, s.persons)
	}
}

func TestMentions(t *testing.T) {
	group := found(4, 9)
	group.Single = false
	// Gold at 0, 1, 2. Found: 0 and 1, a person too many at 3, and a group,
	// which the gold doesn't list unless it speaks.
	s := score([]goldMention{gold(0, "a"), gold(1, "b"), gold(2, "a")},
		[]foundMention{found(0, 7), found(1, 8), found(3, 7), group})
	if s.matched != 2 || s.predicted != 3 || s.gold != 3 {
		t.Errorf("matched %d, predicted %d, gold %d; want 2, 3, 3", s.matched, s.predicted, s.gold)
	}
}

func TestMentionsApposition(t *testing.T) {
	whole := foundMention{Start: 0, End: 40, HeadStart: 30, HeadEnd: 40, Actors: []int{7}, Single: true}
	two := []goldMention{gold(0, "a"), gold(3, "a")} // "the minister", "Jane Doe"
	if s := score(two, []foundMention{whole}); s.matched != 1 || s.gold != 1 || s.predicted != 1 {
		t.Errorf("found as one: matched %d, gold %d, predicted %d; want 1 each", s.matched, s.gold, s.predicted)
	}
	one := []goldMention{{Start: 0, End: 40, Actor: "a"}}
	if s := score(one, []foundMention{found(0, 7), found(3, 7)}); s.matched != 1 || s.gold != 1 || s.predicted != 1 {
		t.Errorf("found as two: matched %d, gold %d, predicted %d; want 1 each", s.matched, s.gold, s.predicted)
	}
	other := []goldMention{gold(0, "b"), gold(3, "a")} // another actor inside is missed
	if s := score(other, []foundMention{whole}); s.gold != 2 {
		t.Errorf("another actor inside: gold %d, want 2", s.gold)
	}
}

func TestAlignTakesTheGreatestOverlap(t *testing.T) {
	wide := foundMention{Start: 0, End: 30, HeadStart: 0, HeadEnd: 5, Actors: []int{7}}
	narrow := foundMention{Start: 0, End: 12, HeadStart: 0, HeadEnd: 5, Actors: []int{8}}
	a := align([]goldMention{gold(0, "a")}, []foundMention{wide, narrow})
	if a.foundOf[0] != 1 {
		t.Errorf("matched found mention %d, want 1", a.foundOf[0])
	}
	if !a.noFound[0] {
		t.Error("the wider mention inside the gold counts as a person too many")
	}
}

func TestBCubed(t *testing.T) {
	// Gold {0 1 2} {3 4}; found {0 1} {2 3 4}.
	// Precision: 1 1 1/3 2/3 2/3 → 11/3; recall: 2/3 2/3 1/3 1 1 → 11/3.
	s := score([]goldMention{gold(0, "a"), gold(1, "a"), gold(2, "a"), gold(3, "b"), gold(4, "b")},
		[]foundMention{found(0, 7), found(1, 7), found(2, 8), found(3, 8), found(4, 8)})
	if math.Abs(s.bPrecision-11.0/3) > 1e-9 || math.Abs(s.bRecall-11.0/3) > 1e-9 {
		t.Errorf("sums %f, %f; want 11/3 both", s.bPrecision, s.bRecall)
	}
	// Unresolved mentions are alone: precision 1 1, recall 1/2 1/2.
	s = score([]goldMention{gold(0, "a"), gold(1, "a")}, []foundMention{found(0), found(1)})
	if s.bPrecision != 2 || s.bRecall != 1 {
		t.Errorf("unresolved: sums %f, %f; want 2, 1", s.bPrecision, s.bRecall)
	}
}

func TestActorFiguresKeepTheHalvesApart(t *testing.T) {
	var sc actorScores
	sc.add(&goldActors{Language: "en", Split: "held", Mentions: []goldMention{speaker(0, "a")}}, []foundMention{found(0, 1)})
	sc.add(&goldActors{Language: "de", Split: "dev", Mentions: []goldMention{speaker(0, "a")}}, nil)
	var names []string
	for _, f := range sc.figures() {
		names = append(names, f.Name)
	}
	want := "de dev (1 documents), speaker resolved\nde dev (1 documents), speaker is a mention\nde dev (1 documents), of these persons\n" +
		"de dev (1 documents), mentions\nde dev (1 documents), B-cubed\n" +
		"en held (1 documents), speaker resolved\nen held (1 documents), speaker is a mention\nen held (1 documents), of these persons\n" +
		"en held (1 documents), mentions\nen held (1 documents), B-cubed"
	if got := strings.Join(names, "\n"); got != want {
		t.Errorf("figures\n%s\nwant\n%s", got, want)
	}
}

// TestActorsGold checks the gold against its texts: every mention is a run of
// whole words of its document.
func TestActorsGold(t *testing.T) {
	if os.Getenv("SYNOPSE_SHARED") == "" {
		t.Setenv("SYNOPSE_SHARED", filepath.Join("..", "..", "..", "shared"))
	}
	for _, path := range []string{"gold/actors/de.jsonl", "gold/actors/en.jsonl"} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts := textSource{}
		for _, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
			checkGold(t, texts, line)
		}
	}
}

func checkGold(t *testing.T, texts textSource, line []byte) {
	g, err := parseGold(line)
	if err != nil {
		t.Fatal(err)
	}
	text, err := texts.of(g)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is missing: put the corpora at ../shared or set SYNOPSE_SHARED", g.Corpus)
	}
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(text)
	for i, m := range g.Mentions {
		if m.Start < 0 || m.End > len(runes) || m.Start >= m.End {
			t.Errorf("%s %d: mention %d lies at %d–%d of %d", g.Language, g.Number, i, m.Start, m.End, len(runes))
			continue
		}
		if s := string(runes[m.Start:m.End]); strings.TrimSpace(s) != s || strings.Contains(s, "\n") {
			t.Errorf("%s %d: mention %d is no run of words", g.Language, g.Number, i)
		}
	}
	want := map[bool]string{true: "dev", false: "held"}[g.Number%2 == 0]
	if g.Split != want {
		t.Errorf("%s %d is %s, want %s", g.Language, g.Number, g.Split, want)
	}
}
