package command

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/edit"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/source"
	"github.com/newslint/newslint/report"
	"github.com/newslint/newslint/rules"
)

// FuzzPipeline takes any file in any format through all that is done with
// records: no rule may fail, every place must lie in its text and between
// characters, no report may be invalid, and nothing may depend on what a worker
// did before.
func FuzzPipeline(f *testing.F) {
	addFiles(f)
	linters := everyRule()
	old := map[*lint.Linter]*lint.Worker{}
	f.Fuzz(func(t *testing.T, file []byte, format, reported byte) {
		options := source.Options{Format: source.Format(int(format) % len(source.Formats()))}
		p := &pipeline{t: t, file: file, options: options, linters: linters}
		name := report.Formats()[int(reported)%len(report.Formats())]
		p.checkReport(name)
		p.run(func(w *lint.Worker, r *source.Record, _ *job) {
			p.checkResult(w, old, r)
			p.checkMentions(w, r)
			p.checkKept(w, r)
		})
	})
}

// everyRule returns the linters that run every rule with no configuration.
func everyRule() *linters {
	return &linters{
		rules: rules.All(), dir: "/", isolated: true, selection: lint.Selection{Only: []string{"*/*"}},
		folders: map[string]*configured{}, files: map[string]*configured{},
	}
}

// addFiles adds the test articles, and what each format has of its own.
func addFiles(f *testing.F) {
	f.Helper()
	paths, err := filepath.Glob("../../testdata/articles/*")
	if err != nil || len(paths) == 0 {
		f.Fatal("no articles: ", err)
	}
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 4<<10)], byte(source.Auto), byte(i))
	}
	for i, s := range []struct {
		format source.Format
		text   string
	}{
		{source.Text, "---\ntitle: Town\n---\nThey met in Friday.\n\nThey met in Friday.\n"},
		{source.Text, "\xff\xfei\x00n\x00 \x00F\x00r\x00i\x00d\x00a\x00y\x00"},
		{source.Markdown, "# Town\n\n<!-- newslint-disable-next-line date -->\nin *Fri*day &amp; in Friday"},
		{source.HTML, "<title>Town</title><article><h1>Town</h1><p>in <b>Fri</b>day&nbsp;<p>caf\xc3\x83&copy;</article>"},
		{source.JSONLines, `{"id":"\ud800","text":"in Friday \u00c3\u00a9\ud83d","newslint_ignore":["date"]}` + "\n{}\nx\n"},
		{source.JSON, `[{"text":"in Friday"},{"text":"in Friday"`},
		{source.CSV, "text,id\n\"in \"\"Friday\"\"\",\"1\"\n\x93x\x94,2\n"},
		{source.WARC, "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 9\r\n\r\nin Friday\r\n\r\n"},
	} {
		f.Add([]byte(s.text), byte(s.format), byte(i))
	}
}

// pipeline is one file on its way.
type pipeline struct {
	t       *testing.T
	file    []byte
	options source.Options
	linters *linters
}

func (p *pipeline) stream(jobs int) *stream {
	return &stream{
		linters: p.linters, reader: source.NewReader([]string{"-"}, bytes.NewReader(p.file), p.options),
		progress: &progress{}, stderr: io.Discard, jobs: jobs,
	}
}

// run calls work for every record and fails where a rule did.
func (p *pipeline) run(work func(*lint.Worker, *source.Record, *job)) {
	p.t.Helper()
	s := p.stream(1)
	if err := s.run(context.Background(), work, func(*job) error { return nil }); err != nil {
		p.t.Fatal(err)
	}
	p.checkProblems(s.problems)
}

// checkProblems allows for problems of the input alone.
func (p *pipeline) checkProblems(problems []error) {
	p.t.Helper()
	for _, err := range problems {
		if located := (*source.Error)(nil); !errors.As(err, &located) {
			p.t.Error(err)
		}
	}
}

// checkReport writes the report with one worker and with several.
func (p *pipeline) checkReport(format string) {
	p.t.Helper()
	var first []byte
	for _, jobs := range []int{1, 3} {
		var out bytes.Buffer
		to, err := openOutput("", &out)
		if err != nil {
			p.t.Fatal(err)
		}
		r := &openReport{output: to}
		if r.writer, err = report.New(format, to, report.Options{Dir: "/", Root: "/", JobSummary: io.Discard}); err != nil {
			p.t.Fatal(err)
		}
		r.encoder, _ = r.writer.(report.Encoder)
		summary, err := checkAll(context.Background(), p.stream(jobs), reports{r}, filter{})
		if err == nil {
			err = reports{r}.close(summary)
		}
		if err != nil {
			p.t.Fatal(err)
		}
		p.checkProblems(summary.Problems)
		if first == nil {
			first = out.Bytes()
		} else if !bytes.Equal(first, out.Bytes()) {
			p.t.Errorf("%s from one worker:\n%s\nfrom %d:\n%s", format, first, jobs, &out)
		}
	}
	if !isValid(format, first) {
		p.t.Errorf("invalid %s: %s", format, first)
	}
}

