package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/lint"
)

// junit writes the XML of JUnit: a suite a document, a failed test a finding.
// Notes pass, with their message as output, and so does a clean document.
type junit struct {
	paths paths
	w     io.Writer
	buf   xmlBuffer
	begun bool
}

func newJUnit(w io.Writer, o Options) *junit { return &junit{w: w, paths: newPaths(o)} }

func (j *junit) Result(r *lint.Result) error {
	j.begin()
	path := j.paths.name(r.Path)
	name := path
	if r.RecordLine > 0 {
		name += fmt.Sprintf(":%d", r.RecordLine)
	}
	if r.ID != "" {
		name += " " + r.ID
	}
	failures := 0
	for i := range r.Findings {
		if r.Findings[i].Level > lint.Note {
			failures++
		}
	}
	j.suite(name, max(1, len(r.Findings)), failures, 0)
	if len(r.Findings) == 0 {
		j.test(path, "newslint")
		j.buf.WriteString("/>\n")
	}
	locate := newLocator(r, utf8.RuneCount)
	for i := range r.Findings {
		j.finding(path, r, &r.Findings[i], locate.finding(&r.Findings[i]))
	}
	j.buf.WriteString("</testsuite>\n")
	return j.flush()
}

func (j *junit) suite(name string, tests, failures, errors int) {
	j.buf.WriteString("<testsuite")
	j.buf.attribute("name", name)
	j.buf.number("tests", tests)
	j.buf.number("failures", failures)
	j.buf.number("errors", errors)
	j.buf.WriteString(">\n")
}

// test opens a test case and leaves the tag open. The path is its class: a
// file and a line of its own the schema of Jenkins does not allow.
func (j *junit) test(path, name string) {
	j.buf.WriteString("<testcase")
	j.buf.attribute("classname", path)
	j.buf.attribute("name", name)
}

func (j *junit) finding(path string, r *lint.Result, f *lint.Finding, p place) {
	where := fmt.Sprintf("%d:%d", p.line, p.column)
	j.test(path, where+" "+f.Rule.ID)
	j.buf.WriteString(">")
	element := "system-out"
	if f.Level > lint.Note {
		element = "failure"
		j.buf.WriteString("<failure")
		j.buf.attribute("type", f.Level.String())
		j.buf.attribute("message", f.Message)
	} else {
		j.buf.WriteString("<system-out")
	}
	j.buf.WriteString(">")
	e := newExcerpt(r.Text, f.Span, pipedExcerpt)
	lines := []string{path + ":" + where + ": " + f.Message, e.before + "[[" + e.marked + "]]" + e.after}
	for i, line := range append(lines, offers(f)...) {
		if i > 0 {
			j.buf.WriteByte('\n')
		}
		j.buf.text(strings.TrimSpace(line))
	}
	j.buf.WriteString("</" + element + "></testcase>\n")
}

func (j *junit) begin() {
	if !j.begun {
		j.begun = true
		j.buf.WriteString(xmlHeader + `<testsuites name="newslint">` + "\n")
	}
}

// Close adds what could not be checked as a suite of errors.
func (j *junit) Close(s *Summary) error {
	j.begin()
	if n := len(s.Problems); n > 0 {
		j.suite("newslint", n, 0, n)
		for _, problem := range s.Problems {
			j.test("", problem.Error())
			j.buf.WriteString("><error")
			j.buf.attribute("message", problem.Error())
			j.buf.WriteString("/></testcase>\n")
		}
		j.buf.WriteString("</testsuite>\n")
	}
	j.buf.WriteString("</testsuites>\n")
	return j.flush()
}

func (j *junit) flush() error {
	_, err := j.buf.WriteTo(j.w)
	return err
}
