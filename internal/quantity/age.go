package quantity

import "github.com/newslint/newslint/internal/document"

// readAge tells ages from other measures: 40-year-old, aged 40, "Name, 40,".
func (r *reader) readAge(q *Quantity) {
	if q.Kind == Measure && q.Unit.Dimension() == Duration {
		at := q.End
		if r.hyphen(at) {
			at++
		}
		switch {
		case r.cue(at) == oldCue:
			q.Kind, q.End, q.Head = Age, at+1, -1
		case r.cue(at) == ofCue && r.wordIs(at+1, "age"):
			q.Kind, q.End, q.Of = Age, at+2, -1
		}
		return
	}
	if q.Kind != Count || q.Spelled && q.Value < 1 || q.High() > 120 || q.Value < 0 {
		return
	}
	if r.cue(q.First-1) == agedCue || r.isAppositive(q) || r.isPredicate(q) {
		q.Kind, q.Unit, q.Head = Age, Year, -1
	}
}

// isAppositive reports whether the number stands alone between commas or
// brackets behind a name.
func (r *reader) isAppositive(q *Quantity) bool {
	d := r.doc
	name, open := q.First-2, q.First-1
	if q.Range || q.Spelled || q.Grain < 1 || q.Lead < q.First || !r.isWord(name) || !d.Tokens[name].Is(document.Capital) {
		return false
	}
	end := d.Sentences[q.Sentence].EndToken
	switch {
	case r.isMark(open, ','):
		return q.End >= end || r.isMark(q.End, ',') || r.isMark(q.End, ';') || r.isMark(q.End, '.') && q.End+1 >= end || r.cue(q.End) == andCue
	case r.isMark(open, '('):
		return r.isMark(q.End, ')')
	}
	return false
}

// predicates are what stands before the age of a person in a sentence.
var predicates = document.NewWordSet("at is was")

// isPredicate reports whether a bare number is said of a person: "Roth, who is
// 48,", "Roth is 48 and", "At 48, Roth".
func (r *reader) isPredicate(q *Quantity) bool {
	d := r.doc
	at := q.First - 1
	if !predicates.Has(d, at) || q.Range || q.Spelled || q.Grain < 1 && q.Value < 1 || q.Lead < q.First || q.Value < 3 {
		return false
	}
	s := d.Sentences[q.Sentence]
	closed := q.End >= s.EndToken || d.Tokens[q.End].Kind == document.Punct && !r.isMark(q.End, '-') || r.cue(q.End) == andCue
	switch {
	case !closed:
		return false
	case r.cue(at) == atCue:
		name := q.End + 1
		return at == s.FirstToken && r.isMark(q.End, ',') && r.isWord(name) && d.Tokens[name].Is(document.Capital) &&
			(r.wordIs(name+1, "is") || r.wordIs(name+2, "is"))
	case r.wordIs(at, "was"):
		return !r.isPast(at, s.FirstToken) && (r.wordIs(at-1, "who") || r.isWord(at-1) && d.Tokens[at-1].Is(document.Capital))
	case !r.wordIs(at, "is"):
		return false
	}
	return r.wordIs(at-1, "who") || r.wordIs(at-1, "he") || r.wordIs(at-1, "she") ||
		r.isWord(at-1) && d.Tokens[at-1].Is(document.Capital) && at-1 > s.FirstToken
}

// isPast reports whether "when" or the like stands in the clause before token i.
func (r *reader) isPast(i, first int32) bool {
	for at := i - 1; at >= max(first, i-5); at-- {
		if r.inside(at) && pastTimes.Has(r.doc, at) {
			return true
		}
	}
	return false
}

var pastTimes = document.NewWordSet("when while until before since after in")
