package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

// suppressedResult has three findings: one that counts, one of a baseline and
// one that the source suppresses.
func suppressedResult(tb testing.TB) ([]lint.Result, *report.Summary) {
	tb.Helper()
	linter, err := lint.New(activeTestRules())
	if err != nil {
		tb.Fatal(err)
	}
	r := linter.Worker().Check(document.Meta{Path: "a.txt"}, []byte("They met in Friday.\nThey ate in Monday.\nThey left in Friday.\n"))
	if len(r.Findings) != 3 {
		tb.Fatalf("%d findings, want 3", len(r.Findings))
	}
	r.Findings[1].Suppressed = &lint.Suppression{Kind: lint.InBaseline, Reason: "an old <b>article</b>"}
	r.Findings[2].Suppressed = &lint.Suppression{Kind: lint.InSource}
	summary := &report.Summary{Files: 1, Baseline: true}
	summary.Add(&r)
	return []lint.Result{r}, summary
}

func TestSuppressedFindingsAreMarked(t *testing.T) {
	all, summary := suppressedResult(t)
	for format, marks := range map[string][]string{
		"jsonl": {`"suppressed":{"kind":"baseline","reason":"an old <b>article</b>"}`, `"suppressed":{"kind":"source","reason":""}`},
		"json":  {`"suppressed":{"source":1,"baseline":1}`, `"error":1`},
		"html":  {`known from the baseline: an old &lt;b&gt;article&lt;/b&gt;`, `suppressed in the source`, `class="card error suppressed"`},
	} {
		out := string(writeAll(t, format, report.Options{}, all, summary))
		for _, mark := range marks {
			if !strings.Contains(out, mark) {
				t.Errorf("%s: %s is missing in\n%s", format, mark, out)
			}
		}
	}
}

func TestSuppressedFindingsAreLeftOut(t *testing.T) {
	all, summary := suppressedResult(t)
	for _, format := range []string{"table", "github", "gitlab", "junit", "checkstyle", "rdjsonl"} {
		out := writeAll(t, format, report.Options{}, all, summary)
		if !bytes.Contains(out, []byte("in Friday")) || bytes.Contains(out, []byte("in Monday")) {
			t.Errorf("%s:\n%s", format, out)
		}
	}
	table := string(writeAll(t, "table", report.Options{}, all, summary))
	if !strings.Contains(table, "1 file: 1 finding (1 error), 1 fixable with newslint fix; 1 known from the baseline; 1 suppressed in the source.") {
		t.Errorf("the last line of\n%s", table)
	}
}

func TestSARIFSuppressions(t *testing.T) {
	all, summary := suppressedResult(t)
	out := writeAll(t, "sarif", report.Options{}, all, summary)
	validate(t, "sarif-2.1.0.json", out)
	var log struct {
		Runs []struct {
			Results []struct {
				BaselineState string
				Suppressions  []struct{ Kind, Status, Justification string }
			}
		}
	}
	if err := json.Unmarshal(out, &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	var states, kinds []string
	for _, r := range results {
		states = append(states, r.BaselineState)
		for _, s := range r.Suppressions {
			kinds = append(kinds, s.Kind+" "+s.Status+" "+s.Justification)
		}
	}
	if got := strings.Join(states, ","); got != "new,unchanged,new" {
		t.Errorf("baseline states %s", got)
	}
	if got := strings.Join(kinds, ","); got != "external accepted an old <b>article</b>,inSource accepted " {
		t.Errorf("suppressions %s", got)
	}
}

// TestSARIFLimitSparesWhatCounts drops suppressed findings first, whatever
// their level.
func TestSARIFLimitSparesWhatCounts(t *testing.T) {
	all, summary := suppressedResult(t)
	f := all[0].Findings
	f[0].Suppressed, f[2].Suppressed = f[1].Suppressed, nil
	f[2].Level = lint.Note
	var b bytes.Buffer
	w, err := report.New("sarif", &b, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	report.LimitSARIF(w, 1, 1<<20)
	if err := w.Result(&all[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(summary); err != nil {
		t.Fatal(err)
	}
	if out := b.String(); !strings.Contains(out, `"level":"note"`) || strings.Contains(out, "external") {
		t.Error(out)
	}
}
