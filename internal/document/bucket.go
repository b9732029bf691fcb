package document

import "unicode/utf8"

// bucket sorts tokens by what phrases can ask of them, so that a set of 64 of
// them says what may stand beside a phrase's head: nearly all phrases are ruled
// out by that, without a look at their words.
type bucket uint8

const (
	// edgeBucket is for what lies beyond the block.
	edgeBucket bucket = iota
	// unknownBucket is for words that the vocabulary lacks, markBucket for marks
	// that it lacks and for addresses.
	unknownBucket
	markBucket
	numberBucket
	cardinalBucket
	// The marks of the vocabulary share the next ones, its words the rest.
	firstMarkBucket
	firstWordBucket = firstMarkBucket + 8
	endBucket       = 64
	// skippedBucket is for marks that are passed over, and in no set.
	skippedBucket = endBucket
)

// bucketSet is a set of buckets.
type bucketSet uint64

const (
	allBuckets  = ^bucketSet(0)
	markBuckets = 1<<markBucket | 1<<firstWordBucket - 1<<firstMarkBucket
)

func (s bucketSet) has(b bucket) bool { return s&(1<<(b%endBucket)) != 0 }

// skippedMarks are the marks that phrases do not spell out: hyphens, quotes,
// asterisks and underscores of Markdown, bullets.
var skippedMarks = []string{
	"-", "–", "—", "\"", "'", "“", "”", "‘", "’", "«", "»", "*", "_", "#", "•", "·", "|", ">", "→", "›", "▸",
}

// bucketOf returns the bucket of a word or mark of the vocabulary that is
// neither a cardinal nor passed over.
func bucketOf(text string, lex uint16) bucket {
	if r, size := utf8.DecodeRuneInString(text); size == len(text) && !isWordRune(r) {
		return firstMarkBucket + bucket(lex%uint16(firstWordBucket-firstMarkBucket))
	}
	return firstWordBucket + bucket(lex%(endBucket-uint16(firstWordBucket)))
}

// direction is a way to go on from a phrase's head.
type direction bool

const (
	forward  direction = true
	backward direction = false
)

// split returns the element that comes first in the direction, and the others.
func (towards direction) split(elements []element) (*element, []element) {
	if towards == forward {
		return &elements[0], elements[1:]
	}
	last := len(elements) - 1
	return &elements[last], elements[:last]
}

// startsOf returns what the rest of a phrase can begin with, on its way from its head.
func (v *Vocabulary) startsOf(elements []element, towards direction) bucketSet {
	if len(elements) == 0 {
		return allBuckets
	}
	e, rest := towards.split(elements)
	switch e.kind {
	case wordElement:
		return 1 << v.buckets[e.lex]
	case numberElement:
		return 1<<numberBucket | 1<<cardinalBucket
	case anyElement:
		return allBuckets &^ (1<<edgeBucket | markBuckets)
	case gapElement:
		return allBuckets &^ (1 << edgeBucket)
	case startElement:
		return 1 << edgeBucket
	case endElement:
		return 1<<edgeBucket | markBuckets
	}
	var s bucketSet
	for _, lex := range e.words {
		s |= 1 << v.buckets[lex]
	}
	for _, choice := range e.choices {
		s |= v.startsOf(choice, towards)
	}
	if e.optional {
		s |= v.startsOf(rest, towards)
	}
	return s
}
