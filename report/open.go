package report

import (
	"slices"

	"github.com/newslint/newslint/internal/lint"
)

// open returns a writer of the findings that are not suppressed.
func open(w Writer) Writer {
	if e, ok := w.(Encoder); ok {
		return openEncoder{e}
	}
	return openWriter{w}
}

type openWriter struct{ Writer }

func (w openWriter) Result(r *lint.Result) error { return w.Writer.Result(unsuppressed(r)) }

type openEncoder struct{ Encoder }

func (e openEncoder) Result(r *lint.Result) error { return e.Encoder.Result(unsuppressed(r)) }

func (e openEncoder) Encode(dst []byte, r *lint.Result) []byte {
	return e.Encoder.Encode(dst, unsuppressed(r))
}

// unsuppressed returns the result without its suppressed findings.
func unsuppressed(r *lint.Result) *lint.Result {
	isSuppressed := func(f lint.Finding) bool { return f.Suppressed != nil }
	if !slices.ContainsFunc(r.Findings, isSuppressed) {
		return r
	}
	rest := *r
	rest.Findings = slices.DeleteFunc(slices.Clone(r.Findings), isSuppressed)
	return &rest
}
