package document

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// Entry gives the vocabulary a word in lower case, one class that it
// belongs to and its value there (the number of a month, the amount of a
// cardinal). A word with several classes stands in several entries.
type Entry struct {
	Text  string
	Class Class
	Value int32
}

// Family is a set of phrases that mean one thing, such as pleas to subscribe.
// Its address identifies it in hits.
type Family struct {
	Name    string
	Phrases []string
	// Extends is a family in whose name these phrases are found, numbered on
	// from its own; nil for a family of its own.
	Extends *Family
}

// Vocabulary knows words and phrases by number. It is immutable after
// NewVocabulary and safe for any number of documents at once.
type Vocabulary struct {
	slots   []slot
	keys    []wordKey
	texts   []string
	classes []ClassSet
	// firstSense is, for each word, the place of its latest sense in senses; 0 for none.
	firstSense []int32
	senses     []sense
	phrases    []phrase
	// headOf is, for each word, the place in heads of the phrases that hang on it;
	// that of those without phrases is 0.
	headOf []uint16
	heads  []head
	// numberHead is the phrases that hang on a number, numberClasses the classes
	// of one.
	numberHead    head
	numberClasses ClassSet
	// buckets sort the words by what phrases ask of a neighbour.
	buckets []bucket
}

// isHead stands in a word's classes when phrases hang on the word: the pass
// then needs one look to know all that it needs of a word.
const isHead ClassSet = 1 << 63

// slot is a place of the open-addressing hash table: a word's number, 0 for a
// free one, and whether what has another key may still stand here or further on.
// The table is small enough for the processor's first cache.
type slot uint16

const unsureSlot slot = 1 << 15

func (s slot) lex() uint16    { return uint16(s &^ unsureSlot) }
func (s slot) unsure() uint64 { return uint64(s / unsureSlot) }

// wordKey holds a word's hash and, from bit 32 on, its length in bytes: proof
// enough for a word of ASCII characters.
type wordKey uint64

// noToken is in the key of a word outside ASCII and of no word at all, and in
// no token's.
const noToken wordKey = 1 << 62

func keyOf(hash uint32, length int) wordKey { return wordKey(hash) | wordKey(length)<<32 }

func (k wordKey) hash() uint32 { return uint32(k & math.MaxUint32) }

// is returns 1 where the keys are the same, and 0 where they are not.
func (k wordKey) is(o wordKey) uint64 { return uint64(k^o-1) >> 63 }

// sense is the value of a word in one of its classes.
type sense struct {
	class Class
	value int32
	// next is the place of the word's next sense.
	next int32
}

// There is room from the start for the words of all rules, for the phrases of
// one language and for the words that these hang on.
const (
	usualSize    = 5 << 10
	usualPhrases = 1 << 10
	usualHeads   = 5 << 8
)

// usualMarks are frequent enough in running text to deserve the slots that
// their hashes ask for; the usual words come next.
var usualMarks = []string{".", ",", ":", ";", "!", "?", "(", ")", "$", "%"}

// spareSlots is how many slots there are for each word, at least: what is in no
// vocabulary then mostly comes upon a free one.
const spareSlots = 3

