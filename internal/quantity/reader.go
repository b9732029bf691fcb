package quantity

import (
	"github.com/newslint/newslint/internal/document"
)

// reader holds what is known of the document while its numbers are read.
type reader struct {
	doc  *document.Document
	cues *document.Column
	// floor is the first token that no quantity holds yet.
	floor int32
	// sentence is the index of the sentence that is being read, and first and
	// end bound its tokens: nothing outside belongs to a quantity in it.
	sentence   int32
	first, end int32
	// unit is that of the quantity before the floor.
	unit Unit
	// money: a currency sign stands before the number that is being read.
	money bool
	// between: the number stands behind "between", so that "and" parts it from the next.
	between bool
	cursors [len(starters)]int
}

// starters are the classes of tokens that open a quantity.
var starters = [...]document.Class{
	document.Digits, document.Cardinal, document.Scale, document.Fraction, document.VagueNumber,
}

func (r *reader) reset(d *document.Document, cues *document.Column) { *r = reader{doc: d, cues: cues} }

// enter makes the sentence of token i the one that is read.
func (r *reader) enter(i int32) {
	if i < r.end {
		return
	}
	for r.doc.Sentences[r.sentence].EndToken <= i {
		r.sentence++
	}
	s := &r.doc.Sentences[r.sentence]
	r.first, r.end = s.FirstToken, s.EndToken
	r.floor, r.unit = max(r.floor, r.first), NoUnit
}

// read appends all quantities to the list.
func (r *reader) read(all []Quantity) []Quantity {
	for i, ok := r.next(); ok; i, ok = r.next() {
		if i < r.floor {
			continue
		}
		r.enter(i)
		if end := r.skip(i); end > i {
			r.floor, r.unit = end, NoUnit
			continue
		}
		q, ok := r.quantity(i)
		if !ok {
			continue
		}
		if r.isModel(&q) {
			r.floor, r.unit = q.End, NoUnit
			continue
		}
		r.floor, r.unit = q.End, q.Unit
		if len(all) > 0 && r.compose(&all[len(all)-1], &q) {
			continue
		}
		all = append(all, q)
	}
	return all
}

// isModel reports whether a bare number right behind another one names what
// that one counts: five 787 Dreamliners.
func (r *reader) isModel(q *Quantity) bool {
	d := r.doc
	return q.Kind == Count && !q.Spelled && q.First == r.floor && q.First > 0 && r.isWord(q.End) && d.Tokens[q.End].Is(document.Capital) &&
		(r.isNumber(q.First-1) || r.is(q.First-1, document.Cardinal))
}

// next returns the first token of a starting class that was not returned yet.
func (r *reader) next() (int32, bool) {
	best, from := int32(-1), -1
	for c, class := range starters {
		list := r.doc.Postings(class)
		if at := r.cursors[c]; at < len(list) && (from < 0 || list[at] < best) {
			best, from = list[at], c
		}
	}
	if from < 0 {
		return 0, false
	}
	r.cursors[from]++
	return best, true
}

// quantity reads the quantity whose number starts at token i.
func (r *reader) quantity(i int32) (Quantity, bool) {
	d := r.doc
	sign := r.signBefore(i)
	r.money = sign != NoUnit
	r.between = r.isBetween(i)
	n, ok := r.number(i)
	if !ok || n.first < r.floor {
		return Quantity{}, false
	}
	q := Quantity{
		First: n.first, End: n.end, Sentence: r.sentence,
		Value: n.value, To: n.value, Grain: n.grain,
		Head: -1, Lead: n.first, Of: -1, Spelled: n.spelled,
	}
	switch {
	case n.vague:
		q.Kind, q.To, q.Range = Vague, n.high, true
	case n.fraction && n.value < 1:
		q.Kind, q.Denominator = Part, n.denominator
	}
	r.takeSign(&q, sign)
	r.readUnit(&q)
	r.readRange(&q)
	r.readMinus(&q)
	r.readModifier(&q)
	if q.Kind != Score {
		r.readNoun(&q)
	}
	r.readAfter(&q)
	r.readAge(&q)
	if r.isName(&q) {
		return Quantity{}, false
	}
	q.Span = d.TokenSpan(q.First, q.End)
	return q, true
}

