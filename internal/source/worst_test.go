package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// worstCases break designs that look back, nest or search again and again.
// Each returns about n bytes.
var worstCases = []struct {
	name   string
	format Format
	input  func(n int) string
}{
	{"nested elements", HTML, func(n int) string { return strings.Repeat("<div>", n/5) }},
	{"nested hints", HTML, func(n int) string { return strings.Repeat("<aside>x", n/16) + strings.Repeat("</aside>", n/16) }},
	{"open formatting", HTML, func(n int) string { return strings.Repeat("<b><i>", n/12) + strings.Repeat("<p>x", n/8) }},
	{"attributes", HTML, func(n int) string { return "<p " + manyAttributes(n) + ">x" }},
	{"less than", HTML, func(n int) string { return strings.Repeat("<", n) }},
	{"ampersands", HTML, func(n int) string { return strings.Repeat("&a", n/2) }},
	{"comments", HTML, func(n int) string { return strings.Repeat("<!--", n/4) }},
	{"meta", HTML, func(n int) string { return strings.Repeat("<meta x>", n/8) }},
	{"brackets", Markdown, func(n int) string { return strings.Repeat("[", n) }},
	{"links", Markdown, func(n int) string { return strings.Repeat("[a](", n/4) }},
	{"stars", Markdown, func(n int) string { return strings.Repeat("*a **b ", n/7) }},
	{"backticks", Markdown, manyBackticks},
	{"angles", Markdown, func(n int) string { return strings.Repeat("<a", n/2) }},
	{"quotations", Markdown, func(n int) string { return strings.Repeat(">", n) }},
	{"bullets", Markdown, func(n int) string { return strings.Repeat("- ", n/2) }},
	{"empty lines", Markdown, func(n int) string { return strings.Repeat("\n", n) }},
	{"escapes", JSONLines, func(n int) string { return `{"text":"` + strings.Repeat(`\"`, n/2) + `"}` }},
	{"nested arrays", JSONLines, func(n int) string {
		return `{"x":` + strings.Repeat("[", n/2) + strings.Repeat("]", n/2) + `,"text":""}`
	}},
	{"keys", JSONLines, func(n int) string { return `{` + strings.Repeat(`"text":"",`, n/10) + `"text":""}` }},
	{"nested objects", JSON, func(n int) string { return strings.Repeat(`{"a":`, n/5) }},
	{"brackets of arrays", JSON, func(n int) string { return strings.Repeat(`[]`, n/2) }},
	{"quotes", CSV, func(n int) string { return "text\n" + strings.Repeat(`"`, n) }},
	{"columns", CSV, func(n int) string { return "text\n" + strings.Repeat(`,`, n) }},
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "a%d=x ", i)
	}
	return b.String()
}

func manyBackticks(n int) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("`", i) + "a")
	}
	return b.String()
}

// TestWorstCases reads each case, at a size at which anything quadratic would
// run into the test's time limit, and asks for places in it.
func TestWorstCases(t *testing.T) {
	const size = 1 << 20
	for _, tt := range worstCases {
		t.Run(tt.name, func(t *testing.T) {
			var b Batch
			r := NewReader([]string{"-"}, strings.NewReader(tt.input(size)), Options{Format: tt.format})
			for r.Read(&b) == nil {
				for rec := range b.Records {
					if rec.Origin == nil {
						continue
					}
					for i := range int32(1000) {
						at := int32(len(rec.Text)) / 1000 * i
						rec.Origin.Image(document.Span{Start: at, End: at})
					}
				}
			}
		})
	}
}

func BenchmarkWorstCases(b *testing.B) {
	const size = 4 << 20
	for _, bench := range worstCases {
		b.Run(bench.name, func(b *testing.B) {
			input := bench.input(size)
			b.SetBytes(int64(len(input)))
			b.ReportAllocs()
			var batch Batch
			for b.Loop() {
				r := NewReader([]string{"-"}, strings.NewReader(input), Options{Format: bench.format})
				for r.Read(&batch) == nil {
					for range batch.Records {
					}
				}
			}
		})
	}
}
