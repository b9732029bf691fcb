package timex

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// plainCore is core without a look at what stands behind the token.
func (r *reader) plainCore(i int32, c document.ClassSet) Expression {
	var best longest
	if c.Has(document.Digits) {
		for _, read := range []func(int32) Expression{r.numericDay, r.shortNumeric} {
			if _, digits := r.integer(i); r.glued(i+1) || digits == 8 || digits == 0 {
				best.take(read(i))
			}
		}
		switch _, digits := r.integer(i); digits {
		case 4:
			r.takeAll(&best, i, r.year, r.decade, r.clock)
		case 3:
			r.takeAll(&best, i, r.year)
		case 2, 1:
			r.takeAll(&best, i, r.decade, r.clock, r.dayFirst, r.ordinal)
		case 0:
			r.takeAll(&best, i, r.clock)
		}
		r.takeAll(&best, i, r.length)
		return best.Expression
	}
	if c.Any(document.Classes(document.Cardinal, document.OrdinalWord)) {
		r.takeAll(&best, i, r.dayFirst, r.ordinal)
	}
	if c.Has(document.Cardinal) {
		r.takeAll(&best, i, r.clock, r.yearInWords, r.length)
	}
	if c.Has(document.TimeWord) {
		best.take(r.timeWord(i, r.timeWordAt(i)))
		if isAmount(r.timeWordAt(i)) {
			r.takeAll(&best, i, r.length, r.clock)
		}
	}
	for _, p := range []struct {
		class document.Class
		read  func(int32) Expression
	}{
		{document.Holiday, r.holiday},
		{document.Weekday, r.weekday},
		{document.Month, r.monthFirst},
		{document.Season, r.season},
		{document.RelativeDay, r.relativeDay},
		{document.DayPart, r.dayPart},
		{document.TimeUnit, r.bareUnit},
		{document.TimeUnit, r.clock},
	} {
		if c.Has(p.class) {
			best.take(p.read(i))
		}
	}
	return best.Expression
}

func (r *reader) takeAll(best *longest, i int32, reads ...func(int32) Expression) {
	for _, read := range reads {
		best.take(read(i))
	}
}

// soupNumbers and soupWords stand beside the vocabulary's own words in a soup.
const (
	soupNumbers = `3 5 12 21 30 45 100 1987 2015 2016 '90 1990s 7.30 8:15 20:15:09 1600 1,200 2016-05-04 10/12/2016 3/4 21.10.2024
		20161016 10-12 1st 22nd five two twenty fifteen first third the`
	soupWords = `the of in on at to and a an or from by until through about least percent per $ - – , . : / ( ) ½ 's s am a.m. p pm m
		o'clock local hundred thousand thousands oh dozen more business working consecutive straight full whole long additional
		further short calendar financial school academic time point stage other single past before after old people eve saints
		patrick fools weekend month year weeks days minutes gmt Oct. May March Sept. Friday Sun night`
)

// soupPhrases are what chance seldom puts together.
var soupPhrases = []string{
	"10 and 12 May", "10 or 12 May", "10 until 12 of May", "10 through 12 May", "21 of October", "16. Nov.", "11. of October", "5 - 7 May",
	"twenty and five days", "two and a half weeks", "the two thousands", "two thousand and twelve", "twenty oh five", "nineteen hundred",
	"at this point", "at that stage", "this business year", "every other day", "every single night", "the past school year",
	"half past five", "quarter to six", "twenty minutes past three", "half an hour", "a couple of weeks", "dozens of years",
	"3 further short working days", "2 dozen months", "the 10 previous weeks", "5 p. m.", "7 oclock", "7.30 local time", "16.00 GMT",
	"2½ hours", "the first of next month", "the second Monday in June", "first and second centuries", "on Friday the third",
	"all day", "whole-day", "St Patrick's Day", "New Year’s Eve", "April Fools‘ Day", "Easter Monday", "fiscal 2015", "fiscal year 2015", "half to six", "this financial year", "Mothers‘ Day",
}

// soup returns numbers, words, marks and phrases in a random order.
func soup(rnd *rand.Rand) string {
	var own []string
	for _, w := range Words {
		own = append(own, w.Text)
	}
	lists := [][]string{own, strings.Fields(soupNumbers), strings.Fields(soupWords), soupPhrases}
	joints := []string{" ", " ", " ", " ", " ", " ", " ", "", "-", ", ", "\n\n"}
	var b strings.Builder
	for range 200 {
		list := lists[rnd.IntN(len(lists))]
		word := list[rnd.IntN(len(list))]
		if rnd.IntN(6) == 0 {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
		b.WriteString(joints[rnd.IntN(len(joints))])
	}
	return b.String()
}

// TestCoreLosesNothing reads soups of words with and without the look ahead.
func TestCoreLosesNothing(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	d := document.New(document.MustVocabulary(Words, nil))
	for range 400 {
		d.Parse(document.Meta{}, []byte(soup(rnd)))
		var dates Dates
		dates.Read(d, nil)
		r := reader{doc: d}
		for b := range d.Blocks {
			r.first, r.end = d.Blocks[b].FirstToken, d.Blocks[b].EndToken
			for i := r.first; i < r.end; i++ {
				c := d.Classes(i)
				r.out = before(dates.Expressions, i)
				quick, plain := r.core(i, c), r.plainCore(i, c)
				if quick != plain {
					t.Fatalf("%q: %+v, without a look ahead %+v", d.Bytes(d.TokenSpan(i, min(i+6, r.end))), quick, plain)
				}
			}
		}
	}
}

// before returns the expressions that end at token i or before.
func before(all []Expression, i int32) []Expression {
	n := 0
	for n < len(all) && all[n].End <= i {
		n++
	}
	return all[:n]
}
