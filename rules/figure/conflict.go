package figure

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed conflict.md
var conflictPage string

// Conflict trusts a figure that points back: "the 15 dead" after "killed 12".
// It spares updates, subsets, other sources, and whatever rounding or a
// modifier lets agree.
var Conflict = &lint.Rule{
	ID:    "figure/conflict",
	Level: lint.Warning,
	When:  numbers,
	Check: checkConflict,
	Doc:   conflictPage,
}

func checkConflict(p *lint.Pass) {
	all := p.Quantities().All
	for i := range all {
		later := &all[i]
		if !pointsBack(p.Doc, later) || !isProse(p.Doc, later.Sentence) {
			continue
		}
		earlier := antecedent(p.Doc, all[max(0, i-lookBack):i], later)
		if earlier == nil || sourcesDiffer(p.Doc, earlier.Sentence, later.Sentence) {
			continue
		}
		p.Report(lint.Finding{
			Span: phraseSpan(p.Doc, later),
			Message: fmt.Sprintf("“%s” here, but “%s” before: the two cannot both be right",
				phrase(p.Doc, later), phrase(p.Doc, earlier)),
			Related:    note(p.Doc, earlier),
			Confidence: 0.8,
		})
	}
}

// pointsBack reports whether a quantity stands for something already counted.
func pointsBack(d *document.Document, q *quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Measure:
		return q.Definite && !q.Other && q.Joined && q.Head >= 0
	case quantity.Count, quantity.Money, quantity.Proportion:
	default:
		return false
	}
	if q.Of >= 0 || q.Other || q.Joined || q.Value <= 1 || isList(d, q) {
		return false
	}
	if q.Definite {
		return true
	}
	if isInAll(d, q) || q.Head >= 0 && quantity.TopicOf(d, subject(d, q)) > quantity.Injury {
		return true
	}
	// "a turnout of 54 percent"
	return q.Lead >= 2 && d.WordIs(q.Lead-1, "of") && q.Head < 0 && q.Kind != quantity.Money
}

// updateReach is how many tokens between two figures are asked whether the
// first was brought up to date there.
const updateReach = 40

// changesBetween reports whether words between two clauses close to each other
// say that a figure changed: the toll rose overnight.
func changesBetween(d *document.Document, first, end int32) bool {
	if end-first > updateReach {
		return false
	}
	for i := first; i < end; i++ {
		if quantity.TopicOf(d, i) == quantity.Change {
			return true
		}
	}
	return false
}

