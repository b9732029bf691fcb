package edit

import (
	"bytes"
	"errors"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

var errNoPlace = errors.New("a fix has no exact place in the file")

// inFile returns the edit as one of the bytes that hold the record in the
// file, and false where it has no exact place there.
func inFile(o document.Origin, e lint.Edit) (lint.Edit, bool) {
	if o == nil {
		return e, true
	}
	image, exact := o.Image(e.Span)
	if !exact || o.Field() != "" && touchesHalf(o.Raw(), image) {
		return e, false
	}
	text, encodes := o.Encode(nil, e.Text)
	return lint.Edit{Span: image, Text: string(text)}, encodes
}

// havePlace reports whether all of the edits can be made in the file.
func havePlace(o document.Origin, edits []lint.Edit) bool {
	for _, e := range edits {
		if _, ok := inFile(o, e); !ok {
			return false
		}
	}
	return true
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
// file they begin, and as they are after the edits.
func (o *Outcome) Raw() (offset int64, before, after []byte, err error) {
	if o.Origin == nil {
		return 0, o.Before, o.Text, nil
	}
	edits := make([]lint.Edit, 0, len(o.Edits))
	for _, e := range o.Edits {
		placed, ok := inFile(o.Origin, e)
		if !ok {
			return 0, nil, nil, errNoPlace
		}
		edits = append(edits, placed)
	}
	after, err = Apply(o.Origin.Raw(), edits)
	return o.Origin.Offset(), o.Origin.Raw(), after, err
}
