package edit

import (
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

func finding(safe bool) *lint.Finding {
	return &lint.Finding{Confidence: 1, Evidence: proof, Fix: &lint.Fix{Safe: safe}}
}

func TestGuard(t *testing.T) {
	const text = "“We won,” said Ada Miller of Harlow.\n" +
		"Get 3 months for $1 from Harlow Gazetteer.\n" +
		"It rose 1.5 points to 12,000 in or in May, or 1/20.\n" +
		"Photo: Noon, 3 May. Ada Miller speaks. Noon, 3 May. Ada Miller speaks. She was late, late in the day.\n" +
		"AT&amp;T paid &#163;5, a cafÃ© owner from Gor\u200bsefield said &amp;amp;#8217;.\n"
	tests := []struct {
		name      string
		old, with string
		want      Reason
	}{
		{"whole block with digits and names", "Get 3 months for $1 from Harlow Gazetteer.", "", ""},
		{"whole block with its line end", "Get 3 months for $1 from Harlow Gazetteer.\n", "", ""},
		{"two blocks", "Get 3 months for $1 from Harlow Gazetteer.\nIt rose 1.5 points to 12,000 in or in May, or 1/20.\n", "", ""},
		{"all but the full stop", "Get 3 months for $1 from Harlow Gazetteer", "", DigitChanged},
		{"a block and a piece of the next", "Get 3 months for $1 from Harlow Gazetteer.\nIt ", "", DigitChanged},
		{"a digit", "3 ", "", DigitChanged},
		{"a digit changed", "12,000", "13,000", DigitChanged},
		{"a digit brought in", "late in", "late on May 3 in", DigitChanged},
		{"a decimal point", ".5", "5", ""},
		{"what stands between digits", "/", "", DigitChanged},
		{"digits respelled", "12,000", "12 000", ""},
		{"a doubled word", "in ", "", ""},
		{"a name", "Harlow Gazetteer", "", NameLost},
		{"a name that stands elsewhere", "Ada Miller ", "", ""},
		{"a quotation", "“We won,” ", "", QuoteLost},
		{"words that are there twice", "Noon, 3 May. Ada Miller speaks. ", "", ""},
		{"a few words that are there twice", "3 May. ", "", DigitChanged},
		{"a character reference", "&amp;", "&", ""},
		{"a numeric reference", "&#163;", "£", ""},
		{"a reference escaped twice", "&amp;amp;#8217;", "’", ""},
		{"what cannot be seen, in a name", "\u200b", "", ""},
		{"mojibake", "Ã©", "é", ""},
		{"half a character", "\xc3", "", BrokenFix},
		{"half a character brought in", "late", "\xc3", BrokenFix},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fixer := newFixer(t)
			l := fixer.look(dated(), []byte(text))
			start := int32(indexUnique(t, text, test.old))
			edits := []lint.Edit{{Span: document.Span{Start: start, End: start + int32(len(test.old))}, Text: test.with}}
			g := newGuard(&l)
			if got := g.refuse(finding(true), edits); got != test.want {
				t.Errorf("%q to %q: %q, want %q", test.old, test.with, got, test.want)
			}
		})
	}
}

// indexUnique returns where the string first stands in text.
func indexUnique(t *testing.T, text, s string) int {
	t.Helper()
	for i := range len(text) - len(s) + 1 {
		if text[i:i+len(s)] == s {
			return i
		}
	}
	t.Fatalf("%q is not in the text", s)
	return 0
}

// The last of a record's full dates stays, whatever block it stands in.
func TestGuardDates(t *testing.T) {
	const text = "Printed on 3 May 2024.\nThe mayor left.\nPosted 4 May 2024.\n"
	fixer := newFixer(t)
	l := fixer.look(document.Meta{}, []byte(text))
	g := newGuard(&l)
	first := []lint.Edit{{Span: document.Span{Start: 0, End: 23}}}
	second := []lint.Edit{{Span: document.Span{Start: 39, End: 58}}}
	if got := g.refuse(finding(true), first); got != "" {
		t.Errorf("one of two dates: %q", got)
	}
	g.choose(first)
	if got := g.refuse(finding(true), second); got != DateLost {
		t.Errorf("the last date: %q, want %q", got, DateLost)
	}
	if got := g.refuse(finding(false), second); got != DateLost {
		t.Errorf("the last date in a fix that is not safe: %q, want %q", got, DateLost)
	}
}

func TestLosesHalf(t *testing.T) {
	tests := []struct {
		before, after string
		want          bool
	}{
		{"one two three four", "one two", false},
		{"one two three", "one", true},
		{"one — two", "one two", false},
		{"", "", false},
		{"!!!", "", false},
	}
	for _, test := range tests {
		if got := losesHalf([]byte(test.before), []byte(test.after)); got != test.want {
			t.Errorf("%q to %q: %t", test.before, test.after, got)
		}
	}
}

// A rule that is not sure may repair characters, but not delete a block.
func TestGuardConfidence(t *testing.T) {
	l := newFixer(t).look(dated(), []byte("The mayor left.\nBuy now!\n"))
	g := newGuard(&l)
	for _, test := range []struct {
		confidence float64
		text       string
		want       Reason
	}{{0.5, "", Unsure}, {0.5, "Bye now!", ""}, {0.9, "", ""}} {
		f := finding(true)
		f.Confidence = test.confidence
		edits := []lint.Edit{{Span: document.Span{Start: 16, End: 24}, Text: test.text}}
		if got := g.refuse(f, edits); got != test.want {
			t.Errorf("confidence %v: %q, want %q", test.confidence, got, test.want)
		}
	}
}

// Whole blocks go by two kinds of evidence; characters change without any.
func TestGuardEvidence(t *testing.T) {
	const text = "The mayor left the hall of Harlow before noon.\nBuy now!\n\u200b\nThe mayor left the hall of Harlow before noon.\n"
	l := newFixer(t).look(dated(), []byte(text))
	for _, test := range []struct {
		old      string
		evidence layout.Evidence
		want     Reason
	}{
		{"Buy now!", 0, Unproven},
		{"Buy now!", layout.Wording, Unproven},
		{"Buy now!", layout.Wording | layout.Place, ""},
		{"now", 0, ""},
		{"\u200b", 0, ""},
		{"The mayor left the hall of Harlow before noon.", 0, ""}, // it stands there twice
	} {
		g := newGuard(&l)
		f := finding(true)
		f.Evidence = test.evidence
		start := int32(strings.Index(text, test.old))
		edits := []lint.Edit{{Span: document.Span{Start: start, End: start + int32(len(test.old))}}}
		if got := g.refuse(f, edits); got != test.want {
			t.Errorf("%q with evidence %b: %q, want %q", test.old, test.evidence, got, test.want)
		}
	}
}
