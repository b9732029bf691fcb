package source

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonScanner walks JSON text without making anything of it. It is strict but
// for control characters inside strings, which cannot be mistaken for anything
// else, and never recurses into what the input nests.
type jsonScanner struct {
	in  []byte
	pos int
	// open holds the closing bracket of each array and object that skip is in.
	open []byte
}

// fail returns an error that names the place in the line, from 1.
func (s *jsonScanner) fail(problem string) error {
	return fmt.Errorf("invalid JSON at byte %d of the record: %s", s.pos+1, problem)
}

// next skips white space and returns the byte behind it, 0 at the end.
func (s *jsonScanner) next() byte {
	for s.pos < len(s.in) {
		switch c := s.in[s.pos]; c {
		case ' ', '\t', '\r', '\n':
			s.pos++
		default:
			return c
		}
	}
	return 0
}

// expect takes the byte behind white space, which must be c.
func (s *jsonScanner) expect(c byte) error {
	if s.next() != c {
		return s.failExpected(string(rune(c)))
	}
	s.pos++
	return nil
}

func (s *jsonScanner) failExpected(what string) error {
	if s.pos >= len(s.in) {
		return s.fail("it ends where " + what + " should stand")
	}
	r, _ := utf8.DecodeRune(s.in[s.pos:])
	return s.fail(strconv.QuoteRune(r) + " where " + what + " should stand")
}

// str takes a string from its opening quote and returns the bounds of what
// stands between the quotes.
func (s *jsonScanner) str() (start, end int, escaped bool, err error) {
	in := s.in
	start = s.pos + 1
	quote := bytes.IndexByte(in[start:], '"')
	if quote < 0 {
		return 0, 0, false, s.fail("the string has no end")
	}
	quote += start
	for i := start; ; {
		e := bytes.IndexByte(in[i:quote], '\\')
		if e < 0 {
			s.pos = quote + 1
			return start, quote, escaped, nil
		}
		escaped = true
		// Escapes often follow each other: no search between them.
		for i += e; i < len(in) && in[i] == '\\'; {
			size := escapeSize(in[i:])
			if size == 0 {
				s.pos = i
				return 0, 0, false, s.fail("an unknown escape")
			}
			i += size
		}
		if i > quote {
			if quote = bytes.IndexByte(in[i:], '"'); quote < 0 {
				return 0, 0, false, s.fail("the string has no end")
			}
			quote += i
		}
	}
}

// number takes a number and returns its bounds.
func (s *jsonScanner) number() (start, end int, err error) {
	start = s.pos
	s.take('-')
	if !s.take('0') && !s.digits() {
		return 0, 0, s.failExpected("a value")
	}
	if s.take('.') && !s.digits() {
		return 0, 0, s.failExpected("a digit")
	}
	if s.take('e') || s.take('E') {
		_ = s.take('+') || s.take('-')
		if !s.digits() {
			return 0, 0, s.failExpected("a digit")
		}
	}
	return start, s.pos, nil
}

func (s *jsonScanner) take(c byte) bool {
	if s.pos < len(s.in) && s.in[s.pos] == c {
		s.pos++
		return true
	}
	return false
}

