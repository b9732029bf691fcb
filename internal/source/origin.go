package source

import "github.com/newslint/newslint/internal/document"

// codec is a way to write text down of which each character is read alone.
type codec interface {
	// step returns how many bytes the next character of raw, which is not
	// empty, takes there, and how many as UTF-8.
	step(raw []byte) (size, width int)
	// encode appends text in the manner of raw, and returns false where it
	// cannot be written so.
	encode(dst []byte, text string, raw []byte) ([]byte, bool)
}

// stride is how many bytes of text lie between two marks.
const stride = 1 << 10

// codedOrigin is a text that was decoded character by character from one
// place in the file.
type codedOrigin struct {
	raw    []byte
	offset int64
	field  string
	// content is where in raw the text stands.
	content document.Span
	// length is the text's in bytes.
	length int32
	// codec is nil where any text stands in raw as it is.
	codec codec
	// verbatim: this text stands in raw as it is.
	verbatim bool
	// opaque: raw is not what stands in the file, so that no span has an image.
	opaque bool
	// sealed: nothing can be written there.
	sealed bool
	// marks hold, for every stride bytes of text, the character that holds the
	// byte; made when first asked for.
	marks []mark
}

// mark says that the character at text began at raw.
type mark struct {
	text, raw int32
}

func (o *codedOrigin) Raw() []byte   { return o.raw }
func (o *codedOrigin) Offset() int64 { return o.offset }
func (o *codedOrigin) Field() string { return o.field }

func (o *codedOrigin) Encode(dst []byte, text string) ([]byte, bool) {
	switch {
	case o.opaque, o.sealed:
		return dst, false
	case o.codec == nil:
		return append(dst, text...), true
	}
	return o.codec.encode(dst, text, o.raw)
}

// Image walks the text from the nearest mark, so that a span costs the same
// wherever in a long text it lies.
func (o *codedOrigin) Image(s document.Span) (document.Span, bool) {
	if o.opaque || s.Start < 0 || s.End < s.Start || s.End > o.length {
		return document.Span{Start: 0, End: int32(len(o.raw))}, false
	}
	if o.codec == nil || o.verbatim {
		return document.Span{Start: o.content.Start + s.Start, End: o.content.Start + s.End}, true
	}
	if o.marks == nil {
		o.makeMarks()
	}
	start := o.walk(o.marks[s.Start/stride], s.Start)
	end := o.walk(o.marks[s.End/stride], s.End)
	exact := start.text == s.Start && end.text == s.End
	if end.text < s.End {
		size, _ := o.codec.step(o.raw[end.raw:o.content.End])
		end.raw += int32(size)
	}
	return document.Span{Start: start.raw, End: end.raw}, exact
}

// walk goes on from a mark to the character that holds the text's byte at the offset.
func (o *codedOrigin) walk(m mark, offset int32) mark {
	for m.text < offset && m.raw < o.content.End {
		size, width := o.codec.step(o.raw[m.raw:o.content.End])
		if m.text+int32(width) > offset {
			break
		}
		m.text += int32(width)
		m.raw += int32(size)
	}
	return m
}

func (o *codedOrigin) makeMarks() {
	o.marks = make([]mark, 0, o.length/stride+1)
	m := mark{0, o.content.Start}
	for offset := int32(0); offset <= o.length; offset += stride {
		m = o.walk(m, offset)
		o.marks = append(o.marks, m)
	}
}
