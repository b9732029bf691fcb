package document

import (
	"unicode"
	"unicode/utf8"
)

// folded maps a byte that continues an ASCII word to its lower case, all others to 0.
var folded = func() (t [256]byte) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = byte(c), byte(c)
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = byte(c)
	}
	return t
}()

// foldRune maps a character to the one that stands for it in comparisons, or
// to -1 where it does not count: soft hyphens and zero-width marks.
func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case r == '’' || r == 'ʼ':
		return '\''
	case isJoiner(r):
		return -1
	case isTypographic(r):
		return r
	}
	return unicode.ToLower(r)
}

// isTypographic reports dashes, quotes, bullets, dots and the like, which are
// most of what a text has outside ASCII: all of them are punctuation.
func isTypographic(r rune) bool { return '\u2010' <= r && r <= '\u2027' }

// isJoiner reports marks without width that may stand inside a word: joiners,
// soft hyphens, marks of direction and variation selectors.
func isJoiner(r rune) bool {
	switch {
	case r == '\u00ad' || r == '\u034f' || r == '\u061c' || r == '\u180e':
		return true
	case r < '\u200b':
		return false
	}
	return r <= '\u200f' || '\u202a' <= r && r <= '\u202e' || '\u2060' <= r && r <= '\u206f' ||
		'\ufe00' <= r && r <= '\ufe0f' || r == '\ufeff' || r >= '\U000e0000' && r <= '\U000e01ef'
}

func foldASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// equalFoldASCII is equalFold for ASCII text of the word's length.
func equalFoldASCII(text []byte, word string) bool {
	for i, c := range text {
		if foldASCII(c) != word[i] {
			return false
		}
	}
	return true
}

// equalFold reports whether text, folded, is the given folded word.
func equalFold(text []byte, word string) bool {
	w := 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		i += size
		if r = foldRune(r); r < 0 {
			continue
		}
		if w >= len(word) {
			return false
		}
		o, wsize := rune(word[w]), 1
		if o >= utf8.RuneSelf {
			o, wsize = utf8.DecodeRuneInString(word[w:])
		}
		if r != foldRune(o) {
			return false
		}
		w += wsize
	}
	return w == len(word)
}
