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

// lowerCase returns a chunk of ASCII with its capitals in lower case.
func lowerCase(chunk uint64) uint64 {
	capitals := (chunk + (0x80-'A')*lowBits) &^ (chunk + (0x7f-'Z')*lowBits) & highBits
	return chunk | capitals>>2
}

// plainWords adds words of ASCII letters from start on, with the simple marks
// behind them, as long as single spaces part them, and returns where it stops.
// Words are five sixths of all tokens, and most are of this kind. It does what
// word and mark do, eight bytes at a time, and leaves to word what needs more.
func (s *scanner) plainWords(start int) int {
	text, tokens := s.text, s.doc.Tokens
	flags := s.flags
	for start+chunkSize < len(text) {
		chunk := binary.LittleEndian.Uint64(text[start : start+chunkSize])
		outside := noLetters(chunk)
		inside := below(outside)
		if inside == 0 {
			break
		}
		end := start + bits.TrailingZeros64(outside)/8
		hash := hashChunk(hashStart, (chunk|caseBits)&inside)
		if outside == 0 {
			if end, hash = longWord(text, end, hash); end == len(text) {
				break
			}
		}
		behind := text[end]
		if end-start < plainFrom[behind] {
			break
		}
		flags |= Flags(^chunk/0x20&1) * Capital
		if secondIsLower := chunk>>8&0x60 == 0x60; !secondIsLower && flags.is(Capital) && allUpper(text[start:end]) {
			flags |= Upper
		}
		tokens = append(tokens, Token{Span: Span{int32(start), int32(end)}, Hash: uint32(hash), Flags: flags})
		start, flags = end, 0
		if behind != ' ' {
			if !simpleMarks[behind] {
				break
			}
			if behind == '.' {
				s.doc.stops = append(s.doc.stops, int32(len(tokens)))
			}
			tokens = append(tokens, Token{Span: Span{int32(start), int32(start + 1)}, Hash: markHashes[behind%utf8.RuneSelf], Kind: Punct})
			start++
			if start == len(text) || text[start] != ' ' {
				break
			}
		}
		start++
		flags = Spaced
	}
	s.flags, s.doc.Tokens = flags, tokens
	if start < len(text) && isLetter(text[start]) {
		return s.word(start)
	}
	return start
}

// below returns ones for the bytes of a chunk before the first that has its high
// bit in set: for all of them where none has.
func below(set uint64) uint64 { return set&-set>>7 - 1 }

// longWord returns the end and the hash of a word of which the letters up to end
// have the given hash, or the text's end where the word may not end in it.
func longWord(text []byte, end int, hash uint64) (int, uint64) {
	for end+chunkSize < len(text) {
		chunk := binary.LittleEndian.Uint64(text[end : end+chunkSize])
		outside := noLetters(chunk)
		if outside != 0 {
			if inside := below(outside); inside != 0 {
				hash = hashChunk(hash, (chunk|caseBits)&inside)
			}
			return end + bits.TrailingZeros64(outside)/8, hash
		}
		hash = hashChunk(hash, chunk|caseBits)
		end += chunkSize
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
