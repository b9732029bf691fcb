package report

import (
	"strconv"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// appendFinding appends a finding as one JSON object on one line, in the
// order and spelling that scripts rely on.
func appendFinding(dst []byte, r *lint.Result, f *lint.Finding) []byte {
	dst = appendString(append(dst, `{"path":`...), r.Path)
	if r.ID != "" {
		dst = appendString(append(dst, `,"id":`...), r.ID)
	}
	if r.RecordLine > 0 {
		dst = appendInt(dst, `,"recordLine":`, r.RecordLine)
	}
	dst = appendString(append(dst, `,"rule":`...), f.Rule.ID)
	dst = appendString(append(dst, `,"severity":`...), f.Level.String())
	dst = appendSpan(append(dst, ','), f.Span)
	dst = appendInt(dst, `,"line":`, f.Start.Line)
	dst = appendInt(dst, `,"column":`, f.Start.Column)
	dst = appendInt(dst, `,"endLine":`, f.End.Line)
	dst = appendInt(dst, `,"endColumn":`, f.End.Column)
	dst = appendString(append(dst, `,"message":`...), f.Message)
	dst = strconv.AppendFloat(append(dst, `,"confidence":`...), f.Confidence, 'f', -1, 64)
	dst = appendString(append(dst, `,"fingerprint":`...), f.Fingerprint)
	if len(f.Related) > 0 {
		dst = appendList(append(dst, `,"related":`...), f.Related, appendRelated)
	}
	if f.Fix != nil {
		dst = appendFix(append(dst, `,"fix":`...), f.Fix)
	}
	if len(f.Alternatives) > 0 {
		dst = appendList(append(dst, `,"alternatives":`...), f.Alternatives, appendFix)
	}
	return append(dst, '}')
}

func appendRelated(dst []byte, r *lint.Related) []byte {
	dst = appendSpan(append(dst, '{'), r.Span)
	dst = appendInt(dst, `,"line":`, r.Start.Line)
	dst = appendString(append(dst, `,"message":`...), r.Message)
	return append(dst, '}')
}

func appendFix(dst []byte, f *lint.Fix) []byte {
	dst = appendString(append(dst, `{"title":`...), f.Title)
	dst = strconv.AppendBool(append(dst, `,"safe":`...), f.Safe)
	dst = appendList(append(dst, `,"edits":`...), f.Edits, appendEdit)
	return append(dst, '}')
}

func appendEdit(dst []byte, e *lint.Edit) []byte {
	dst = appendSpan(append(dst, '{'), e.Span)
	dst = appendString(append(dst, `,"text":`...), e.Text)
	return append(dst, '}')
}

func appendSpan(dst []byte, s document.Span) []byte {
	return appendInt(appendInt(dst, `"start":`, int(s.Start)), `,"end":`, int(s.End))
}

func appendInt(dst []byte, key string, n int) []byte {
	return strconv.AppendInt(append(dst, key...), int64(n), 10)
}

// appendList appends a JSON array of what each makes of the items.
func appendList[T any](dst []byte, items []T, each func([]byte, *T) []byte) []byte {
	dst = append(dst, '[')
	for i := range items {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = each(dst, &items[i])
	}
	return append(dst, ']')
}
