package document

import (
	"encoding/binary"
	"math"
	"math/bits"
	"unicode/utf8"
)

// chunkSize is how many bytes are looked at together.
const chunkSize = 8

// Bytes repeated over a chunk: the lowest bit, the highest, and the one that
// makes a capital lower case.
const (
	lowBits  = 0x0101010101010101
	highBits = 0x80 * lowBits
	caseBits = 0x20 * lowBits
)

// noLetters returns the high bit of each byte of a chunk that is no ASCII
// letter. Seven bits of each byte are added to what lifts the first byte of a
// range to 128: the sums cannot carry over into the next byte.
func noLetters(chunk uint64) uint64 {
	lower := chunk&^highBits | caseBits
	letters := (lower + (0x80-'a')*lowBits) &^ (lower + (0x7f-'z')*lowBits)
	return (^letters | chunk) & highBits
}

// plainWords adds words of ASCII letters from start on, with the simple marks
// behind them, as long as single spaces part them, and returns where it stops.
// Words are five sixths of all tokens, and most are of this kind. It does what
// word and mark do, eight bytes at a time, and leaves to word what needs more.
func (s *scanner) plainWords(start int) int {
	d, text := s.doc, s.text
	rest := text[start:]
	flags := s.flags
	for len(rest) >= chunkSize {
		chunk := binary.LittleEndian.Uint64(rest)
		outside := noLetters(chunk)
		size := bits.TrailingZeros64(outside) / 8
		inside := (outside ^ (outside - 1)) >> 8 // the bits below the first byte outside
		hash := hashChunk(hashStart, (chunk|caseBits)&inside)
		if outside == 0 {
			if size, hash = longWord(rest); size == len(rest) {
				break
			}
		}
		behind := rest[size]
		if size < plainFrom[behind] {
			break
		}
		flags |= Flags(^chunk/0x20&1) * Capital
		if secondIsLower := chunk>>8&0x60 == 0x60; !secondIsLower && flags.is(Capital) && allUpper(rest[:size]) {
			flags |= Upper
		}
		start = len(text) - len(rest)
		d.Tokens = append(d.Tokens, Token{Span: Span{int32(start), int32(start + size)}, Hash: uint32(hash), Flags: flags})
		rest = rest[size:]
		flags = 0
		if behind != ' ' {
			if !simpleMarks[behind] {
				break
			}
			if behind == '.' {
				s.noteStop()
			}
			start += size
			d.Tokens = append(d.Tokens, Token{Span: Span{int32(start), int32(start + 1)}, Hash: markHashes[behind&0x7f], Kind: Punct})
			rest = rest[1:]
			if len(rest) == 0 || rest[0] != ' ' {
				break
			}
		}
		rest = rest[1:]
		flags = Spaced
		if len(rest) == 0 || !isLetter(rest[0]) {
			break
		}
	}
	s.flags = flags
	if len(rest) > 0 && isLetter(rest[0]) {
		return s.word(len(text) - len(rest))
	}
	return len(text) - len(rest)
}

// longWord returns the size and the hash of the letters that text begins with,
// or the size of all that is left where the end of the word may not be in it.
func longWord(text []byte) (size int, hash uint64) {
	hash = hashStart
	for size+chunkSize <= len(text) {
		chunk := binary.LittleEndian.Uint64(text[size:])
		if outside := noLetters(chunk); outside != 0 {
			if inside := (outside ^ (outside - 1)) >> 8; inside != 0 {
				hash = hashChunk(hash, (chunk|caseBits)&inside)
			}
			return size + bits.TrailingZeros64(outside)/8, hash
		}
		hash = hashChunk(hash, chunk|caseBits)
		size += chunkSize
	}
	return len(text), 0
}

// plainFrom gives the least size of a word that ends without a second look
// where the byte stands behind it: "a.m." and "www." want one.
var plainFrom = func() (sizes [256]int) {
	for c := range sizes {
		if folded[c] != 0 || c >= utf8.RuneSelf || c == ':' || c == '\'' {
			sizes[c] = math.MaxInt
		}
	}
	sizes['.'] = len("www") + 1
	return sizes
}()

// simpleMarks are marks that are tokens of their own right behind a word,
// whatever follows. Full stops are noted as stops.
var simpleMarks = [256]bool{',': true, ';': true, '.': true, ')': true, '-': true}
