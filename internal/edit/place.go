package edit

import (
	"bytes"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// hasPlace reports whether a span of the text can be replaced in the file.
func hasPlace(o document.Origin, s document.Span) bool {
	if o == nil {
		return true
	}
	image, exact := o.Image(s)
	return exact && !(o.Field() != "" && touchesHalf(o.Raw(), image))
}

// touchesHalf reports whether half of a surrogate pair, as a JSON escape,
// stands at an end of the span: the other half could come next to it.
func touchesHalf(raw []byte, s document.Span) bool {
	const size = len(`\ud83d`)
	before, behind := raw[max(0, int(s.Start)-size):s.Start], raw[s.End:]
	return isHalf(before, "89ab") || isHalf(behind, "cdef")
}

// isHalf reports whether text begins with the escape of a surrogate whose
// third digit is one of the given.
func isHalf(text []byte, third string) bool {
	return len(text) >= 6 && text[0] == '\\' && text[1] == 'u' && text[2]|0x20 == 'd' &&
		bytes.IndexByte([]byte(third), text[3]|0x20) >= 0
}

// Raw returns the file's bytes that hold the record as they were, where in the
// file they begin, and as they are after the edits. It returns an error where
// an edit has no exact place there.
func (o *Outcome) Raw() (offset int64, before, after []byte, err error) {
	if o.Origin == nil {
		return 0, o.Before, o.Text, nil
	}
	raw := o.Origin.Raw()
	edits := make([]lint.Edit, 0, len(o.Edits))
	for _, e := range o.Edits {
		image, exact := o.Origin.Image(e.Span)
		if !exact {
			return 0, nil, nil, fmt.Errorf("bytes %d to %d of the %s have no exact place in the file", e.Span.Start, e.Span.End, o.Origin.Field())
		}
		text := e.Text
		if o.Origin.Field() != "" {
			text = string(appendJSON(nil, e.Text, isASCII(raw)))
		}
		edits = append(edits, lint.Edit{Span: image, Text: text})
	}
	after, err = Apply(raw, edits)
	return o.Origin.Offset(), raw, after, err
}

func isASCII(raw []byte) bool {
	for _, c := range raw {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendJSON appends text as a piece of a JSON string, in ASCII alone where
// asked: many writers of JSON keep to it, and their lines shall stay so.
func appendJSON(dst []byte, text string, ascii bool) []byte {
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, `\n`...)
		case r == '\t':
			dst = append(dst, `\t`...)
		case r == '\r':
			dst = append(dst, `\r`...)
		case r < ' ', ascii && utf8.RuneSelf <= r && r <= 0xffff:
			dst = fmt.Appendf(dst, `\u%04x`, r)
		case ascii && r > 0xffff:
			high, low := utf16.EncodeRune(r)
			dst = fmt.Appendf(dst, `\u%04x\u%04x`, high, low)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}
