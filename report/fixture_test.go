package report_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with testdata/name, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test ./report -update writes it anew):\n%s", path, got)
	}
}

// testRules are small rules that stand for the real ones.
var testRules = []*lint.Rule{
	{
		ID: "date/wrong-preposition", Level: lint.Error, Phrases: []string{"in (Friday|Monday)"},
		Doc: "# date/wrong-preposition\n\nA weekday that follows “in”.\n\nIt is the mark of a machine translation.\n\n```flag\nThey met [[in Friday]].\n```\n",
		Check: func(p *lint.Pass) {
			for _, h := range p.Hits() {
				span := p.Doc.TokenSpan(h.First, h.End)
				p.Report(lint.Finding{
					Span:       span,
					Message:    "“" + p.Doc.String(span) + "”: a weekday takes “on”.",
					Confidence: 0.98,
					Fix: &lint.Fix{Title: "Write “on”", Safe: true, Edits: []lint.Edit{{
						Span: document.Span{Start: span.Start, End: span.Start + 2}, Text: "on",
					}}},
				})
			}
		},
	},
	{
		ID: "figure/differing-estimates", Level: lint.Note, Phrases: []string{"(about|some) # people"},
		Doc: "# figure/differing-estimates\n\nFigures of two sources for one thing.\n",
		Check: func(p *lint.Pass) {
			hits := p.Hits()
			for i := 1; i < len(hits); i++ {
				first := p.Doc.TokenSpan(hits[i-1].First, hits[i-1].End)
				span := p.Doc.TokenSpan(hits[i].First, hits[i].End)
				p.Report(lint.Finding{
					Span:       span,
					Message:    "“" + p.Doc.String(span) + "” here, “" + p.Doc.String(first) + "” before: say whose figure is whose.",
					Confidence: 0.75,
					Related:    []lint.Related{{Span: first, Message: "the other figure"}},
				})
			}
		},
	},
	{
		ID: "debris/paywall-appeal", Level: lint.Warning, Phrases: []string{"support our journalism"},
		Doc: "# debris/paywall-appeal\n\nA plea to pay for the site.\n\n```flag\n[[Support our journalism.]]\n```\n",
		Check: func(p *lint.Pass) {
			for _, h := range p.Hits() {
				block := p.Doc.Blocks[p.Doc.BlockOf(h.First)].Span
				p.Report(lint.Finding{
					Span:       block,
					Message:    "A plea to support the outlet: “" + p.Doc.String(p.Doc.TokenSpan(h.First, h.End)) + "”.",
					Confidence: 0.9,
					Fix:        &lint.Fix{Title: "Delete the block", Edits: []lint.Edit{{Span: p.Doc.LineSpan(block)}}},
				})
			}
		},
	},
	{
		ID: "date/weekday-mismatch", Level: lint.Error, Phrases: []string{"Tuesday ... Oct"},
		Doc: "# date/weekday-mismatch\n\nA weekday that is not that of its date.\n",
		Check: func(p *lint.Pass) {
			for _, h := range p.Hits() {
				span := p.Doc.TokenSpan(h.First, h.First+1)
				p.Report(lint.Finding{
					Span:    span,
					Message: "Oct. 21, 2024 was a Monday, not a Tuesday.",
					Alternatives: []lint.Fix{
						{Title: "Write “Monday”", Edits: []lint.Edit{{Span: span, Text: "Monday"}}},
						{Title: "Write “Oct. 22”", Edits: []lint.Edit{{Span: span, Text: "Tuesday"}}},
					},
				})
			}
		},
	},
	{ID: "record/broken", Level: lint.Warning, Phrases: []string{"unlucky words"}, Check: func(*lint.Pass) { panic("index out of range") }},
}

const flood = `River rises again as towns wait for help

Support our journalism. Every gift, however small, keeps reporters such as ours in the towns where nobody else goes to look.
RIGA, Tuesday, Oct. 21, 2024 (Wire) — The council meets in Friday, the mayor said.

北京の水位 🌊🌊 rose as well: some 8,000 people left, officials said in Monday, and the long road along the dyke, which had been closed for most of the week while crews from three districts filled bags with sand, opened again to lorries.
A spokesman said about 7,400 people had left.
`

const hostile = "Ends \x1b[31mred in Friday\x1b]0;owned\x07 \u009b2J \u202etxet in Monday\r\n" +
	"::error file=x::boo in Friday %0A <script>alert(1)</script> in Monday </style>]]> \"in Friday\" \u2028 in Monday [x](1)\n"

func activeTestRules() []lint.Active {
	active := make([]lint.Active, len(testRules))
	for i, r := range testRules {
		active[i] = lint.Active{Rule: r, Level: r.Level}
	}
	return active
}

