package document

import (
	"math/bits"
	"unicode/utf8"
)

// A word's hash is made of its folded bytes, eight at a time: each chunk is
// multiplied in, and the halves of the 128-bit product are put together.
const (
	hashStart = 0x9e3779b97f4a7c15
	hashPrime = 0xd6e8feb86659fd93
)

// hashChunk hashes eight more folded bytes, the first one the lowest; the last
// chunk of a word is filled up with zeros.
func hashChunk(hash, chunk uint64) uint64 {
	high, low := bits.Mul64(hash^chunk, hashPrime)
	return high ^ low
}

// HashFold returns the hash that a token with this text has.
func HashFold(text string) uint32 { return hashWord([]byte(text)) }

// hashWord hashes a word of any characters as the scanner does.
func hashWord(text []byte) uint32 {
	hash := uint64(hashStart)
	for len(text) > 0 {
		size := min(chunkSize, len(text))
		chunk := uint64(0)
		for i, c := range text[:size] {
			chunk |= uint64(c) << (8 * i)
		}
		if chunk&highBits != 0 {
			return hashWide(hash, text)
		}
		hash = hashChunk(hash, lowerCase(chunk))
		text = text[size:]
	}
	return uint32(hash)
}

// hashWide goes on with a hash where text holds characters outside ASCII.
func hashWide(hash uint64, text []byte) uint32 {
	h := hasher{hash: hash}
	var buf [utf8.UTFMax]byte
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			h.add(foldASCII(c))
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		i += size
		if r = foldRune(r); r < 0 {
			continue
		}
		for _, c := range utf8.AppendRune(buf[:0], r) {
			h.add(c)
		}
	}
	return h.sum()
}

// hasher gathers folded bytes into chunks.
type hasher struct {
	hash, chunk uint64
	used        uint // bits of the chunk
}

func (h *hasher) add(c byte) {
	h.chunk |= uint64(c) << h.used
	h.used += 8
	if h.used == 64 {
		*h = hasher{hash: hashChunk(h.hash, h.chunk)}
	}
}

func (h *hasher) sum() uint32 {
	if h.used == 0 {
		return uint32(h.hash)
	}
	return uint32(hashChunk(h.hash, h.chunk))
}
