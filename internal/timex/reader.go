package timex

import (
	"github.com/newslint/newslint/internal/document"
)

// triggers are the classes of the words at which an expression's core begins.
const triggers = document.ClassSet(1<<document.Digits | 1<<document.Cardinal | 1<<document.OrdinalWord |
	1<<document.Weekday | 1<<document.Month | 1<<document.Season | 1<<document.TimeUnit | 1<<document.DayPart |
	1<<document.RelativeDay | 1<<document.Holiday | 1<<document.TimeWord)

// watched are the classes at which the walk over the tokens stops.
const watched = triggers | 1<<document.QuoteMark

// reader walks the tokens of a document. At each word that can begin the core
// of an expression it tries the productions for that word and keeps the
// longest; articles and modifiers are then taken in on the left.
type reader struct {
	doc *document.Document
	out []Expression
	// floor is where the expression before ended, first and end bound the block.
	floor, first, end int32
	// quoted: the walk stands between quotation marks.
	quoted, singleQuoted bool
	// named is, for each month that was asked for, at how many places of the
	// text its word is part of a name, plus one.
	named [13]int32
	// clocked: the day being read has its time of day already.
	clocked bool
}

func (r *reader) scan() {
	vocabulary := r.doc.Vocabulary()
	for b := range r.doc.Blocks {
		block := &r.doc.Blocks[b]
		r.floor, r.first, r.end = block.FirstToken, block.FirstToken, block.EndToken
		r.quoted, r.singleQuoted = false, false
		for i := r.first; i < r.end; {
			t := &r.doc.Tokens[i]
			classes := vocabulary.Classes(t.Lex)
			if !classes.Any(watched) && t.Kind != document.Number {
				i++ // as nearly all tokens
				continue
			}
			if t.Kind == document.Number {
				classes = 1 << document.Digits
			} else if classes.Has(document.QuoteMark) {
				r.noteQuote(i)
				i++
				continue
			}
			e := r.core(i, classes)
			if e.End == 0 || e.End > r.end {
				i++
				continue
			}
			r.take(&e)
			i = e.End
		}
	}
}

// noteQuote follows the quotation marks, of which typographic ones show
// whether they open or close.
func (r *reader) noteQuote(i int32) {
	t := &r.doc.Tokens[i]
	if t.Kind != document.Punct {
		return
	}
	switch string(r.doc.Bytes(t.Span)) {
	case `"`:
		r.quoted = !r.quoted
	case "'":
		r.singleQuoted = t.Is(document.Spaced) && r.glued(i+1) && !r.is(i+1, document.Digits) // "the '90s"
	case "“", "„", "«":
		r.quoted = true
	case "”", "»":
		r.quoted = false
	case "‘":
		r.singleQuoted = true
	case "’":
		r.singleQuoted = false
	}
}

// take widens the expression to the left and keeps it, unless it is a name.
func (r *reader) take(e *Expression) {
	core := e.First
	r.widen(e)
	if r.inTitle(core) {
		return
	}
	e.Span = r.doc.TokenSpan(e.First, e.End)
	e.Quoted = r.quoted || r.singleQuoted
	r.floor = e.End
	r.out = append(r.out, *e)
}

// expression returns a new one over tokens first up to, not including, end.
func expression(first, end int32, typ Type, form Form) Expression {
	return Expression{
		First: first, End: end, Type: typ, Form: form,
		Parts: Parts{YearAt: -1, MonthAt: -1, DayAt: -1, WeekdayAt: -1},
	}
}

// in reports whether token i lies in the block.
func (r *reader) in(i int32) bool { return r.first <= i && i < r.end }

func (r *reader) is(i int32, c document.Class) bool { return r.in(i) && r.doc.Is(i, c) }

func (r *reader) value(i int32, c document.Class) (int32, bool) {
	if !r.in(i) {
		return 0, false
	}
	return r.doc.Value(i, c)
}

// timeWordAt returns the time word at token i, noTimeWord where there is none.
func (r *reader) timeWordAt(i int32) timeWord {
	v, _ := r.value(i, document.TimeWord)
	return timeWord(v)
}

