package linttest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
)

// The fewest cases that a rule's page and archive must hold together.
const (
	minFlag = 3
	minPass = 5
)

// Run tests each rule on the cases of its page and of dir/ID.txtar.
func Run(t *testing.T, rules []*lint.Rule, dir string) {
	for _, r := range rules {
		t.Run(r.ID, func(t *testing.T) {
			cases := load(t, r, dir)
			counts := map[kind]int{}
			for _, c := range cases {
				counts[c.kind]++
				t.Run(c.name, func(t *testing.T) { c.run(t, r) })
			}
			if counts[flag] < minFlag || counts[pass] < minPass {
				t.Errorf("%d flag and %d pass cases, want at least %d and %d", counts[flag], counts[pass], minFlag, minPass)
			}
		})
	}
}

// Repairs tells whether some finding in a rule's cases has a safe fix, and
// whether some has fixes that are offered.
func Repairs(t *testing.T, r *lint.Rule, dir string) (safe, offered bool) {
	t.Helper()
	worker := Worker(t, r)
	for _, c := range load(t, r, dir) {
		for _, f := range check(t, worker, c.meta, c.text) {
			isSafe := f.Fix != nil && f.Fix.Safe
			safe = safe || isSafe
			offered = offered || f.Fix != nil && !isSafe || len(f.Alternatives) > 0
		}
	}
	return safe, offered
}

func load(t *testing.T, r *lint.Rule, dir string) []testCase {
	t.Helper()
	cases, err := pageCases(r.Doc)
	if err != nil {
		t.Fatalf("page: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(r.ID)+".txtar"))
	if errors.Is(err, fs.ErrNotExist) {
		return cases
	}
	if err != nil {
		t.Fatal(err)
	}
	more, err := archiveCases(data)
	if err != nil {
		t.Fatalf("archive: %v", err)
	}
	return append(cases, more...)
}

func (c *testCase) run(t *testing.T, r *lint.Rule) {
	worker := Worker(t, r)
	findings := check(t, worker, c.meta, c.text)
	got := make([]document.Span, 0, len(findings))
	for _, f := range findings {
		got = append(got, f.Span)
	}
	if !slices.Equal(got, c.spans) {
		t.Fatalf("spans\n got %s\nwant %s", quote(c.text, findings), mark(c.text, c.spans))
	}
	for _, want := range c.fixed {
		c.checkFix(t, worker, want)
	}
}

// Worker returns a worker that runs the rules at their own levels.
func Worker(tb testing.TB, rules ...*lint.Rule) *lint.Worker {
	tb.Helper()
	active := make([]lint.Active, len(rules))
	for i, r := range rules {
		active[i] = lint.Active{Rule: r, Level: r.Level}
	}
	linter, err := lint.New(active)
	if err != nil {
		tb.Fatal(err)
	}
	return linter.Worker()
}

// Articles returns the project's test articles that are plain text, dirty and
// clean, and their size in bytes. It is called from a package two folders deep.
func Articles(tb testing.TB) (texts [][]byte, size int) {
	tb.Helper()
	paths, err := filepath.Glob("../../testdata/*/*.txt")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no articles: %v", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, text)
		size += len(text)
	}
	return texts, size
}

func check(t *testing.T, w *lint.Worker, meta document.Meta, text string) []lint.Finding {
	t.Helper()
	result := w.Check(meta, []byte(text))
	for _, err := range result.Errors {
		t.Error(err)
	}
	return result.Findings
}

// checkFix applies the fixes and asks that they give the text wanted, that the
// rule is content with it, and so that a second round changes nothing.
func (c *testCase) checkFix(t *testing.T, w *lint.Worker, want fixedText) {
	t.Helper()
	findings := check(t, w, c.meta, c.text)
	var got []string
	for choice := range maxChoices(findings, want.kind) {
		text, ok := applyChoice(t, w.Facts().Document(), c.text, findings, want.kind, choice)
		if !ok {
			continue
		}
		if text == want.text {
			if left := check(t, w, c.meta, text); len(left) > 0 {
				t.Errorf("after the fix the rule still fires: %s", quote(text, left))
			}
			return
		}
		got = append(got, text)
	}
	t.Errorf("%s\n got %q\nwant %q", want.kind, got, want.text)
}

// maxChoices returns how many alternatives the findings have at most.
func maxChoices(findings []lint.Finding, k kind) int {
	n := 1
	if k == offer {
		for _, f := range findings {
			n = max(n, len(f.Alternatives))
		}
	}
	return n
}

// applyChoice applies the safe fixes, or the offered ones, as newslint fix
// does; where there are alternatives, the one of that number. Doc is the text
// taken apart.
func applyChoice(t *testing.T, doc *document.Document, text string, findings []lint.Finding, k kind, choice int) (string, bool) {
	t.Helper()
	var edits []lint.Edit
	for _, f := range findings {
		switch {
		case f.Fix != nil && f.Fix.Safe == (k == fix):
			edits = append(edits, f.Fix.Edits...)
		case k == offer && choice < len(f.Alternatives):
			edits = append(edits, f.Alternatives[choice].Edits...)
		}
	}
	out, err := edit.Apply([]byte(text), edit.Tidy(doc, edits))
	if err != nil {
		t.Errorf("apply the %s: %v", k, err)
		return "", false
	}
	return string(out), true
}

// mark puts the marks of the spans into the text.
func mark(text string, spans []document.Span) string {
	var b strings.Builder
	done := int32(0)
	for _, s := range spans {
		if s.Start < done {
			continue
		}
		b.WriteString(text[done:s.Start] + "[[" + text[s.Start:s.End] + "]]")
		done = s.End
	}
	return b.String() + text[done:]
}

// quote marks the findings in the text and adds their messages.
func quote(text string, findings []lint.Finding) string {
	spans := make([]document.Span, 0, len(findings))
	var messages strings.Builder
	for _, f := range findings {
		spans = append(spans, f.Span)
		messages.WriteString("\n  " + f.Message)
	}
	return mark(text, spans) + messages.String()
}
