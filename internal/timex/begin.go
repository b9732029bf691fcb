package timex

import (
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// Of the tokens at which an expression could begin, five in six begin none,
// and nearly always one look at the token behind shows it. What is asked here
// lets pass more than the productions take and never less, which
// TestCoreLosesNothing makes sure of.

// sequel is what the token behind a number can make of it, a bit for each
// production that may go on there.
type sequel uint8

const (
	dayBehind     sequel = 1 << iota // 21 October, 10 to 12 May
	ordinalBehind                    // 21st
	figuresBehind                    // 21/10/2024
	pluralBehind                     // 1990s
	clockBehind                      // 8:30, 7 p.m., 1600 GMT, 20 minutes past five
	lengthBehind                     // 3 weeks, 3 more weeks, 3-week
	numberBehind                     // twenty-five
)

func (s sequel) has(o sequel) bool { return s&o != 0 }

// wordsBehind are the words, beside those of the classes, that go on a number.
var wordsBehind = document.NewWordTable(
	document.WordRow{Words: "st nd rd th", Value: uint8(dayBehind | ordinalBehind)},
	document.WordRow{Words: "s 's", Value: uint8(pluralBehind)},
	document.WordRow{Words: "p a pm p.m. p.m am a.m. a.m o'clock oclock local", Value: uint8(clockBehind)},
	document.WordRow{Words: `hundred thousand thousands more business working consecutive straight full whole long additional
		further short calendar oh`, Value: uint8(lengthBehind)},
	document.WordRow{Words: "of to or until through", Value: uint8(dayBehind)},
	document.WordRow{Words: "and", Value: uint8(dayBehind | lengthBehind)},
)

// joints are those of the words that go on a number only with another one, a
// month or an article behind them.
var joints = document.NewWordSet("of to or until through and")

// sequelOf returns what the token at i, behind a number, can make of it.
func (r *reader) sequelOf(i int32) sequel {
	if !r.in(i) {
		return 0
	}
	t := &r.doc.Tokens[i]
	switch t.Kind {
	case document.Word:
		return r.sequelOfWord(i)
	case document.Punct:
		if r.dash(i) {
			return dayBehind | figuresBehind | lengthBehind
		}
		if t.Is(document.Spaced) {
			return 0
		}
		switch r.doc.Text[t.Start] {
		case ':':
			return clockBehind
		case '/':
			return figuresBehind
		case '.':
			if r.is(i+1, document.Month) || r.word(i+1, "of") || r.dash(i+1) { // 16. Nov.
				return dayBehind
			}
		}
	case document.Symbol:
		if r.dash(i) {
			return dayBehind | lengthBehind
		}
		if string(r.doc.Word(i)) == "½" {
			return clockBehind | lengthBehind
		}
	}
	return 0
}

// sequelOfWord is sequelOf for a word.
func (r *reader) sequelOfWord(i int32) sequel {
	s := sequel(wordsBehind.Of(r.doc, i))
	if s.has(dayBehind) && joints.Has(r.doc, i) {
		const joined = document.ClassSet(1<<document.Digits | 1<<document.Cardinal | 1<<document.Month)
		if !r.doc.Classes(i+1).Any(joined) && !r.word(i+1, "a") {
			return 0
		}
	}
	c := r.doc.Classes(i)
	const classes = document.ClassSet(1<<document.TimeUnit | 1<<document.TimeZone | 1<<document.Month | 1<<document.DayPart |
		1<<document.TimeWord | 1<<document.Cardinal | 1<<document.OrdinalWord)
	if !c.Any(classes) {
		return s
	}
	if c.Has(document.Month) {
		s |= dayBehind
	}
	if c.Has(document.TimeZone) {
		s |= clockBehind
	}
	if c.Any(document.Classes(document.TimeUnit, document.DayPart, document.TimeWord)) {
		s |= lengthBehind
	}
	if u, _ := r.unitAt(i); u == hour || u != noUnit && r.anyWord(i+1, "past", "to") { // 1600 hours
		s |= clockBehind
	}
	if c.Any(document.Classes(document.Cardinal, document.OrdinalWord)) {
		s |= numberBehind
	}
	return s
}

// placesDay reports whether what stands before token i can make a bare number
// a day of the month: Oct. 15 and 16, on Friday 31.
func (r *reader) placesDay(i int32) bool {
	if n := len(r.out); n > 0 && r.out[n-1].End == i-1 {
		return true
	}
	return r.is(i-1, document.Weekday) || r.word(i-1, "on")
}

// numeralGoesOn reports whether what stands beside the number in words at token
// i, of the classes c, can make a time of it.
func (r *reader) numeralGoesOn(i int32, c document.ClassSet) bool {
	if r.sequelOf(i+1) != 0 || r.is(i-2, document.Weekday) {
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
		return r.sequelOf(i+1) != 0 || behindAmount.Has(r.doc, i+1)
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
