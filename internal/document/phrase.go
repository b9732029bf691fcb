package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Hit is a phrase found in the text: tokens First up to, not including, End.
type Hit struct {
	Family     *Family
	Phrase     int32 // index in Family.Phrases
	First, End int32
}

// Phrases are written as they stand in a text, with these marks:
//
//	#        any number
//	*        any one word
//	...      up to three tokens of any kind
//	(a|b|)   one of the alternatives, the last one empty
//	^ at the start, $ at the end: nothing else stands before, behind it in its block
//
// Case does not count, nor do quotes, asterisks and hyphens between the words.
type phrase struct {
	family   *Family
	number   int32
	elements []element
	start    bool // ^
	end      bool // $
}

// element is one place of a phrase.
type element struct {
	kind elementKind
	lex  uint16
}

type elementKind uint8

const (
	wordElement elementKind = iota
	numberElement
	anyElement
	gapElement
)

// maxGap is how many tokens "..." may stand for.
const maxGap = 3

// head says that a word is element at of a phrase, its rarest one.
type head struct {
	phrase int32
	at     int32
}

// addFamily compiles a family's phrases into the vocabulary.
func (v *Vocabulary) addFamily(f *Family) error {
	for n, text := range f.Phrases {
		variants, err := expand(text)
		if err != nil {
			return fmt.Errorf("family %s: phrase %q: %w", f.Name, text, err)
		}
		for _, variant := range variants {
			if err := v.addPhrase(f, int32(n), variant); err != nil {
				return fmt.Errorf("family %s: phrase %q: %w", f.Name, text, err)
			}
		}
	}
	return nil
}

// expand writes out the alternatives in brackets.
func expand(text string) ([]string, error) {
	open := strings.IndexByte(text, '(')
	if open < 0 {
		if strings.ContainsAny(text, ")|") {
			return nil, errors.New("a bracket closes that was never opened")
		}
		return []string{text}, nil
	}
	length := strings.IndexByte(text[open:], ')')
	if length < 0 {
		return nil, errors.New("a bracket is never closed")
	}
	rest, err := expand(text[open+length+1:])
	if err != nil {
		return nil, err
	}
	var all []string
	for _, alternative := range strings.Split(text[open+1:open+length], "|") {
		for _, r := range rest {
			all = append(all, text[:open]+alternative+r)
		}
	}
	return all, nil
}

func (v *Vocabulary) addPhrase(f *Family, number int32, text string) error {
	p := phrase{family: f, number: number}
	text = strings.TrimSpace(text)
	text, p.start = strings.CutPrefix(text, "^")
	text, p.end = strings.CutSuffix(text, "$")
	elements, err := v.elements(text)
	if err != nil {
		return err
	}
	p.elements = elements
	at := v.rarest(p.elements)
	if at < 0 {
		return errors.New("it holds no word to find it by")
	}
	if p.elements[0].kind == gapElement || p.elements[len(p.elements)-1].kind == gapElement {
		return errors.New("a gap needs a word on either side")
	}
	lex := p.elements[at].lex
	v.heads[lex] = append(v.heads[lex], head{int32(len(v.phrases)), int32(at)})
	v.classes[lex] |= isHead
	v.phrases = append(v.phrases, p)
	return nil
}

// elements cuts a phrase as the scanner cuts a text.
func (v *Vocabulary) elements(text string) ([]element, error) {
	text = strings.ReplaceAll(text, "...", "…")
	d := New(v)
	d.Text = []byte(text)
	d.scan()
	var elements []element
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
		case d.skips(int32(i)):
			continue
		default:
			lex, err := v.intern(strings.ToLower(word))
			if err != nil {
				return nil, err
			}
			e.lex = lex
		}
		elements = append(elements, e)
	}
	return elements, nil
}

// rarest returns the element that running text is least likely to hold, or -1:
// the longest word that is no function word, else the longest word.
func (v *Vocabulary) rarest(elements []element) int {
	best, bestScore := -1, 0
	for i, e := range elements {
		if e.kind != wordElement {
			continue
		}
		score := len(v.texts[e.lex])
		if !v.classes[e.lex].Has(FunctionWord) {
			score += 100
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
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
		for _, h := range d.vocabulary.heads[d.Tokens[i].Lex] {
			p := &d.vocabulary.phrases[h.phrase]
			if first, end, ok := d.match(p, int(h.at), i, b); ok {
				d.Hits = append(d.Hits, Hit{p.family, p.number, first, end})
			}
		}
	}
	slices.SortStableFunc(d.Hits, func(a, b Hit) int { return int(a.First - b.First) })
}

// match compares the phrase, whose element at is token i, with the block.
func (d *Document) match(p *phrase, at int, i int32, b *Block) (first, end int32, ok bool) {
	if end, ok = d.matchForward(p.elements[at+1:], i+1, b.EndToken); !ok {
		return 0, 0, false
	}
	if first, ok = d.matchBackward(p.elements[:at], i-1, b.FirstToken); !ok {
		return 0, 0, false
	}
	if p.start && d.skipBackward(first-1, b.FirstToken) >= b.FirstToken {
		return 0, 0, false
	}
	if p.end && d.skipForward(d.skipStops(end, b.EndToken), b.EndToken) < b.EndToken {
		return 0, 0, false
	}
	return first, end, true
}

func (d *Document) matchForward(elements []element, i, end int32) (int32, bool) {
	for n, e := range elements {
		if e.kind == gapElement {
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

func (d *Document) matchBackward(elements []element, i, first int32) (int32, bool) {
	for n := len(elements) - 1; n >= 0; n-- {
		e := elements[n]
		if e.kind == gapElement {
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

// matches reports whether token i can be the element.
func (d *Document) matches(e element, i int32) bool {
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

// skips reports whether token i is a mark that phrases do not spell out:
// a hyphen, a quote, an asterisk or underscore of Markdown, a bullet.
func (d *Document) skips(i int32) bool {
	t := d.Tokens[i]
	if t.Kind != Punct && t.Kind != Symbol {
		return false
	}
	switch string(d.Bytes(t.Span)) {
	case "-", "–", "—", "\"", "'", "“", "”", "‘", "’", "«", "»", "*", "_", "#", "•", "·", "|", ">", "»»", "→", "›", "▸":
		return true
	}
	return false
}
