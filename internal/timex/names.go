package timex

import (
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// Words that make a name with the weekday behind or before them.
var (
	beforeWeekday = []string{
		"black", "good", "ash", "palm", "easter", "holy", "bloody", "super", "giving", "cyber", "fat", "shrove",
		"whit", "maundy", "freaky", "ruby", "man", "casual", "remembrance", "mothering", "gal", "trinity", "joe", "wednesday", "blue",
	}
	behindWeekday = []string{
		"harbor", "harbour", "times", "post", "mail", "telegraph", "mirror", "express", "herald", "mass", "review",
		"island", "addams", "club", "observer", "sport", "mornings", "people", "bridge", "independent", "star", "world",
	}
	// Words before which a month's name in lower case, or one that is also a
	// person's name, is a month.
	monthCues = []string{
		"in", "since", "until", "till", "by", "from", "to", "between", "through", "during", "before", "after",
		"on", "at", "of", "late", "early", "mid", "for", "this", "last", "next", "each", "every", "around", "throughout", "ending", "ended",
	}
)

// isWeekdayName reports whether the weekday at tokens i up to end is part of
// a name: Black Friday, Friday Harbor, Sgt. Joe Friday, Sunday Times.
func (r *reader) isWeekdayName(i, end int32) bool {
	if r.anyWord(i-1, beforeWeekday...) && (r.capital(i-1) || !r.glued(i-1) && r.lower(i)) {
		return true
	}
	if r.mark(i-1, '.') && r.is(i-2, document.Title) || r.is(i-1, document.Title) && r.capital(i-1) {
		return true
	}
	if r.word(i-1, "on") && r.word(i-2, "mail") && r.capital(i-2) {
		return true
	}
	if !r.capital(end) || r.glued(end) {
		return false
	}
	if r.anyWord(end, behindWeekday...) {
		return true
	}
	return r.partAt(end) != noPart // Saturday Night Live, Monday Night Football
}

// isShortWeekday reports whether an abbreviation such as Sun or Sat names a
// day although no date follows: it is capital and stands where a day does.
func (r *reader) isShortWeekday(i, end int32) bool {
	if !r.capital(i) || r.doc.Tokens[i].Is(document.Upper) && r.doc.Tokens[i].Len() == 3 && !r.mark(i+1, '.') {
		return false
	}
	if r.mark(end-1, '.') && end > i+1 && r.lower(end) {
		return true
	}
	return (r.anyWord(i-1, "on", "next", "last", "this", "until", "by", "or", "week") || r.dash(i-1)) && !r.capital(end) && !r.possessive(end) && !r.noun(end)
}

// isMonth reports whether the month's name at tokens i up to end, with no day
// and no year to it, means the month.
func (r *reader) isMonth(i, end int32) bool {
	v, _ := r.value(i, document.Month)
	cued := r.anyWord(i-1, monthCues...) || r.dash(i-1) && r.word(i-2, "mid")
	switch {
	case v&short != 0:
		return r.capital(i) && (cued || end > i+1 && !r.capital(end)) && !r.capital(end) && !r.possessive(end) && !r.bannedShort(i, end)
	case !r.capital(i):
		return cued && !r.anyWord(i-1, "to", "on", "at", "of") || !r.verbLike(i) && !r.word(i, "august")
	}
	if !r.isFirstName(v & numberBits) {
		return !r.is(i-1, document.Title)
	}
	if r.capital(end) && !r.glued(end) && !r.is(end, document.FunctionWord) || r.possessive(end) && !r.deictic(i-1) {
		return false
	}
	if r.is(i-1, document.Title) || r.mark(i-1, '.') && r.is(i-2, document.Title) {
		return false
	}
	if !cued && !r.besideMonth(i, end) && !r.deictic(i-1) {
		return false
	}
	return !r.isPerson(i)
}

// bannedShort reports abbreviations that are words of their own: Mar, Sep and
// Dec need their full stop.
func (r *reader) bannedShort(i, end int32) bool {
	return end == i+1 && !r.anyWord(i, "sept", "nov", "feb", "oct", "aug")
}

// isFirstName reports the months that are also names of people or verbs.
func (r *reader) isFirstName(month int32) bool {
	switch month {
	case 3, 4, 5, 6, 8:
		return true
	}
	return false
}

// deictic reports whether token i is last, next or this.
func (r *reader) deictic(i int32) bool {
	switch r.timeWordAt(i) {
	case last, next, this, that, early, late, mid:
		return true
	}
	return false
}

// besideMonth reports whether another month is joined to the one at tokens i
// up to end: March and April, between June and August.
func (r *reader) besideMonth(i, end int32) bool {
	joins := func(at int32) bool {
		return r.mark(at, ',') || r.dash(at) || r.mark(at, '/') || r.anyWord(at, "and", "or", "to")
	}
	return joins(end) && r.is(end+1, document.Month) && r.capital(end+1) || joins(i-1) && r.is(i-2, document.Month) && r.capital(i-2)
}

// isPerson reports whether the text elsewhere uses the word at token i as
// part of a name: a month in a story about Theresa May is seldom meant.
func (r *reader) isPerson(i int32) bool {
	month, _ := r.value(i, document.Month)
	named := &r.named[month&numberBits]
	if *named == 0 {
		*named = 1
		for _, at := range r.doc.Postings(document.Month) {
			if r.doc.Tokens[at].Lex == r.doc.Tokens[i].Lex && r.endsName(at) {
				*named++
			}
		}
	}
	places := *named - 1
	if r.endsName(i) {
		places--
	}
	return places > 0
}

// endsName reports whether the word at token i, with a capital, stands behind
// a title or an unknown word with a capital.
func (r *reader) endsName(i int32) bool {
	if i == 0 || !r.doc.Tokens[i].Is(document.Capital) {
		return false
	}
	switch before := &r.doc.Tokens[i-1]; before.Kind {
	case document.Word:
		return before.Is(document.Capital) && (before.Lex == 0 || r.doc.Is(i-1, document.Title))
	case document.Punct:
		return i > 1 && r.doc.Is(i-2, document.Title)
	}
	return false
}

// maxTitle is how many tokens a title in quotation marks may have.
const maxTitle = 8

// inTitle reports whether token i stands in a title between quotation marks:
// a few words, all with a capital but for the small ones.
func (r *reader) inTitle(i int32) bool {
	open := r.seek(i, -1)
	if open < 0 {
		return false
	}
	closing := r.seek(i, 1)
	if closing < 0 || closing-open > maxTitle+1 {
		return false
	}
	for at := open + 1; at < closing; at++ {
		if r.lower(at) && !r.doc.Is(at, document.FunctionWord) && !r.doc.WordIs(at, "'s") {
			return false
		}
	}
	return true
}

// seek looks for a quotation mark on one side of token i, -1 where there is
// none within a title's length. Straight quotes that open stand behind a
// blank, those that close do not.
func (r *reader) seek(i, step int32) int32 {
	for at := i + step; r.in(at) && at-i <= maxTitle && i-at <= maxTitle; at += step {
		if r.doc.Tokens[at].Kind != document.Punct {
			continue
		}
		spaced := r.doc.Tokens[at].Is(document.Spaced)
		switch c, _ := utf8.DecodeRune(r.doc.Word(at)); c {
		case '“', '‘', '«':
			if step < 0 {
				return at
			}
			return -1
		case '”', '»':
			if step > 0 {
				return at
			}
			return -1
		case '"', '\'', '’':
			opens := spaced || at == r.first
			if opens == (step < 0) {
				return at
			}
			if c == '"' {
				return -1
			}
		}
	}
	return -1
}
