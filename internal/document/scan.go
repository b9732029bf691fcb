package document

import (
	"unicode"
	"unicode/utf8"
)

// byteKind sorts the first byte of whatever comes next.
type byteKind uint8

const (
	blankByte byteKind = iota
	newlineByte
	letterByte
	digitByte
	punctByte
	symbolByte
	wideByte
	controlByte
)

var byteKinds = func() (t [256]byteKind) {
	for c := range 256 {
		switch {
		case c == '\n' || c == '\r':
			t[c] = newlineByte
		case c == ' ' || c == '\t' || c == '\v' || c == '\f':
			t[c] = blankByte
		case c < ' ' || c == 0x7f:
			t[c] = controlByte
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[c] = letterByte
		case '0' <= c && c <= '9':
			t[c] = digitByte
		case c >= utf8.RuneSelf:
			t[c] = wideByte
		case c == '$' || c == '%' || c == '+' || c == '=' || c == '<' || c == '>' || c == '|' || c == '~' || c == '^' || c == '`':
			t[c] = symbolByte
		default:
			t[c] = punctByte
		}
	}
	return t
}()

// scanner is the state of the one pass over the text.
type scanner struct {
	doc   *Document
	text  []byte
	flags Flags
}

// scan cuts the text into lines and tokens.
func (d *Document) scan() {
	s := scanner{doc: d, text: d.Text, flags: Spaced | First}
	d.openLine(0)
	for i := 0; i < len(s.text); {
		if isLetter(s.text[i]) {
			i = s.plainWords(i)
		} else {
			i = s.step(i)
		}
	}
	d.closeLine(len(s.text))
}

// step goes over what begins at i and returns its end.
func (s *scanner) step(i int) int {
	switch byteKinds[s.text[i]] {
	case blankByte:
		s.flags |= Spaced
		return i + 1
	case newlineByte:
		return s.newline(i, 1)
	case letterByte:
		return s.word(i)
	case digitByte:
		return s.number(i)
	case punctByte:
		if s.text[i] == '\'' && s.startsPossessive(i+1) {
			return s.possessive(i, i+1)
		}
		return s.mark(i, i+1, Punct)
	case symbolByte:
		return s.mark(i, i+1, Symbol)
	case wideByte:
		return s.wide(i)
	default: // controlByte
		s.doc.present |= 1 << InvisibleMark
		s.flags |= Spaced
		return i + 1
	}
}

func (s *scanner) newline(i, size int) int {
	s.doc.closeLine(i)
	if s.text[i] == '\r' && i+1 < len(s.text) && s.text[i+1] == '\n' {
		size = 2
	}
	s.doc.openLine(i + size)
	s.flags = Spaced | First
	return i + size
}

// add appends a token and returns its end.
func (s *scanner) add(start, end int, kind Kind, flags Flags, hash uint32) int {
	s.doc.Tokens = append(s.doc.Tokens, Token{
		Span: Span{int32(start), int32(end)}, Hash: hash, Kind: kind, Flags: flags | s.flags,
	})
	s.flags = 0
	return end
}

// noteStop lists the token that comes next as one that may end a sentence.
func (s *scanner) noteStop() { s.doc.stops = append(s.doc.stops, int32(len(s.doc.Tokens))) }

// mark adds a mark of one character.
func (s *scanner) mark(start, end int, kind Kind) int {
	switch c := s.text[start]; {
	case c >= utf8.RuneSelf:
		if string(s.text[start:end]) == "…" {
			s.noteStop()
		}
		return s.add(start, end, kind, Wide, hashWord(s.text[start:end]))
	case c == '.' || c == '!' || c == '?':
		s.noteStop()
	case c == '@' && end < len(s.text) && folded[s.text[end]] != 0:
		return s.handle(start)
	}
	return s.add(start, end, kind, 0, markHashes[s.text[start]])
}

// markHashes are the hashes of the marks of one byte.
var markHashes = func() (hashes [utf8.RuneSelf]uint32) {
	for c := range hashes {
		hashes[c] = hashWord([]byte{byte(c)})
	}
	return hashes
}()

