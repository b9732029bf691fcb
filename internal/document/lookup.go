package document

import "math/bits"

// lookUp gives the tokens their numbers in the vocabulary and lists them under
// their classes. It goes over the tokens behind the scan, because chance decides
// which words are known: here the processor has no branch to guess wrong for it,
// and works on several words at once.
func (d *Document) lookUp() {
	for base := 0; base < len(d.Tokens); base += window {
		tokens := d.Tokens[base:min(base+window, len(d.Tokens))]
		d.vocabulary.number(tokens, d.Text)
		d.list(int32(base), tokens)
	}
}

// window is how many tokens are looked up in one go, a power of two.
const window = 256

// number gives tokens of the text their numbers. Numbers and addresses have
// none, because no word of a vocabulary is spelled like one.
func (v *Vocabulary) number(tokens []Token, text []byte) {
	slots, keys := v.slots, v.keys
	for i := range tokens {
		t := &tokens[i]
		s := slots[int(t.Hash)&(len(slots)-1)]
		hit := keys[s.lex()].is(keyOf(t.Hash, int(t.Len())))
		t.Lex = s.lex() & -uint16(hit)
		if (s.unsure()|uint64(t.Flags/Wide))&1 > hit {
			t.Lex = v.find(t.Hash, text[t.Start:t.End])
		}
	}
}

// list lists tokens, from number base on, under their classes.
func (d *Document) list(base int32, tokens []Token) {
	known := d.vocabulary.classes
	present := ClassSet(0)
	var heads [window]int32
	found := uint(0)
	for i := range tokens {
		classes := known[tokens[i].Lex]
		if tokens[i].Kind == Number {
			classes = d.vocabulary.numberClasses
		}
		present |= classes
		// Every token is written behind the list, and stays there if it is a head.
		heads[found%window] = base + int32(i)
		found += uint(classes / isHead)
		if classes&indexed != 0 {
			d.post(base+int32(i), classes)
		}
	}
	d.present |= present
	d.candidates = append(d.candidates, heads[:found]...)
}

// post lists a token under its classes.
func (d *Document) post(i int32, classes ClassSet) {
	for rest := uint64(classes & indexed); rest != 0; rest &= rest - 1 {
		c := bits.TrailingZeros64(rest)
		d.postings[c] = append(d.postings[c], i)
	}
}