// isValid reports whether a report is what its format is made of.
func isValid(format string, out []byte) bool {
	switch format {
	case "json", "sarif", "gitlab":
		return json.Valid(out)
	case "jsonl", "rdjsonl":
		for line := range bytes.Lines(out) {
			if !json.Valid(line) {
				return false
			}
		}
	case "junit", "checkstyle":
		decoder := xml.NewDecoder(bytes.NewReader(out))
		for {
			if _, err := decoder.Token(); err != nil {
				return errors.Is(err, io.EOF)
			}
		}
	}
	return true
}

// checkResult checks a record with the worker and with one that has seen
// other records.
func (p *pipeline) checkResult(w *lint.Worker, old map[*lint.Linter]*lint.Worker, r *source.Record) {
	p.t.Helper()
	result := w.Check(r.Meta, r.Text)
	prints := map[string]bool{}
	for i := range result.Findings {
		f := &result.Findings[i]
		p.checkFinding(f, r.Text)
		if prints[f.Fingerprint] {
			p.t.Errorf("%s: the fingerprint %s again", f.Rule.ID, f.Fingerprint)
		}
		prints[f.Fingerprint] = true
		if i > 0 && f.Span.Start < result.Findings[i-1].Span.Start {
			p.t.Errorf("%s at %v stands behind %v", f.Rule.ID, f.Span, result.Findings[i-1].Span)
		}
	}
	linter, err := p.linters.of(r.Path).get()
	if err != nil {
		p.t.Fatal(err)
	}
	if old[linter] == nil {
		old[linter] = linter.Worker()
	}
	if again := old[linter].Check(r.Meta, r.Text); !reflect.DeepEqual(result.Findings, again.Findings) {
		p.t.Errorf("findings %+v\nafter other records %+v", result.Findings, again.Findings)
	}
}

func (p *pipeline) checkFinding(f *lint.Finding, text []byte) {
	p.t.Helper()
	p.checkSpan(f.Rule.ID, f.Span, text)
	if f.Start.Line < 1 || f.Start.Column < 1 || f.End.Line < f.Start.Line || f.Message == "" || f.Confidence <= 0 || f.Confidence > 1 {
		p.t.Errorf("finding %+v", f)
	}
	for _, r := range f.Related {
		p.checkSpan(f.Rule.ID+", related", r.Span, text)
	}
	fixes := slices.Clone(f.Alternatives)
	if f.Fix != nil {
		fixes = append(fixes, *f.Fix)
	}
	for _, fix := range fixes {
		made, err := edit.Apply(text, fix.Edits)
		if err != nil || utf8.Valid(text) && !utf8.Valid(made) {
			p.t.Errorf("%s: %q makes %q, %v", f.Rule.ID, fix.Title, made, err)
		}
	}
}

// checkSpan asks that a span lies within the text, between characters.
func (p *pipeline) checkSpan(what string, s document.Span, text []byte) {
	p.t.Helper()
	if s.Start < 0 || s.End < s.Start || int(s.End) > len(text) {
		p.t.Errorf("%s: span %v of %d bytes", what, s, len(text))
	} else if utf8.Valid(text) && !utf8.Valid(text[s.Start:s.End]) {
		p.t.Errorf("%s: span %v cuts a character: %q", what, s, text[s.Start:s.End])
	}
}

func (p *pipeline) checkMentions(w *lint.Worker, r *source.Record) {
	p.t.Helper()
	for _, m := range w.Mentions(nil, r.Meta, r.Text) {
		p.checkSpan("mention", m.Span, r.Text)
		line, err := report.AppendMention(nil, &r.Meta, r.Text, &m)
		if err != nil || !json.Valid(line) {
			p.t.Errorf("mention %+v: %s, %v", m, line, err)
		}
	}
}

// checkKept cleans the record, and reads it again where it is a JSON line.
func (p *pipeline) checkKept(w *lint.Worker, r *source.Record) {
	p.t.Helper()
	kept := w.Kept(nil, r.Meta, r.Text, lint.Keep{})
	end := int32(0)
	for _, s := range kept {
		p.checkSpan("kept", s, r.Text)
		if s.Start < end {
			p.t.Errorf("kept %v behind byte %d", s, end)
		}
		end = s.End
	}
	if r.Origin == nil || r.Origin.Field() == "" {
		return
	}
	line, err := edit.AppendKeptRecord(nil, r.Origin, r.Text, kept)
	if err == nil && json.Valid(r.Origin.Raw()) && !json.Valid(line) {
		p.t.Errorf("%s is cleaned to %s", r.Origin.Raw(), line)
	}
}

// FuzzReadDiff reads anything as git's diff: the ranges count from 1.
func FuzzReadDiff(f *testing.F) {
	f.Add("--- a/x\n+++ \"b/\\303\\251\"\t\n@@ -3,2 +3 @@ x\n-a\n-b\n+c\n\\ No newline\n")
	f.Add("@@ -0,0 +1,2 @@\n++++ b/y\n@@ -x\n@@ -1 +99999999999999999999 @@")
	f.Fuzz(func(t *testing.T, diff string) {
		c := changes{lines: map[string][]lineRange{}}
		if c.readDiff([]byte(diff)) != nil {
			return
		}
		for name, ranges := range c.lines {
			for _, r := range ranges {
				if r.last < r.first {
					t.Errorf("%q: %+v", name, r)
				}
			}
		}
	})
}
