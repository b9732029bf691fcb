package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

// FuzzFormats writes the findings of any text in every format: none may fail,
// let a control character through or become invalid.
func FuzzFormats(f *testing.F) {
	for _, s := range []string{
		"", "in Friday", hostile, flood, "in Friday\r\rin Monday\u2028in Friday\x85", "\xff\xfein Friday\xff", "北京\u200din Friday👩‍👩‍👧 in Monday\u0301",
		"about 7 people\nsome 8 people some 9 people", "support our journalism" + strings.Repeat(" é", 3000) + " in Friday",
		"Tuesday, Oct\n\nSUPPORT OUR JOURNALISM\n\x00in Friday",
	} {
		f.Add(s, uint8(80))
	}
	linter, err := lint.New(activeTestRules())
	if err != nil {
		f.Fatal(err)
	}
	worker := linter.Worker()
	f.Fuzz(func(t *testing.T, text string, width uint8) {
		meta := metaOf(text)
		meta.RecordLine = 0
		r := worker.Check(meta, []byte(text))
		r.Errors = nil
		summary := &report.Summary{Problems: []error{errors.New(text)}, Skipped: map[string]int{text: 1}}
		summary.Add(&r)
		for _, format := range report.Formats() {
			out := writeAll(t, format, report.Options{Width: int(width), JobSummary: io.Discard}, []lint.Result{r}, summary)
			checkHarmless(t, out)
			checkSyntax(t, format, out)
		}
		checkRegions(t, &r)
	})
}

// checkSyntax fails where the output is not what its format is made of.
func checkSyntax(t *testing.T, format string, out []byte) {
	t.Helper()
	switch format {
	case "json", "sarif", "gitlab":
		if !json.Valid(out) {
			t.Errorf("%s is no JSON: %s", format, out)
		}
	case "jsonl", "rdjsonl":
		for line := range bytes.Lines(out) {
			if !json.Valid(line) {
				t.Errorf("%s holds a line that is no JSON: %s", format, line)
			}
		}
	case "junit", "checkstyle":
		decoder := xml.NewDecoder(bytes.NewReader(out))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
		}
	case "html":
		checkPage(t, out)
	}
}

// checkRegions reads every finding's words back from its place in the text.
func checkRegions(t *testing.T, r *lint.Result) {
	t.Helper()
	encoded := writeAll(t, "rdjsonl", report.Options{}, []lint.Result{*r}, &report.Summary{})
	n := 0
	for line := range bytes.Lines(encoded) {
		var d struct {
			Location struct {
				Range struct{ Start, End struct{ Line, Column int } }
			}
		}
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		place := d.Location.Range
		got := document.Span{
			Start: int32(offsetOf(r.Text, place.Start.Line, place.Start.Column)),
			End:   int32(offsetOf(r.Text, place.End.Line, place.End.Column)),
		}
		if got != r.Findings[n].Span {
			t.Errorf("the place %+v is %v, want %v", place, got, r.Findings[n].Span)
		}
		n++
	}
}