func (s *jsonScanner) digits() bool {
	start := s.pos
	for s.pos < len(s.in) && isDigit(s.in[s.pos]) {
		s.pos++
	}
	return s.pos > start
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// scalar takes a value that is no array, object or string.
func (s *jsonScanner) scalar() error {
	for _, word := range [...]string{"null", "true", "false"} {
		if bytes.HasPrefix(s.in[s.pos:], []byte(word)) {
			s.pos += len(word)
			return nil
		}
	}
	_, _, err := s.number()
	return err
}

// skip takes a value of any kind.
func (s *jsonScanner) skip() error {
	s.open = s.open[:0]
	for {
		if err := s.enter(); err != nil {
			return err
		}
		// Behind a value: close what ends here, and go on to the next value.
		for {
			if len(s.open) == 0 {
				return nil
			}
			closing := s.open[len(s.open)-1]
			c := s.next()
			if c == closing {
				s.pos++
				s.open = s.open[:len(s.open)-1]
				continue
			}
			if c != ',' {
				return s.failExpected("',' or '" + string(rune(closing)) + "'")
			}
			s.pos++
			if closing == '}' {
				if err := s.key(); err != nil {
					return err
				}
			}
			break
		}
	}
}

// enter takes opening brackets, with the name of an object's first member, up
// to and with the first value that is not opened: a string, a scalar or an
// empty array or object.
func (s *jsonScanner) enter() error {
	for {
		switch s.next() {
		case '"':
			_, _, _, err := s.str()
			return err
		case '[':
			s.pos++
			if s.next() == ']' {
				s.pos++
				return nil
			}
			s.open = append(s.open, ']')
		case '{':
			s.pos++
			if s.next() == '}' {
				s.pos++
				return nil
			}
			s.open = append(s.open, '}')
			if err := s.key(); err != nil {
				return err
			}
		default:
			return s.scalar()
		}
	}
}

// key takes a member's name and the colon behind it.
func (s *jsonScanner) key() error {
	if s.next() != '"' {
		return s.failExpected("a field's name")
	}
	if _, _, _, err := s.str(); err != nil {
		return err
	}
	return s.expect(':')
}

// escapeSize returns the length of the escape that in begins with, 0 where it
// is none. A surrogate pair is two escapes here.
func escapeSize(in []byte) int {
	if len(in) < 2 {
		return 0
	}
	switch in[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if len(in) >= 6 && hex4(in[2:]) >= 0 {
			return 6
		}
	}
	return 0
}

// hex4 returns the value of four hexadecimal digits, -1 where they are none.
func hex4(in []byte) rune {
	var r rune
	for _, c := range in[:4] {
		switch {
		case isDigit(c):
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return -1
		}
	}
	return r
}

// unescape returns the character that a valid escape stands for, and its
// length. Half a surrogate pair stands for U+FFFD.
func unescape(in []byte) (rune, int) {
	switch c := in[1]; c {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		r := hex4(in[2:])
		if !utf16.IsSurrogate(r) {
			return r, 6
		}
		if len(in) >= 12 && in[6] == '\\' && in[7] == 'u' {
			if pair := utf16.DecodeRune(r, hex4(in[8:])); pair != utf8.RuneError {
				return pair, 12
			}
		}
		return utf8.RuneError, 6
	default:
		return rune(c), 2
	}
}

// appendUnescaped appends what the content of a valid string stands for.
func appendUnescaped(dst, content []byte) []byte {
	for {
		e := bytes.IndexByte(content, '\\')
		if e < 0 {
			return append(dst, content...)
		}
		dst = append(dst, content[:e]...)
		content = content[e:]
		for len(content) > 0 && content[0] == '\\' {
			r, size := unescape(content)
			dst = utf8.AppendRune(dst, r)
			content = content[size:]
		}
	}
}

// jsonCodec is how text stands inside a JSON string.
type jsonCodec struct{}

func (jsonCodec) step(raw []byte) (size, width int) {
	if raw[0] != '\\' {
		return 1, 1
	}
	r, size := unescape(raw)
	return size, utf8.RuneLen(r)
}

func (jsonCodec) unescape(dst, content []byte) []byte { return appendUnescaped(dst, content) }

// encode escapes what must be, and all that is not ASCII where the record
// does so.
func (jsonCodec) encode(dst []byte, text string, raw []byte) ([]byte, bool) {
	ascii := !bytes.ContainsFunc(raw, func(r rune) bool { return r >= utf8.RuneSelf })
	for _, r := range text {
		short := strings.IndexRune("\b\f\n\r\t\"\\", r)
		switch {
		case short >= 0:
			dst = append(dst, '\\', `bfnrt"\`[short])
		case r < ' ' || r >= utf8.RuneSelf && r <= 0xffff && ascii:
			dst = fmt.Appendf(dst, `\u%04x`, r)
		case r > 0xffff && ascii:
			high, low := utf16.EncodeRune(r)
			dst = fmt.Appendf(dst, `\u%04x\u%04x`, high, low)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst, true
}
