package lint

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// findWord returns a rule that reports every hit of the phrase.
func findWord(id, phrase string) *Rule {
	return &Rule{ID: id, Level: Warning, Phrases: []string{phrase}, Check: func(p *Pass) {
		for _, h := range p.Hits() {
			p.Report(Finding{Span: p.Doc.TokenSpan(h.First, h.End), Message: phrase})
		}
	}}
}

func newWorker(t *testing.T, rules ...*Rule) *Worker {
	t.Helper()
	var active []Active
	for _, r := range rules {
		active = append(active, Active{Rule: r, Level: r.Level})
	}
	l, err := New(active)
	if err != nil {
		t.Fatal(err)
	}
	return l.Worker()
}

func TestCheckOrdersFindings(t *testing.T) {
	w := newWorker(t, findWord("z/second", "town"), findWord("a/first", "town"), findWord("m/third", "mayor"))
	result := w.Check(document.Meta{}, []byte("The mayor left.\nThe town wept: the town mayor."))
	var got []string
	for _, f := range result.Findings {
		got = append(got, fmt.Sprintf("%s@%d:%d-%d:%d", f.Rule.ID, f.Start.Line, f.Start.Column, f.End.Line, f.End.Column))
	}
	want := "m/third@1:5-1:10 a/first@2:5-2:9 z/second@2:5-2:9 a/first@2:20-2:24 z/second@2:20-2:24 m/third@2:25-2:30"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestCheckWakesRules(t *testing.T) {
	called := map[string]int{}
	note := func(r *Rule) *Rule {
		r.Check = func(*Pass) { called[r.ID]++ }
		return r
	}
	w := newWorker(t,
		note(&Rule{ID: "x/always"}),
		note(&Rule{ID: "x/phrase", Phrases: []string{"town hall"}}),
		note(&Rule{ID: "x/class", When: document.Classes(document.Digits)}),
	)
	w.Check(document.Meta{}, []byte("Nothing here."))
	w.Check(document.Meta{}, []byte("The town hall."))
	w.Check(document.Meta{}, []byte("It cost 5."))
	for id, want := range map[string]int{"x/always": 3, "x/phrase": 1, "x/class": 1} {
		if called[id] != want {
			t.Errorf("%s ran %d times, want %d", id, called[id], want)
		}
	}
}

func TestCheckContainsPanic(t *testing.T) {
	broken := &Rule{ID: "x/broken", Check: func(*Pass) { panic("lost") }}
	w := newWorker(t, broken, findWord("a/town", "town"))
	result := w.Check(document.Meta{Path: "a.jsonl", ID: "7"}, []byte("A town."))
	if len(result.Findings) != 1 {
		t.Errorf("%d findings of the other rule, want 1", len(result.Findings))
	}
	var failure *PanicError
	if len(result.Errors) != 1 || !errors.As(result.Errors[0], &failure) {
		t.Fatalf("errors %v, want one PanicError", result.Errors)
	}
	for _, part := range []string{"x/broken", "a.jsonl", `"7"`, "lost", "runner_test.go:"} {
		if !strings.Contains(failure.Error(), part) {
			t.Errorf("%q does not name %s", failure.Error(), part)
		}
	}
}

// TestCheckContainsEndlessRule ends rules that report for ever, or what is not
// there; the other rules' findings stay.
func TestCheckContainsEndlessRule(t *testing.T) {
	endless := &Rule{ID: "x/endless", Check: func(p *Pass) {
		for {
			p.Report(Finding{Message: "again"})
		}
	}}
	stray := &Rule{ID: "x/stray", Check: func(p *Pass) { p.Report(Finding{Span: document.Span{Start: 5, End: 9}}) }}
	related := &Rule{ID: "x/related", Check: func(p *Pass) { p.Report(Finding{Related: []Related{{Span: document.Span{Start: 3, End: 2}}}}) }}
	w := newWorker(t, endless, stray, related, findWord("a/town", "town"))
	result := w.Check(document.Meta{}, []byte("A town."))
	if len(result.Errors) != 3 || result.Findings[len(result.Findings)-1].Message != "town" {
		t.Fatalf("errors %v, findings %v", result.Errors, result.Findings)
	}
	for i, part := range []string{"more findings than the text has bytes", "bytes 5 to 9 of a text of 7", "bytes 3 to 2"} {
		if message := result.Errors[i].Error(); !strings.Contains(message, part) {
			t.Errorf("%q does not say %s", message, part)
		}
	}
}

func TestCheckLimitsFindings(t *testing.T) {
	w := newWorker(t, findWord("a/town", "town"))
	result := w.Check(document.Meta{}, []byte(strings.Repeat("town ", MaxFindings+5)))
	if len(result.Findings) != MaxFindings || result.Omitted["a/town"] != 5 {
		t.Errorf("%d findings and %v omitted, want %d and 5", len(result.Findings), result.Omitted, MaxFindings)
	}
}

func TestFingerprintsSurviveEdits(t *testing.T) {
	w := newWorker(t, findWord("a/town", "town"))
	before := w.Check(document.Meta{Path: "a.txt"}, []byte("A town. A town."))
	after := w.Check(document.Meta{Path: "b.txt"}, []byte("A new line.\n\nA town. A town."))
	if before.Findings[0].Fingerprint == before.Findings[1].Fingerprint {
		t.Error("two findings share a fingerprint")
	}
	for i := range before.Findings {
		if before.Findings[i].Fingerprint != after.Findings[i].Fingerprint {
			t.Errorf("finding %d: the fingerprint changed with the line", i)
		}
	}
}

func TestReportAtKeepsTheLower(t *testing.T) {
	r := &Rule{ID: "x/levels", Level: Warning, Check: func(p *Pass) {
		p.ReportAt(Note, Finding{Span: document.Span{Start: 0, End: 1}})
		p.ReportAt(Error, Finding{Span: document.Span{Start: 1, End: 2}})
	}}
	result := newWorker(t, r).Check(document.Meta{}, []byte("ab"))
	if result.Findings[0].Level != Note || result.Findings[1].Level != Warning {
		t.Errorf("levels %v and %v", result.Findings[0].Level, result.Findings[1].Level)
	}
	result.DropBelow(Warning)
	if len(result.Findings) != 1 {
		t.Errorf("%d findings at warning and above, want 1", len(result.Findings))
	}
}

func TestDatesAndQuantitiesAreReadInEnglishAlone(t *testing.T) {
	w := newWorker(t)
	german := "Der Bürgermeister sagte am Montag, dass die Brücke im Mai 2024 für 12 Millionen Euro gebaut wird. " +
		"Er hat mit dem Rat gesprochen, und die Arbeiten sind nach seinen Worten noch nicht zu Ende."
	english := "The mayor said on Monday that the bridge would be built in May 2024 for 12 million euros. " +
		"He has spoken to the council, and by his account the work is not at an end as yet."
	for text, want := range map[string]bool{german: false, english: true} {
		_, facts := w.Read(document.Meta{}, []byte(text))
		if dates, quantities := len(facts.Dates().Expressions), len(facts.Quantities().All); (dates > 0) != want || (quantities > 0) != want {
			t.Errorf("%d dates and %d quantities in %q", dates, quantities, text)
		}
	}
}
