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
// that several workers share the labour; the bytes are then written in input
// order. Encode appends to dst and is safe for concurrent use.
type Encoder interface {
	Writer
	Encode(dst []byte, r *lint.Result) []byte
}

// Summary counts what a run saw.
type Summary struct {
	Files, Records int
	// ByLevel counts findings, indexed by lint.Level.
	ByLevel [3]int
	// ByRule counts findings by rule id.
	ByRule map[string]int
	// Fixable counts findings with a safe fix.
	Fixable int
	// Omitted counts findings past the limit for one document, by rule.
	Omitted map[string]int
	// Problems are inputs that could not be read and rules that failed, in
	// input order.
	Problems []error
	// Skipped counts files passed over, by reason.
	Skipped map[string]int
}

// Add counts the findings of one result.
func (s *Summary) Add(r *lint.Result) {
	s.Records++
	for _, f := range r.Findings {
		s.ByLevel[f.Level]++
		if s.ByRule == nil {
			s.ByRule = map[string]int{}
		}
		s.ByRule[f.Rule.ID]++
		if f.Fix != nil && f.Fix.Safe {
			s.Fixable++
		}
	}
	for rule, n := range r.Omitted {
		if s.Omitted == nil {
			s.Omitted = map[string]int{}
		}
		s.Omitted[rule] += n
	}
}

// Options are what writers need to know of the program and the terminal.
type Options struct {
	// Version is newslint's own.
	Version string
	// Color: the output is a terminal that shows colour.
	Color bool
	// Width is the terminal's in columns, 0 where the output is no terminal
	// and nothing shall be wrapped.
	Width int
}

// Formats lists the names that New takes.
func Formats() []string { return []string{"jsonl"} }

// New returns the writer for a format.
func New(format string, w io.Writer, o Options) (Writer, error) {
	switch format {
	case "jsonl":
		return newJSONLines(w), nil
	}
	return nil, fmt.Errorf("unknown format %q: it is one of %v", format, Formats())
}