// unitAt returns the unit at token i and whether it is a plural. A letter is
// a unit right behind a number only: 10Y, 3h.
func (r *reader) unitAt(i int32) (unit, bool) {
	v, ok := r.value(i, document.TimeUnit)
	if !ok || r.doc.Tokens[i].Len() == 1 && !(r.is(i-1, document.Digits) && (r.glued(i) || r.lower(i) && r.word(i, "h"))) {
		return noUnit, false
	}
	return unit(v & numberBits), v&plural != 0
}

func (r *reader) partAt(i int32) dayPart {
	v, _ := r.value(i, document.DayPart)
	return dayPart(v)
}

// word reports whether token i is the word, given in lower case.
func (r *reader) word(i int32, text string) bool { return r.in(i) && r.doc.WordIs(i, text) }

func (r *reader) anyWord(i int32, texts ...string) bool {
	return r.in(i) && r.doc.WordIn(i, texts...)
}

// mark reports whether token i is the one-byte mark.
func (r *reader) mark(i int32, c byte) bool { return r.in(i) && r.doc.MarkIs(i, c) }

// glued reports whether token i stands right behind the one before.
func (r *reader) glued(i int32) bool { return r.in(i) && !r.doc.Tokens[i].Is(document.Spaced) }

// dash reports whether token i is a hyphen or dash.
func (r *reader) dash(i int32) bool {
	if r.mark(i, '-') || r.mark(i, '~') {
		return true
	}
	if !r.in(i) || r.doc.Tokens[i].Kind != document.Punct {
		return false
	}
	s := string(r.doc.Word(i))
	return s == "–" || s == "—" || s == "‑"
}

func (r *reader) capital(i int32) bool {
	return r.in(i) && r.doc.Tokens[i].Kind == document.Word && r.doc.Tokens[i].Is(document.Capital)
}

// lower reports whether token i is a word in lower case.
func (r *reader) lower(i int32) bool {
	return r.in(i) && r.doc.Tokens[i].Kind == document.Word && !r.doc.Tokens[i].Is(document.Capital)
}

// possessive reports whether token i is 's or the apostrophe of a plural.
func (r *reader) possessive(i int32) bool {
	return r.glued(i) && (r.doc.WordIs(i, "'s") || r.mark(i, '\'') || string(r.doc.Word(i)) == "’")
}

// noun reports whether token i looks like a noun or adjective in lower case:
// a number or month before it then counts or colours it.
func (r *reader) noun(i int32) bool {
	return r.lower(i) && !r.doc.Classes(i).Any(document.Classes(document.FunctionWord, document.TimeUnit, document.DayPart, document.TimeWord, document.TenseMark, document.Cardinal, document.OrdinalWord)) &&
		!r.doc.WordIs(i, "'s")
}

// integer returns the value of a plain number, and how many digits it has;
// no digits where token i is no plain number.
func (r *reader) integer(i int32) (n, digits int) {
	if !r.in(i) || r.doc.Tokens[i].Kind != document.Number {
		return 0, 0
	}
	return digitsOf(r.doc.Word(i))
}

// digitsOf reads a run of at most nine digits.
func digitsOf(text []byte) (n, digits int) {
	if len(text) > 9 {
		return 0, 0
	}
	for _, c := range text {
		if c < '0' || '9' < c {
			return 0, 0
		}
		n = 10*n + int(c-'0')
	}
	return n, len(text)
}

// currency reports whether token i is a sign of money.
func (r *reader) currency(i int32) bool {
	if !r.in(i) || r.doc.Tokens[i].Kind != document.Symbol {
		return false
	}
	switch string(r.doc.Word(i)) {
	case "$", "€", "£", "¥":
		return true
	}
	return false
}

// percent reports whether token i makes a share of the number before it.
func (r *reader) percent(i int32) bool {
	return r.mark(i, '%') || r.anyWord(i, "percent", "per", "pct")
}
