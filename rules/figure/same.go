package figure

import (
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

// lookBack bounds how many figures before one are compared with it, so that an
// article of a million numbers takes linear time.
const lookBack = 160

// maxCompared bounds with how many of those the words around are compared.
const maxCompared = 32

// clauseReach is how many tokens to either side of a figure tell what it is
// given for.
const clauseReach = 24

// figure is a quantity with the noun that names what it is given for.
type figure struct {
	*quantity.Quantity
	// noun is the counted noun, or the one before in "a turnout of 54 percent"
	// and "the signatures, 900 in all"; -1 where there is none.
	noun int32
	// first and end bound the clause around it.
	first, end int32
}

func figureOf(d *document.Document, q *quantity.Quantity) figure {
	s := d.Sentences[q.Sentence]
	f := figure{
		Quantity: q, noun: q.Head,
		first: max(s.FirstToken, q.Lead-clauseReach), end: min(s.EndToken, q.End+clauseReach),
	}
	if before := q.Lead - 2; f.noun < 0 && (q.Kind != quantity.Count || d.WordIs(before-1, "the") || isInAll(d, q)) && before >= f.first && d.Tokens[before].Kind == document.Word &&
		(d.WordIs(before+1, "of") && !q.Definite || d.MarkIs(before+1, ',') && isInAll(d, q)) {
		f.noun = before
	}
	return f
}

// minFunctionWords is the part of the words of an English sentence, one in so
// many, that are function words at least.
const minFunctionWords = 10

// maxSentence is the most tokens that a sentence has: a text without stops is
// none, and to read it around each of its figures would take for ever.
const maxSentence = 400

// isProse reports whether a sentence is one: it ends with a stop, and has the
// function words that English cannot do without.
func isProse(d *document.Document, sentence int32) bool {
	s := d.Sentences[sentence]
	if s.EndToken-s.FirstToken > maxSentence {
		return false
	}
	words, functions := 0, 0
	for i := s.FirstToken; i < s.EndToken; i++ {
		if d.Tokens[i].Kind != document.Word {
			continue
		}
		words++
		if d.Is(i, document.FunctionWord) {
			functions++
		}
	}
	last := d.Tokens[s.EndToken-1]
	return last.Kind == document.Punct && !d.MarkIs(s.EndToken-1, ':') && functions*minFunctionWords >= words
}

// isInAll reports whether "in all" stands behind the figure.
func isInAll(d *document.Document, q *quantity.Quantity) bool {
	return d.WordIs(q.End, "in") && d.WordIs(q.End+1, "all")
}

// names reports whether token i names what f is given for: its noun, or a
// word of its clause that is of the same stem or topic.
func (f *figure) names(d *document.Document, i int32) bool {
	topic := quantity.TopicOf(d, i)
	for at := f.first; at < f.end; at++ {
		if d.Tokens[at].Kind != document.Word || d.Is(at, document.FunctionWord) {
			continue
		}
		if topic > quantity.Inclusion && topic == quantity.TopicOf(d, at) || related(d, i, at) {
			return true
		}
	}
	return false
}

// minRoot is the length of the beginning that makes two words related: Asia
// and Asian, strike and striker.
const minRoot = 4

// related reports whether two words are forms of one, or share their root.
func related(d *document.Document, i, j int32) bool {
	a, b := d.Word(i), d.Word(j)
	switch {
	case a[0]|0x20 != b[0]|0x20:
		return false
	case quantity.SameWord(d, i, j):
		return true
	}
	n := min(len(a), len(b))
	if n < minRoot || max(len(a), len(b))-n > 3 {
		return false
	}
	for k := range n {
		if a[k]|0x20 != b[k]|0x20 {
			return false
		}
	}
	return true
}

// link says how surely two figures are given for one thing.
type link uint8

const (
	unlinked link = iota
	byClause      // the later noun is found in the earlier clause
	byNoun        // both nouns are the same or of one topic
)

// sameThing says whether the definite figure points back at what the earlier
// one counts: its noun and every word before it are found there.
func sameThing(d *document.Document, earlier, later *figure) link {
	if later.noun < 0 {
		return unlinked
	}
	for i := later.End; i < later.Head; i++ {
		if d.Tokens[i].Kind == document.Word && !d.Is(i, document.FunctionWord) && !earlier.names(d, i) {
			return unlinked
		}
	}
	return nounLink(d, earlier, later)
}

// describesSame reports whether "the 420-metre bridge" takes up what "the
// bridge is 240 metres long" said.
func describesSame(d *document.Document, earlier, later *figure) bool {
	behind := later.Head + 1
	if earlier.Joined || int(behind) < len(d.Tokens) && d.Tokens[behind].Kind == document.Word && !d.Is(behind, document.FunctionWord) {
		return false
	}
	for i := earlier.first; i < earlier.First; i++ {
		if d.Tokens[i].Kind == document.Word && related(d, i, later.Head) {
			return true
		}
	}
	return false
}

// nounLink compares the nouns of two figures.
func nounLink(d *document.Document, earlier, later *figure) link {
	if later.Kind == quantity.Measure {
		if describesSame(d, earlier, later) {
			return byNoun
		}
		return unlinked
	}
	topic := quantity.TopicOf(d, later.noun)
	if earlier.noun >= 0 {
		other := quantity.TopicOf(d, earlier.noun)
		switch {
		case quantity.SameWord(d, earlier.noun, later.noun) && (topic != quantity.Person || later.tells(d, earlier)):
			return byNoun
		case topic > quantity.Inclusion && topic == other, isModifier(d, earlier.noun, later):
			return byNoun
		case topic == quantity.NoTopic && other != quantity.Person && later.Kind == quantity.Count:
			return unlinked
		}
	}
	var linked bool
	switch topic {
	case quantity.Person:
		// "the 32 people arrested" needs the word behind them to tell who they are.
		linked = later.tells(d, earlier)
	case quantity.Creature:
		linked = later.Head > later.End && earlier.noun >= 0
	default:
		linked = earlier.names(d, later.noun)
	}
	if linked {
		return byClause
	}
	return unlinked
}

// isModifier reports whether the word at token i stands before the noun of f:
// the jobs of "600 job losses".
func isModifier(d *document.Document, i int32, f *figure) bool {
	for at := f.End; at < f.Head; at++ {
		if d.Tokens[at].Kind == document.Word && quantity.SameWord(d, i, at) {
			return true
		}
	}
	return false
}

// tells reports whether the words right before or behind the noun of f are
// found in the clause of the other figure.
func (f *figure) tells(d *document.Document, other *figure) bool {
	for i := f.End; i < min(f.end, f.noun+3); i++ {
		if i == f.noun || d.Tokens[i].Kind != document.Word || d.Is(i, document.FunctionWord) {
			continue
		}
		return other.names(d, i)
	}
	return false
}

// alike reports whether two quantities are of one kind and unit.
func alike(a, b *quantity.Quantity) bool {
	if a.Kind != b.Kind || a.Unit != b.Unit || a.Other || b.Other {
		return false
	}
	switch a.Kind {
	case quantity.Count, quantity.Money, quantity.Proportion:
		return a.Low() > 1 && b.Low() > 1 && !a.Joined
	case quantity.Measure:
		return !a.Range && !b.Range
	}
	return false
}

// note is the related place of an earlier figure.
func note(d *document.Document, q *quantity.Quantity) []lint.Related {
	return at(d, q, fmt.Sprintf("the other figure: %q", phrase(d, q)))
}

// linkOf says how surely two figures are given for one thing, by their nouns or
// by the way the later one takes up the earlier.
func linkOf(d *document.Document, earlier, later *figure) link {
	if tie := sameThing(d, earlier, later); tie != unlinked {
		return tie
	}
	if isAnaphor(d, earlier, later) || isEvent(d, earlier, later) {
		return byClause
	}
	return unlinked
}

// isEvent reports whether the later sentence takes up, as its subject, what
// happened to the people that the earlier figure counts.
func isEvent(d *document.Document, earlier, later *figure) bool {
	event := subject(d, later.Quantity)
	return event >= 0 && earlier.noun >= 0 && quantity.TopicOf(d, earlier.noun) == quantity.Person && earlier.names(d, event)
}

// isAnaphor reports whether the later figure has no noun of its own, as "all
// 9,000", "the $5 million" and "the rate of 3 percent" have none, and the
// earlier one stands in the sentence before.
func isAnaphor(d *document.Document, earlier, later *figure) bool {
	if earlier.Sentence+1 != later.Sentence {
		return false
	}
	if hypernyms.Has(d, later.noun) {
		return earlier.noun >= 0 && later.Head == later.End
	}
	if later.noun >= 0 && !sumNouns.Has(d, later.noun) {
		return false
	}
	if later.Kind == quantity.Count && !d.WordIs(later.First-1, "all") {
		return false
	}
	return int(later.End) >= len(d.Tokens) || d.Tokens[later.End].Kind != document.Word || d.Is(later.End, document.FunctionWord) ||
		later.noun >= 0
}

// subject returns the noun of "The evacuation affected 700 people", which
// stands for what was told before; -1 where the sentence opens otherwise.
func subject(d *document.Document, q *quantity.Quantity) int32 {
	first := d.Sentences[q.Sentence].FirstToken
	if !d.WordIs(first, "the") || q.Lead-first > 4 || quantity.TopicOf(d, q.Head) != quantity.Person {
		return -1
	}
	return first + 1
}

// sourcesDiffer reports whether the two sentences are attributed to different
// sources.
func sourcesDiffer(d *document.Document, a, b int32) bool {
	first, ok := quantity.Source(d, a)
	if !ok || a == b {
		return false
	}
	second, ok := quantity.Source(d, b)
	return ok && !quantity.SameWord(d, first, second)
}
