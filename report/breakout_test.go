package report_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/report"
)

// evils are what an article or the name of its file may hold to get out of the
// place that a report gives it.
var evils = []string{
	"::error file=x,line=1::boo", "::add-mask::x", "\u00a0::set-env name=a::b", "a\n::error::b", "a\r::error::b", "a\u2028::error::b",
	"%0A::error::b", "%0a%0D::stop-commands::x", "x,line=7,title=y::error::z", "x ##[error]boo", "##[group]x",
	"\x1b[35mred", "\x1b]0;owned\x07", "\x1b]8;;http://localhost/\x1b\\click", "\u009b35mred", "a\b\b\bb", "\x00\u0085\x7f", "\u202egpj.exe", "\r2K",
	`<script>alert(1)</script>`, `</style><style>*{display:none}</style>`, `"><img src=x onerror=alert(1)>`, `</script><script>alert(1)</script>`,
	`<!--`, `]]>`, `&lt;b&gt; & {{.}}`, "javascript:alert(1)", `' onclick='alert(1)`, "</textarea></title></details>", "| a | b |\n|---|---|", "[x](javascript:alert(1)) @someone #1 `x`",
}

// evilResult is a document with evil in its text, its names and in everything
// that is said of it.
func evilResult(t *testing.T, evil string) (lint.Result, *report.Summary) {
	t.Helper()
	rule := &lint.Rule{ID: "test/evil", Level: lint.Note, Check: func(p *lint.Pass) {
		for _, b := range p.Doc.Blocks {
			p.Report(lint.Finding{
				Span: b.Span, Message: evil,
				Related:      []lint.Related{{Span: b.Span, Message: evil}},
				Fix:          &lint.Fix{Title: evil, Edits: []lint.Edit{{Span: b.Span, Text: evil}}},
				Alternatives: []lint.Fix{{Title: evil, Edits: []lint.Edit{{Span: b.Span, Text: evil}}}},
			})
		}
	}}
	linter, err := lint.New([]lint.Active{{Rule: rule, Level: rule.Level}})
	if err != nil {
		t.Fatal(err)
	}
	meta := metaOf(evil)
	meta.RecordLine = 0
	r := linter.Worker().Check(meta, []byte(evil+"\n\nA line "+evil+" words.\n"))
	if len(r.Findings) == 0 {
		t.Fatal("no findings")
	}
	summary := &report.Summary{Files: 1, Skipped: map[string]int{evil: 1}, Problems: []error{fmt.Errorf("read %s", evil)}}
	summary.Add(&r)
	return r, summary
}

// TestGitHubBreakOut reads the log as the runner does: it must see an
// annotation for each finding and no other command.
func TestGitHubBreakOut(t *testing.T) {
	for _, evil := range evils {
		r, summary := evilResult(t, evil)
		var page bytes.Buffer
		log := writeAll(t, "github", report.Options{JobSummary: &page}, []lint.Result{r}, summary)
		checkHarmless(t, log)
		commands := runnerCommands(string(log))
		if len(commands) != len(r.Findings) {
			t.Errorf("%q: %d commands for %d findings in\n%s", evil, len(commands), len(r.Findings), log)
			continue
		}
		for i, c := range commands {
			keys := slices.Sorted(maps.Keys(c.properties))
			where := c.properties["line"]
			if c.name != "notice" || c.properties["title"] != "test/evil" || where != strconv.Itoa(lineOf(&r, i)) ||
				!slices.Equal(keys, []string{"col", "endColumn", "endLine", "file", "line", "title"}) && !slices.Equal(keys, []string{"endLine", "file", "line", "title"}) {
				t.Errorf("%q gives the command %+v", evil, c)
			}
		}
		checkJobSummary(t, page.Bytes())
	}
}

// lineOf counts lines as a runner does, by line feeds alone.
func lineOf(r *lint.Result, finding int) int {
	return 1 + bytes.Count(r.Text[:r.Findings[finding].Span.Start], []byte("\n"))
}

// checkJobSummary fails where the page holds HTML that newslint does not write.
func checkJobSummary(t *testing.T, page []byte) {
	t.Helper()
	checkHarmless(t, page)
	for n := range elements(t, page) {
		switch n.Data {
		case "html", "head", "body", "details", "summary", "br", "b":
			if len(n.Attr) > 0 {
				t.Errorf("%s has attributes in\n%s", n.Data, page)
			}
		default:
			t.Errorf("%s in\n%s", n.Data, page)
		}
	}
	if bytes.Contains(page, []byte("@someone")) {
		t.Errorf("a mention in\n%s", page)
	}
}

// TestTableBreakOut fails where the terminal would see anything besides text
// and newslint's own colours.
func TestTableBreakOut(t *testing.T) {
	for _, evil := range evils {
		r, summary := evilResult(t, evil)
		for _, width := range []int{0, 40, 80} {
			for _, colored := range []bool{false, true} {
				got := writeAll(t, "table", report.Options{Width: width, Color: colored}, []lint.Result{r}, summary)
				checkLines(t, got, width, colored)
				if bytes.Contains(got, []byte("\x1b[35m")) {
					t.Errorf("%q sets a colour", evil)
				}
			}
		}
	}
}

// TestHTMLBreakOut parses the page as a browser does: its elements and their
// attributes must be those that it has for a harmless article.
func TestHTMLBreakOut(t *testing.T) {
	r, summary := evilResult(t, "a harmless\n\narticle")
	r.Findings[0].Suppressed = &lint.Suppression{Kind: lint.InBaseline, Reason: "known"}
	known := shapes(t, writeAll(t, "html", report.Options{}, []lint.Result{r}, summary))
	for _, evil := range evils {
		r, summary := evilResult(t, evil)
		r.Findings[0].Suppressed = &lint.Suppression{Kind: lint.InBaseline, Reason: evil}
		page := writeAll(t, "html", report.Options{}, []lint.Result{r}, summary)
		checkHarmless(t, page)
		for shape := range shapes(t, page) {
			if !known[shape] {
				t.Errorf("%q gives the element %s", evil, shape)
			}
		}
		for n := range elements(t, page) {
			for _, a := range n.Attr {
				if (a.Key == "href" || a.Key == "src") && !strings.HasPrefix(a.Val, "#") {
					t.Errorf("%q gives the address %s", evil, a.Val)
				}
			}
		}
	}
}

// shapes returns the kinds of elements of a page, with the names of their
// attributes.
func shapes(t *testing.T, page []byte) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	scripts := 0
	for n := range elements(t, page) {
		words := []string{n.Data}
		for _, a := range n.Attr {
			words = append(words, a.Key)
		}
		found[strings.Join(words, " ")] = true
		if n.Data == "script" || n.Data == "style" {
			scripts++
		}
	}
	if scripts != 2 {
		t.Errorf("%d scripts and styles, want one of each", scripts)
	}
	return found
}

// elements returns the elements of a page.
func elements(t *testing.T, page []byte) map[*html.Node]bool {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	all := map[*html.Node]bool{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all[n] = true
		}
	}
	return all
}

// TestNamesBreakOut puts evil in every place where a document is named.
func TestNamesBreakOut(t *testing.T) {
	for _, evil := range evils {
		r, summary := evilResult(t, "harmless")
		r.Meta = document.Meta{Path: "dir/" + evil + ".jsonl", ID: evil, RecordLine: 3, Title: evil, Source: evil, URL: evil}
		for _, format := range report.Formats() {
			out := writeAll(t, format, report.Options{}, []lint.Result{r}, summary)
			checkHarmless(t, out)
			checkSyntax(t, format, out)
		}
	}
}