// takeSign adds the currency sign, and the country before it, to the front.
func (r *reader) takeSign(q *Quantity, sign Unit) {
	if sign == NoUnit {
		return
	}
	q.Kind, q.Unit = Money, sign
	q.First--
	if value, _ := r.value(q.First, document.CurrencyWord); value&million != 0 {
		q.Value, q.To, q.Grain = 1e6*q.Value, 1e6*q.To, 1e6*q.Grain
	}
	if at := q.First - 1; at >= r.floor && r.touches(q.First) && r.doc.Tokens[at].Is(document.Capital) && r.doc.Tokens[at].Kind == document.Word {
		q.First--
	}
	q.Lead = q.First
}

// signBefore returns the currency whose sign or code stands before token i.
func (r *reader) signBefore(i int32) Unit {
	d := r.doc
	if i == r.floor {
		return NoUnit
	}
	if value, ok := r.value(i-1, document.CurrencySign); ok {
		return Unit(value)
	}
	value, ok := r.value(i-1, document.CurrencyWord)
	if code := d.Tokens[i-1]; ok && (code.Is(document.Upper) && code.Len() <= 4 || code.Is(document.Capital) && code.Len() == 2) {
		return Unit(value &^ million)
	}
	return NoUnit
}

// isBetween reports whether "between" stands before the number at token i,
// modifiers passed over.
func (r *reader) isBetween(i int32) bool {
	for at := i - 1; at >= max(r.floor, i-4); at-- {
		switch r.cue(at) {
		case betweenCue:
			return true
		case noCue:
			if !r.is(at, document.CurrencySign) {
				return false
			}
		}
	}
	return false
}

// readMinus takes a minus sign, or the word, before the number.
func (r *reader) readMinus(q *Quantity) {
	at := q.First - 1
	if at < r.floor {
		return
	}
	c := r.cue(at)
	hyphen := c == toCue && r.isMark(at, '-') && r.doc.Tokens[at].Is(document.Spaced) && r.touches(q.First) && !r.isNumber(at-1)
	if hyphen || c == minusCue {
		q.Value, q.To, q.First, q.Lead = -q.Value, -q.To, at, at
	}
}

// inside reports whether token i is one of the sentence that is read. What is
// asked of a token outside is always answered with no.
func (r *reader) inside(i int32) bool { return i >= r.first && i < r.end }

// classes returns what token i can be.
func (r *reader) classes(i int32) document.ClassSet {
	if !r.inside(i) {
		return 0
	}
	return r.doc.Classes(i)
}

// is reports whether token i can be of the class.
func (r *reader) is(i int32, c document.Class) bool { return r.classes(i).Has(c) }

// value returns the value of token i in the class.
func (r *reader) value(i int32, c document.Class) (int32, bool) {
	if !r.inside(i) {
		return 0, false
	}
	return r.doc.Value(i, c)
}

// wordIs reports whether token i is the word, which is in lower case.
func (r *reader) wordIs(i int32, word string) bool { return r.inside(i) && r.doc.WordIs(i, word) }

// cue returns the part that token i plays.
func (r *reader) cue(i int32) cue {
	if !r.inside(i) {
		return noCue
	}
	return cue(r.cues.Of(r.doc.Tokens[i].Lex))
}

// isMark reports whether token i is the ASCII mark.
func (r *reader) isMark(i int32, mark byte) bool {
	return r.inside(i) && r.doc.MarkIs(i, mark)
}

// isNumber reports whether token i is a number in figures.
func (r *reader) isNumber(i int32) bool {
	return r.inside(i) && r.doc.Tokens[i].Kind == document.Number
}

// isWord reports whether token i is a word.
func (r *reader) isWord(i int32) bool {
	return r.inside(i) && r.doc.Tokens[i].Kind == document.Word
}

// touches reports whether token i stands right behind the one before.
func (r *reader) touches(i int32) bool {
	return i > r.first && i < r.end && r.doc.Tokens[i].Start == r.doc.Tokens[i-1].End
}

// hyphen reports whether token i is a hyphen with no space around it.
func (r *reader) hyphen(i int32) bool {
	return r.isMark(i, '-') && r.touches(i) && r.touches(i+1)
}
