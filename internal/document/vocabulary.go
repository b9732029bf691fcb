package document

import (
	"fmt"
	"math"
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
	filter  [filterBits / 64]uint64
	slots   []slot
	shift   uint8
	texts   []string
	classes []ClassSet
	senses  [][]sense
	// senseArena holds the senses.
	senseArena arena[sense]
	phrases    []phrase
	// heads are, for each word, the numbers of the phrases that hang on it.
	heads [][]hanging
	// numberHeads are the phrases that hang on a number.
	numberHeads []hanging
	// marks are the numbers of the ASCII punctuation marks and symbols.
	marks [utf8.RuneSelf]uint16
}

// isHead stands in a word's classes when phrases hang on the word: the pass
// then needs one look to know all that it needs of a word.
const isHead ClassSet = 1 << 63

// slot is a place of the open-addressing hash table; lex 0 is a free one. The
// length and the first byte of an ASCII word stand beside its hash, so that
// the word itself need not be fetched to be sure of it.
type slot struct {
	hash   uint32
	lex    uint16
	length uint8 // 0 for words outside ASCII, or too long to note
	first  byte
}

// filterBits is the size of the set of hashes that words may have, a kilobyte
// for each 2^13: most words of a text are not in the vocabulary, and this
// small set says so without a look at the table.
const filterBits = 1 << 16

type sense struct {
	class Class
	value int32
}

// usualSize is room for the words and phrases of all rules in one language.
const usualSize = 1 << 13

// NewVocabulary builds a vocabulary of the basic English words, the given
// words and the phrases of the families. It returns an error that names the
// phrase for a phrase that cannot be matched.
func NewVocabulary(words []Entry, families []*Family) (*Vocabulary, error) {
	v := &Vocabulary{
		texts:   make([]string, 1, usualSize),
		classes: make([]ClassSet, 1, usualSize),
		senses:  make([][]sense, 1, usualSize),
		heads:   make([][]hanging, 1, usualSize),
	}
	v.resize(4 * usualSize)
	for _, w := range basicWords {
		if err := v.addWord(w); err != nil {
			return nil, err
		}
	}
	for _, w := range words {
		if err := v.addWord(w); err != nil {
			return nil, err
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
	if !v.classes[lex].Has(w.Class) {
		v.classes[lex] |= Classes(w.Class)
		v.senses[lex] = v.senseArena.add(v.senses[lex], sense{w.Class, w.Value})
	}
	return nil
}

// intern gives the word's number, a new one where it has none yet.
func (v *Vocabulary) intern(text string) (uint16, error) {
	if text == "" {
		return 0, fmt.Errorf("an empty word has no place in the vocabulary")
	}
	hash := hashWord([]byte(text))
	if lex := v.find(hash, []byte(text)); lex != 0 {
		return lex, nil
	}
	if len(v.texts) > math.MaxUint16 {
		return 0, fmt.Errorf("the vocabulary is full: no number left for %q", text)
	}
	if 4*len(v.texts) > len(v.slots) {
		v.resize(2 * len(v.slots))
	}
	lex := uint16(len(v.texts))
	v.texts = append(v.texts, text)
	v.classes = append(v.classes, 0)
	v.senses = append(v.senses, nil)
	v.heads = append(v.heads, nil)
	v.place(hash, lex)
	if len(text) == 1 && byteKinds[text[0]] != letterByte && text[0] < utf8.RuneSelf {
		v.marks[text[0]] = lex
	}
	return lex, nil
}

func (v *Vocabulary) resize(size int) {
	old := v.slots
	v.slots = make([]slot, size)
	v.shift = 32
	for n := size; n > 1; n >>= 1 {
		v.shift--
	}
	for _, s := range old {
		if s.lex != 0 {
			v.place(s.hash, s.lex)
		}
	}
}

func (v *Vocabulary) place(hash uint32, lex uint16) {
	v.filter[hash%filterBits/64] |= 1 << (hash % 64)
	at := v.slotOf(hash)
	for v.slots[at].lex != 0 {
		at = (at + 1) & (len(v.slots) - 1)
	}
	s := slot{hash: hash, lex: lex}
	if word := v.texts[lex]; len(word) <= math.MaxUint8 && isASCII(word) {
		s.length, s.first = uint8(len(word)), word[0]
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

// slotOf spreads the hash by Fibonacci hashing: its low bits alone are weak.
func (v *Vocabulary) slotOf(hash uint32) int { return int(hash * 0x9e3779b1 >> v.shift) }

// find returns the number of the word, given as it stands in the text, or 0.
func (v *Vocabulary) find(hash uint32, text []byte) uint16 {
	if !v.mayHold(hash) {
		return 0
	}
	slots := v.slots
	at := v.slotOf(hash)
	for {
		s := &slots[at&(len(slots)-1)]
		if s.lex == 0 {
			return 0
		}
		if s.hash == hash && v.isWord(s, text) {
			return s.lex
		}
		at++
	}
}

// mayHold reports whether a word with that hash can be in the vocabulary.
func (v *Vocabulary) mayHold(hash uint32) bool {
	h := hash % filterBits
	return v.filter[h/64]&(1<<(h%64)) != 0
}

// isWord confirms that a word with the slot's hash is the slot's word. For
// ASCII words the length and the first letter are proof enough.
func (v *Vocabulary) isWord(s *slot, text []byte) bool {
	if int(s.length) == len(text) && foldASCII(text[0]) == s.first {
		return true
	}
	return equalFold(text, v.texts[s.lex])
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
	senses := v.senses[lex]
	i := 0
	for senses[i].class != c {
		i++
	}
	return senses[i].value, true
}