// word scans from an ASCII letter to the end of the word.
func (s *scanner) word(start int) int {
	text := s.text
	i := start + 1
	for i < len(text) && folded[text[i]] != 0 {
		i++
	}
	if byteKinds[text[i-1]] == digitByte {
		if end := s.codeEnd(start, i); end > start {
			i = end
		}
	}
	var flags Flags
	if text[start] <= 'Z' {
		flags = Capital
		if allUpper(text[start:i]) {
			flags |= Upper
		}
	}
	if i == len(text) {
		return s.add(start, i, Word, flags, hashWord(text[start:i]))
	}
	switch c := text[i]; {
	case c == '.':
		if i == start+1 {
			return s.dotted(start, flags)
		}
	case c == ':':
		if hasPrefix(text[i:], "://") {
			return s.address(start, i+3)
		}
	case c == '\'' || c >= utf8.RuneSelf:
		return s.restOfWord(start, i, flags)
	}
	if i-start == 3 && text[i] == '.' && equalFold(text[start:i], "www") {
		return s.address(start, i)
	}
	return s.add(start, i, Word, flags, hashWord(text[start:i]))
}

// codeEnd returns the end of the currency code that is glued to its amount, as
// in USD50 and Rs300, or start where the word is none.
func (s *scanner) codeEnd(start, end int) int {
	for end > start && byteKinds[s.text[end-1]] == digitByte {
		end--
	}
	code := s.text[start:end]
	if s.doc.vocabulary.Classes(s.doc.vocabulary.find(hashWord(code), code)).Has(CurrencyWord) && code[0] <= 'Z' {
		return end
	}
	return start
}

// allUpper reports whether the word has two letters or more and no lower-case one.
func allUpper(word []byte) bool {
	if len(word) < 2 {
		return false
	}
	letters := 0
	for _, c := range word {
		if c >= 'a' {
			return false
		}
		if c >= 'A' {
			letters++
		}
	}
	return letters > 1
}

// restOfWord goes on behind an apostrophe or a byte outside ASCII.
func (s *scanner) restOfWord(start, i int, flags Flags) int {
	text := s.text
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		if r == '\'' || r == '’' {
			if !s.joinsWord(i + size) {
				break
			}
		} else if r == utf8.RuneError || !isWordRune(r) {
			break
		}
		if r >= utf8.RuneSelf {
			flags |= Wide
			if isJoiner(r) {
				s.doc.present |= 1 << InvisibleMark
			}
		}
		if flags.is(Upper) && unicode.IsLower(r) {
			flags &^= Upper
		}
		i += size
	}
	return s.add(start, i, Word, flags, hashWord(text[start:i]))
}

// joinsWord reports whether the apostrophe before i joins two parts of one
// word, as in "don't"; a possessive "'s" is a word of its own.
func (s *scanner) joinsWord(i int) bool {
	if i >= len(s.text) {
		return false
	}
	next, size := utf8.DecodeRune(s.text[i:])
	if !unicode.IsLetter(next) {
		return false
	}
	if next != 's' && next != 'S' {
		return true
	}
	after, _ := utf8.DecodeRune(s.text[i+size:])
	return isWordRune(after)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isJoiner(r)
}

// dotted scans initials such as U.S., p.m. or J.K. from their first letter;
// a single letter without them is a plain word.
func (s *scanner) dotted(start int, flags Flags) int {
	text := s.text
	i := start + 1
	for i+1 < len(text) && text[i] == '.' && isLetter(text[i+1]) && (i+2 == len(text) || folded[text[i+2]] == 0) {
		i += 2
	}
	if i == start+1 {
		return s.add(start, i, Word, flags, hashWord(text[start:i]))
	}
	if i < len(text) && text[i] == '.' {
		s.noteStop()
		i++
	}
	flags |= Dotted
	if flags.is(Capital) {
		flags |= Upper
	}
	return s.add(start, i, Word, flags, hashWord(text[start:i]))
}

func isLetter(c byte) bool { return byteKinds[c] == letterByte }

// number scans digits with inner points and commas.
func (s *scanner) number(start int) int {
	text := s.text
	i := start + 1
	for i < len(text) {
		c := text[i]
		if byteKinds[c] == digitByte {
			i++
			continue
		}
		if (c == '.' || c == ',') && i+1 < len(text) && byteKinds[text[i+1]] == digitByte {
			i += 2
			continue
		}
		break
	}
	return s.add(start, i, Number, 0, hashWord(text[start:i]))
}

