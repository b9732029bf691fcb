package source

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"
)

// inline writes the text of a line of Markdown without its marks.
func (m *markdownReader) inline(start, end int) {
	m.budget = lookAhead + 8*(end-start)
	m.pairEmphasis(start, end)
	m.span(start, end)
}

// lookAhead is how many bytes, besides some for each of the line's, the search
// for the other ends of marks may read, so that a line of nothing but marks
// costs no more than others.
const lookAhead = 64 << 10

// spend reports whether a search may read another n bytes.
func (m *markdownReader) spend(n int) bool {
	m.budget -= n
	return m.budget >= 0
}

// span writes the text of a line, or of a link in it.
func (m *markdownReader) span(start, end int) {
	for i := start; i < end; {
		if m.comment {
			i = m.commentEnd(i, end)
			continue
		}
		plain := bytes.IndexAny(m.source[i:end], "\\`*_~[]!<&")
		if plain < 0 {
			m.copy(i, end)
			return
		}
		m.copy(i, i+plain)
		i = m.mark(i+plain, end)
	}
}

// commentEnd returns where in the line the comment at hand is over.
func (m *markdownReader) commentEnd(i, end int) int {
	n := bytes.Index(m.source[i:end], []byte("-->"))
	if n < 0 {
		return end
	}
	m.comment = false
	return i + n + len("-->")
}

// mark takes the mark at i and returns where it ends.
func (m *markdownReader) mark(i, end int) int {
	rest := m.source[i:end]
	switch c := rest[0]; {
	case c == '\\' && len(rest) > 1 && rest[1] < utf8.RuneSelf && unicode.In(rune(rest[1]), unicode.P, unicode.S):
		m.replace(i, i+2, string(rune(rest[1])))
		return i + 2
	case c == '\\' && len(rest) == 1:
		return i + 1 // a hard line break
	case c == '`':
		return m.code(i, end)
	case c == '*' || c == '_' || c == '~':
		return m.emphasis(i, end)
	case c == '!' && len(rest) > 1 && rest[1] == '[':
		if _, size := m.link(rest[1:]); size > 0 {
			return i + 1 + size
		}
	case c == '[':
		if textSize, size := m.link(rest); size > 0 {
			m.span(i+1, i+1+textSize)
			return i + size
		}
	case c == '<':
		return m.angle(i, end)
	case c == '&':
		if size := referenceSize(rest); size > 1 {
			p := page{mapper: m.mapper}
			p.reference(i, i+size)
			return i + size
		}
	}
	m.copy(i, i+1)
	return i + 1
}

// code writes what stands between backticks.
func (m *markdownReader) code(i, end int) int {
	ticks := runLength(m.source[i:end])
	for j := i + ticks; j < end && m.spend(end-j); {
		n := bytes.IndexByte(m.source[j:end], '`')
		if n < 0 {
			break
		}
		j += n
		closing := runLength(m.source[j:end])
		if closing == ticks {
			m.copy(i+ticks, j)
			return j + closing
		}
		j += closing
	}
	m.copy(i, i+ticks)
	return i + ticks
}

// runLength returns how often in repeats its first byte at its start.
func runLength(in []byte) int {
	n := 1
	for n < len(in) && in[n] == in[0] {
		n++
	}
	return n
}

// emphasis leaves out the marks at i where they have a partner.
func (m *markdownReader) emphasis(i, end int) int {
	n := runLength(m.source[i:end])
	for len(m.paired) > 0 && m.paired[0] < i {
		m.paired = m.paired[1:]
	}
	if len(m.paired) == 0 || m.paired[0] != i {
		m.copy(i, i+n)
	}
	return i + n
}

// pairEmphasis finds the marks of emphasis that have a partner of the same
// kind and length in the line.
func (m *markdownReader) pairEmphasis(start, end int) {
	const longest = 3
	m.paired = m.pairs[:0]
	var open ['~' + 1][longest + 1]int // where such marks opened, plus 1
	for i := start; i < end; {
		k := bytes.IndexAny(m.source[i:end], "*_~")
		if k < 0 {
			break
		}
		i += k
		c, n := m.source[i], runLength(m.source[i:end])
		if n <= longest {
			opens, closes := m.flanks(i, n, start, end)
			switch at := &open[c][n]; {
			case closes && *at > 0:
				m.paired = append(m.paired, *at-1, i)
				*at = 0
			case opens:
				*at = i + 1
			}
		}
		i += n
	}
	slices.Sort(m.paired)
	m.pairs = m.paired
}

// flanks reports whether n marks at i can open emphasis, where a word follows,
// and close it, where one precedes. Inside a word underscores do neither.
func (m *markdownReader) flanks(i, n, start, end int) (opens, closes bool) {
	if m.source[i] == '~' && n != 2 {
		return false, false
	}
	next, previous := ' ', ' '
	if i+n < end {
		next, _ = utf8.DecodeRune(m.source[i+n : end])
	}
	if i > start {
		previous, _ = utf8.DecodeLastRune(m.source[start:i])
	}
	inside := m.source[i] == '_' && isWordRune(previous) && isWordRune(next)
	return !unicode.IsSpace(next) && !inside, !unicode.IsSpace(previous) && !inside
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// angle takes an address, a tag or the start of a comment.
func (m *markdownReader) angle(i, end int) int {
	rest := m.source[i:end]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		m.comment = true
		return i + len("<!--")
	}
	closing := -1
	if m.spend(len(rest)) {
		closing = bytes.IndexByte(rest, '>')
	}
	if closing < 2 {
		m.copy(i, i+1)
		return i + 1
	}
	inside := rest[1:closing]
	switch {
	case bytes.ContainsAny(inside, ":@") && !bytes.ContainsAny(inside, " <"):
		m.copy(i+1, i+closing)
	case inside[0] == '/' || isLetter(inside[0]) && inside[0] < utf8.RuneSelf:
	default:
		m.copy(i, i+1)
		return i + 1
	}
	return i + closing + 1
}

// link returns the length of the text of the link that in begins with, and of
// the whole link; 0 where it begins with none.
func (m *markdownReader) link(in []byte) (textSize, size int) {
	closing := m.closingBracket(in, '[', ']')
	if closing < 0 || closing+1 == len(in) {
		return 0, 0
	}
	n := -1
	switch rest := in[closing+1:]; rest[0] {
	case '(':
		n = m.closingBracket(rest, '(', ')')
	case '[':
		n = m.closingBracket(rest, '[', ']')
	}
	if n < 0 {
		return 0, 0
	}
	return closing - 1, closing + 1 + n + 1
}

// closingBracket returns where the bracket that in begins with is closed, -1
// for nowhere near.
func (m *markdownReader) closingBracket(in []byte, opening, closing byte) int {
	depth := 0
	for i, c := range in {
		switch {
		case !m.spend(1):
			return -1
		case i > 0 && in[i-1] == '\\':
		case c == opening:
			depth++
		case c == closing:
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}
