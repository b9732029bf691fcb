package rules_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/linttest"
	"github.com/newslint/newslint/rules"
)

// article is one text of testdata, by its record id where it has one.
type article struct {
	meta document.Meta
	text []byte
}

// TestCleanArticles asks that no rule, those off by default included, says a
// word about sound prose.
func TestCleanArticles(t *testing.T) {
	worker := linttest.Worker(t, rules.All()...)
	for _, a := range articles(t, "../testdata/clean") {
		for _, f := range worker.Check(a.meta, a.text).Findings {
			t.Errorf("%s %s: %s at %d:%d: %s", a.meta.Path, a.meta.ID, f.Rule.ID, f.Start.Line, f.Start.Column, f.Message)
		}
	}
}

// TestDirtyArticles asks that check finds what a copy editor would mark, as
// the article's file in testdata/wants says, and nothing else. What is known to
// be missed has a question mark there, which must go when it is found.
func TestDirtyArticles(t *testing.T) {
	worker := linttest.Worker(t, rules.All()...)
	for _, a := range articles(t, "../testdata/articles") {
		name := strings.TrimSpace(filepath.Base(a.meta.Path) + " " + a.meta.ID)
		t.Run(name, func(t *testing.T) {
			findings := worker.Check(a.meta, a.text).Findings
			wanted := make([]bool, len(findings))
			for _, w := range wants(t, a) {
				switch found := w.match(a.text, findings, wanted); {
				case !found && !w.missed:
					t.Errorf("missing: %s at %q", w.rule, w.quote)
				case found && w.missed:
					t.Errorf("found, take away its question mark: %s at %q", w.rule, w.quote)
				}
			}
			for i, f := range findings {
				if !wanted[i] {
					t.Errorf("not wanted: %s at %q: %s", f.Rule.ID, a.text[f.Span.Start:f.Span.End], f.Message)
				}
			}
		})
	}
}

// articles reads the texts and the records of a folder.
func articles(t *testing.T, dir string) []article {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles in %s: %v", dir, err)
	}
	var all []article
	for _, name := range paths {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(name) {
		case ".txt":
			all = append(all, article{document.Meta{Path: name}, data})
		case ".jsonl":
			all = append(all, records(t, name, data)...)
		}
	}
	return all
}

func records(t *testing.T, name string, data []byte) []article {
	t.Helper()
	var all []article
	for line := range bytes.Lines(data) {
		var r struct{ ID, Title, Text, Published string }
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		published, err := time.Parse(time.DateOnly, r.Published)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, article{document.Meta{Path: name, ID: r.ID, Title: r.Title, Published: published}, []byte(r.Text)})
	}
	return all
}

// want is a line of a .want file: a rule, or a family's debris/*, and the words
// that it shall mark.
type want struct {
	rule, quote string
	missed      bool // it is known that the rule does not find them
}

func wants(t *testing.T, a article) []want {
	t.Helper()
	name := strings.TrimSuffix(filepath.Base(a.meta.Path), filepath.Ext(a.meta.Path)) + ".want"
	data, err := os.ReadFile(filepath.Join("..", "testdata", "wants", name))
	if err != nil {
		t.Fatal(err)
	}
	var all []want
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if id := append(fields, "")[2]; len(fields) < 2 || id != a.meta.ID {
			continue
		}
		rule, missed := strings.CutPrefix(fields[0], "?")
		all = append(all, want{rule, fields[1], missed})
	}
	return all
}

// match notes the findings of the rule that touch the quoted words, at
// whichever of their places; it reports whether there is one.
func (w want) match(text []byte, findings []lint.Finding, wanted []bool) bool {
	found := false
	for at := 0; ; at++ {
		i := bytes.Index(text[at:], []byte(w.quote))
		if i < 0 {
			return found
		}
		at += i
		span := document.Span{Start: int32(at), End: int32(at + len(w.quote))}
		for n, f := range findings {
			if fits, _ := path.Match(w.rule, f.Rule.ID); fits && f.Span.Overlaps(span) {
				wanted[n], found = true, true
			}
		}
	}
}
