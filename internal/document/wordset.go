package document

import (
	"math/bits"
	"strings"
)

// WordSet is a set of words that is asked by the hash of a token: one look at
// a small table, where a list is compared word by word. Like all that goes by
// hashes, it takes a word outside for one of its own once in a billion.
type WordSet struct {
	// slots are an open-addressing table; a hash of 0, which no word of the
	// sets has, marks a free one.
	slots []uint32
	shift uint8
}

// NewWordSet returns the set of the words, which are in lower case with white
// space between them.
func NewWordSet(words string) *WordSet {
	list := strings.Fields(words)
	width := bits.Len(uint(2 * len(list))) // at least half of the slots stay free
	s := &WordSet{slots: make([]uint32, 1<<width), shift: uint8(32 - width)}
	for _, word := range list {
		hash := HashFold(word)
		if at, found := s.find(hash); !found {
			s.slots[at] = hash
		}
	}
	return s
}

// Has reports whether token i, which may lie outside the text, is one of the words.
func (s *WordSet) Has(d *Document, i int32) bool {
	if i < 0 || int(i) >= len(d.Tokens) {
		return false
	}
	_, found := s.find(d.Tokens[i].Hash)
	return found
}

// find returns the slot of the hash, or the free one where it belongs.
func (s *WordSet) find(hash uint32) (at uint32, found bool) {
	mask := uint32(len(s.slots) - 1)
	for at = hash * 0x9e3779b1 >> s.shift; s.slots[at&mask] != hash; at++ {
		if s.slots[at&mask] == 0 {
			return at & mask, false
		}
	}
	return at & mask, true
}

// WordTable is a set of words that gives each a value.
type WordTable struct {
	set *WordSet
	// values stand beside the set's slots.
	values []uint8
}

// WordRow gives words, in lower case with white space between them, a value.
type WordRow struct {
	Words string
	Value uint8
}

// NewWordTable returns the table of the rows. A word of several rows has the
// bits of all their values.
func NewWordTable(rows ...WordRow) *WordTable {
	var all strings.Builder
	for _, row := range rows {
		all.WriteString(row.Words)
		all.WriteByte(' ')
	}
	t := &WordTable{set: NewWordSet(all.String())}
	t.values = make([]uint8, len(t.set.slots))
	for _, row := range rows {
		for word := range strings.FieldsSeq(row.Words) {
			at, _ := t.set.find(HashFold(word))
			t.values[at] |= row.Value
		}
	}
	return t
}

// Of returns the value of token i, which may lie outside the text, and 0 for
// a word that is not in the table.
func (t *WordTable) Of(d *Document, i int32) uint8 {
	if i < 0 || int(i) >= len(d.Tokens) {
		return 0
	}
	if at, found := t.set.find(d.Tokens[i].Hash); found {
		return t.values[at]
	}
	return 0
}
