package screen

import (
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// preview is an article's text with what decisions bring in shown behind what
// they take away.
type preview struct {
	text  string
	edits []lint.Edit
	rows  []row
	// changes are the parts that go and those that come, in order.
	changes []change
	// width is that of the rows.
	width int
}

// change is a part of the preview, half-open bytes.
type change struct {
	start, end int
	comes      bool
}

// newPreview lays the edits, which are in order and apart from each other,
// over the text.
func newPreview(text []byte, edits []lint.Edit, width int) *preview {
	p := &preview{edits: edits, width: width}
	var b strings.Builder
	at := int32(0)
	for _, e := range edits {
		b.Write(text[at:e.Span.End])
		end := b.Len()
		if e.Span.Len() > 0 {
			p.changes = append(p.changes, change{start: end - int(e.Span.Len()), end: end})
		}
		if e.Text != "" {
			b.WriteString(arrival(e))
			p.changes = append(p.changes, change{start: end, end: b.Len(), comes: true})
		}
		at = e.Span.End
	}
	b.Write(text[at:])
	p.text = b.String()
	p.rows = wrap(p.text, width)
	return p
}

// place returns where a byte of the text is in the preview.
func (p *preview) place(offset int32) int {
	shift := 0
	for _, e := range p.edits {
		if e.Span.End > offset {
			break
		}
		shift += len(arrival(e))
	}
	return int(offset) + shift
}

// arrival returns what is shown behind the words that an edit takes away.
func arrival(e lint.Edit) string {
	if e.Span.Len() == 0 || e.Text == "" {
		return e.Text
	}
	return "→" + e.Text
}

// span returns where a span of the text is in the preview.
func (p *preview) span(s document.Span) (start, end int) {
	start = p.place(s.Start)
	if s.Len() == 0 {
		return start, start
	}
	return start, p.place(s.End-1) + 1
}

// rowOf returns the number of the row that holds the byte.
func (p *preview) rowOf(at int) int {
	n, found := slices.BinarySearchFunc(p.rows, at, func(r row, at int) int { return r.start - at })
	if !found {
		n--
	}
	return max(0, n)
}

// paint is a part of the preview with a look; of several the last counts.
type paint struct {
	start, end int
	look       look
}

// line draws a row.
func (p *preview) line(r row, paints []paint, t *theme) string {
	var over []paint
	for _, x := range paints {
		if x.start < r.end && r.start < x.end {
			over = append(over, x)
		}
	}
	l := newLine(p.width)
	for at := r.start; at < r.end; {
		g := firstGlyph(p.text[at:r.end])
		if l.width+g.width > l.room {
			break
		}
		l.put(p.lookAt(at, g, over, t), g)
		at += g.size
	}
	return l.String()
}

// lookAt returns the look of the glyph at a byte.
func (p *preview) lookAt(at int, g glyph, paints []paint, t *theme) look {
	var now look
	painted := false
	for _, x := range paints {
		if x.start <= at && at < x.end {
			now, painted = x.look, true
		}
	}
	for _, c := range p.changes {
		switch {
		case at < c.start || at >= c.end:
		case c.comes:
			return t.inserted
		case painted:
			now.struck = true
		default:
			now = t.deleted
		}
	}
	if !painted && g.spelled && now == (look{}) {
		return t.spelled
	}
	return now
}
