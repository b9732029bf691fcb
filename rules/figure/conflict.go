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
			Message: fmt.Sprintf("%q here, but %q before: the two cannot both be right",
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
	if q.Of >= 0 || q.Other || q.Joined || q.Value <= 1 {
		return false
	}
	ofNoun := q.Head < 0 && q.Kind != quantity.Money && q.Lead >= 2 && d.WordIs(q.Lead-1, "of") // "a turnout of 54 percent"
	return (q.Definite || ofNoun || isInAll(d, q) || q.Head >= 0 && quantity.TopicOf(d, subject(d, q)) > quantity.Injury) && !isList(d, q)
}

// antecedent returns the one figure before that counts the same thing and
// cannot agree; nil where there is none, or where one agrees.
func antecedent(d *document.Document, before []quantity.Quantity, q *quantity.Quantity) *quantity.Quantity {
	later := figureOf(d, q)
	if changes(d, &later, max(later.Head, later.End)+1) || isNarrowed(d, &later) || isAccounted(before, q) {
		return nil
	}
	var found *quantity.Quantity
	best := unlinked
	compared := 0
	for i := len(before) - 1; i >= 0 && compared < maxCompared; i-- {
		candidate := &before[i]
		if !alike(candidate, q) || candidate.Sentence == q.Sentence || candidate.Of >= 0 && !d.WordIs(candidate.Of, "them") || isGivenPart(before, candidate, q) {
			continue
		}
		compared++
		earlier := figureOf(d, candidate)
		tie := linkOf(d, &earlier, &later)
		switch {
		case tie == unlinked || tie < best || !sameScope(d, &earlier, &later):
			continue
		case candidate.Agrees(q), isThousandfold(candidate.Value, q.Value), changes(d, &earlier, later.first),
			changesBetween(d, earlier.end, later.first):
			return nil
		case tie > best:
			found, best = candidate, tie
		case found.Value != candidate.Value:
			return nil
		}
	}
	return found
}

// maxMore is how many figures before "another 200" are asked whether it is
// added to them.
const maxMore = 8

// isMore reports whether q is what "another 200" makes of a figure before it.
func isMore(before []quantity.Quantity, more, q *quantity.Quantity) bool {
	for i := len(before) - 1; i >= max(0, len(before)-maxMore); i-- {
		if before[i].Kind == q.Kind && before[i].Value+more.Value == q.Value {
			return true
		}
	}
	return false
}

// isAccounted reports whether the figure was given before, or is the sum or
// the product of figures that one sentence gives.
func isAccounted(before []quantity.Quantity, q *quantity.Quantity) bool {
	sum, last, sentence := 0.0, 0.0, int32(-1)
	for i := len(before) - 1; i >= 0; i-- {
		b := &before[i]
		if b.Kind != q.Kind || b.Unit != q.Unit {
			continue
		}
		if b.Sentence != sentence {
			sum, last, sentence = 0, 0, b.Sentence
		}
		sum += b.Value
		if b.Value == q.Value || sum == q.Value || b.Value*last == q.Value || b.Other && isMore(before[:i], b, q) {
			return true
		}
		last = b.Value
	}
	return false
}
