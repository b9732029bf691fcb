package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// A misread is UTF-8 whose bytes were taken for Windows-1252 or Latin-1, one
// character a byte, and written as UTF-8 again: "é" becomes "Ã©".

// windows1252 holds the characters that Windows-1252 shows for the bytes 0x80
// to 0x9f; 0 where it has none. All other bytes are as in Latin-1.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// shownByte returns the byte from 0x80 to 0xbf that the character stands for
// in a misread, and false where it stands for none.
func shownByte(r rune) (byte, bool) {
	if 0x80 <= r && r < 0xc0 {
		return byte(r), true
	}
	if r < 'Œ' || r > '™' {
		return 0, false
	}
	for i, c := range windows1252 {
		if c == r {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// unit is one character that a misread shows as several.
type unit struct {
	char rune
	// lead is the character that its first byte is shown as.
	lead rune
	// size is how many bytes of the text show it.
	size int
	// natural: the characters behind the lead are marks that follow words.
	natural bool
}

// readUnit reads the unit that text begins with, and reports false where it
// begins with none.
func readUnit(text []byte) (unit, bool) {
	lead, size := utf8.DecodeRune(text)
	var length int
	switch {
	case lead < 0xc2 || lead > 0xf4:
		return unit{}, false
	case lead < 0xe0:
		length = 2
	case lead < 0xf0:
		length = 3
	default:
		length = 4
	}
	u := unit{lead: lead, size: size, natural: true}
	buf := [utf8.UTFMax]byte{byte(lead)}
	for i := 1; i < length; i++ {
		r, size := utf8.DecodeRune(text[u.size:])
		b, ok := shownByte(r)
		if !ok {
			return unit{}, false
		}
		buf[i] = b
		u.size += size
		u.natural = u.natural && followsWords(r)
	}
	r, size := utf8.DecodeRune(buf[:length])
	u.char = r
	return u, size == length && r != utf8.RuneError
}

// followsWords reports whether people write the mark right behind a word.
func followsWords(r rune) bool {
	switch r {
	case '\u00a0', '»', '›', '”', '’', '“', '‘', '…', '–', '—', '™', '®', '°', '·', 'º', 'ª', '¹', '²', '³':
		return true
	}
	return false
}

// script sorts what a unit may turn out to be.
type script uint8

const (
	implausible script = iota
	typographic        // quotes, dashes, signs, spaces, emoji
	latin
	foreign // letters of other scripts: one alone is more likely chance
)

// runeRange gives a script to the characters from first to last.
type runeRange struct {
	first, last rune
	script      script
}

// plausible lists what news text is likely to hold outside ASCII.
var plausible = []runeRange{
	{0x00a0, 0x00bf, typographic},
	{0x00c0, 0x00d6, latin},
	{0x00d7, 0x00d7, typographic},
	{0x00d8, 0x00f6, latin},
	{0x00f7, 0x00f7, typographic},
	{0x00f8, 0x017f, latin},
	{0x01a0, 0x01a1, latin},
	{0x01af, 0x01b0, latin},
	{0x0218, 0x021b, latin},
	{0x0386, 0x03ce, foreign},
	{0x0401, 0x045f, foreign},
	{0x0490, 0x0491, foreign},
	{0x05d0, 0x05ea, foreign},
	{0x060c, 0x06ff, foreign},
	{0x0900, 0x0e7f, foreign},
	{0x10d0, 0x10ff, foreign},
	{0x1ea0, 0x1ef9, latin},
	{0x2000, 0x200f, typographic},
	{0x2010, 0x2027, typographic},
	{0x202f, 0x203a, typographic},
	{0x20a0, 0x20bf, typographic},
	{0x2116, 0x2116, typographic},
	{0x2122, 0x2122, typographic},
	{0x2190, 0x2199, typographic},
	{0x2212, 0x2212, typographic},
	{0x2248, 0x2248, typographic},
	{0x2260, 0x2265, typographic},
	{0x25a0, 0x27bf, typographic},
	{0x3000, 0x30ff, foreign},
	{0x4e00, 0x9fff, foreign},
	{0xac00, 0xd7a3, foreign},
	{0xfb01, 0xfb02, typographic},
	{0xfe0f, 0xfe0f, foreign},
	{0xfeff, 0xfeff, typographic},
	{0xff01, 0xff5e, foreign},
	{0x1f000, 0x1faff, typographic},
}

func scriptOf(r rune) script {
	for _, p := range plausible {
		if r <= p.last {
			if r >= p.first {
				return p.script
			}
			break
		}
	}
	return implausible
}

// verdict is how surely a unit is a misread.
type verdict uint8

const (
	chance  verdict = iota // letters and marks that merely stand together
	weak                   // a misread where the text holds others
	certain                // nobody writes this
)

// judge weighs a unit at the start of text, behind the repaired text before
// it; neighbour says whether a foreign letter that was read as well precedes.
func judge(u unit, before, text []byte, neighbour bool) verdict {
	previous, _ := utf8.DecodeLastRune(before)
	next, _ := utf8.DecodeRune(text[u.size:])
	switch scriptOf(u.char) {
	case implausible:
		return chance
	case foreign:
		if after, ok := readUnit(text[u.size:]); neighbour || ok && scriptOf(after.char) == foreign {
			return certain
		}
		if unicode.IsLetter(previous) {
			return chance
		}
		return weak
	case latin:
		if shouts(before) && unicode.IsLower(u.char) && !unicode.IsLower(next) {
			return chance
		}
	}
	if u.natural && endsWord(u.lead, previous, next) {
		return weak
	}
	return certain
}

// endsWord reports whether the lead of a unit can be the last letter of a
// word that natural marks follow: "AMANHÃ…", "beauté »".
func endsWord(lead, previous, next rune) bool {
	if unicode.IsUpper(lead) {
		return unicode.IsUpper(previous) || lead == 'Å' && !unicode.IsLetter(previous) && !unicode.IsLetter(next)
	}
	return unicode.IsLetter(previous) && !unicode.IsLetter(next)
}

// shouts reports whether the text ends in two capitals.
func shouts(text []byte) bool {
	last, size := utf8.DecodeLastRune(text)
	first, _ := utf8.DecodeLastRune(text[:len(text)-size])
	return unicode.IsUpper(last) && unicode.IsUpper(first)
}

// repair is a piece of the text and what it should be.
type repair struct {
	document.Span
	text string
}

// mender repairs misreads.
type mender struct {
	// loose takes weak units for misreads too.
	loose bool
	// sure: a certain unit was repaired; doubt: a weak one was left.
	sure, doubt bool
	from, to    []byte
}

// mend repairs text[start:end], a run of bytes outside ASCII, as often as it
// was damaged, and reports whether there was anything to do.
func (m *mender) mend(text []byte, start, end int) (repair, bool) {
	lo, hi := max(0, start-2), min(len(text), end+1)
	head, tail := start-lo, hi-end
	m.from = append(m.from[:0], text[lo:hi]...)
	first, last := m.round(head, len(m.from)-tail)
	if first == last {
		return repair{}, false
	}
	before, after := first-head, end-(lo+last)
	for first != last {
		m.from, m.to = m.to, m.from
		first, last = m.round(head, len(m.from)-tail)
	}
	mended := m.from[head : len(m.from)-tail]
	if !bytes.HasPrefix(mended, text[start:start+before]) || !bytes.HasSuffix(mended[before:], text[end-after:end]) {
		before, after = 0, 0 // what was repaired made a misread with what stands beside it
	}
	span := document.Span{Start: int32(start + before), End: int32(end - after)}
	return repair{span, string(mended[before : len(mended)-after])}, true
}

// round repairs from[start:end] once, into to, and returns the part of from,
// empty where there is none, that holds what it changed.
func (m *mender) round(start, end int) (first, last int) {
	m.to = append(m.to[:0], m.from[:start]...)
	neighbour := false
	for i := start; i < end; {
		r, size, ok := m.character(i, neighbour)
		if ok {
			if last == 0 {
				first = i
			}
			last = i + size
			neighbour = scriptOf(r) == foreign
			if !isNothing(r) {
				m.to = utf8.AppendRune(m.to, r)
			}
		} else {
			neighbour = false
			m.to = append(m.to, m.from[i:i+size]...)
		}
		i += size
	}
	m.to = append(m.to, m.from[end:]...)
	return first, last
}

// character returns the character that stands misread at from[i] and the bytes
// that show it, or false and the bytes of what stands there.
func (m *mender) character(i int, neighbour bool) (rune, int, bool) {
	text := m.from[i:]
	r, size := utf8.DecodeRune(text)
	if u, ok := readUnit(text); ok {
		switch v := judge(u, m.to, text, neighbour); {
		case v == certain:
			m.sure = true
			return u.char, u.size, true
		case v == weak && m.loose:
			return u.char, u.size, true
		case v == weak:
			m.doubt = true
		}
		return 0, size, false
	}
	if mark := controlMark(r); mark != 0 {
		m.sure = true
		return mark, size, true
	}
	return 0, size, false
}

// controlMark returns the mark that a control character from 0x80 to 0x9f is
// in Windows-1252, or 0. U+0085 ends lines, and stays.
func controlMark(r rune) rune {
	if r < 0x80 || r > 0x9f || r == 0x85 {
		return 0
	}
	return windows1252[r-0x80]
}

// isNothing reports whether a repaired character is better left out: a
// zero-width space and a byte order mark.
func isNothing(r rune) bool { return r == '\u200b' || r == '\ufeff' }
