package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

// consumer returns the output of a program that reads a report from standard
// input; the test is skipped where the program is not installed.
func consumer(t *testing.T, log []byte, name string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed here", name)
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Dir = t.TempDir()
	cmd.Stdin = bytes.NewReader(log)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, &errs)
	}
	return out
}

// TestJUnitSchema has libxml2 validate against the schema of Jenkins.
func TestJUnitSchema(t *testing.T) {
	schema, err := filepath.Abs("testdata/schemas/junit-4.xsd")
	if err != nil {
		t.Fatal(err)
	}
	consumer(t, write(t, "junit", report.Options{}), "xmllint", "--noout", "--schema", schema, "-")
	consumer(t, writeAll(t, "junit", report.Options{}, nil, &report.Summary{}), "xmllint", "--noout", "--schema", schema, "-")
}

// reviewed is a finding as reviewdog tells it after reading a report.
type reviewed struct {
	Message  string
	Severity string
	Code     struct{ Value, URL string }
	Location struct {
		Path  string
		Range textRange
	}
	Suggestions      []suggestion
	RelatedLocations []struct {
		Message  string
		Location struct{ Range textRange }
	} `json:"related_locations"`
}

type textRange struct{ Start, End struct{ Line, Column int } }

// TestReviewdog has reviewdog read the formats that are made for it and for
// review tools like it, and compares with the findings.
func TestReviewdog(t *testing.T) {
	for _, format := range []string{"rdjsonl", "checkstyle"} {
		t.Run(format, func(t *testing.T) {
			all, _ := results(t)
			told := reviewdog(t, format, writeAll(t, format, report.Options{}, all, &report.Summary{}))
			for i := range all {
				r := &all[i]
				for n := range r.Findings {
					if len(told) == 0 {
						t.Fatalf("%s: finding %d is missing", r.Path, n)
					}
					checkReviewed(t, format, r, &r.Findings[n], &told[0])
					told = told[1:]
				}
			}
			if len(told) > 0 {
				t.Errorf("%d more than there are", len(told))
			}
		})
	}
}

func reviewdog(t *testing.T, format string, log []byte) []reviewed {
	t.Helper()
	var all []reviewed
	out := consumer(t, log, "reviewdog", "-f="+format, "-name=newslint", "-reporter=rdjsonl", "-filter-mode=nofilter")
	for line := range bytes.Lines(out) {
		var d reviewed
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

func checkReviewed(t *testing.T, format string, r *lint.Result, f *lint.Finding, d *reviewed) {
	t.Helper()
	if d.Location.Path != r.Path || !strings.HasSuffix(d.Message, f.Message) || d.Severity != map[lint.Level]string{lint.Note: "INFO", lint.Warning: "WARNING", lint.Error: "ERROR"}[f.Level] ||
		!strings.HasSuffix(d.Code.Value, f.Rule.ID) {
		t.Errorf("%s: read as %+v, want %+v", r.Path, d, f)
	}
	if at := d.Location.Range.Start; r.Origin == nil && at.Line != f.Start.Line {
		t.Errorf("%s: read at %+v, want %+v", r.Path, at, f.Start)
	}
	if format == "checkstyle" {
		return // it has neither ends nor suggestions
	}
	if fixes := len(f.Alternatives); f.Fix != nil && len(d.Suggestions) > 1 || f.Fix == nil && len(d.Suggestions) > fixes {
		t.Errorf("%s: %d suggestions for %+v", r.Path, len(d.Suggestions), f)
	}
	if len(d.RelatedLocations) != len(f.Related) {
		t.Errorf("%s: %d related places, want %d", r.Path, len(d.RelatedLocations), len(f.Related))
	}
	if _, blind := r.Origin.(blindOrigin); blind {
		return
	}
	raw := r.Text
	if r.Origin != nil {
		raw = append(bytes.Repeat([]byte("\n"), r.RecordLine-1), r.Origin.Raw()...)
	}
	at := d.Location.Range
	start, end := offsetOf(raw, at.Start.Line, at.Start.Column), offsetOf(raw, at.End.Line, at.End.Column)
	if want := r.Text[f.Span.Start:f.Span.End]; !bytes.Equal(raw[start:end], want) {
		t.Errorf("%s: the place holds %q, want %q", r.Path, raw[start:end], want)
	}
}

// TestSchemaFiles names the source of each schema.
func TestSchemaFiles(t *testing.T) {
	readme, err := os.ReadFile("testdata/schemas/README.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir("testdata/schemas")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "README.md" && !strings.Contains(string(readme), "`"+f.Name()+"`") {
			t.Errorf("the README does not say where %s comes from", f.Name())
		}
	}
}
