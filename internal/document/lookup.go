package document

import "math/bits"

// lookUp gives the tokens their numbers in the vocabulary and lists them under
// their classes. It goes over all tokens behind the scan, because chance decides
// which words are known: here the processor has no branch to guess wrong for it,
// and several words are looked up at once.
func (d *Document) lookUp() {
	v := d.vocabulary
	tokens, candidates, present := d.Tokens, d.candidates, d.present
	for i := range tokens {
		t := &tokens[i]
		var classes ClassSet
		switch t.Kind {
		case Address:
			continue
		case Number:
			classes = v.numberClasses
		default:
			s := v.slotOf(t.Hash)
			hit := s.has(keyOf(t.Hash, int(t.Len())))
			t.Lex = s.lex() & -uint16(hit)
			if (s.unsure()|uint64(t.Flags/Wide))&1&^hit != 0 {
				t.Lex = v.find(t.Hash, d.Bytes(t.Span))
			}
			classes = v.classes[t.Lex]
		}
		present |= classes
		// The token is written behind the list, and stays there if it is a head.
		n := len(candidates)
		candidates = append(candidates, int32(i))
		candidates = candidates[:n+int(classes/isHead)]
		if classes&indexed != 0 {
			d.post(int32(i), classes)
		}
	}
	d.candidates, d.present = candidates, present
}

// post lists a token under its classes.
func (d *Document) post(i int32, classes ClassSet) {
	for rest := uint64(classes & indexed); rest != 0; rest &= rest - 1 {
		c := bits.TrailingZeros64(rest)
		d.postings[c] = append(d.postings[c], i)
	}
}
