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

// placeOf places a span in the file, its columns measured by columns. Where
// there is no exact image of it, the place holds it and something more.
func placeOf(r *lint.Result, span document.Span, columns func([]byte) int) place {
	raw, image, _ := imageOf(r, span)
	return placeIn(raw, image, r.RecordLine, columns)
}

// exactPlace places a span in the file, if it has an exact image there.
func exactPlace(r *lint.Result, span document.Span, columns func([]byte) int) (place, bool) {
	raw, image, exact := imageOf(r, span)
	if !exact {
		return place{}, false
	}
	return placeIn(raw, image, r.RecordLine, columns), true
}

// imageOf returns the bytes of the file that hold the record, and the span
// within them that the span of the text came from.
func imageOf(r *lint.Result, span document.Span) (raw []byte, image document.Span, exact bool) {
	if isText(r) {
		return r.Text, span, true
	}
	image, exact = r.Origin.Image(span)
	return r.Origin.Raw(), image, exact
}

// isText reports whether who opens the file sees the text itself: it holds
// nothing else, or the same in UTF-16, which has zero bytes.
func isText(r *lint.Result) bool {
	return r.Origin == nil || bytes.IndexByte(r.Origin.Raw(), 0) >= 0
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

// spelled returns replacement text as the file spells it, such as with the
// quotes of a JSON string escaped; other encodings are left to the editor.
func spelled(r *lint.Result, text string) string {
	if isText(r) {
		return text
	}
	if encoded, ok := r.Origin.Encode(nil, text); ok && utf8.Valid(encoded) {
		return string(encoded)
	}
	return text
}

// inRecord names the record in a message where a file holds many.
func inRecord(r *lint.Result, message string) string {
	if r.ID == "" {
		return message
	}
	return "Record " + r.ID + ": " + message
}
