// Package report writes findings: one writer a format behind one small
// interface.
package report

import (
	"fmt"
	"io"

	"github.com/newslint/newslint/internal/lint"
)

// Writer takes the results of a run in input order. It keeps nothing of a
// result after Result returns unless it copies it.
type Writer interface {
	Result(r *lint.Result) error
	// Close writes what stands at the end and flushes; the run is over.
	Close(s *Summary) error
}

// Encoder is a Writer that can also encode a result away from the others, so
// that several workers share the labour; whoever calls Encode writes the bytes
// in input order to the writer that New was given, and calls Close at the end.
// Encode appends to dst and is safe for concurrent use.
type Encoder interface {
	Writer
	Encode(dst []byte, r *lint.Result) []byte
}

// Options are what writers need to know of the program, the place where it
// runs and the terminal.
type Options struct {
	// Version is newslint's own.
	Version string
	// Color: the output is a terminal that shows colour.
	Color bool
	// Width is the terminal's in columns, 0 where the output is no terminal
	// and nothing shall be wrapped.
	Width int
	// Dir is the working directory, absolute, that relative paths of documents
	// start from. Without it they are reported as they are.
	Dir string
	// Root is the folder, absolute, that reported paths shall be relative to,
	// such as the repository's; empty for Dir.
	Root string
	// JobSummary takes a page in GitHub's Markdown, for the format github only;
	// nil for none.
	JobSummary io.Writer
	// Category tells several runs over one repository apart: SARIF's
	// automationDetails.id.
	Category string
}

// encoder makes a Writer of a format whose results are encoded one by one.
type encoder struct {
	w      io.Writer
	buf    []byte
	encode func(dst []byte, r *lint.Result) []byte
	close  func(w io.Writer, s *Summary) error
}

func (e *encoder) Encode(dst []byte, r *lint.Result) []byte { return e.encode(dst, r) }

func (e *encoder) Result(r *lint.Result) error {
	e.buf = e.encode(e.buf[:0], r)
	_, err := e.w.Write(e.buf)
	return err
}

func (e *encoder) Close(s *Summary) error {
	if e.close == nil {
		return nil
	}
	return e.close(e.w, s)
}

// formats makes the writers, in the order in which Formats names them. Those
// that have no way to mark a suppressed finding are made by open.
var formats = []struct {
	name string
	make func(io.Writer, Options) Writer
}{
	{"table", func(w io.Writer, o Options) Writer { return open(newTable(w, o)) }},
	{"jsonl", func(w io.Writer, _ Options) Writer { return newJSONLines(w) }},
	{"json", func(w io.Writer, o Options) Writer { return newJSON(w, o) }},
	{"sarif", func(w io.Writer, o Options) Writer { return newSARIF(w, o) }},
	{"html", func(w io.Writer, o Options) Writer { return newHTML(w, o) }},
	{"github", func(w io.Writer, o Options) Writer { return open(newGitHub(w, o)) }},
	{"gitlab", func(w io.Writer, o Options) Writer { return open(newGitLab(w, o)) }},
	{"junit", func(w io.Writer, o Options) Writer { return open(newJUnit(w, o)) }},
	{"checkstyle", func(w io.Writer, o Options) Writer { return open(newCheckstyle(w, o)) }},
	{"rdjsonl", func(w io.Writer, o Options) Writer { return open(newRDJSONL(w, o)) }},
}

// Formats lists the names that New takes.
func Formats() []string {
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].name
	}
	return names
}

// New returns the writer for a format.
func New(format string, w io.Writer, o Options) (Writer, error) {
	for i := range formats {
		if formats[i].name == format {
			return formats[i].make(w, o), nil
		}
	}
	return nil, fmt.Errorf("unknown format %q: it is one of %v", format, Formats())
}
