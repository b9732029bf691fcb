package source

import "bytes"

// cutter finds where records end in a stream that comes in pieces.
type cutter interface {
	// next looks at the bytes of data behind the first from, which it has seen,
	// and returns where the first record that ends there does; -1, and then it
	// has seen all, where none does.
	next(data []byte, from int) int
}

// lastEnd returns where the last record that ends in data behind from does, -1
// for none. The cutter has seen all of data then.
func lastEnd(c cutter, data []byte, from int) int {
	if _, ok := c.(lineCutter); ok {
		if n := bytes.LastIndexByte(data[from:], '\n'); n >= 0 {
			return from + n + 1
		}
		return -1
	}
	last := -1
	for end := c.next(data, from); end >= 0; end = c.next(data, end) {
		last = end
	}
	return last
}

// lineCutter: each line is a record.
type lineCutter struct{}

func (lineCutter) next(data []byte, from int) int {
	if n := bytes.IndexByte(data[from:], '\n'); n >= 0 {
		return from + n + 1
	}
	return -1
}

// objectCutter: each object that is in no other is a record, in an array or
// one behind the other, over any number of lines.
type objectCutter struct {
	depth    int
	inString bool
	// escaped: the byte before was a backslash in a string.
	escaped bool
}

func (c *objectCutter) next(data []byte, from int) int {
	for i := from; i < len(data); {
		if c.inString {
			i = c.string(data, i)
			if c.depth == 0 {
				return i
			}
			continue
		}
		b := data[i]
		i++
		switch b {
		case '"':
			c.inString = c.depth > 0
		case '{':
			c.depth++
		case '[':
			if c.depth > 0 {
				c.depth++
			}
		case '}', ']':
			if c.depth == 0 {
				continue
			}
			c.depth--
			if c.depth == 0 {
				return i
			}
		}
	}
	return -1
}

// string goes on in a string and returns where it ends, or data does. No
// string goes on behind a line end: one that does lacks its quote, and its
// record ends there, so that the next ones can be read.
func (c *objectCutter) string(data []byte, i int) int {
	if c.escaped {
		c.escaped = false
		if data[i] != '\n' {
			return i + 1
		}
	}
	end := bytes.IndexByte(data[i:], '"')
	if end < 0 {
		end = len(data) - i
	}
	content := data[i : i+end]
	if n := bytes.IndexByte(content, '\n'); n >= 0 {
		c.inString, c.depth = false, 0
		return i + n + 1
	}
	if n := bytes.IndexByte(content, '\\'); n >= 0 {
		c.escaped = true
		return i + n + 1
	}
	if i+end < len(data) {
		c.inString = false
		end++
	}
	return i + end
}

// rowCutter: each row of a table is a record; a field in quotes may hold line ends.
type rowCutter struct {
	delimiter byte
	state     rowState
}

type rowState uint8

const (
	fieldStart rowState = iota
	inField
	inQuotes
	// behindQuote: the quote was the field's last, or the first of two that
	// stand for one.
	behindQuote
)

func (c *rowCutter) next(data []byte, from int) int {
	for i := from; i < len(data); {
		var row bool
		if i, row = c.step(data, i); row {
			return i
		}
	}
	return -1
}

// step goes on by one byte or more and reports whether a row ends behind them.
func (c *rowCutter) step(data []byte, i int) (next int, row bool) {
	b := data[i]
	switch {
	case c.state == inQuotes:
		n := bytes.IndexByte(data[i:], '"')
		if n < 0 {
			return len(data), false
		}
		c.state = behindQuote
		return i + n + 1, false
	case b == '"' && c.state == fieldStart, b == '"' && c.state == behindQuote:
		c.state = inQuotes
	case b == '\n':
		c.state = fieldStart
		return i + 1, true
	case b == c.delimiter:
		c.state = fieldStart
	case b == '\r' && c.state == behindQuote:
	default:
		c.state = inField
	}
	return i + 1, false
}
