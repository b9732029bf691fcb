package review

import (
	"reflect"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

func TestOrders(t *testing.T) {
	unread := Decision{Key: Key{Path: "b.txt", Content: "gone"}, Finding: "1", Action: Ignore}
	s := sessionOf([]Decision{unread}, friday, menu, friday)
	for _, step := range []string{"accept", "next", "ignore so", "article", "accept", "next", "choose 1"} {
		if err := s.do(step); err != nil {
			t.Fatal(step, err)
		}
	}
	ignored := s.ledger.of(keyOf(0), "figure/sum@20")
	want := []Order{
		{
			Key: keyOf(0), Edits: []lint.Edit{{Span: document.Span{Start: 4, End: 6}, Text: "on"}},
			Ignored: []Excused{{ignored, document.Span{Start: 20, End: 26}}}, Fixes: 1, Size: 33,
		},
		{
			Key: keyOf(1), Edits: []lint.Edit{{Span: document.Span{Start: 0, End: 10}}, {Span: document.Span{Start: 15, End: 21}, Text: "Sunday"}},
			Fixes: 1, Choices: 1, Removed: 10, Size: 28,
		},
	}
	if got := s.Orders(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if read, unread := s.Kept(); read != 4 || unread != 1 {
		t.Errorf("%d and %d decisions kept, want 4 and 1", read, unread)
	}
	if err := s.Forget(); err != nil {
		t.Fatal(err)
	}
	if read, unread := s.Kept(); read != 4 || unread != 0 {
		t.Errorf("%d and %d decisions kept, want 4 and none", read, unread)
	}
}

// What was written is decided no more; the session stays where it is.
func TestRenew(t *testing.T) {
	s := sessionOf(nil, friday, menu)
	for _, step := range []string{"accept", "article", "accept", "next"} {
		if err := s.do(step); err != nil {
			t.Fatal(step, err)
		}
	}
	fresh := parseArticle("Met [day:Monday=Sunday|Tuesday] again.")
	key := Key{Path: "a.jsonl", ID: "1", Content: "fresh"}
	carried := []Carried{{
		Key: keyOf(1), Fresh: NewEntry(key, &lint.Result{Text: fresh.Text, Findings: fresh.Findings}),
		Again: []Decision{{Key: key, Finding: fresh.Findings[0].Fingerprint, Action: Ignore, Reason: "so"}},
	}}
	err := s.Renew(carried, func(n, index int) error {
		s.articles[n] = fresh
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.state(); got != "a. >i" {
		t.Errorf("state %s", got)
	}
	if last := s.journal[len(s.journal)-1]; last.Action != Done || last.Key != keyOf(1) {
		t.Errorf("the journal ends with %+v", last)
	}
	s.checkCounts(t)
}

// Where nothing is left of all articles, there is nothing to show.
func TestRenewToNothing(t *testing.T) {
	s := sessionOf(nil, "[menu:Home=-] is here.")
	if err := s.Accept(); err != nil {
		t.Fatal(err)
	}
	err := s.Renew([]Carried{{Key: keyOf(0), Fresh: Entry{Key: Key{Content: "fresh"}}}}, func(int, int) error { return nil })
	if _, here := s.Place(); err != nil || here {
		t.Errorf("a place is left, error %v", err)
	}
	if s.StepArticle(1) || s.Step(-1) || s.StepOpen() {
		t.Error("there is somewhere to go")
	}
}
