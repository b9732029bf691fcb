package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Phrases are written as they stand in a text, with these marks:
//
//	#        any number
//	*        any one word
//	...      up to three tokens of any kind
//	(a|b c|) one of the alternatives, the last one empty
//	^ at the start, $ at the end: nothing else stands before, behind it in its block
//
// Case does not count, nor do quotes, asterisks and hyphens between the words.
//
// A phrase hangs on one word, its head, that running text seldom holds. Where
// the head is one of several alternatives, the phrase is compiled once for all
// the alternatives that are single words and once for each of the others.
type phrase struct {
	family *Family
	number int32
	// before and after are what must stand on either side of the head.
	before, after []element
}

// hanging is a phrase at its head, with what may stand on either side.
type hanging struct {
	phrase        int32
	before, after bucketSet
}

// head is the phrases that hang on a word, with what may stand on either side
// of it for one of them.
type head struct {
	before, after bucketSet
	phrases       []hanging
}

// add hangs one more phrase on the head.
func (h *head) add(more hanging, memory *arena[hanging]) {
	h.before |= more.before
	h.after |= more.after
	h.phrases = memory.add(h.phrases, more)
}

// element is one place of a phrase.
type element struct {
	kind elementKind
	lex  uint16
	*alternatives
}

// alternatives are what a choiceElement may stand for.
type alternatives struct {
	// words are the alternatives of one word, choices the others, the longest first.
	words   []uint16
	choices [][]element
	// optional: one alternative is empty.
	optional bool
}

type elementKind uint8

const (
	wordElement elementKind = iota
	numberElement
	anyElement
	gapElement
	choiceElement
	startElement // ^
	endElement   // $
)

// maxGap is how many tokens "..." may stand for.
const maxGap = 3

// compiler adds phrases to a vocabulary; it keeps its memory from one to the next.
type compiler struct {
	*Vocabulary
	doc      *Document
	elements arena[element]
	hangings arena[hanging]
}

// addFamily compiles a family's phrases into the vocabulary.
func (c *compiler) addFamily(f *Family) error {
	as, first := f, 0
	if f.Extends != nil {
		as, first = f.Extends, len(f.Extends.Phrases)
	}
	for n, text := range f.Phrases {
		elements, err := c.parse(text)
		if err == nil {
			err = c.addPhrase(as, int32(first+n), elements)
		}
		if err != nil {
			return fmt.Errorf("family %s: phrase %q: %w", f.Name, text, err)
		}
	}
	return nil
}

// parse reads a phrase.
func (c *compiler) parse(text string) ([]element, error) {
	text = strings.TrimSpace(text)
	text, start := strings.CutPrefix(text, "^")
	text, end := strings.CutSuffix(text, "$")
	elements, err := c.parseBrackets(text)
	if err != nil {
		return nil, err
	}
	if n := len(elements); n > 0 && (elements[0].kind == gapElement || elements[n-1].kind == gapElement) {
		return nil, errors.New("a gap needs a word on either side")
	}
	if start {
		elements = slices.Insert(elements, 0, element{kind: startElement})
	}
	if end {
		elements = append(elements, element{kind: endElement})
	}
	return elements, nil
}

// parseBrackets reads words and alternatives in brackets.
func (c *compiler) parseBrackets(text string) ([]element, error) {
	var elements []element
	for text != "" {
		literal, rest, bracket := strings.Cut(text, "(")
		if strings.ContainsAny(literal, ")|") {
			return nil, errors.New("a bracket closes that was never opened")
		}
		words, err := c.words(literal)
		if err != nil {
			return nil, err
		}
		elements = append(elements, words...)
		if !bracket {
			break
		}
		inner, after, closed := strings.Cut(rest, ")")
		switch {
		case !closed:
			return nil, errors.New("a bracket is never closed")
		case touchesWord(literal, after):
			return nil, errors.New("a bracket touches a word: alternatives are whole words")
		}
		choice, err := c.choice(inner)
		if err != nil {
			return nil, err
		}
		elements = append(elements, choice)
		text = after
	}
	return elements, nil
}

func touchesWord(before, after string) bool {
	return before != "" && folded[before[len(before)-1]] != 0 || after != "" && folded[after[0]] != 0
}

// choice reads the alternatives between two brackets.
func (c *compiler) choice(text string) (element, error) {
	e := element{kind: choiceElement, alternatives: &alternatives{}}
	for alternative := range strings.SplitSeq(text, "|") {
		elements, err := c.words(alternative)
		switch {
		case err != nil:
			return e, err
		case len(elements) == 0:
			e.optional = true
		case len(elements) > 1 || elements[0].kind != wordElement:
			e.choices = append(e.choices, elements)
		case !slices.Contains(e.words, elements[0].lex):
			e.words = append(e.words, elements[0].lex)
		}
	}
	slices.SortStableFunc(e.choices, func(a, b []element) int { return len(b) - len(a) })
	return e, nil
}

