package timex

import "github.com/newslint/newslint/internal/document"

// Source says where an anchor comes from.
type Source uint8

// The sources of an anchor, the most trusted first.
const (
	NoSource Source = iota
	FromRecord
	FromDateline
	FromUpdateLine
	FromBody
)

// String names the source as messages do.
func (s Source) String() string {
	return [...]string{"no date", "the date of publication", "the dateline", "the line that dates the article", "a full date in the text"}[s]
}

// Anchor is the day from which an article's relative dates count.
type Anchor struct {
	Source Source
	Day    Civil
	// At is the index of the expression that gives it, -1 for the record's own date.
	At int
}

// headBlocks is how many blocks can hold headline, byline and the line that
// dates the article.
const headBlocks = 6

// datelineReach is within how many tokens of a block's start a dateline's date begins.
const datelineReach = 9

// findAnchor looks for the anchor in the order of trust.
func (r *reader) findAnchor(isCaption func(block int32) bool) Anchor {
	if !r.doc.Published.IsZero() {
		return Anchor{FromRecord, civilOf(r.doc.Published), -1}
	}
	best := Anchor{At: -1}
	swap := r.dayFirstText()
	for k := range r.out {
		e := &r.out[k]
		if !e.IsFull() || e.Quoted {
			continue
		}
		day := Civil{int(e.Year), int(e.Month), int(e.Day)}
		if e.Order == Ambiguous && swap {
			day.Month, day.Day = day.Day, day.Month
		}
		if !day.Exists() {
			continue
		}
		source := r.sourceOf(e)
		if best.Source != NoSource && source >= best.Source {
			continue
		}
		if source == FromBody && (r.creditFollows(e) || isCaption != nil && isCaption(r.doc.BlockOf(e.First))) {
			continue
		}
		best = Anchor{source, day, k}
	}
	return best
}

// findDateline returns the index of the first date that stands in a dateline,
// with a year or without, -1 where there is none.
func (r *reader) findDateline() int {
	for k := range r.out {
		if e := &r.out[k]; e.Form == DayOfMonth && r.inDateline(e) {
			return k
		}
	}
	return -1
}

// inDateline reports whether the expression follows a place in capitals at
// the start of its block, with a dash or an agency behind it.
func (r *reader) inDateline(e *Expression) bool {
	b := &r.doc.Blocks[r.doc.BlockOf(e.First)]
	r.first, r.end = b.FirstToken, b.EndToken
	return e.First-b.FirstToken <= datelineReach && r.upperPlace(b.FirstToken, e.First) && r.opensStory(e.End)
}

// sourceOf tells what kind of line gives the full date.
func (r *reader) sourceOf(e *Expression) Source {
	if r.inDateline(e) {
		return FromDateline
	}
	b := &r.doc.Blocks[r.doc.BlockOf(e.First)]
	s := &r.doc.Sentences[r.doc.SentenceOf(e.First)]
	for at := s.FirstToken; at < e.First && at < s.FirstToken+3; at++ {
		if e.First-at <= 6 && r.anyWord(at, "updated", "published", "posted", "modified", "issued") && r.capital(s.FirstToken) && !r.doc.Is(s.FirstToken, document.Determiner) && !r.is(s.FirstToken, document.Pronoun) {
			return FromUpdateLine
		}
	}
	if s.FirstToken == b.FirstToken && s.EndToken == b.EndToken && e.End-e.First+2 >= b.EndToken-b.FirstToken && r.doc.BlockOf(e.First) < headBlocks {
		return FromUpdateLine // a line at the top that holds the date and nothing else
	}
	return FromBody
}

// upperPlace reports whether tokens first up to end are a place in capitals
// and what may stand beside it, as in datelines: BERGEN, Norway,
func (r *reader) upperPlace(first, end int32) bool {
	if first >= end || r.doc.Tokens[first].Kind != document.Word || !r.doc.Tokens[first].Is(document.Upper) {
		return false
	}
	for i := first; i < end; i++ {
		if r.lower(i) && !r.possessive(i) {
			return false
		}
	}
	return true
}

// opensStory reports whether what stands at token i ends a dateline: a dash,
// or an agency in brackets.
func (r *reader) opensStory(i int32) bool {
	return r.dash(i) || r.mark(i, '(') || r.mark(i, ':') || r.mark(i, ',') && r.mark(i+1, '(') || r.mark(i, '/')
}

// creditFollows reports whether the date ends a sentence with nothing but a
// credit in brackets behind it in its block: it dates a photograph.
func (r *reader) creditFollows(e *Expression) bool {
	b := &r.doc.Blocks[r.doc.BlockOf(e.First)]
	r.first, r.end = b.FirstToken, b.EndToken
	at := e.End
	if r.mark(at, '.') {
		at++
	}
	return r.mark(at, '(') && at > e.End || r.word(at, "file") && r.word(at+1, "photo")
}

// numericOrder returns the order that all clear numeric dates share, NoOrder
// where there are none or they differ.
func (r *reader) numericOrder() Order {
	order := NoOrder
	for k := range r.out {
		e := &r.out[k]
		if e.Form != NumericDay || e.Order != MonthFirst && e.Order != DayFirst {
			continue
		}
		if order != NoOrder && order != e.Order {
			return NoOrder
		}
		order = e.Order
	}
	return order
}

// dayFirstText reports whether numeric dates of the text are best read day
// first: by its own clear dates, else by the locale that was asked for.
func (r *reader) dayFirstText() bool {
	monthFirst, dayFirst := 0, 0
	for k := range r.out {
		switch r.out[k].Order {
		case MonthFirst:
			monthFirst++
		case DayFirst:
			dayFirst++
		}
	}
	if monthFirst != dayFirst {
		return dayFirst > monthFirst
	}
	return r.doc.DateOrder == document.DayFirst
}
