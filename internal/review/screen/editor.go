package screen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// editor is a text that a person changes, with a cursor between two characters.
type editor struct {
	text string
	at   int // the cursor's byte
}

func (e *editor) insert(text string) {
	e.text = e.text[:e.at] + text + e.text[e.at:]
	e.at += len(text)
}

// key does what an editing key asks for and reports whether it is one.
func (e *editor) key(name string) bool {
	switch name {
	case "left", "ctrl+b":
		e.at = e.before(e.at)
	case "right", "ctrl+f":
		e.at = e.behind(e.at)
	case "alt+left", "ctrl+left", "alt+b":
		e.at = e.wordBefore()
	case "alt+right", "ctrl+right", "alt+f":
		e.at = e.wordBehind()
	case "home", "ctrl+a":
		e.at = strings.LastIndexByte(e.text[:e.at], '\n') + 1
	case "end", "ctrl+e":
		e.at = e.lineEnd()
	case "backspace", "ctrl+h":
		e.remove(e.before(e.at), e.at)
	case "delete", "ctrl+d":
		e.remove(e.at, e.behind(e.at))
	case "ctrl+w", "alt+backspace":
		e.remove(e.wordBefore(), e.at)
	case "alt+d":
		e.remove(e.at, e.wordBehind())
	case "ctrl+u":
		e.remove(strings.LastIndexByte(e.text[:e.at], '\n')+1, e.at)
	case "ctrl+k":
		e.remove(e.at, e.lineEnd())
	default:
		return false
	}
	return true
}

func (e *editor) remove(from, to int) {
	e.text = e.text[:from] + e.text[to:]
	e.at = from
}

func (e *editor) lineEnd() int {
	if n := strings.IndexByte(e.text[e.at:], '\n'); n >= 0 {
		return e.at + n
	}
	return len(e.text)
}

// before returns where the character before a place begins.
func (e *editor) before(at int) int {
	from := strings.LastIndexByte(e.text[:max(0, at-1)], '\n') + 1
	for from < at {
		next := from + firstGlyph(e.text[from:]).size
		if next >= at {
			break
		}
		from = next
	}
	return from
}

// behind returns where the character at a place ends.
func (e *editor) behind(at int) int {
	if at == len(e.text) {
		return at
	}
	return at + firstGlyph(e.text[at:]).size
}

func (e *editor) wordBefore() int {
	head := strings.TrimRightFunc(e.text[:e.at], unicode.IsSpace)
	return strings.LastIndexFunc(head, unicode.IsSpace) + 1
}

func (e *editor) wordBehind() int {
	rest := e.text[e.at:]
	start := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsSpace(r) })
	if start < 0 {
		return len(e.text)
	}
	if n := strings.IndexFunc(rest[start:], unicode.IsSpace); n >= 0 {
		return e.at + start + n
	}
	return len(e.text)
}

// vertical moves the cursor a row up or down in rows of that width.
func (e *editor) vertical(by, width int) {
	rows := wrap(e.text, width)
	at, column := e.cursor(rows)
	if at += by; at < 0 || at >= len(rows) {
		return
	}
	e.at = rows[at].start
	for e.at < rows[at].end && column > 0 {
		g := firstGlyph(e.text[e.at:])
		if column -= g.width; column < 0 || e.at+g.size > rows[at].end {
			break
		}
		e.at += g.size
	}
}

// cursor returns the row and column of the cursor.
func (e *editor) cursor(rows []row) (number, column int) {
	for i, r := range rows {
		if r.start <= e.at {
			number = i
		}
	}
	start := rows[number].start
	return number, textWidth(e.text[start:max(start, e.at)])
}

// printable returns pasted or typed text without what is no text.
func printable(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, text)
}
