package report

import (
	"io"

	"github.com/newslint/newslint/internal/lint"
)

// newJSONLines returns the writer of one JSON object a line and finding.
func newJSONLines(w io.Writer) Encoder {
	return &encoder{w: w, encode: func(dst []byte, r *lint.Result) []byte {
		for i := range r.Findings {
			dst = append(appendFinding(dst, r, &r.Findings[i]), '\n')
		}
		return dst
	}}
}
