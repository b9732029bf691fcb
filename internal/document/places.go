package document

import (
	"bytes"
	"unicode/utf8"
)

// Position is a place in a text for people: line and column start at 1, the
// column counts Unicode code points. Lines end with a line feed.
type Position struct {
	Line, Column int
}

// Places tells the positions of byte offsets in a text, in any order and in
// the same short time wherever they lie, even in a line as long as the text.
type Places struct {
	text []byte
	// marks are the positions of every stride bytes or so, as far as asked for.
	marks []mark
}

// mark is the position of an offset between characters.
type mark struct {
	offset int32
	Position
}

// stride is how many bytes lie between two marks, but for a character's.
const stride = 1 << 10

// Reset begins with another text, which must not change while in use.
func (p *Places) Reset(text []byte) {
	p.text, p.marks = text, append(p.marks[:0], mark{0, Position{1, 1}})
}

// Position returns the place of a byte offset.
func (p *Places) Position(offset int32) Position {
	for n := int32(len(p.marks)); n*stride <= offset; n++ {
		next := runeStart(p.text, n*stride)
		p.marks = append(p.marks, mark{next, p.count(p.marks[n-1], next)})
	}
	return p.count(p.marks[offset/stride], offset)
}

// runeStart returns where the character begins that the byte belongs to.
func runeStart(text []byte, at int32) int32 {
	if int(at) == len(text) {
		return at
	}
	for back := range int32(utf8.UTFMax) {
		if utf8.RuneStart(text[at-back]) {
			return at - back
		}
	}
	return at // it belongs to none
}

// count returns the position of an offset behind that of the mark.
func (p *Places) count(m mark, offset int32) Position {
	between := p.text[m.offset:offset]
	if n := bytes.LastIndexByte(between, '\n'); n >= 0 {
		return Position{m.Line + bytes.Count(between, []byte{'\n'}), 1 + countRunes(between[n+1:])}
	}
	return Position{m.Line, m.Column + countRunes(between)}
}

// countRunes is utf8.RuneCount, which copies the text where it is not all ASCII.
func countRunes(text []byte) int {
	n := 0
	for i := 0; i < len(text); n++ {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(text[i:])
		i += size
	}
	return n
}
