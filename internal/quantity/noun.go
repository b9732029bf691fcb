package quantity

import "github.com/newslint/newslint/internal/document"

// maxNoun bounds how many tokens lie from a number to the noun that it counts.
const maxNoun = 6

// readNoun finds the noun that is counted, or that the measure describes.
func (r *reader) readNoun(q *Quantity) {
	i := q.End
	end := r.doc.Sentences[q.Sentence].EndToken
	if r.cue(i) == ofCue {
		i++
		q.Of = i
		for i < end && (r.cue(i) == definiteCue || r.cue(i) == allCue) {
			i++
		}
	} else if r.hyphen(i) && r.isWord(i+1) {
		q.Joined = true
		i++
	}
	switch {
	case q.Joined:
		q.Head = r.describedNoun(i, end)
	case q.Kind == Money:
		if q.Of < 0 {
			q.Head = r.amountNoun(i, end)
		} else {
			q.Head = r.pluralNoun(i, end)
		}
	case (q.Kind == Proportion || q.Kind == Measure) && q.Of < 0:
	case q.Value == 1 && q.To == 1 && q.Kind == Count:
		if q.Of < 0 && r.isWord(i) && i < end && !r.is(i, document.FunctionWord) {
			q.Head = i
		}
	default:
		q.Head = r.pluralNoun(i, end)
	}
}

// pluralNoun returns the noun in the plural behind the adjectives and other
// nouns at token i: combat troops, sports clubs.
func (r *reader) pluralNoun(i, end int32) int32 {
	head := int32(-1)
	for limit := min(end, i+maxNoun); i < limit; i++ {
		switch {
		case r.hyphen(i), r.isQuote(i):
			continue
		case r.cue(i) == definiteCue: // the possessive in "half of the state's schools"
			head = -1
			continue
		case !r.isWord(i) || r.stopsNoun(i):
			return head
		case r.isPlural(i) && !r.describes(i) && !r.isPossessor(i):
			return i
		case r.isPlural(i):
			head = i
		case head >= 0:
			return head
		}
	}
	return head
}

// isPossessor reports whether a possessive stands behind token i.
func (r *reader) isPossessor(i int32) bool { return r.cue(i+1) == definiteCue && r.touches(i+1) }

// describes reports whether the plural at token i often stands before another
// noun: sports clubs, women drivers.
func (r *reader) describes(i int32) bool {
	return describing.Has(r.doc, i) && r.isPlural(i+1)
}

var describing = document.NewWordSet(`sports arms sales goods systems games savings customs women men operations communications
	services others police troops aircraft homeless`)

// describedNoun returns the first noun behind "12-member", "40-mile".
func (r *reader) describedNoun(i, end int32) int32 {
	if i < end && r.isWord(i) && !r.stopsNoun(i) {
		return i
	}
	return -1
}

// amountNoun returns the noun that an amount of money describes: "the $40
// million grant".
func (r *reader) amountNoun(i, end int32) int32 {
	if i < end && r.isWord(i) && !r.stopsNoun(i) && !r.touches(i) {
		return i
	}
	return -1
}

// stopsNoun reports whether the word at token i ends a noun phrase.
func (r *reader) stopsNoun(i int32) bool {
	c := r.classes(i)
	return c.Has(document.FunctionWord) && !c.Has(document.OrdinalWord) || c.Has(document.Cardinal)
}

func (r *reader) isQuote(i int32) bool {
	d := r.doc
	if !r.inside(i) || d.Tokens[i].Kind != document.Punct {
		return false
	}
	switch string(d.Word(i)) {
	case "\"", "“", "”", "‘":
		return true
	}
	return false
}

// isPlural reports whether token i can be a noun in the plural.
func (r *reader) isPlural(i int32) bool {
	if !r.isWord(i) {
		return false
	}
	if r.cue(i) == pluralCue {
		return true
	}
	word := r.doc.Word(i)
	n := len(word)
	if n < 4 || word[n-1]|0x20 != 's' || r.is(i, document.FunctionWord) {
		return false
	}
	switch word[n-2] | 0x20 {
	case 's', 'u', 'i', '\'':
		return false
	}
	return true
}
