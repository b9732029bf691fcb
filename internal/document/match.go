package document

import "slices"

// Hit is a phrase found in the text: tokens First up to, not including, End.
type Hit struct {
	Family     *Family
	Phrase     int32 // index in Family.Phrases
	First, End int32
}

// matchPhrases turns the candidate tokens of the pass into hits.
func (d *Document) matchPhrases() {
	d.Hits = d.Hits[:0]
	block := 0
	for _, i := range d.candidates {
		for d.Blocks[block].EndToken <= i {
			block++
		}
		b := &d.Blocks[block]
		h := d.headOf(i)
		after := d.bucketAt(d.skipForward(i+1, b.EndToken), b)
		if !h.after.has(after) {
			continue
		}
		before := d.bucketAt(d.skipBackward(i-1, b.FirstToken), b)
		if !h.before.has(before) {
			continue
		}
		for n := range h.phrases {
			h := &h.phrases[n]
			if !h.before.has(before) || !h.after.has(after) {
				continue
			}
			p := &d.vocabulary.phrases[h.phrase]
			if first, end, ok := d.match(p, i, b); ok {
				d.Hits = append(d.Hits, Hit{p.family, p.number, first, end})
			}
		}
	}
	slices.SortStableFunc(d.Hits, func(a, b Hit) int { return int(a.First - b.First) })
}

// bucketAt returns the bucket of token i, which may lie outside the block.
func (d *Document) bucketAt(i int32, b *Block) bucket {
	if i < b.FirstToken || i >= b.EndToken {
		return edgeBucket
	}
	t := &d.Tokens[i]
	switch {
	case t.Lex != 0:
		return d.vocabulary.buckets[t.Lex]
	case t.Kind == Word:
		return unknownBucket
	case t.Kind == Number:
		return numberBucket
	}
	return markBucket
}

// headOf returns the phrases that hang on token i.
func (d *Document) headOf(i int32) *head {
	if d.Tokens[i].Kind == Number {
		return &d.vocabulary.numberHead
	}
	return &d.vocabulary.heads[d.vocabulary.headOf[d.Tokens[i].Lex]]
}

// match compares a phrase that hangs on token i with the block.
func (d *Document) match(p *phrase, i int32, b *Block) (first, end int32, ok bool) {
	if end, ok = d.matchForward(p.after, i+1, b.EndToken); !ok {
		return 0, 0, false
	}
	first, ok = d.matchBackward(p.before, i-1, b.FirstToken)
	return first, end, ok
}

// matchForward compares the elements with the tokens from i on, up to end, and
// returns the token behind the last one.
func (d *Document) matchForward(elements []element, i, end int32) (int32, bool) {
	for n := range elements {
		e := &elements[n]
		switch e.kind {
		case endElement:
			return i, d.skipForward(d.skipStops(i, end), end) >= end
		case choiceElement:
			return d.chooseForward(e, elements[n+1:], i, end)
		case gapElement:
			for skipped := int32(0); skipped <= maxGap && i+skipped < end; skipped++ {
				if stop, ok := d.matchForward(elements[n+1:], i+skipped, end); ok {
					return stop, true
				}
			}
			return 0, false
		}
		if i < end && !d.matches(e, i) {
			i = d.skipForward(i, end)
		}
		if i >= end || !d.matches(e, i) {
			return 0, false
		}
		i++
	}
	return i, true
}

// chooseForward tries the alternatives, each together with the rest of the phrase.
func (d *Document) chooseForward(e *element, rest []element, i, end int32) (int32, bool) {
	for _, choice := range e.choices {
		if next, ok := d.matchForward(choice, i, end); ok {
			if stop, ok := d.matchForward(rest, next, end); ok {
				return stop, true
			}
		}
	}
	at := i
	if at < end && !slices.Contains(e.words, d.Tokens[at].Lex) {
		at = d.skipForward(at, end)
	}
	if at < end && slices.Contains(e.words, d.Tokens[at].Lex) {
		if stop, ok := d.matchForward(rest, at+1, end); ok {
			return stop, true
		}
	}
	if e.optional {
		return d.matchForward(rest, i, end)
	}
	return 0, false
}

// matchBackward compares the elements, the last one first, with the tokens
// from i back to first, and returns the token of the first one.
func (d *Document) matchBackward(elements []element, i, first int32) (int32, bool) {
	for n := len(elements) - 1; n >= 0; n-- {
		e := &elements[n]
		switch e.kind {
		case startElement:
			return i + 1, d.skipBackward(i, first) < first
		case choiceElement:
			return d.chooseBackward(e, elements[:n], i, first)
		case gapElement:
			for skipped := int32(0); skipped <= maxGap && i-skipped >= first; skipped++ {
				if start, ok := d.matchBackward(elements[:n], i-skipped, first); ok {
					return start, true
				}
			}
			return 0, false
		}
		if i >= first && !d.matches(e, i) {
			i = d.skipBackward(i, first)
		}
		if i < first || !d.matches(e, i) {
			return 0, false
		}
		i--
	}
	return i + 1, true
}

// chooseBackward is chooseForward towards the phrase's start.
func (d *Document) chooseBackward(e *element, rest []element, i, first int32) (int32, bool) {
	for _, choice := range e.choices {
		if next, ok := d.matchBackward(choice, i, first); ok {
			if start, ok := d.matchBackward(rest, next-1, first); ok {
				return start, true
			}
		}
	}
	at := i
	if at >= first && !slices.Contains(e.words, d.Tokens[at].Lex) {
		at = d.skipBackward(at, first)
	}
	if at >= first && slices.Contains(e.words, d.Tokens[at].Lex) {
		if start, ok := d.matchBackward(rest, at-1, first); ok {
			return start, true
		}
	}
	if e.optional {
		return d.matchBackward(rest, i, first)
	}
	return 0, false
}

// matches reports whether token i can be the element.
func (d *Document) matches(e *element, i int32) bool {
	t := d.Tokens[i]
	switch e.kind {
	case numberElement:
		return t.Kind == Number || d.Is(i, Cardinal)
	case anyElement:
		return t.Kind == Word || t.Kind == Number
	}
	return t.Lex == e.lex
}

func (d *Document) skipForward(i, end int32) int32 {
	for i < end && d.skips(i) {
		i++
	}
	return i
}

func (d *Document) skipBackward(i, first int32) int32 {
	for i >= first && d.skips(i) {
		i--
	}
	return i
}

// skipStops passes over the full stops, arrows and the like that end a label.
func (d *Document) skipStops(i, end int32) int32 {
	for i < end && d.Tokens[i].Kind != Word && d.Tokens[i].Kind != Number {
		i++
	}
	return i
}

// skips reports whether token i is a mark that phrases do not spell out.
func (d *Document) skips(i int32) bool {
	return d.vocabulary.buckets[d.Tokens[i].Lex] == skippedBucket
}
