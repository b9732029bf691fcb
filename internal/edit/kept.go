package edit

import (
	"bytes"
	"errors"

	"github.com/newslint/newslint/internal/document"
)

// AppendKept appends the stretches of a text, which ends with a line feed then.
func AppendKept(dst, text []byte, kept []document.Span) []byte {
	for _, s := range kept {
		dst = append(dst, text[s.Start:s.End]...)
	}
	if len(kept) > 0 && !bytes.HasSuffix(dst, []byte("\n")) {
		dst = append(dst, '\n')
	}
	return dst
}

// AppendKeptRecord appends the bytes of the file that hold a record, with the
// stretches of its text in place of the whole; what stays keeps its spelling.
// It returns an error where the text has no exact place in the file.
func AppendKeptRecord(dst []byte, origin document.Origin, text []byte, kept []document.Span) ([]byte, error) {
	raw := origin.Raw()
	whole, exact := origin.Image(document.Span{End: int32(len(text))})
	if !exact {
		return dst, errors.New("the text has no exact place in its record")
	}
	dst = append(dst, raw[:whole.Start]...)
	for _, s := range kept {
		if image, exact := origin.Image(s); exact {
			dst = append(dst, raw[image.Start:image.End]...)
			continue
		}
		var ok bool
		if dst, ok = origin.Encode(dst, string(text[s.Start:s.End])); !ok {
			return dst, errors.New("a part of the text cannot be written into its record")
		}
	}
	return append(dst, raw[whole.End:]...), nil
}
