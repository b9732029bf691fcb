package report_test

import (
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

func TestAppendSpans(t *testing.T) {
	first, second := &lint.Rule{ID: "b/two"}, &lint.Rule{ID: "a/one"}
	r := &lint.Result{Text: []byte("Café — naïve"), Findings: []lint.Finding{
		{Rule: first, Level: lint.Warning, Span: document.Span{Start: 0, End: 16}, Confidence: 0.90000001},
		{Rule: second, Level: lint.Error, Span: document.Span{Start: 3, End: 5}, Confidence: 1},
		{Rule: first, Level: lint.Warning, Span: document.Span{Start: 6, End: 9}, Confidence: 0.5},
		{Rule: first, Level: lint.Note, Span: document.Span{Start: 6, End: 9}, Confidence: 1},
		{Rule: first, Level: lint.Error, Span: document.Span{Start: 6, End: 9}, Confidence: 1, Suppressed: &lint.Suppression{}},
	}}
	for least, want := range map[lint.Level]string{
		lint.Note:    `{"a/one":[[3,4,1]],"b/two":[[0,12,0.9],[5,6,0.5],[5,6,1]]}`,
		lint.Warning: `{"a/one":[[3,4,1]],"b/two":[[0,12,0.9],[5,6,0.5]]}`,
		lint.Error:   `{"a/one":[[3,4,1]]}`,
	} {
		if got := string(report.AppendSpans(nil, r, least)); got != want {
			t.Errorf("from %s on: got %s, want %s", least, got, want)
		}
	}
	if got := string(report.AppendSpans(nil, &lint.Result{}, lint.Note)); got != "{}" {
		t.Errorf("no findings: got %s", got)
	}
}