// address scans a URL from start; i lies behind its scheme.
func (s *scanner) address(start, i int) int {
	for i < len(s.text) && s.text[i] > ' ' && s.text[i] < utf8.RuneSelf && !isBracket(s.text[i]) {
		i++
	}
	for i > start+1 && isClosing(s.text[i-1]) {
		i--
	}
	return s.add(start, i, Address, 0, hashWord(s.text[start:i]))
}

func isBracket(c byte) bool {
	switch c {
	case '<', '>', '"', '(', ')', '[', ']', '{', '}':
		return true
	}
	return false
}

func isClosing(c byte) bool {
	switch c {
	case '.', ',', ';', ':', '!', '?', '\'':
		return true
	}
	return false
}

// handle scans @name, or the rest of an e-mail address whose first part was
// just added as a word: it is taken back into the address.
func (s *scanner) handle(at int) int {
	start := at
	d := s.doc
	flags := s.flags
	for s.flags&Spaced == 0 && len(d.Tokens) > 0 {
		last := d.Tokens[len(d.Tokens)-1]
		mark := last.Len() == 1 && isAddressMark(s.text[last.Start])
		if last.Kind != Word && last.Kind != Number && !mark {
			break
		}
		start = int(last.Start)
		s.flags = last.Flags & (Spaced | First)
		flags = s.flags
		d.Tokens = d.Tokens[:len(d.Tokens)-1]
		if n := len(d.stops); n > 0 && int(d.stops[n-1]) == len(d.Tokens) {
			d.stops = d.stops[:n-1]
		}
	}
	i := at + 1
	for i < len(s.text) && (folded[s.text[i]] != 0 || isAddressMark(s.text[i])) {
		i++
	}
	for isClosing(s.text[i-1]) || s.text[i-1] == '-' {
		i--
	}
	s.flags = flags
	return s.add(start, i, Address, 0, hashWord(s.text[start:i]))
}

func isAddressMark(c byte) bool { return c == '.' || c == '-' || c == '_' }

// wide handles characters outside ASCII.
func (s *scanner) wide(start int) int {
	r, size := utf8.DecodeRune(s.text[start:])
	end := start + size
	switch {
	case r == '’' && s.startsPossessive(end):
		return s.possessive(start, end)
	case isTypographic(r):
		return s.mark(start, end, Punct)
	case r == '\u0085' || r == '\u2028' || r == '\u2029':
		return s.newline(start, size)
	case isBlankRune(r):
		s.flags |= Spaced
		return end
	case isJoiner(r):
		s.doc.present |= 1 << InvisibleMark
		return end
	case r < '\u00a0' && size > 1: // a control character
		s.doc.present |= 1 << InvisibleMark
		return s.mark(start, end, Symbol)
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) && r > '\u00ff':
		flags := Wide
		if unicode.IsUpper(r) {
			flags |= Capital
			if next, _ := utf8.DecodeRune(s.text[end:]); unicode.IsUpper(next) {
				flags |= Upper
			}
		}
		return s.restOfWord(start, end, flags)
	case unicode.IsPunct(r):
		return s.mark(start, end, Punct)
	}
	return s.mark(start, end, Symbol)
}

func isBlankRune(r rune) bool {
	return r == '\u00a0' || '\u2000' <= r && r <= '\u200a' || r == '\u202f' || r == '\u205f' || r == '\u3000'
}

func (f Flags) is(o Flags) bool { return f&o == o }

func hasPrefix(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && string(b[:len(prefix)]) == prefix
}

// startsPossessive reports whether the apostrophe before i opens a possessive
// "s" right behind a word.
func (s *scanner) startsPossessive(i int) bool {
	if s.flags.is(Spaced) || i >= len(s.text) || s.text[i]|0x20 != 's' {
		return false
	}
	next, _ := utf8.DecodeRune(s.text[i+1:])
	return !isWordRune(next)
}

func (s *scanner) possessive(start, end int) int {
	var flags Flags
	if s.text[start] >= utf8.RuneSelf {
		flags = Wide
	}
	return s.add(start, end+1, Word, flags, hashWord(s.text[start:end+1]))
}
