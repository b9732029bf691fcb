package lint

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// place gives the findings of a text that is placed by its file's bytes, such
// as an HTML page, their lines and columns there, and takes away the fixes
// that cannot be written there.
func (w *Worker) place(f *Finding) {
	f.Start, f.End = w.position(f.Span.Start), w.position(f.Span.End)
	for i := range f.Related {
		r := &f.Related[i]
		r.Start, r.End = w.position(r.Span.Start), w.position(r.Span.End)
	}
	if !w.inFile() {
		return
	}
	if f.Fix != nil && !w.writable(*f.Fix) {
		f.Fix = nil
	}
	f.Alternatives = slices.DeleteFunc(f.Alternatives, func(fix Fix) bool { return !w.writable(fix) })
}

// inFile reports whether the text's places are those of its file, though the
// text is not the file's bytes.
func (w *Worker) inFile() bool { return w.doc.Origin != nil && w.doc.Origin.Field() == "" }

// position returns the place of a byte offset of the text.
func (w *Worker) position(offset int32) document.Position {
	if !w.inFile() {
		return w.doc.Position(offset)
	}
	raw := w.doc.Origin.Raw()
	if bytes.IndexByte(raw, 0) >= 0 {
		return w.doc.Position(offset) // UTF-16: its lines are the text's
	}
	image, _ := w.doc.Origin.Image(document.Span{Start: offset, End: offset})
	before := raw[:image.Start]
	line := bytes.LastIndexByte(before, '\n') + 1
	return document.Position{Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(before[line:]) + 1}
}

// writable reports whether all edits of a fix have exact places in the file.
func (w *Worker) writable(fix Fix) bool {
	for _, e := range fix.Edits {
		if _, exact := w.doc.Origin.Image(e.Span); !exact {
			return false
		}
		if _, ok := w.doc.Origin.Encode(nil, e.Text); !ok {
			return false
		}
	}
	return true
}