// isPartOf reports whether the last of the figures before is the part in "nine
// of its 40 schools", whose whole q is.
func isPartOf(d *document.Document, before []quantity.Quantity, q *quantity.Quantity) bool {
	return len(before) > 0 && before[len(before)-1].Of >= 0 && before[len(before)-1].Of == q.Lead
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

// antecedent returns the one figure before that counts the same thing and
// cannot agree; nil where there is none, or where one agrees.
func antecedent(d *document.Document, before []quantity.Quantity, q *quantity.Quantity) *quantity.Quantity {
	later := figureOf(d, q)
	if changes(d, &later, max(later.Head, later.End)+1) || isNarrowed(d, &later) {
		return nil
	}
	var found *quantity.Quantity
	best := unlinked
	sum, sumSentence := 0.0, int32(-1)
	compared := 0
	for i := len(before) - 1; i >= 0; i-- {
		candidate := &before[i]
		if candidate.Kind == q.Kind && candidate.Unit == q.Unit {
			if candidate.Sentence != sumSentence {
				sum, sumSentence = 0, candidate.Sentence
			}
			product := 0.0
			if i+1 < len(before) && before[i+1].Sentence == candidate.Sentence {
				product = candidate.Value * before[i+1].Value
			}
			if sum += candidate.Value; sum == q.Value || product == q.Value || candidate.Value == q.Value {
				return nil
			}
		}
		if isPartOf(d, before, q) && candidate.Value == before[len(before)-1].Value {
			continue
		}
		if !alike(candidate, q) || candidate.Sentence == q.Sentence || candidate.Of >= 0 && !d.WordIs(candidate.Of, "them") {
			continue
		}
		compared++
		if compared > maxCompared {
			continue
		}
		earlier := figureOf(d, candidate)
		tie := sameThing(d, &earlier, &later)
		if tie == unlinked && (isAnaphor(d, &earlier, &later) || isEvent(d, &earlier, &later)) {
			tie = byClause
		}
		switch {
		case tie < best || tie == unlinked:
			continue
		case timesDiffer(d, &earlier, &later), isTimed(d, &earlier), isElsewhere(d, &earlier, &later):
			continue
		case changesBetween(d, earlier.end, later.first):
			return nil
		case candidate.Agrees(q), isThousandfold(candidate.Value, q.Value), changes(d, &earlier, earlier.end):
			return nil
		case tie > best:
			found, best = candidate, tie
		case found.Value != candidate.Value:
			return nil
		}
	}
	return found
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
	if hypernyms.has(d, later.noun) {
		return earlier.noun >= 0 && later.Head == later.End
	}
	if later.noun >= 0 && !sumNouns.has(d, later.noun) {
		return false
	}
	if later.Kind == quantity.Count && !d.WordIs(later.First-1, "all") {
		return false
	}
	return int(later.End) >= len(d.Tokens) || d.Tokens[later.End].Kind != document.Word || d.Is(later.End, document.FunctionWord) ||
		later.noun >= 0
}

// isNarrowed reports whether a clause behind the figure's noun says which ones
// of the things are meant: the 11 players who started. A whole, as in "two of
// the 33 whales that came ashore", is not narrowed by it.
func isNarrowed(d *document.Document, f *figure) bool {
	next := max(f.End, f.Head+1)
	if d.WordIs(f.Lead-1, "of") || next >= f.end || f.Kind == quantity.Proportion {
		return false
	}
	return narrowingWords.has(d, next) || d.Is(next, document.Pronoun)
}

// isElsewhere reports whether words behind the later noun tell of a part that
// the earlier clause does not: the nine complaints about noise.
func isElsewhere(d *document.Document, earlier, later *figure) bool {
	next := max(later.End, later.Head+1)
	if d.WordIs(later.Lead-1, "of") || later.Head < 0 || !narrowingPrepositions.has(d, next) {
		return false
	}
	for i := next + 1; i < min(later.end, next+4); i++ {
		if isTime(d, i) {
			return false
		}
		if d.Tokens[i].Kind == document.Word && !d.Is(i, document.FunctionWord) {
			return !earlier.names(d, i)
		}
	}
	return false
}

// isTimed reports whether a time right behind the noun limits what the figure
// counts: three goals in nine minutes.
func isTimed(d *document.Document, f *figure) bool {
	next := max(f.End, f.Head+1)
	if !d.Is(next, document.Preposition) {
		return false
	}
	for i := next + 1; i < min(f.end, next+5); i++ {
		if d.Tokens[i].Kind == document.Punct {
			return false
		}
		if value, ok := d.Value(i, document.Unit); ok && quantity.UnitOf(value).Dimension() == quantity.Duration {
			return true
		}
	}
	return false
}

// timesDiffer reports whether both clauses name a time and none in common.
func timesDiffer(d *document.Document, a, b *figure) bool {
	named, common := false, false
	for i := a.first; i < a.end; i++ {
		if !isTime(d, i) {
			continue
		}
		named = true
		for j := b.first; j < b.end; j++ {
			common = common || isTime(d, j) && d.Tokens[i].Hash == d.Tokens[j].Hash
		}
	}
	if !named || common {
		return false
	}
	for j := b.first; j < b.end; j++ {
		if isTime(d, j) {
			return true
		}
	}
	return false
}

// isTime reports whether token i names a time: a year, a month, a day of the
// week, or the first word of "last year".
func isTime(d *document.Document, i int32) bool {
	c := d.Classes(i)
	switch {
	case d.Tokens[i].Kind == document.Number:
		return yearAt(d, i) > 1800 && yearAt(d, i) < 2100
	case c.Any(document.Classes(document.Month, document.Weekday)):
		return d.Tokens[i].Is(document.Capital)
	}
	return eraWords.has(d, i) && eras.has(d, i+1)
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