// results lints invented articles, among them one of a JSON Lines file.
func results(tb testing.TB) ([]lint.Result, *report.Summary) {
	tb.Helper()
	linter, err := lint.New(activeTestRules())
	if err != nil {
		tb.Fatal(err)
	}
	var (
		all     []lint.Result
		worker  = linter.Worker()
		summary = &report.Summary{
			Files:    5,
			Skipped:  map[string]int{"not text": 2, "hidden": 1},
			Problems: []error{errors.New("read feed.jsonl: line 3: unexpected end of JSON input")},
		}
	)
	check := func(m document.Meta, text string) {
		r := worker.Check(m, []byte(text))
		for _, e := range r.Errors {
			var p *lint.PanicError
			if errors.As(e, &p) {
				p.Line = "fixture_test.go:1"
			}
		}
		summary.Add(&r)
		summary.Problems = append(summary.Problems, r.Errors...)
		all = append(all, r)
	}
	check(document.Meta{Path: "stories/flood 1.txt"}, flood)
	check(document.Meta{Path: "stories/clean.txt"}, "Nothing is wrong here.\n")
	record := "He said “no” in Friday.\nThey \"met\" 🌊 in Monday."
	check(document.Meta{
		Path: "feed.jsonl", ID: "r-7", RecordLine: 2, Title: "Talks end", Published: time.Date(2024, 10, 21, 0, 0, 0, 0, time.UTC),
		Origin: newJSONOrigin(`{"id":"r-7","title":"Talks end","text":"`, record, `"}`),
	}, record)
	check(document.Meta{Path: "feed.jsonl", ID: "r-8", RecordLine: 4, Origin: blindOrigin{}}, "They came in Friday.")
	check(document.Meta{Path: "stories/<b>&\"hostile\".txt"}, hostile)
	check(document.Meta{Path: "stories/broken.txt"}, "Some unlucky words.")
	return all, summary
}

// metaOf names a document in every way after the text.
func metaOf(name string) document.Meta {
	return document.Meta{Path: name, ID: name, RecordLine: 1, Title: name, Source: name, URL: name}
}

// write runs a writer over the results.
func write(tb testing.TB, format string, o report.Options) []byte {
	tb.Helper()
	all, summary := results(tb)
	return writeAll(tb, format, o, all, summary)
}

func writeAll(tb testing.TB, format string, o report.Options, all []lint.Result, summary *report.Summary) []byte {
	tb.Helper()
	var b bytes.Buffer
	w, err := report.New(format, &b, o)
	if err != nil {
		tb.Fatal(err)
	}
	for i := range all {
		if err := w.Result(&all[i]); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(summary); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// jsonOrigin is a text that stood in a line of JSON, every character beyond
// ASCII escaped.
type jsonOrigin struct {
	raw   []byte
	image []int32 // by byte of the text, where it begins in raw
}

func newJSONOrigin(before, text, after string) *jsonOrigin {
	o := &jsonOrigin{raw: []byte(before)}
	for _, r := range text {
		for range utf8.RuneLen(r) {
			o.image = append(o.image, int32(len(o.raw)))
		}
		switch r {
		case '\n':
			o.raw = append(o.raw, `\n`...)
		case '"':
			o.raw = append(o.raw, `\"`...)
		default:
			o.raw = utf8.AppendRune(o.raw, r)
		}
	}
	o.image = append(o.image, int32(len(o.raw)))
	o.raw = append(o.raw, after...)
	return o
}

func (o *jsonOrigin) Raw() []byte   { return o.raw }
func (o *jsonOrigin) Offset() int64 { return 0 }
func (o *jsonOrigin) Field() string { return "text" }
func (o *jsonOrigin) Image(s document.Span) (document.Span, bool) {
	return document.Span{Start: o.image[s.Start], End: o.image[s.End]}, true
}

func (o *jsonOrigin) Encode(dst []byte, text string) ([]byte, bool) {
	return append(dst, text...), true
}

// blindOrigin knows the record but not where the text stood in it.
type blindOrigin struct{}

func (blindOrigin) Raw() []byte   { return []byte(`{"text":"…"}`) }
func (blindOrigin) Offset() int64 { return 0 }
func (blindOrigin) Field() string { return "body" }
func (o blindOrigin) Image(document.Span) (document.Span, bool) {
	return document.Span{End: int32(len(o.Raw()))}, false
}
func (blindOrigin) Encode(dst []byte, _ string) ([]byte, bool) { return dst, false }

// inRaw returns the text of a region of one line, columns in UTF-16 units.
func inRaw(raw string, line, start, end int) string {
	s := strings.Split(raw, "\n")[line-1]
	return string(utf16Slice(s, start-1, end-1))
}
