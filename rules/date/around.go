// Package date holds the rules on dates that are wrong or that nobody can
// resolve.
package date

import (
	"fmt"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

// dateClasses wake the rules that look at any kind of date.
var dateClasses = document.Classes(document.Digits, document.Weekday, document.Month, document.RelativeDay, document.TimeUnit,
	document.Holiday, document.DayPart, document.Season)

// function are the classes of words that open no noun phrase of their own.
var function = document.Classes(document.FunctionWord, document.TimeUnit, document.DayPart, document.TimeWord, document.TenseMark)

// isNoun reports whether token i looks like a noun or adjective.
func isNoun(d *document.Document, i int32) bool {
	return d.KindIs(i, document.Word) && !d.Classes(i).Any(function) && !d.WordIs(i, "'s")
}

// sameBlock reports whether the tokens stand in one block.
func sameBlock(d *document.Document, a, b int32) bool { return d.BlockOf(a) == d.BlockOf(b) }

// isModifier reports whether the expression colours the noun behind it:
// Friday's edition, 2019 levels, a mid-October-style party.
func isModifier(d *document.Document, e *timex.Expression) bool {
	if d.Touches(e.End) {
		switch w := string(d.Word(e.End)); w {
		case "'s", "’s", "'", "’", "-":
			return true
		}
	}
	if int(e.End) < len(d.Tokens) && !sameBlock(d, e.First, e.End) {
		return d.KindIs(e.End, document.Word) && !d.Tokens[e.End].Is(document.Capital) // the sentence goes on below
	}
	return isNoun(d, e.End) && !strings.HasSuffix(string(d.Word(e.End)), "ly")
}

// sentenceReach is how many tokens to either side of a date its sentence is
// read: a text without stops is one sentence.
const sentenceReach = 300

// sentenceAround returns the tokens, half-open, of the sentence of token i, as
// far as they are within reach.
func sentenceAround(d *document.Document, i int32) (first, end int32) {
	s := &d.Sentences[d.SentenceOf(i)]
	return max(s.FirstToken, i-sentenceReach), min(s.EndToken, i+sentenceReach)
}

// sentenceHas reports whether the sentence of token i holds one of the words.
func sentenceHas(d *document.Document, i int32, words *document.WordSet) bool {
	first, end := sentenceAround(d, i)
	for at := first; at < end; at++ {
		if words.Has(d, at) {
			return true
		}
	}
	return false
}

// anchored names the anchor for messages.
func anchored(a timex.Anchor) string {
	return fmt.Sprintf("%s, %s", a.Source, written(a.Day))
}

// written spells a day out so that no reader can mistake it.
func written(c timex.Civil) string {
	return fmt.Sprintf("%d %s %d", c.Day, timex.MonthName(c.Month), c.Year)
}

// isStray reports whether the expression stands in what check reports as debris.
func isStray(p *lint.Pass, e *timex.Expression) bool { return p.Layout().InPiece(e.Span) }
