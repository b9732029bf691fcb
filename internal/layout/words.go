package layout

// wordTable counts in how many segments a content word stands, and how much
// of the article's core holds it. It is an open-addressing table keyed by
// token hash that forgets everything in constant time.
type wordTable struct {
	slots []wordSlot
	shift uint8
	epoch uint32
}

type wordSlot struct {
	hash, epoch uint32
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
	for size < 2*n {
		size, shift = 2*size, shift-1
	}
	if size > len(t.slots) {
		t.slots = make([]wordSlot, size)
		t.shift = shift
		t.epoch = 0
	}
	t.epoch++
	if t.epoch == 0 {
		clear(t.slots)
		t.epoch = 1
	}
}

// add notes that the segment holds the word and returns the word's slot and
// whether it is the segment's first of that word.
func (t *wordTable) add(hash uint32, segment int32) (slot int32, first bool) {
	mask := len(t.slots) - 1
	at := int(hash * 0x9e3779b1 >> t.shift)
	for {
		s := &t.slots[at]
		if s.epoch != t.epoch {
			*s = wordSlot{hash: hash, epoch: t.epoch, segments: 1, last: segment, begin: segment}
			return int32(at), true
		}
		if s.hash == hash {
			if s.last == segment {
				return int32(at), false
			}
			s.last = segment
			s.segments++
			return int32(at), true
		}
		at = (at + 1) & mask
	}
}
