package lint

import (
	"bytes"
	"slices"

	"github.com/newslint/newslint/internal/document"
)

// placer gives the findings of a text their lines and columns: in the text, or
// in the file where the text is placed by its file's bytes, as that of a page.
type placer struct {
	places document.Places
	// origin is that of a text placed by its file's bytes, else nil.
	origin document.Origin
	// mapped: lines and columns are those of the file.
	mapped bool
}

// reset begins with the findings of a result.
func (p *placer) reset(r *Result) {
	p.origin, p.mapped = nil, false
	placed := r.Text
	if r.Origin != nil && r.Origin.Field() == "" {
		p.origin = r.Origin
		// The lines of UTF-16 are the text's.
		if raw := r.Origin.Raw(); bytes.IndexByte(raw, 0) < 0 {
			p.mapped, placed = true, raw
		}
	}
	p.places.Reset(placed)
}

// place gives a finding its places, and takes away the fixes that cannot be
// written in the file.
func (p *placer) place(f *Finding) {
	f.Start, f.End = p.position(f.Span.Start), p.position(f.Span.End)
	for i := range f.Related {
		r := &f.Related[i]
		r.Start, r.End = p.position(r.Span.Start), p.position(r.Span.End)
	}
	if p.origin == nil {
		return
	}
	if f.Fix != nil && !p.writable(*f.Fix) {
		f.Fix = nil
	}
	f.Alternatives = slices.DeleteFunc(f.Alternatives, func(fix Fix) bool { return !p.writable(fix) })
}

// position returns the place of a byte offset of the text.
func (p *placer) position(offset int32) document.Position {
	if p.mapped {
		image, _ := p.origin.Image(document.Span{Start: offset, End: offset})
		offset = image.Start
	}
	return p.places.Position(offset)
}

// writable reports whether all edits of a fix have exact places in the file.
func (p *placer) writable(fix Fix) bool {
	for _, e := range fix.Edits {
		if _, exact := p.origin.Image(e.Span); !exact {
			return false
		}
		if _, ok := p.origin.Encode(nil, e.Text); !ok {
			return false
		}
	}
	return true
}
