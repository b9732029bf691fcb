package timex

import (
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// Of the tokens at which an expression could begin, five in six begin none,
// and nearly always one look at the token behind shows it. What is asked here
// lets pass more than the productions take and never less, which
// TestCoreLosesNothing makes sure of.

// Words and classes of words behind a number that can make a time of it.
var (
	behindNumber = document.NewWordSet(`hundred thousand thousands more business working consecutive straight full whole long
		additional further short calendar st nd rd th s 's p a pm p.m. p.m am a.m. a.m o'clock oclock local oh`)
	joinsNumbers = document.NewWordSet("of to and or until through")
)

const behindNumberClasses = document.ClassSet(1<<document.TimeUnit | 1<<document.TimeZone | 1<<document.Month | 1<<document.DayPart |
	1<<document.TimeWord | 1<<document.Cardinal | 1<<document.OrdinalWord)

// goesOn reports whether token i, behind a number, can make a time of it.
func (r *reader) goesOn(i int32) bool {
	if !r.in(i) {
		return false
	}
	t := &r.doc.Tokens[i]
	switch t.Kind {
	case document.Word:
		if r.doc.Vocabulary().Classes(t.Lex).Any(behindNumberClasses) || behindNumber.Has(r.doc, i) {
			return true
		}
		const joined = document.ClassSet(1<<document.Digits | 1<<document.Cardinal | 1<<document.Month)
		return joinsNumbers.Has(r.doc, i) && (r.doc.Classes(i+1).Any(joined) || r.word(i+1, "a"))
	case document.Punct:
		if r.dash(i) {
			return true
		}
		mark := r.doc.Text[t.Start]
		return !t.Is(document.Spaced) && (mark == ':' || mark == '/' || mark == '.' && (r.is(i+1, document.Month) || r.word(i+1, "of") || r.dash(i+1)))
	case document.Symbol:
		return r.dash(i) || !t.Is(document.Spaced) && string(r.doc.Word(i)) == "½"
	}
	return false
}

// placesDay reports whether what stands before token i can make a bare number
// a day of the month: Oct. 15 and 16, on Friday 31.
func (r *reader) placesDay(i int32) bool {
	if n := len(r.out); n > 0 && r.out[n-1].End == i-1 {
		return true
	}
	return r.is(i-1, document.Weekday) || r.word(i-1, "on")
}

// numeralGoesOn is goesOn for the number in words at token i, of the classes c.
func (r *reader) numeralGoesOn(i int32, c document.ClassSet) bool {
	if r.goesOn(i+1) || r.is(i-2, document.Weekday) {
		return true
	}
	const counted = document.ClassSet(1<<document.FunctionWord | 1<<document.Weekday)
	return c.Has(document.OrdinalWord) && r.doc.Classes(i+1).Any(counted)
}

// named are the classes of the words that last, this and every stand before,
// numbers those of the words that count them.
const (
	named = document.ClassSet(1<<document.TimeUnit | 1<<document.DayPart | 1<<document.Weekday | 1<<document.Month |
		1<<document.Season | 1<<document.Holiday | 1<<document.TimeWord)
	numbers = document.ClassSet(1<<document.Digits | 1<<document.Cardinal)
)

// Words of other classes that go on behind a word of time.
var (
	behindThis   = document.NewWordSet("financial calendar school academic working business time point stage")
	behindEvery  = document.NewWordSet("other single")
	behindAmount = document.NewWordSet("of a an")
)

// timeWordGoesOn reports whether the token behind the word w, token i, can
// make a time of it.
func (r *reader) timeWordGoesOn(i int32, w timeWord) bool {
	behind := r.doc.Classes(i + 1)
	switch w {
	case last, next, this, past, previous, following, that, current, same:
		return behind.Any(named|numbers) || behindThis.Has(r.doc, i+1)
	case every, each:
		return behind.Any(named|numbers) || behindEvery.Has(r.doc, i+1)
	case wholeOf:
		return behind.Has(document.TimeUnit) || r.dash(i+1)
	case half, few, couple, several, dozen:
		return r.goesOn(i+1) || behindAmount.Has(r.doc, i+1)
	case ago, later, earlier, since, early, late, mid, endOf, startOf, restOf, soon, firstOf:
		return false
	}
	return true
}

// secondWords are the second words of holidays, a full stop before them passed
// over; standAlone says of the first of those that begin alike whether one has
// no other word.
var secondWords, standAlone = func() (*document.WordSet, []bool) {
	seconds := []string{".", "‘"}
	alone := make([]bool, len(holidays))
	first := 0
	for i, words := range holidayWords {
		if words[0] != holidayWords[first][0] {
			first = i
		}
		if len(words) == 1 {
			alone[first] = true
			continue
		}
		for _, word := range words[1:] {
			seconds = append(seconds, word)
			if word != "." {
				break
			}
		}
	}
	return document.NewWordSet(strings.Join(seconds, " ")), alone
}()

// holidayGoesOn reports whether the holiday that begins like token i needs no
// second word, or whether one stands there.
func (r *reader) holidayGoesOn(i int32) bool {
	v, _ := r.value(i, document.Holiday)
	return standAlone[v] || secondWords.Has(r.doc, i+1)
}
