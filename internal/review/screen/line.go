package screen

import "strings"

// line is one of the screen's, built from the left and never wider than its
// room. All text passes through glyphs, so that none can drive the terminal.
type line struct {
	b     strings.Builder
	width int
	room  int
	at    look
}

func newLine(room int) *line { return &line{room: room} }

// add appends text, cut with an ellipsis where it does not fit.
func (l *line) add(with look, text string) *line {
	for text != "" {
		g := firstGlyph(text)
		if l.width+g.width > l.room || l.width+g.width == l.room && len(text) > g.size {
			l.cut(with)
			return l
		}
		l.put(with, g)
		text = text[g.size:]
	}
	return l
}

// addTo appends text that ends before a column at the latest.
func (l *line) addTo(column int, with look, text string) *line {
	room := l.room
	l.room = min(room, max(column, l.width))
	l.add(with, text)
	l.room = room
	return l
}

// cut ends the line with an ellipsis.
func (l *line) cut(with look) {
	if l.width < l.room {
		l.put(with, glyph{width: 1, shown: "…"})
	}
}

func (l *line) put(with look, g glyph) {
	if with != l.at {
		if l.at != (look{}) {
			l.b.WriteString(plainCode)
		}
		l.b.WriteString(with.code())
		l.at = with
	}
	l.b.WriteString(g.shown)
	l.width += g.width
}

// fill appends blanks up to a column.
func (l *line) fill(with look, column int) *line {
	for l.width < min(column, l.room) {
		l.put(with, glyph{width: 1, shown: " "})
	}
	return l
}

// right puts text at the end of the room, where there is space for it and a
// blank before.
func (l *line) right(with look, text string) *line {
	width := textWidth(text)
	if l.width+1+width <= l.room {
		l.fill(with, l.room-width).add(with, text)
	}
	return l
}

// String returns the line, filled up with blanks.
func (l *line) String() string {
	l.fill(look{}, l.room)
	if l.at != (look{}) {
		l.b.WriteString(plainCode)
		l.at = look{}
	}
	return l.b.String()
}

// textWidth returns how many cells the text takes.
func textWidth(text string) int {
	width := 0
	for text != "" {
		g := firstGlyph(text)
		width += g.width
		text = text[g.size:]
	}
	return width
}
