package sqlite

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"synopse/internal/library"
	"synopse/statement"
)

func someRange(t *rapid.T) library.Range {
	start := rapid.IntRange(0, 5000).Draw(t, "start")
	return library.Range{Start: start, End: start + rapid.IntRange(-3, 300).Draw(t, "length")}
}

func maybeRange(t *rapid.T) *library.Range {
	if rapid.Bool().Draw(t, "none") {
		return nil
	}
	r := someRange(t)
	return &r
}

func someStatement(t *rapid.T) library.Statement {
	word := rapid.SampledFrom([]string{"", "sagen", "free-indirect", "dpa", "für"})
	id := rapid.SampledFrom([]string{"", "abc", "abc-12345678", "abd-12345678"})
	return library.Statement{
		ID: id.Draw(t, "id"), Within: id.Draw(t, "within"), Sentence: rapid.IntRange(0, 70_000).Draw(t, "sentence"),
		Sentences: rapid.SampledFrom([][]int{nil, {}, {3}, {3, 4, 900}}).Draw(t, "sentences"),
		Kind:      statement.Kind(word.Draw(t, "kind")), Act: word.Draw(t, "act"), Strength: word.Draw(t, "strength"), Medium: word.Draw(t, "medium"), Verb: word.Draw(t, "verb"),
		Speaker: maybeRange(t), Addressee: maybeRange(t), Cue: maybeRange(t),
		Content:    rapid.SliceOf(rapid.Custom(someRange)).Draw(t, "content"),
		Confidence: rapid.Float64().Draw(t, "confidence"),
	}
}

// TestShown: what was packed is there again, each sentence and statement by itself.
func TestShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := shownOf{Statements: rapid.SliceOf(rapid.Custom(someStatement)).Draw(t, "statements")}
		for range rapid.IntRange(0, 40).Draw(t, "sentences") {
			s.Sentences = append(s.Sentences, library.Sentence{Number: rapid.IntRange(0, 400).Draw(t, "number"), Range: someRange(t)})
		}
		p := shown(packShown("abc", &s))
		if err := p.check(); err != nil {
			t.Fatal(err)
		}
		for i, want := range s.Sentences {
			if got, ok := p.sentence(i + 1); !ok || !reflect.DeepEqual(got, want) {
				t.Fatalf("sentence %d: %+v, want %+v", i, got, want)
			}
		}
		for i, want := range s.Statements {
			if got, ok := p.statement("abc", i); !ok || !reflect.DeepEqual(got, want) {
				t.Fatalf("statement %d: %+v, want %+v", i, got, want)
			}
		}
		for _, n := range []int{-1, 0, len(s.Sentences) + 1} {
			if _, ok := p.sentence(n); ok {
				t.Fatalf("there is a sentence %d", n)
			}
		}
		if _, ok := p.statement("abc", len(s.Statements)); ok {
			t.Fatal("there is one statement more")
		}
		if cut := rapid.IntRange(0, len(p)-1).Draw(t, "cut"); p[:cut].check() == nil {
			t.Fatalf("cut at %d of %d it is whole", cut, len(p))
		}
	})
}

// TestShownHasAll: a field that a statement gets later must not be lost.
func TestShownHasAll(t *testing.T) {
	want := library.Statement{}
	v := reflect.ValueOf(&want).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); {
		case v.Type().Field(i).Name == "Speakers" || v.Type().Field(i).Name == "Addressees": // the story tells
		case f.Kind() == reflect.String:
			f.SetString("x")
		case f.Kind() == reflect.Int:
			f.SetInt(7)
		case f.Kind() == reflect.Float64:
			f.SetFloat(0.5)
		case f.Kind() == reflect.Pointer:
			f.Set(reflect.ValueOf(&library.Range{Start: 3, End: 5}))
		case f.Type() == reflect.TypeFor[[]int]():
			f.Set(reflect.ValueOf([]int{1, 2}))
		case f.Type() == reflect.TypeFor[[]library.Range]():
			f.Set(reflect.ValueOf([]library.Range{{Start: 1, End: 2}}))
		default:
			t.Fatalf("%s is of a kind that this test does not know", v.Type().Field(i).Name)
		}
	}
	if got, ok := shown(packShown("r", &shownOf{Statements: []library.Statement{want}})).statement("r", 0); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// FuzzShown: whatever the bytes, reading them ends.
func FuzzShown(f *testing.F) {
	f.Add(packShown("r", &shownOf{Sentences: []library.Sentence{{Number: 1, Range: library.Range{End: 4}}}, Statements: []library.Statement{{ID: "r-1", Content: []library.Range{{Start: 1, End: 2}}}}}))
	f.Fuzz(func(_ *testing.T, data []byte) {
		s := shown(data)
		s.sentence(2)
		s.statement("r", 0)
		_ = s.check()
	})
}
