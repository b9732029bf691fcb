package report

import (
	"bytes"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// place is a span of a file. Lines and columns start at 1; what columns count
// differs from format to format. Lines end with line feeds alone, as other
// programs see them, whatever else ends a line of an article.
type place struct {
	line, column       int
	endLine, endColumn int
}

// placeOf places a span in the file, its columns measured by columns; where
// there is no exact image of it, the place is the whole record.
func placeOf(r *lint.Result, span document.Span, columns func([]byte) int) place {
	if p, ok := exactPlace(r, span, columns); ok {
		return p
	}
	raw := r.Origin.Raw()
	return placeIn(raw, document.Span{End: int32(len(raw))}, r.RecordLine, columns)
}

// exactPlace places a span in the file, if it has an exact image there.
func exactPlace(r *lint.Result, span document.Span, columns func([]byte) int) (place, bool) {
	raw, image, ok := imageOf(r, span)
	if !ok {
		return place{}, false
	}
	return placeIn(raw, image, r.RecordLine, columns), true
}

// imageOf returns the bytes of the file that hold the record, and the span
// within them that the span of the text came from.
func imageOf(r *lint.Result, span document.Span) (raw []byte, image document.Span, ok bool) {
	if r.Origin == nil {
		return r.Text, span, true
	}
	image, ok = r.Origin.Image(span)
	return r.Origin.Raw(), image, ok
}

// placeIn places a span of raw, the first line of which is line firstLine of
// the file, or line 1 where that is 0.
func placeIn(raw []byte, span document.Span, firstLine int, columns func([]byte) int) place {
	line, start := lastLineOf(raw[:span.Start])
	endLine, end := lastLineOf(raw[:span.End])
	firstLine = max(1, firstLine)
	return place{
		line: firstLine + line, column: 1 + columns(start),
		endLine: firstLine + endLine, endColumn: 1 + columns(end),
	}
}

// lastLineOf returns how many lines end in the text, and what stands behind
// the last line end.
func lastLineOf(text []byte) (ended int, rest []byte) {
	return bytes.Count(text, []byte("\n")), text[bytes.LastIndexByte(text, '\n')+1:]
}

// byteLength counts columns in bytes.
func byteLength(text []byte) int { return len(text) }

// utf16Length counts columns in UTF-16 code units; a byte that is no UTF-8 is one.
func utf16Length(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		n++
		if r > 0xffff {
			n++
		}
		text = text[size:]
	}
	return n
}

// spelled returns replacement text as the file spells it: inside a JSON line
// it is part of a JSON string.
func spelled(r *lint.Result, text string) string {
	if r.Origin == nil || r.RecordLine == 0 {
		return text
	}
	quoted := appendString(nil, text)
	return string(quoted[1 : len(quoted)-1])
}

// inRecord names the record in a message where a file holds many.
func inRecord(r *lint.Result, message string) string {
	if r.ID == "" {
		return message
	}
	return "Record " + r.ID + ": " + message
}
