package text

import (
	"unicode"
	"unicode/utf8"
)

// isInvisible reports whether a character shows nothing and is no white space.
func isInvisible(r rune) bool {
	switch {
	case r < ' ':
		return r != '\t' && r != '\n' && r != '\v' && r != '\f' && r != '\r'
	case r < 0x7f:
		return false
	case r <= 0x9f:
		return r != 0x85 && controlMark(r) == 0 // marks of Windows-1252 are misreads
	case r < '\u200b':
		return r == '\u00ad' || r == '\u034f' || r == '\u061c' || r == '\u180e' || r == '\u115f' || r == '\u1160'
	}
	return r <= '\u200f' || isDirection(r) || '\u2060' <= r && r <= '\u206f' || r == '\u3164' ||
		'\ufe00' <= r && r <= '\ufe0f' || r == '\ufeff' || r == '\uffa0' || '\ufff9' <= r && r <= '\ufffc' ||
		'\U000e0000' <= r && r <= '\U000e01ef'
}

// isDirection reports whether a character only sets the direction of writing.
func isDirection(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// invisibleName returns what people call the character.
func invisibleName(r rune) string {
	switch {
	case r == '\u00ad':
		return "soft hyphen"
	case r == '\u200b':
		return "zero-width space"
	case r == '\u200c' || r == '\u200d':
		return "joiner"
	case r == '\ufeff':
		return "byte order mark"
	case r == '\ufffc':
		return "object placeholder"
	case isDirection(r):
		return "mark of direction"
	case '\ufe00' <= r && r <= '\ufe0f' || r >= '\U000e0100':
		return "variation selector"
	case r < 0xa0:
		return "control character"
	}
	return "character"
}

// answer is what is known of a question asked at most once.
type answer uint8

const (
	unknown answer = iota
	absent
	present
)

// direction reports whether the line holds right-to-left letters.
func direction(line []byte) answer {
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		if 0x590 <= r && r <= 0x8ff && r != '\u061c' || 0xfb1d <= r && r <= 0xfdff || 0xfe70 <= r && r < 0xfeff || 0x10800 <= r && r <= 0x10fff || 0x1e800 <= r && r <= 0x1eeff {
			return present
		}
		i += size
	}
	return absent
}

// belongs reports whether the invisible character r, which is line[start:end],
// has its place there.
func belongs(r rune, line []byte, start, end int) bool {
	previous, next := visibleBefore(line[:start]), visibleAfter(line[end:])
	switch {
	case r == '\u200d' || r == '\u200c':
		return needsJoiners(previous) || r == '\u200d' && isPictograph(previous) && isPictograph(next)
	case r == '\u200b' || r == '\u2060':
		return writesWithoutSpaces(previous) || writesWithoutSpaces(next)
	case '\ufe00' <= r && r <= '\ufe0f':
		return isPictograph(previous) || takesSelector(previous)
	case r >= '\U000e0100' || r == '\u180e':
		return writesWithoutSpaces(previous) || 0x1800 <= previous && previous <= 0x18af
	case r >= '\U000e0020':
		return previous == '🏴'
	case r == '\u00ad' || 0x80 <= r && r <= 0x9f:
		return partOfMisread(line, start)
	case r == '\u115f' || r == '\u1160':
		return unicode.Is(unicode.Hangul, previous) || unicode.Is(unicode.Hangul, next)
	}
	return false
}

// visibleBefore returns the last character of the text that can be seen.
func visibleBefore(text []byte) rune {
	for len(text) > 0 {
		r, size := utf8.DecodeLastRune(text)
		if !isInvisible(r) {
			return r
		}
		text = text[:len(text)-size]
	}
	return 0
}

// visibleAfter returns the first character of the text that can be seen.
func visibleAfter(text []byte) rune {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if !isInvisible(r) {
			return r
		}
		text = text[size:]
	}
	return 0
}

// needsJoiners reports whether a letter is of a script in which joiners change
// how words are written: from Arabic to Tibetan, Khmer, Mongolian and others.
func needsJoiners(r rune) bool {
	return 0x600 <= r && r <= 0x10ff || 0x1780 <= r && r <= 0x18af || 0x1900 <= r && r <= 0x1cff || 0xa800 <= r && r <= 0xabff ||
		0xfb50 <= r && r <= 0xfefc || 0x10a00 <= r && r <= 0x11fff || 0x1e900 <= r && r <= 0x1e95f
}

// writesWithoutSpaces reports whether a letter is of a script without spaces
// between words, in which zero-width spaces say where lines may break.
func writesWithoutSpaces(r rune) bool {
	return 0xe00 <= r && r <= 0xfff || 0x1000 <= r && r <= 0x109f || 0x1780 <= r && r <= 0x17ff || 0x1950 <= r && r <= 0x1aaf ||
		0x2e80 <= r && r <= 0x9fff || 0xf900 <= r && r <= 0xfaff || 0xff00 <= r && r <= 0xff60 || 0x20000 <= r && r <= 0x3ffff
}

// isPictograph reports whether a character is one that emoji are made of.
func isPictograph(r rune) bool {
	return 0x1f000 <= r && r <= 0x1faff || 0x2190 <= r && r <= 0x2bff || r == '©' || r == '®' || r == '‼' || r == '⁉' || r == '™' || r == 'ℹ' ||
		r == '〰' || r == '〽' || r == '㊗' || r == '㊙'
}

// takesSelector reports whether a character other than emoji may have a
// variation selector: key caps, mathematical signs and ideographs.
func takesSelector(r rune) bool {
	return '0' <= r && r <= '9' || r == '#' || r == '*' || 0x1000 <= r && r <= 0x109f || 0x1800 <= r && r <= 0x18af || writesWithoutSpaces(r)
}

// partOfMisread reports whether the character at line[at] is the end of one
// that text/mojibake may put together again.
func partOfMisread(line []byte, at int) bool {
	lead := at
	for range utf8.UTFMax - 1 {
		_, size := utf8.DecodeLastRune(line[:lead])
		lead -= size
		if u, ok := readUnit(line[lead:]); ok && lead+u.size > at {
			return true
		}
	}
	return false
}