// words cuts a piece of a phrase as the scanner cuts a text.
func (c *compiler) words(text string) ([]element, error) {
	if text = strings.TrimSpace(text); text == "" {
		return nil, nil
	}
	if isPlain(text) {
		lex, err := c.intern(text)
		return append(c.elements.take(1), element{kind: wordElement, lex: lex}), err
	}
	d := c.doc
	d.reset(Meta{}, []byte(strings.ReplaceAll(text, "...", "…")))
	d.scan()
	elements := c.elements.take(len(d.Tokens))
	for i, t := range d.Tokens {
		e := element{kind: wordElement}
		switch word := string(d.Word(int32(i))); {
		case word == "#":
			e.kind = numberElement
		case word == "*":
			e.kind = anyElement
		case word == "…":
			e.kind = gapElement
		case t.Kind == Number:
			return nil, errors.New("it names a number; write # for any number")
		case c.buckets[c.find(t.Hash, []byte(word))] == skippedBucket:
			continue
		default:
			lex, err := c.intern(strings.ToLower(word))
			if err != nil {
				return nil, err
			}
			e.lex = lex
		}
		elements = append(elements, e)
	}
	return elements, nil
}

// isPlain reports whether the text is one word of ASCII letters in lower case.
func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < 'a' || text[i] > 'z' {
			return false
		}
	}
	return true
}

// addPhrase hangs a phrase on its rarest words.
func (c *compiler) addPhrase(f *Family, number int32, elements []element) error {
	at, _ := c.rarest(elements)
	if at < 0 {
		return errors.New("it holds no word to find it by")
	}
	p := phrase{family: f, number: number, before: elements[:at], after: elements[at+1:]}
	pivot := elements[at]
	switch pivot.kind {
	case wordElement:
		c.hang(p, pivot.lex)
		return nil
	case numberElement:
		c.hangOnNumbers(p)
		return nil
	}
	c.hang(p, pivot.words...)
	for _, choice := range pivot.choices {
		at, _ := c.rarest(choice)
		alternative := p
		alternative.before = slices.Concat(p.before, choice[:at])
		alternative.after = slices.Concat(choice[at+1:], p.after)
		c.hang(alternative, choice[at].lex)
	}
	return nil
}

// hang adds a phrase that has one of the words for its head.
func (c *compiler) hang(p phrase, heads ...uint16) {
	if len(heads) == 0 {
		return
	}
	h := c.hanging(&p)
	for _, lex := range heads {
		if c.headOf[lex] == 0 {
			c.headOf[lex] = uint16(len(c.heads))
			c.heads = append(c.heads, head{})
		}
		c.heads[c.headOf[lex]].add(h, &c.hangings)
		c.classes[lex] |= isHead
	}
	c.phrases = append(c.phrases, p)
}

// hanging returns the phrase that is about to be added, as it hangs on its head.
func (c *compiler) hanging(p *phrase) hanging {
	return hanging{int32(len(c.phrases)), c.startsOf(p.before, backward), c.startsOf(p.after, forward)}
}

// hangOnNumbers adds a phrase that has any number for its head.
func (c *compiler) hangOnNumbers(p phrase) {
	c.numberHead.add(c.hanging(&p), &c.hangings)
	c.numberClasses |= isHead
	var cardinals []uint16
	for lex, classes := range c.Vocabulary.classes {
		if classes.Has(Cardinal) {
			cardinals = append(cardinals, uint16(lex))
		}
	}
	c.hang(p, cardinals...)
}

// rarest returns the place in a phrase whose words running text is least
// likely to hold, and how rare they are; -1 where there is none. An optional
// place is none.
func (c *compiler) rarest(elements []element) (at, rarity int) {
	at = -1
	for i, e := range elements {
		if r := c.rarity(e); r > rarity {
			at, rarity = i, r
		}
	}
	return at, rarity
}

// rarity estimates how rare a word is: by its length, and whether it is a
// function word or a mark. Alternatives are as rare as the commonest of them.
func (c *compiler) rarity(e element) int {
	switch {
	case e.kind == wordElement:
		text := c.texts[e.lex]
		if byteKinds[text[0]] == punctByte || c.Vocabulary.classes[e.lex].Any(Classes(FunctionWord, StopWord)) {
			return len(text)
		}
		return len(text) + 100
	case e.kind != choiceElement || e.optional:
		return 0
	}
	rarity := 1 << 10
	for _, lex := range e.words {
		rarity = min(rarity, c.rarity(element{lex: lex}))
	}
	for _, choice := range e.choices {
		_, r := c.rarest(choice)
		rarity = min(rarity, r)
	}
	return rarity
}
