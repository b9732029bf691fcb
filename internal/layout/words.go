package layout

// wordTable counts in how many segments a content word stands, and how much
// of the article's core holds it. It is an open-addressing table keyed by
// token hash that forgets everything in constant time.
type wordTable struct {
	slots []wordSlot
	shift uint8
	// base is the number of the first word since the last reset.
	base  uint32
	words []wordFacts
}

// wordSlot leads to the word of a number; one below the base is forgotten.
type wordSlot struct{ hash, number uint32 }

type wordFacts struct {
	// segments counts the segments that hold the word, last is the latest.
	segments, last int32
	// core is the mass of body segments that hold the word; begin and end are
	// the first and the last of them.
	core       float32
	begin, end int32
	// title: the document's title holds the word.
	title bool
}

// reset empties the table and makes room for n words.
func (t *wordTable) reset(n int) {
	size, shift := 256, uint8(24)
	for 3*size < 4*n {
		size, shift = 2*size, shift-1
	}
	t.base += uint32(len(t.words))
	t.words = t.words[:0]
	if size > len(t.slots) || t.base > 1<<31 {
		t.slots = make([]wordSlot, max(size, len(t.slots)))
		t.base = 1
	}
	t.shift = shift
}

// add notes that the segment holds the word and returns the word's index and
// whether it is the segment's first of that word.
func (t *wordTable) add(hash uint32, segment int32) (word int32, first bool) {
	mask := uint32(1)<<(32-t.shift) - 1
	at := hash * 0x9e3779b1 >> t.shift
	for {
		s := &t.slots[at]
		if s.number < t.base {
			word = int32(len(t.words))
			*s = wordSlot{hash, t.base + uint32(word)}
			t.words = append(t.words, wordFacts{segments: 1, last: segment, begin: segment})
			return word, true
		}
		if s.hash == hash {
			word = int32(s.number - t.base)
			w := &t.words[word]
			if w.last == segment {
				return word, false
			}
			w.last = segment
			w.segments++
			return word, true
		}
		at = (at + 1) & mask
	}
}
