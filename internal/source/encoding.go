package source

import (
	"bytes"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// charset is an encoding other than UTF-8.
type charset struct {
	codec
	encoding encoding.Encoding
}

var (
	windows1252 = charset{singleByte{charmap.Windows1252}, charmap.Windows1252}
	utf16LE     = charset{wide{big: false}, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	utf16BE     = charset{wide{big: true}, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
)

// utf8Charset is the charset that needs no decoding.
var utf8Charset = charset{}

// isUTF8 reports whether bytes in the charset are UTF-8 already.
func (c charset) isUTF8() bool { return c.encoding == nil }

// CheckEncoding returns an error where no encoding has that name, or label, in
// the WHATWG's list.
func CheckEncoding(name string) error {
	_, err := charsetOf(name)
	return err
}

// charsetOf returns the charset of that name or label; UTF-8 for none.
func charsetOf(name string) (charset, error) {
	if name == "" {
		return utf8Charset, nil
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, fmt.Errorf("unknown encoding %q: the WHATWG's names are known, such as utf-8, windows-1252 and utf-16le", name)
	}
	canonical, err := htmlindex.Name(e)
	if err != nil {
		return charset{}, fmt.Errorf("encoding %q: %w", name, err)
	}
	switch canonical {
	case "utf-8":
		return utf8Charset, nil
	case "utf-16le":
		return utf16LE, nil
	case "utf-16be":
		return utf16BE, nil
	case "iso-2022-jp", "replacement":
		// What a byte means depends on all before it: no map.
		return charset{nil, e}, nil
	}
	if m, ok := e.(*charmap.Charmap); ok {
		return charset{singleByte{m}, e}, nil
	}
	return charset{multiByte{e}, e}, nil
}

// byteOrder tells the encoding by the mark at the start of raw, and how many
// bytes the mark takes.
func byteOrder(raw []byte) (c charset, size int) {
	switch {
	case bytes.HasPrefix(raw, byteOrderMark):
		return utf8Charset, len(byteOrderMark)
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return utf16LE, 2
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return utf16BE, 2
	}
	return utf8Charset, 0
}

// detect tells the encoding of raw, which has no mark and declares none, from
// its bytes.
func detect(raw []byte) charset {
	if c, found := detectWide(raw); found {
		return c
	}
	if !utf8.Valid(raw) && looksWestern(raw) {
		return windows1252
	}
	return utf8Charset
}

// detectWide tells UTF-16 by its zeros: of text in Latin letters, nearly every
// second byte, and only those.
func detectWide(raw []byte) (c charset, found bool) {
	raw = raw[:min(len(raw), sniffLength)]
	if bytes.IndexByte(raw, 0) < 0 {
		return utf8Charset, false
	}
	var zeros [2]int
	for i, c := range raw {
		if c == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(raw) / 2
	switch {
	case pairs < 4:
	case zeros[1]*10 > pairs*7 && zeros[0]*20 < pairs:
		return utf16LE, true
	case zeros[0]*10 > pairs*7 && zeros[1]*20 < pairs:
		return utf16BE, true
	}
	return utf8Charset, false
}

// looksWestern reports whether the bytes past ASCII can be the quotation
// marks, dashes and accented letters of Windows-1252. A single character in
// UTF-8 says that the rest was meant so too, and is damaged.
func looksWestern(raw []byte) bool {
	high := 0
	for i, c := range raw {
		if c < utf8.RuneSelf {
			continue
		}
		if r, _ := utf8.DecodeRune(raw[i:]); r != utf8.RuneError {
			return false
		}
		high++
		switch {
		case c == 0xd7 || c == 0xf7 || c == 0xd0 || c == 0xde || c >= 0xfe:
			return false // signs and letters too rare to believe in
		case c >= 0xc0 || c == 0x8a || c == 0x8c || c == 0x8e || c == 0x9a || c == 0x9c || c == 0x9e || c == 0x9f:
			if !(i > 0 && isLetter(raw[i-1])) && !(i+1 < len(raw) && isLetter(raw[i+1])) {
				return false
			}
		case !bytes.Contains(westernMarks, raw[i:i+1]):
			return false
		}
	}
	return high*4 <= len(raw)
}

// westernMarks are the marks of Windows-1252 that news text holds: currency
// signs, quotation marks, dashes, fractions and the like.
var westernMarks = []byte("\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa1\xa2\xa3\xa5\xa7\xa9\xab\xad\xae\xb0\xb1\xb2\xb3\xb4\xb7\xba\xbb\xbc\xbd\xbe\xbf")

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0xc0 }

// decode appends raw as UTF-8. What cannot be decoded becomes U+FFFD.
func (c charset) decode(dst, raw []byte) []byte {
	switch codec := c.codec.(type) {
	case singleByte:
		for _, b := range raw {
			dst = utf8.AppendRune(dst, codec.DecodeByte(b))
		}
		return dst
	case wide:
		for len(raw) > 0 {
			r, size := codec.decode(raw)
			dst = utf8.AppendRune(dst, r)
			raw = raw[size:]
		}
		return dst
	case multiByte:
		for len(raw) > 0 {
			r, size := codec.decode(raw)
			dst = append(dst, r...)
			raw = raw[size:]
		}
		return dst
	}
	dst, _, _ = transform.Append(c.encoding.NewDecoder(), dst, raw) // decoders replace what is wrong
	return dst
}

// singleByte is an encoding that gives each character one byte.
type singleByte struct{ *charmap.Charmap }

func (s singleByte) step(raw []byte) (size, width int) {
	return 1, utf8.RuneLen(s.DecodeByte(raw[0]))
}

func (s singleByte) encode(dst []byte, text string, _ []byte) ([]byte, bool) {
	for _, r := range text {
		b, ok := s.EncodeRune(r)
		if !ok {
			return dst, false
		}
		dst = append(dst, b)
	}
	return dst, true
}

// wide is UTF-16.
type wide struct{ big bool }

func (w wide) unit(raw []byte) rune {
	if w.big {
		return rune(raw[0])<<8 | rune(raw[1])
	}
	return rune(raw[1])<<8 | rune(raw[0])
}

// decode returns the character that raw begins with and its bytes; half a
// pair, and half a unit, are U+FFFD.
func (w wide) decode(raw []byte) (r rune, size int) {
	if len(raw) < 2 {
		return utf8.RuneError, len(raw)
	}
	r = w.unit(raw)
	if !utf16.IsSurrogate(r) {
		return r, 2
	}
	if len(raw) >= 4 {
		if pair := utf16.DecodeRune(r, w.unit(raw[2:])); pair != utf8.RuneError {
			return pair, 4
		}
	}
	return utf8.RuneError, 2
}

func (w wide) step(raw []byte) (size, width int) {
	r, size := w.decode(raw)
	return size, utf8.RuneLen(r)
}

func (w wide) encode(dst []byte, text string, _ []byte) ([]byte, bool) {
	for _, unit := range utf16.Encode([]rune(text)) {
		if w.big {
			dst = append(dst, byte(unit>>8), byte(unit))
		} else {
			dst = append(dst, byte(unit), byte(unit>>8))
		}
	}
	return dst, true
}

// multiByte is one of the East Asian encodings, of one to four bytes a character.
type multiByte struct{ encoding.Encoding }

// decode returns, as UTF-8, the character that raw begins with and its bytes.
func (m multiByte) decode(raw []byte) (text []byte, size int) {
	if raw[0] < utf8.RuneSelf {
		return raw[:1], 1
	}
	decoder := m.NewDecoder()
	text = make([]byte, 8)
	for size = 1; size <= min(4, len(raw)); size++ {
		decoder.Reset()
		width, taken, _ := decoder.Transform(text, raw[:size], size == len(raw))
		if taken > 0 {
			return text[:width], taken
		}
	}
	return []byte("\ufffd"), 1
}

func (m multiByte) step(raw []byte) (size, width int) {
	text, size := m.decode(raw)
	return size, len(text)
}

func (m multiByte) encode(dst []byte, text string, _ []byte) ([]byte, bool) {
	encoded, err := m.NewEncoder().Bytes([]byte(text))
	return append(dst, encoded...), err == nil
}
