package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/chavacava/garif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

// validate checks a document against a schema of testdata/schemas.
func validate(t *testing.T, schema string, document []byte) {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("testdata/schemas/" + schema)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v", schema, err)
	}
}

func parseSARIF(t *testing.T, log []byte) *garif.Run {
	t.Helper()
	validate(t, "sarif-2.1.0.json", log)
	var l garif.LogFile
	if err := json.Unmarshal(log, &l); err != nil {
		t.Fatal(err)
	}
	return l.Runs[0]
}

func TestSARIF(t *testing.T) {
	log := write(t, "sarif", report.Options{Version: "1.2.3", Dir: "/srv/news room", Category: "nightly/"})
	checkHarmless(t, log)
	var indented bytes.Buffer
	if err := json.Indent(&indented, log, "", "  "); err != nil {
		t.Fatal(err)
	}
	golden(t, "findings.sarif", indented.Bytes())

	run := parseSARIF(t, log)
	all, _ := results(t)
	n := 0
	for _, r := range all {
		raw := string(r.Text)
		if r.Origin != nil {
			raw = strings.Repeat("\n", r.RecordLine-1) + string(r.Origin.Raw())
		}
		for _, f := range r.Findings {
			region := run.Results[n].Locations[0].PhysicalLocation.Region
			n++
			if _, blind := r.Origin.(blindOrigin); blind || region.StartLine != region.EndLine {
				continue
			}
			want := string(r.Text[f.Span.Start:f.Span.End])
			if got := inRaw(raw, region.StartLine, region.StartColumn, region.EndColumn); got != want {
				t.Errorf("%s %s: the region holds %q, want %q", r.Path, f.Rule.ID, got, want)
			}
		}
	}
	if n != len(run.Results) {
		t.Errorf("%d results, want %d", len(run.Results), n)
	}
}

// TestSARIFWithoutFindings keeps the lists that code scanning wants, empty.
func TestSARIFWithoutFindings(t *testing.T) {
	log := writeAll(t, "sarif", report.Options{}, nil, &report.Summary{})
	parseSARIF(t, log)
	for _, list := range []string{`"results":[]`, `"rules":[]`} {
		if !bytes.Contains(log, []byte(list)) {
			t.Errorf("no %s in %s", list, log)
		}
	}
}

func TestSARIFHashesDiffer(t *testing.T) {
	run := parseSARIF(t, write(t, "sarif", report.Options{}))
	seen := map[string]bool{}
	for _, r := range run.Results {
		key := r.Locations[0].PhysicalLocation.ArtifactLocation.Uri + r.PartialFingerprints["primaryLocationLineHash"]
		if seen[key] {
			t.Errorf("two results with hash %s", key)
		}
		seen[key] = true
	}
}

func TestSARIFPaths(t *testing.T) {
	tests := []struct {
		dir, root, path, uri, base string
	}{
		{"", "", "a b/ü#?.txt", "a%20b/%C3%BC%23%3F.txt", "%SRCROOT%"},
		{"", "", "./a/../b.txt", "b.txt", "%SRCROOT%"},
		{"", "", "a:b.txt", "./a:b.txt", "%SRCROOT%"},
		{"/repo/sub", "/repo", "x.txt", "sub/x.txt", "%SRCROOT%"},
		{"/repo/sub", "/repo", "../x.txt", "x.txt", "%SRCROOT%"},
		{"/repo", "", "/repo/deep/x.txt", "deep/x.txt", "%SRCROOT%"},
		{"/repo", "", "/else/x y.txt", "file:///else/x%20y.txt", ""},
		{"/repo", "", "../x.txt", "file:///x.txt", ""},
		{"/repo", "", "-", "stdin", ""},
	}
	all, _ := results(t)
	for _, tt := range tests {
		r := all[0]
		r.Path = tt.path
		log := writeAll(t, "sarif", report.Options{Dir: tt.dir, Root: tt.root}, []lint.Result{r}, &report.Summary{})
		got := parseSARIF(t, log).Results[0].Locations[0].PhysicalLocation.ArtifactLocation
		if got.Uri != tt.uri || got.UriBaseId != tt.base {
			t.Errorf("%q in %q: %q under %q, want %q under %q", tt.path, tt.dir, got.Uri, got.UriBaseId, tt.uri, tt.base)
		}
	}
}

func TestSARIFKeepsTheGravest(t *testing.T) {
	tests := []struct {
		results, gzipped int
		most             int
	}{
		{results: 5, gzipped: 1 << 20, most: 5},
		{results: 1000, gzipped: 2000, most: 40},
	}
	for _, tt := range tests {
		all, summary := results(t)
		var b bytes.Buffer
		w, err := report.New("sarif", &b, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		report.LimitSARIF(w, tt.results, tt.gzipped)
		for range 3 {
			for i := range all {
				if err := w.Result(&all[i]); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := w.Close(summary); err != nil {
			t.Fatal(err)
		}
		run := parseSARIF(t, b.Bytes())
		kept := map[garif.ResultLevel]int{}
		for _, r := range run.Results {
			kept[r.Level]++
		}
		if n := len(run.Results); n == 0 || n > tt.most {
			t.Errorf("%d results, want 1 to %d", n, tt.most)
		}
		if errors := 3 * summary.ByLevel[lint.Error]; kept[garif.ResultLevel_Error] < min(errors, len(run.Results)) {
			t.Errorf("kept %v while errors were left out", kept)
		}
		notices := run.Invocations[0].ToolExecutionNotifications
		if len(notices) != 3 || !strings.Contains(notices[2].Message.Text, "were left out") {
			t.Errorf("notifications %+v, want a third that tells what was left out", notices)
		}
	}
}

// TestSARIFShowsSomePlaces caps the related places and tells of all.
func TestSARIFShowsSomePlaces(t *testing.T) {
	all, _ := results(t)
	f := &all[0].Findings[0]
	const places = 250
	f.Related = slices.Repeat([]lint.Related{{Span: f.Span, Message: "another"}}, places)
	result := parseSARIF(t, writeAll(t, "sarif", report.Options{}, all[:1], &report.Summary{})).Results[0]
	if n := len(result.RelatedLocations); n != 100 || !strings.Contains(result.Message.Text, "and 246 places more") {
		t.Errorf("%d places, %s", n, result.Message.Text)
	}
}

func TestSARIFSchemaIsTheOfficialOne(t *testing.T) {
	schema, err := os.ReadFile("testdata/schemas/sarif-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(schema, []byte(`"https://docs.oasis-open.org/sarif/sarif/v2.1.0/`)) {
		t.Error("the schema does not name OASIS as its source")
	}
}

// utf16Slice cuts a string by UTF-16 code units.
func utf16Slice(s string, start, end int) []byte {
	return []byte(string(utf16.Decode(utf16.Encode([]rune(s))[start:end])))
}
