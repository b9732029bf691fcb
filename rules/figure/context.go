package figure

import (
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/quantity"
)

// changes reports whether the words from the clause's start up to token end
// say that a figure holds for another time or was expected, or those behind
// it that it takes others in.
func changes(d *document.Document, f *figure, end int32) bool {
	for i := f.first; i < min(f.end, end); i++ {
		switch quantity.TopicOf(d, i) {
		case quantity.Change:
			return true
		case quantity.Inclusion:
			if i > f.End {
				return true
			}
		}
	}
	return false
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

// isNarrowed reports whether a clause behind the figure's noun says which ones
// of the things are meant: the 11 players who started. A whole, as in "two of
// the 33 whales that came ashore", is not narrowed by it.
func isNarrowed(d *document.Document, f *figure) bool {
	next := max(f.End, f.Head+1)
	if d.WordIs(f.Lead-1, "of") || next >= f.end || f.Kind == quantity.Proportion {
		return false
	}
	return narrowingWords.Has(d, next) || d.Is(next, document.Pronoun)
}

// isElsewhere reports whether words behind the later noun tell of a part that
// the earlier clause does not: the nine complaints about noise.
func isElsewhere(d *document.Document, earlier, later *figure) bool {
	next := max(later.End, later.Head+1)
	if d.WordIs(later.Lead-1, "of") || later.Head < 0 || !narrowingPrepositions.Has(d, next) {
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
	return eraWords.Has(d, i) && eras.Has(d, i+1)
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

// isGivenPart reports whether the candidate is the part in "nine of its 40
// schools", whose whole q is.
func isGivenPart(before []quantity.Quantity, candidate, q *quantity.Quantity) bool {
	last := &before[len(before)-1]
	return last.Of >= 0 && last.Of == q.Lead && candidate.Value == last.Value
}

// sameScope reports whether nothing in two clauses limits what one of the
// figures counts to another time or part.
func sameScope(d *document.Document, earlier, later *figure) bool {
	return !timesDiffer(d, earlier, later) && !isTimed(d, earlier) && !isElsewhere(d, earlier, later)
}
