package document

import (
	"unicode"
	"unicode/utf8"
)

// stop is the kind of mark that may end a sentence.
type stop uint8

const (
	noStop stop = iota
	fullStop
	exclamation
	ellipsis
	dottedStop
)

// stopAt returns what token i can end a sentence with.
func (d *Document) stopAt(i int32) stop {
	t := d.Tokens[i]
	if t.Kind == Word {
		if t.Flags.is(Dotted) && d.Text[t.End-1] == '.' {
			return dottedStop
		}
		return noStop
	}
	if t.Kind != Punct {
		return noStop
	}
	switch d.Text[t.Start] {
	case '.':
		if next := i + 1; int(next) < len(d.Tokens) && d.Tokens[next].Start == t.End && d.Text[t.End] == '.' {
			return noStop // an inner point of "..."
		}
		if i > 0 && d.Tokens[i-1].End == t.Start && d.Text[t.Start-1] == '.' {
			return ellipsis
		}
		return fullStop
	case '!', '?':
		return exclamation
	}
	if string(d.Word(i)) == "…" {
		return ellipsis
	}
	return noStop
}

// closes reports whether token i is a quote or bracket that closes, right
// behind what it closes.
func (d *Document) closes(i int32) bool {
	t := d.Tokens[i]
	if t.Kind != Punct || t.Is(Spaced) {
		return false
	}
	switch r, _ := utf8.DecodeRune(d.Bytes(t.Span)); r {
	case '"', '\'', '”', '’', '»', ')', ']', '“':
		return true
	}
	return false
}

// buildSentences cuts each block into sentences.
func (d *Document) buildSentences() {
	d.Sentences = d.Sentences[:0]
	stops := d.stops
	for b := range d.Blocks {
		block := &d.Blocks[b]
		block.FirstSentence = int32(len(d.Sentences))
		first := block.FirstToken
		for len(stops) > 0 && stops[0] < block.EndToken {
			i := stops[0]
			stops = stops[1:]
			if end, ok := d.sentenceEnd(i, block.EndToken); ok && i >= first {
				d.addSentence(first, end, int32(b))
				first = end
			}
		}
		if first < block.EndToken {
			d.addSentence(first, block.EndToken, int32(b))
		}
		block.EndSentence = int32(len(d.Sentences))
	}
}

// sentenceEnd returns the token behind the sentence that the stop at token i
// ends, and false where it ends none. Limit is the end of the block.
func (d *Document) sentenceEnd(i, limit int32) (int32, bool) {
	s := d.stopAt(i)
	if s == noStop {
		return 0, false
	}
	end := i + 1
	for end < limit && (d.closes(end) || d.stopAt(end) != noStop && !d.Tokens[end].Is(Spaced)) {
		end++
	}
	return end, end == limit || d.breaks(i, end, s)
}

// maxSentence is how many tokens a sentence has at most, far more than any that
// is written: a text without stops is cut, so that what looks over a sentence
// again and again has little to look over.
const maxSentence = 1 << 10

func (d *Document) addSentence(first, end, block int32) {
	for ; end-first > maxSentence; first += maxSentence {
		d.appendSentence(first, first+maxSentence, block)
	}
	d.appendSentence(first, end, block)
}

func (d *Document) appendSentence(first, end, block int32) {
	d.Sentences = append(d.Sentences, Sentence{
		Span: d.TokenSpan(first, end), FirstToken: first, EndToken: end, Block: block,
	})
}

// breaks reports whether the stop at token i ends a sentence, given that the
// next one would start at token next.
func (d *Document) breaks(i, next int32, s stop) bool {
	if !d.Tokens[next].Is(Spaced) || !d.opens(next) {
		return false
	}
	switch s {
	case exclamation:
		return true
	case ellipsis:
		return !d.Tokens[i].Is(Spaced)
	case dottedStop:
		return next == i+1 && d.startsSentence(next) || next > i+1
	}
	return d.isFullStop(i, next)
}

// opens reports whether a sentence can begin with token i: a capital, a
// number, a quote, a bracket or a bullet.
func (d *Document) opens(i int32) bool {
	t := d.Tokens[i]
	switch t.Kind {
	case Word:
		return t.Is(Capital) || !d.startsLower(t)
	case Punct:
		switch r, _ := utf8.DecodeRune(d.Bytes(t.Span)); r {
		case ',', ';', ':', '.', ')', ']', '-', '/', '–', '—':
			return false
		}
	}
	return true
}

// startsLower reports whether a word begins with a letter that has an upper
// case which it does not use; scripts without case may open anywhere.
func (d *Document) startsLower(t Token) bool {
	r, _ := utf8.DecodeRune(d.Bytes(t.Span))
	return unicode.IsLower(r)
}

// startsSentence reports whether token i is a word that sentences begin with,
// rather than a name: an abbreviation before it may then be the last word.
func (d *Document) startsSentence(i int32) bool {
	if t := d.Tokens[i]; t.Kind == Punct || t.Kind == Symbol {
		return true
	}
	return d.Classes(i).Any(Classes(FunctionWord, Pronoun, Determiner, Conjunction))
}

// isFullStop reports whether the full stop at token i is more than the mark
// of an abbreviation or an initial.
func (d *Document) isFullStop(i, next int32) bool {
	if i == 0 || d.Tokens[i].Is(Spaced) {
		return true
	}
	word := d.Tokens[i-1]
	if word.Kind != Word {
		return true
	}
	classes := d.Classes(i - 1)
	switch {
	case next > i+1: // a quote or bracket closes behind the stop
		return !classes.Has(Title)
	case classes.Has(Title):
		return false
	case classes.Has(Abbreviation):
		return false
	case classes.Has(ClosingAbbreviation) && !word.Is(Capital): // "he said no. Nobody", but "no. 7"
		return d.Tokens[next].Kind != Number
	case classes.Has(ClosingAbbreviation):
		return d.startsSentence(next)
	}
	initial := word.Len() == 1 && word.Is(Capital)
	return !initial || d.WordIs(i-1, "i") && d.startsSentence(next)
}
