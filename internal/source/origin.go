package source

import (
	"fmt"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// invalidUTF8 names the first bytes of text that are not UTF-8, in a text that
// holds some. Offset is where in the file the text begins.
func invalidUTF8(text []byte, offset int64) error {
	first, count := -1, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			if first < 0 {
				first = i
			}
			count++
		}
		i += size
	}
	return fmt.Errorf("byte %d is 0x%02x, which is not UTF-8 (%d such bytes); the rest is read", offset+int64(first), text[first], count)
}

// plainOrigin is a text that is the file's bytes but for some at its start.
type plainOrigin struct {
	raw     []byte
	skipped int32
}

func (o *plainOrigin) Raw() []byte   { return o.raw }
func (o *plainOrigin) Offset() int64 { return 0 }
func (o *plainOrigin) Field() string { return "" }

func (o *plainOrigin) Image(s document.Span) (document.Span, bool) {
	return document.Span{Start: s.Start + o.skipped, End: s.End + o.skipped}, true
}

// stride is how many bytes of decoded text lie between two marks.
const stride = 1 << 10

// jsonOrigin is a text that was a string of a JSON record.
type jsonOrigin struct {
	raw    []byte
	offset int64
	field  string
	// content is what stands between the string's quotes, as bytes of raw.
	content document.Span
	// length is the decoded text's in bytes.
	length int32
	// escaped: the string holds escapes, so that its bytes are not the text's.
	escaped bool
	// marks hold, for every stride bytes of text, where in raw the character
	// that holds the byte begins; made when first asked for.
	marks []mark
}

// mark says that the text's byte at text came from raw's at raw.
type mark struct {
	text, raw int32
}

func (o *jsonOrigin) Raw() []byte   { return o.raw }
func (o *jsonOrigin) Offset() int64 { return o.offset }
func (o *jsonOrigin) Field() string { return o.field }

// Image walks the string from the nearest mark, so that a span costs the same
// wherever in a long text it lies.
func (o *jsonOrigin) Image(s document.Span) (document.Span, bool) {
	if s.Start < 0 || s.End < s.Start || s.End > o.length {
		return document.Span{}, false
	}
	if !o.escaped {
		return document.Span{Start: o.content.Start + s.Start, End: o.content.Start + s.End}, true
	}
	start, startExact := o.locate(s.Start)
	end, endExact := o.locate(s.End)
	return document.Span{Start: start, End: end}, startExact && endExact
}

// locate returns where in raw the text's byte at the offset came from, and
// false where that lies inside an escape.
func (o *jsonOrigin) locate(offset int32) (int32, bool) {
	if o.marks == nil {
		o.makeMarks()
	}
	m := o.walk(o.marks[offset/stride], offset)
	return m.raw, m.text == offset
}

// walk goes on from a mark to the last place at or before the text's offset
// that has an exact image.
func (o *jsonOrigin) walk(m mark, offset int32) mark {
	for m.text < offset && m.raw < o.content.End {
		if o.raw[m.raw] != '\\' {
			m.text++
			m.raw++
			continue
		}
		r, size := unescape(o.raw[m.raw:o.content.End])
		width := int32(utf8.RuneLen(r))
		if m.text+width > offset {
			break
		}
		m.text += width
		m.raw += int32(size)
	}
	return m
}

func (o *jsonOrigin) makeMarks() {
	o.marks = make([]mark, 0, o.length/stride+1)
	m := mark{0, o.content.Start}
	for offset := int32(0); offset <= o.length; offset += stride {
		m = o.walk(m, offset)
		o.marks = append(o.marks, m)
	}
}
