package report

import (
	"io"
	"maps"
	"slices"

	"github.com/newslint/newslint/internal/lint"
)

// jsonReport writes one JSON object: the tool, the findings as JSON Lines has
// them, one a line, and the summary.
type jsonReport struct {
	w       io.Writer
	version string
	buf     []byte
	begun   bool
}

func newJSON(w io.Writer, o Options) *jsonReport { return &jsonReport{w: w, version: o.Version} }

func (j *jsonReport) Result(r *lint.Result) error {
	j.buf = j.buf[:0]
	for i := range r.Findings {
		j.buf = appendFinding(j.separate(j.buf), r, &r.Findings[i])
	}
	_, err := j.w.Write(j.buf)
	return err
}

// separate appends what stands before the next finding.
func (j *jsonReport) separate(dst []byte) []byte {
	if j.begun {
		return append(dst, ",\n"...)
	}
	return append(j.begin(dst), '\n')
}

func (j *jsonReport) begin(dst []byte) []byte {
	j.begun = true
	dst = appendString(append(dst, `{"tool":{"name":"newslint","version":`...), j.version)
	return append(dst, `},"findings":[`...)
}

func (j *jsonReport) Close(s *Summary) error {
	dst := j.buf[:0]
	if j.begun {
		dst = append(dst, '\n')
	} else {
		dst = j.begin(dst)
	}
	dst = appendSummary(append(dst, "],\n\"summary\":"...), s)
	_, err := j.w.Write(append(dst, "}\n"...))
	return err
}

func appendSummary(dst []byte, s *Summary) []byte {
	dst = appendInt(append(dst, '{'), `"files":`, s.Files)
	dst = appendInt(dst, `,"records":`, s.Records)
	dst = appendCount(append(dst, ','), &s.Count)
	if s.Suppressed != [lint.SuppressionKinds]int{} {
		dst = append(dst, `,"suppressed":{`...)
		dst = appendInt(dst, `"source":`, s.Suppressed[lint.InSource])
		dst = append(appendInt(dst, `,"baseline":`, s.Suppressed[lint.InBaseline]), '}')
	}
	dst = append(dst, `,"byRule":{`...)
	for i, id := range slices.Sorted(maps.Keys(s.ByRule)) {
		dst = append(appendKey(dst, i, id), '{')
		dst = append(appendCount(dst, s.ByRule[id]), '}')
	}
	dst = append(dst, `},"skipped":{`...)
	for i, reason := range slices.Sorted(maps.Keys(s.Skipped)) {
		dst = appendInt(appendKey(dst, i, reason), "", s.Skipped[reason])
	}
	dst = append(dst, `},"problems":`...)
	dst = appendList(dst, s.Problems, func(dst []byte, err *error) []byte { return appendString(dst, (*err).Error()) })
	return append(dst, '}')
}

// appendKey appends the key of member i of an object.
func appendKey(dst []byte, i int, key string) []byte {
	if i > 0 {
		dst = append(dst, ',')
	}
	return append(appendString(dst, key), ':')
}

func appendCount(dst []byte, c *Count) []byte {
	dst = appendInt(dst, `"error":`, c.ByLevel[lint.Error])
	dst = appendInt(dst, `,"warning":`, c.ByLevel[lint.Warning])
	dst = appendInt(dst, `,"note":`, c.ByLevel[lint.Note])
	dst = appendInt(dst, `,"fixable":`, c.Fixable)
	return appendInt(dst, `,"omitted":`, c.Omitted)
}
