package report

import (
	"encoding/json"
	"io"

	"github.com/newslint/newslint/internal/lint"
)

// jsonFinding is a finding as the JSON formats spell it.
type jsonFinding struct {
	Path        string        `json:"path"`
	ID          string        `json:"id,omitempty"`
	RecordLine  int           `json:"recordLine,omitempty"`
	Rule        string        `json:"rule"`
	Severity    string        `json:"severity"`
	Start       int32         `json:"start"`
	End         int32         `json:"end"`
	Line        int           `json:"line"`
	Column      int           `json:"column"`
	EndLine     int           `json:"endLine"`
	EndColumn   int           `json:"endColumn"`
	Message     string        `json:"message"`
	Confidence  float64       `json:"confidence"`
	Fingerprint string        `json:"fingerprint"`
	Related     []jsonRelated `json:"related,omitempty"`
	Fix         *jsonFix      `json:"fix,omitempty"`
	Alternative []jsonFix     `json:"alternatives,omitempty"`
}

type jsonRelated struct {
	Start   int32  `json:"start"`
	End     int32  `json:"end"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

type jsonFix struct {
	Title string     `json:"title"`
	Safe  bool       `json:"safe"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Start int32  `json:"start"`
	End   int32  `json:"end"`
	Text  string `json:"text"`
}

func newJSONFinding(r *lint.Result, f *lint.Finding) jsonFinding {
	j := jsonFinding{
		Path: r.Path, ID: r.ID, RecordLine: r.RecordLine,
		Rule: f.Rule.ID, Severity: f.Level.String(),
		Start: f.Span.Start, End: f.Span.End,
		Line: f.Start.Line, Column: f.Start.Column, EndLine: f.End.Line, EndColumn: f.End.Column,
		Message: f.Message, Confidence: f.Confidence, Fingerprint: f.Fingerprint,
	}
	for _, rel := range f.Related {
		j.Related = append(j.Related, jsonRelated{rel.Span.Start, rel.Span.End, rel.Start.Line, rel.Message})
	}
	if f.Fix != nil {
		fix := newJSONFix(f.Fix)
		j.Fix = &fix
	}
	for i := range f.Alternatives {
		j.Alternative = append(j.Alternative, newJSONFix(&f.Alternatives[i]))
	}
	return j
}

func newJSONFix(f *lint.Fix) jsonFix {
	j := jsonFix{Title: f.Title, Safe: f.Safe}
	for _, e := range f.Edits {
		j.Edits = append(j.Edits, jsonEdit{e.Span.Start, e.Span.End, e.Text})
	}
	return j
}

// jsonLines writes one object a line and finding.
type jsonLines struct {
	w   io.Writer
	buf []byte
}

func newJSONLines(w io.Writer) *jsonLines { return &jsonLines{w: w} }

func (j *jsonLines) Encode(dst []byte, r *lint.Result) []byte {
	for i := range r.Findings {
		line, err := json.Marshal(newJSONFinding(r, &r.Findings[i]))
		if err != nil {
			panic(err) // plain structs of strings and numbers always encode
		}
		dst = append(append(dst, line...), '\n')
	}
	return dst
}

func (j *jsonLines) Result(r *lint.Result) error {
	j.buf = j.Encode(j.buf[:0], r)
	_, err := j.w.Write(j.buf)
	return err
}

func (j *jsonLines) Close(*Summary) error { return nil }
