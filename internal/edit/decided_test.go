package edit

import (
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

func TestDecide(t *testing.T) {
	town := &lint.Rule{ID: "a/town", Phrases: []string{"town"}, Check: func(p *lint.Pass) {
		for _, h := range p.Hits() {
			p.Report(lint.Finding{Span: p.Doc.TokenSpan(h.First, h.End), Message: "town"})
		}
	}}
	l, err := lint.New([]lint.Active{{Rule: town, Level: lint.Warning}})
	try(t, err)
	f := Fixer{Worker: l.Worker()}
	const text = "Menu\n\nA town.\n\nOf 1,000 people, a town.\n"
	at := func(start, end int32, text string) lint.Edit {
		return lint.Edit{Span: document.Span{Start: start, End: end}, Text: text}
	}
	tests := []struct {
		name  string
		edits []lint.Edit
		want  string // "" for an error
		left  int    // findings
	}{
		{"nothing", nil, text, 2},
		{"a line with the empty one behind it", []lint.Edit{at(0, 4, "")}, text[6:], 2},
		{"what no safe fix may", []lint.Edit{at(18, 23, "two"), at(34, 38, "city")}, "Menu\n\nA town.\n\nOf two people, a city.\n", 1},
		{"edits that overlap", []lint.Edit{at(0, 4, ""), at(3, 5, "")}, "", 2},
		{"an edit behind the text", []lint.Edit{at(0, 400, "")}, "", 2},
		{"an edit without effect", []lint.Edit{at(0, 4, "Menu")}, "", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, err := f.Decide(document.Meta{Path: "a.txt"}, []byte(text), tt.edits)
			if tt.want == "" {
				if err == nil {
					t.Errorf("no error, text %q", o.Text)
				}
				return
			}
			try(t, err)
			if string(o.Text) != tt.want || len(o.Findings) != tt.left || string(o.Before) != text {
				t.Errorf("%d findings in %q, want %d in %q", len(o.Findings), o.Text, tt.left, tt.want)
			}
		})
	}
}

func TestForward(t *testing.T) {
	o := Outcome{Edits: []lint.Edit{{Span: document.Span{Start: 2, End: 4}, Text: "long"}, {Span: document.Span{Start: 8, End: 10}}}}
	for _, tt := range []struct{ before, after document.Span }{
		{document.Span{Start: 0, End: 2}, document.Span{Start: 0, End: 2}},
		{document.Span{Start: 4, End: 8}, document.Span{Start: 6, End: 10}},
		{document.Span{Start: 2, End: 4}, document.Span{Start: 2, End: 6}},
		{document.Span{Start: 10, End: 12}, document.Span{Start: 10, End: 12}},
		{document.Span{Start: 8, End: 10}, document.Span{Start: 10, End: 10}},
	} {
		if got := o.Forward(tt.before); got != tt.after {
			t.Errorf("%v is at %v, want %v", tt.before, got, tt.after)
		}
	}
}
