package report

import (
	"bytes"
	"unicode/utf8"
)

// utf16Length returns how many UTF-16 code units the text takes; a byte that
// is no UTF-8 counts as one.
func utf16Length(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		n++
		if r > 0xffff {
			n++
		}
		text = text[size:]
	}
	return n
}

// utf16Position returns the place behind the text: how many lines end in it,
// and the column, from 1, in UTF-16 code units.
func utf16Position(text []byte) (lines, column int) {
	lines = bytes.Count(text, []byte("\n"))
	return lines, 1 + utf16Length(text[bytes.LastIndexByte(text, '\n')+1:])
}
