package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/newslint/newslint/report"
)

func TestJSONLines(t *testing.T) {
	got := write(t, "jsonl", report.Options{})
	golden(t, "findings.jsonl", got)
	for line := range bytes.Lines(got) {
		var v map[string]any
		if err := json.Unmarshal(line, &v); err != nil {
			t.Errorf("%v: %s", err, line)
		}
	}
	checkHarmless(t, got)
}

func TestJSON(t *testing.T) {
	got := write(t, "json", report.Options{Version: "1.2.3"})
	golden(t, "findings.json", got)
	var v struct {
		Findings []map[string]any
		Summary  struct{ Records, Error int }
	}
	if err := json.Unmarshal(got, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Findings) == 0 || v.Summary.Records != 6 {
		t.Errorf("%d findings, %d records", len(v.Findings), v.Summary.Records)
	}
}

func TestJSONWithoutFindings(t *testing.T) {
	got := writeAll(t, "json", report.Options{}, nil, &report.Summary{})
	if !json.Valid(got) {
		t.Errorf("invalid: %s", got)
	}
}

// FuzzJSONString feeds any text through a path and compares what the standard
// library reads back.
func FuzzJSONString(f *testing.F) {
	for _, s := range []string{"", "plain", "\"\\\n\r\t", "\x00\x1f\x7f\u0080\u2028\xff", "🌊 <é>", hostile} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		encoded := report.AppendString(nil, s)
		var back string
		if err := json.Unmarshal(encoded, &back); err != nil {
			t.Fatalf("%v: %s", err, encoded)
		}
		standard, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var want string
		if err := json.Unmarshal(standard, &want); err != nil {
			t.Fatal(err)
		}
		if back != want {
			t.Errorf("%q became %q", s, back)
		}
		if bytes.ContainsFunc(encoded, isControl) {
			t.Errorf("a control character in %q", encoded)
		}
	})
}

// checkHarmless fails where the output holds a control other than a line feed.
func checkHarmless(t *testing.T, out []byte) {
	t.Helper()
	for line := range strings.Lines(string(out)) {
		if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), isControl) {
			t.Errorf("a control character in %q", line)
		}
	}
}

func isControl(r rune) bool {
	return r < ' ' || 0x7f <= r && r < 0xa0 || r == '\u2028' || r == '\u2029'
}

func TestEncodeDoesNotAllocate(t *testing.T) {
	all, _ := results(t)
	w, err := report.New("jsonl", io.Discard, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	encoder := w.(report.Encoder)
	dst := make([]byte, 0, 1<<16)
	if n := testing.AllocsPerRun(100, func() { dst = encoder.Encode(dst[:0], &all[0]) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkJSONLines(b *testing.B) {
	all, _ := results(b)
	w, err := report.New("jsonl", io.Discard, report.Options{})
	if err != nil {
		b.Fatal(err)
	}
	encoder := w.(report.Encoder)
	dst := encoder.Encode(nil, &all[0])
	b.SetBytes(int64(len(dst)))
	b.ReportAllocs()
	for b.Loop() {
		dst = encoder.Encode(dst[:0], &all[0])
	}
}
