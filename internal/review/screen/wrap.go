package screen

// row is a part of a text that stands on one line of the screen, half-open
// bytes.
type row struct {
	start, end int
}

// wrap breaks a text into rows of at most that many cells, between words where
// it can. Line ends are in no row.
func wrap(text string, width int) []row {
	var rows []row
	for at := 0; ; {
		end := at
		for end < len(text) && text[end] != '\n' {
			end++
		}
		next := end + 1
		if end > at && end < len(text) && text[end-1] == '\r' {
			end--
		}
		rows = wrapLine(rows, text, row{at, end}, width)
		if next > len(text) {
			return rows
		}
		at = next
	}
}

// wrapLine appends the rows of a line, at least one.
func wrapLine(rows []row, text string, line row, width int) []row {
	start, taken := line.start, 0
	space := -1 // where a row may end
	for at := line.start; at < line.end; {
		g := firstGlyph(text[at:line.end])
		isSpace := g.shown == " "
		if taken+g.width > width && at > start && !isSpace {
			end := at
			if space > start {
				end = space
			}
			rows = append(rows, row{start, end})
			start, space = end, -1
			taken = textWidth(text[start:at])
		}
		taken += g.width
		at += g.size
		if isSpace {
			space = at
		}
	}
	return append(rows, row{start, line.end})
}
