package report

import (
	"strconv"
	"unicode/utf8"

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
	at := jsonPlace{r.Origin}
	dst = at.appendSpan(append(dst, ','), f.Span)
	dst = appendInt(dst, `,"line":`, f.Start.Line)
	dst = appendInt(dst, `,"column":`, f.Start.Column)
	dst = appendInt(dst, `,"endLine":`, f.End.Line)
	dst = appendInt(dst, `,"endColumn":`, f.End.Column)
	dst = appendString(append(dst, `,"message":`...), f.Message)
	dst = strconv.AppendFloat(append(dst, `,"confidence":`...), f.Confidence, 'f', -1, 64)
	dst = appendString(append(dst, `,"fingerprint":`...), f.Fingerprint)
	if len(f.Related) > 0 {
		dst = appendList(append(dst, `,"related":`...), f.Related, at.appendRelated)
	}
	if f.Fix != nil {
		dst = at.appendFix(append(dst, `,"fix":`...), f.Fix)
	}
	if len(f.Alternatives) > 0 {
		dst = appendList(append(dst, `,"alternatives":`...), f.Alternatives, at.appendFix)
	}
	if f.Suppressed != nil {
		dst = appendString(append(dst, `,"suppressed":{"kind":`...), f.Suppressed.Kind.String())
		dst = appendString(append(dst, `,"reason":`...), f.Suppressed.Reason)
		dst = append(dst, '}')
	}
	return append(dst, '}')
}

// jsonPlace places spans as the JSON formats do: by the bytes of the file, or
// by those of the text where the file holds records with fields.
type jsonPlace struct{ origin document.Origin }

func (p jsonPlace) appendRelated(dst []byte, r *lint.Related) []byte {
	dst = p.appendSpan(append(dst, '{'), r.Span)
	dst = appendInt(dst, `,"line":`, r.Start.Line)
	dst = appendString(append(dst, `,"message":`...), r.Message)
	return append(dst, '}')
}

func (p jsonPlace) appendFix(dst []byte, f *lint.Fix) []byte {
	dst = appendString(append(dst, `{"title":`...), f.Title)
	dst = strconv.AppendBool(append(dst, `,"safe":`...), f.Safe)
	dst = appendList(append(dst, `,"edits":`...), f.Edits, p.appendEdit)
	return append(dst, '}')
}

func (p jsonPlace) appendEdit(dst []byte, e *lint.Edit) []byte {
	dst = p.appendSpan(append(dst, '{'), e.Span)
	dst = appendString(append(dst, `,"text":`...), p.spelled(e.Text))
	return append(dst, '}')
}

func (p jsonPlace) inFile() bool { return p.origin != nil && p.origin.Field() == "" }

func (p jsonPlace) appendSpan(dst []byte, s document.Span) []byte {
	start, end := int64(s.Start), int64(s.End)
	if p.inFile() {
		image, _ := p.origin.Image(s)
		start, end = p.origin.Offset()+int64(image.Start), p.origin.Offset()+int64(image.End)
	}
	dst = strconv.AppendInt(append(dst, `"start":`...), start, 10)
	return strconv.AppendInt(append(dst, `,"end":`...), end, 10)
}

// spelled returns replacement text as the file spells it, where that is UTF-8.
func (p jsonPlace) spelled(text string) string {
	if !p.inFile() {
		return text
	}
	if encoded, ok := p.origin.Encode(nil, text); ok && utf8.Valid(encoded) {
		return string(encoded)
	}
	return text
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