// NewVocabulary builds a vocabulary of the basic English words, the given
// words and the phrases of the families. It returns an error that names the
// phrase for a phrase that cannot be matched.
func NewVocabulary(words []Entry, families []*Family) (*Vocabulary, error) {
	v := &Vocabulary{
		keys:       make([]wordKey, 1, usualSize),
		texts:      make([]string, 1, usualSize),
		classes:    make([]ClassSet, 1, usualSize),
		firstSense: make([]int32, 1, usualSize),
		senses:     make([]sense, 1, usualSize),
		phrases:    make([]phrase, 0, usualPhrases),
		headOf:     make([]uint16, 1, usualSize),
		heads:      make([]head, 1, usualHeads),
		buckets:    make([]bucket, 1, usualSize),

		numberClasses: 1 << Digits,
	}
	v.keys[0] = noToken
	v.resize(1 << 14)
	for i, text := range slices.Concat(skippedMarks, usualMarks) {
		lex, err := v.intern(text)
		if err != nil {
			return nil, err
		}
		if i < len(skippedMarks) {
			v.buckets[lex] = skippedBucket
		}
	}
	for _, list := range [][]Entry{basicWords, words} {
		for _, w := range list {
			if err := v.addWord(w); err != nil {
				return nil, err
			}
		}
	}
	c := compiler{Vocabulary: v, doc: New(v)}
	for _, f := range families {
		if err := c.addFamily(f); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// MustVocabulary is NewVocabulary for words and phrases that are part of the
// program; it panics where NewVocabulary returns an error.
func MustVocabulary(words []Entry, families []*Family) *Vocabulary {
	v, err := NewVocabulary(words, families)
	if err != nil {
		panic(err)
	}
	return v
}

func (v *Vocabulary) addWord(w Entry) error {
	lex, err := v.intern(w.Text)
	if err != nil {
		return err
	}
	if w.Class == Cardinal {
		v.buckets[lex] = cardinalBucket
	}
	if !v.classes[lex].Has(w.Class) {
		v.classes[lex] |= Classes(w.Class)
		v.senses = append(v.senses, sense{w.Class, w.Value, v.firstSense[lex]})
		v.firstSense[lex] = int32(len(v.senses) - 1)
	}
	return nil
}

// intern gives the word's number, a new one where it has none yet.
func (v *Vocabulary) intern(text string) (uint16, error) {
	if text == "" {
		return 0, errors.New("an empty word has no place in the vocabulary")
	}
	if byteKinds[text[0]] == digitByte {
		return 0, fmt.Errorf("%q is a number, which has no place in the vocabulary", text)
	}
	hash := hashWord([]byte(text))
	if lex := v.find(hash, []byte(text)); lex != 0 {
		return lex, nil
	}
	if len(v.texts) >= int(unsureSlot) {
		return 0, fmt.Errorf("the vocabulary is full: no number left for %q", text)
	}
	if spareSlots*len(v.texts) > len(v.slots) {
		v.resize(2 * len(v.slots))
	}
	lex := uint16(len(v.texts))
	key := keyOf(hash, len(text))
	if !isASCII(text) {
		key |= noToken
	}
	v.keys = append(v.keys, key)
	v.texts = append(v.texts, text)
	v.classes = append(v.classes, 0)
	v.firstSense = append(v.firstSense, 0)
	v.headOf = append(v.headOf, 0)
	v.buckets = append(v.buckets, bucketOf(text, lex))
	v.place(lex)
	return lex, nil
}

// resize makes a table of the size, a power of two, for the words that there are.
func (v *Vocabulary) resize(size int) {
	v.slots = make([]slot, size)
	for lex := 1; lex < len(v.texts); lex++ {
		v.place(uint16(lex))
	}
}

func (v *Vocabulary) place(lex uint16) {
	s := slot(lex)
	if v.keys[lex]&noToken != 0 {
		s |= unsureSlot
	}
	at := v.slotOf(v.keys[lex].hash())
	for v.slots[at] != 0 {
		v.slots[at] |= unsureSlot
		at = (at + 1) & (len(v.slots) - 1)
	}
	v.slots[at] = s
}

func isASCII(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (v *Vocabulary) slotOf(hash uint32) int { return int(hash) & (len(v.slots) - 1) }

// find returns the number of the word, given as it stands in the text, or 0.
func (v *Vocabulary) find(hash uint32, text []byte) uint16 {
	key := keyOf(hash, len(text))
	for at := v.slotOf(hash); ; at = (at + 1) & (len(v.slots) - 1) {
		s := v.slots[at]
		if lex := s.lex(); v.keys[lex] == key || lex != 0 && v.keys[lex].hash() == hash && equalFold(text, v.texts[lex]) {
			return lex
		}
		if s&unsureSlot == 0 {
			return 0
		}
	}
}

// Size returns the number above all numbers of words.
func (v *Vocabulary) Size() int { return len(v.texts) }

// Lex returns the number of a word, or 0 where the vocabulary lacks it.
func (v *Vocabulary) Lex(word string) uint16 {
	return v.find(hashWord([]byte(word)), []byte(word))
}

// Classes returns what the word of that number can be.
func (v *Vocabulary) Classes(lex uint16) ClassSet { return v.classes[lex] &^ isHead }

// Value returns the word's value in a class, and false where it is not of that class.
func (v *Vocabulary) Value(lex uint16, c Class) (int32, bool) {
	if !v.classes[lex].Has(c) {
		return 0, false
	}
	s := &v.senses[v.firstSense[lex]]
	for s.class != c {
		s = &v.senses[s.next]
	}
	return s.value, true
}
