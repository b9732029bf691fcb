package quantity

import (
	"bytes"

	"github.com/newslint/newslint/internal/document"
)

// Source returns the token that names who a sentence is attributed to: the
// noun before "said", the last name behind "according to". It returns false
// for a sentence without attribution, and for one of a pronoun.
func Source(d *document.Document, sentence int32) (int32, bool) {
	s := d.Sentences[sentence]
	for i := s.FirstToken; i < s.EndToken; i++ {
		if !d.Is(i, document.SayVerb) {
			continue
		}
		if d.WordIs(i, "according") && d.WordIs(i+1, "to") {
			return sourceBehind(d, i+2, s.EndToken)
		}
		if source, ok := sourceBefore(d, i, s.FirstToken); ok {
			return source, true
		}
	}
	return 0, false
}

// sourceBefore returns the noun that says what the verb at token i attributes.
func sourceBefore(d *document.Document, i, first int32) (int32, bool) {
	for at := i - 1; at >= first; at-- {
		if d.Tokens[at].Kind != document.Word {
			return 0, false
		}
		c := d.Classes(at)
		switch {
		case c.Any(document.Classes(document.Weekday, document.Auxiliary, document.DayPart)):
			continue
		case c.Any(document.Classes(document.FunctionWord, document.Pronoun)):
			return 0, false
		}
		return at, true
	}
	return 0, false
}

// sourceBehind returns the last word of the name that starts at token i.
func sourceBehind(d *document.Document, i, end int32) (int32, bool) {
	last := int32(-1)
	for ; i < end && d.Tokens[i].Kind == document.Word; i++ {
		c := d.Classes(i)
		if c.Has(document.Determiner) {
			continue
		}
		if c.Has(document.FunctionWord) {
			break
		}
		last = i
	}
	return last, last >= 0
}

// SameWord reports whether tokens i and j are forms of one word: equal, or
// equal but for the endings of plural, possessive and verb forms.
func SameWord(d *document.Document, i, j int32) bool {
	a, b := d.Tokens[i], d.Tokens[j]
	if a.Hash == b.Hash {
		return true
	}
	if d.Text[a.Start]|0x20 != d.Text[b.Start]|0x20 {
		return false
	}
	return bytes.EqualFold(stem(d.Word(i)), stem(d.Word(j)))
}

// endings are those of plurals and verb forms, each with the letters that must
// be left before it.
var endings = []struct {
	text string
	keep int
}{{"ies", 3}, {"ing", 4}, {"ed", 4}, {"es", 4}, {"s", 3}, {"y", 3}, {"e", 4}}

// stem cuts the ending off a word.
func stem(word []byte) []byte {
	for _, e := range endings {
		if n := len(word) - len(e.text); n >= e.keep && bytes.EqualFold(word[n:], []byte(e.text)) {
			return word[:n]
		}
	}
	return word
}
