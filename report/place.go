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

// locator places spans of one document in its file. It remembers the finding
// and the other span before, so that in a long line each costs no more than
// its distance from one of them.
type locator struct {
	*lint.Result
	raw []byte
	// isText: whoever opens the file sees the text itself, as it holds nothing
	// else, or the same in UTF-16, which has zero bytes.
	isText  bool
	columns func([]byte) int
	last    cursor
	other   cursor
}

// newLocator returns a locator that counts columns by columns.
func newLocator(r *lint.Result, columns func([]byte) int) *locator {
	l := &locator{Result: r, raw: r.Text, isText: true, columns: columns}
	if r.Origin != nil {
		if raw := r.Origin.Raw(); bytes.IndexByte(raw, 0) < 0 {
			l.raw, l.isText = raw, false
		}
	}
	return l
}

// finding places a finding. Where there is no exact image of it in the file,
// the place holds it and something more.
func (l *locator) finding(f *lint.Finding) place {
	image, _ := l.image(f.Span)
	l.last = l.cursor(image.Start)
	return l.in(image)
}

// span places any span likewise.
func (l *locator) span(s document.Span) place {
	image, _ := l.image(s)
	l.other = l.cursor(image.Start)
	return l.in(image)
}

// image returns the bytes of raw that a span came from.
func (l *locator) image(s document.Span) (image document.Span, exact bool) {
	if l.isText {
		return s, true
	}
	return l.Origin.Image(s)
}

// in places a span of raw.
func (l *locator) in(s document.Span) place {
	start := l.cursor(s.Start)
	end := start
	end.move(l, s.End)
	first := max(1, l.RecordLine)
	return place{
		line: first + start.line, column: 1 + start.column,
		endLine: first + end.line, endColumn: 1 + end.column,
	}
}

// cursor returns the place of an offset of raw.
func (l *locator) cursor(offset int32) cursor {
	var c cursor
	for _, known := range []cursor{l.last, l.other} {
		if known.at <= offset && known.at > c.at {
			c = known
		}
	}
	c.move(l, offset)
	return c
}

// cursor is an offset of raw with its line and column, both from 0.
type cursor struct {
	at           int32
	line, column int
}

// move goes forward to an offset.
func (c *cursor) move(l *locator, offset int32) {
	passed := l.raw[c.at:offset]
	if lines := bytes.Count(passed, []byte{'\n'}); lines > 0 {
		c.line += lines
		c.column = 0
		passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
	}
	c.column += l.columns(passed)
	c.at = offset
}

// spelled returns replacement text as the file spells it, such as with the
// quotes of a JSON string escaped; other encodings are left to the editor.
func (l *locator) spelled(text string) string {
	if l.isText {
		return text
	}
	if encoded, ok := l.Origin.Encode(nil, text); ok && utf8.Valid(encoded) {
		return string(encoded)
	}
	return text
}

// byteLength counts columns in bytes.
func byteLength(text []byte) int { return len(text) }

// utf16Length counts columns in UTF-16 code units; a byte that is no UTF-8 is one.
func utf16Length(text []byte) int {
	n := 0
	for _, r := range string(text) {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// inRecord names the record in a message where a file holds many.
func inRecord(r *lint.Result, message string) string {
	if r.ID == "" {
		return message
	}
	return "Record " + r.ID + ": " + message
}
