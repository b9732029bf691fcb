package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/joshdk/go-junit"

	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

func TestRDJSONL(t *testing.T) {
	got := write(t, "rdjsonl", report.Options{})
	golden(t, "findings.rdjsonl", got)
	checkHarmless(t, got)
	for line := range bytes.Lines(got) {
		validate(t, "rdf-diagnostic.json", line)
	}
}

// diagnostic is what a review tool reads of a line of rdjsonl.
type diagnostic struct {
	Suggestions []suggestion
}

type suggestion struct {
	Range textRange
	Text  string
}

// TestRDJSONLSuggestions applies each suggestion to the file as a review tool
// does, and compares with the fix.
func TestRDJSONLSuggestions(t *testing.T) {
	all, _ := results(t)
	applied := 0
	for i := range all {
		r := &all[i]
		n := 0
		for line := range bytes.Lines(writeAll(t, "rdjsonl", report.Options{}, all[i:i+1], &report.Summary{})) {
			var d diagnostic
			if err := json.Unmarshal(line, &d); err != nil {
				t.Fatal(err)
			}
			f := &r.Findings[n]
			n++
			fixes := f.Alternatives
			if f.Fix != nil {
				fixes = []lint.Fix{*f.Fix}
			}
			for j, s := range d.Suggestions {
				want, err := edit.Apply(r.Text, fixes[j].Edits)
				if err != nil {
					t.Fatal(err)
				}
				if got := s.apply(t, r); got != string(want) {
					t.Errorf("%s: the suggestion gives %q, want %q", r.Path, got, want)
				}
				applied++
			}
		}
	}
	if applied < 10 {
		t.Errorf("%d suggestions", applied)
	}
}

// apply returns the article's text after the suggestion was taken in its file.
func (s *suggestion) apply(t *testing.T, r *lint.Result) string {
	t.Helper()
	raw := r.Text
	if r.Origin != nil {
		raw = append(bytes.Repeat([]byte("\n"), r.RecordLine-1), r.Origin.Raw()...)
	}
	start := offsetOf(raw, s.Range.Start.Line, s.Range.Start.Column)
	end := offsetOf(raw, s.Range.End.Line, s.Range.End.Column)
	file := string(raw[:start]) + s.Text + string(raw[end:])
	if r.Origin == nil {
		return file
	}
	var record struct{ Text string }
	if err := json.Unmarshal([]byte(file), &record); err != nil {
		t.Fatalf("%v: %s", err, file)
	}
	return record.Text
}

// offsetOf returns the byte offset of a line and column, both from 1.
func offsetOf(raw []byte, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		at += bytes.IndexByte(raw[at:], '\n') + 1
	}
	return at + column - 1
}

func TestGitLab(t *testing.T) {
	got := write(t, "gitlab", report.Options{Dir: "/repo/sub", Root: "/repo"})
	golden(t, "findings.gitlab.json", got)
	checkHarmless(t, got)
	validate(t, "gitlab-codequality.json", got)
	var issues []struct {
		Fingerprint string
		Location    struct{ Path string }
	}
	if err := json.Unmarshal(got, &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if seen[i.Fingerprint] || !strings.HasPrefix(i.Location.Path, "sub/") {
			t.Errorf("a bad issue: %+v", i)
		}
		seen[i.Fingerprint] = true
	}
	if empty := string(writeAll(t, "gitlab", report.Options{}, nil, &report.Summary{})); empty != "[]\n" {
		t.Errorf("without findings: %q", empty)
	}
}

func TestJUnit(t *testing.T) {
	got := write(t, "junit", report.Options{})
	golden(t, "findings.junit.xml", got)
	checkHarmless(t, got)
	suites, err := junit.Ingest(got)
	if err != nil {
		t.Fatal(err)
	}
	all, summary := results(t)
	if len(suites) != len(all)+1 {
		t.Errorf("%d suites, want one a document and one for problems", len(suites))
	}
	totals := junit.Totals{}
	for _, s := range suites {
		totals.Failed += s.Totals.Failed
		totals.Error += s.Totals.Error
		totals.Passed += s.Totals.Passed
	}
	clean := 2
	if totals.Failed != summary.ByLevel[lint.Error]+summary.ByLevel[lint.Warning] ||
		totals.Passed != summary.ByLevel[lint.Note]+clean || totals.Error != len(summary.Problems) {
		t.Errorf("totals %+v, summary %+v", totals, summary)
	}
}

func TestCheckstyle(t *testing.T) {
	got := write(t, "checkstyle", report.Options{})
	golden(t, "findings.checkstyle.xml", got)
	checkHarmless(t, got)
	var parsed struct {
		XMLName xml.Name `xml:"checkstyle"`
		Files   []struct {
			Name   string `xml:"name,attr"`
			Errors []struct {
				Line     int    `xml:"line,attr"`
				Column   int    `xml:"column,attr"`
				Severity string `xml:"severity,attr"`
				Message  string `xml:"message,attr"`
				Source   string `xml:"source,attr"`
			} `xml:"error"`
		} `xml:"file"`
	}
	if err := xml.Unmarshal(got, &parsed); err != nil {
		t.Fatal(err)
	}
	var names []string
	errors := 0
	for _, f := range parsed.Files {
		names = append(names, f.Name)
		errors += len(f.Errors)
	}
	if want := "stories/flood 1.txt|feed.jsonl|stories/<b>&\"hostile\".txt"; strings.Join(names, "|") != want {
		t.Errorf("files %q, want %q", names, want)
	}
	if _, summary := results(t); errors != summary.Findings() {
		t.Errorf("%d errors, want %d", errors, summary.Findings())
	}
	if err := xml.Unmarshal(writeAll(t, "checkstyle", report.Options{}, nil, &report.Summary{}), &parsed); err != nil {
		t.Errorf("without findings: %v", err)
	}
}

func TestFormatsAreKnown(t *testing.T) {
	for _, format := range report.Formats() {
		if len(write(t, format, report.Options{})) == 0 {
			t.Errorf("%s wrote nothing", format)
		}
	}
	if _, err := report.New("yaml", nil, report.Options{}); err == nil || !strings.Contains(err.Error(), "sarif") {
		t.Errorf("an unknown format: %v", fmt.Sprint(err))
	}
}
