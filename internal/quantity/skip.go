package quantity

import (
	"bytes"

	"github.com/newslint/newslint/internal/document"
)

// skip returns the token behind a number at token i that is no quantity: a
// date, a time of day, an ordinal, a name. It returns i where it may be one.
func (r *reader) skip(i int32) int32 {
	d := r.doc
	if d.Tokens[i].Kind != document.Number {
		return r.skipWord(i)
	}
	if r.isNumbering(i) {
		return i + 1
	}
	if end := r.skipChain(i); end > i {
		return end
	}
	if end := r.skipSuffix(i); end > i {
		return end
	}
	if r.is(i-1, document.CurrencySign) || r.measured(i+1) {
		return i
	}
	switch {
	case r.isDay(i), r.isLabel(i), r.isYear(i), r.isAddress(i):
		return i + 1
	}
	return i
}

// isNumbering reports whether the number counts the items of a list: "9. Save".
func (r *reader) isNumbering(i int32) bool {
	d := r.doc
	next := i + 2
	return d.Tokens[i].Is(document.First) && int(next) < len(d.Tokens) && !d.Tokens[next].Is(document.First) && d.Tokens[next].Is(document.Spaced) &&
		(r.isMark(i+1, '.') || r.isMark(i+1, ')')) && r.touches(i+1)
}

// skipWord passes over "one" as a pronoun.
func (r *reader) skipWord(i int32) int32 {
	value, ok := r.value(i, document.Cardinal)
	if !ok || value != 1 {
		return i
	}
	before, behind := r.cue(i-1), r.cue(i+1)
	switch {
	case before == negationCue, before == definiteCue && behind != noCue, behind == otherCue,
		behind == definiteCue, r.is(i-1, document.Determiner) && !r.is(i-1, document.Cardinal) && behind != noCue:
		return i + 1
	}
	return i
}

// skipChain passes over figures tied by colons, slashes, points or hyphens:
// 10:30, 9/11, 2024-04-03, 555-1234.
func (r *reader) skipChain(i int32) int32 {
	links, mark := int32(0), byte(0)
	end := i + 1
	for r.isNumber(end+1) && r.touches(end) && r.touches(end+1) && r.isLink(end) {
		mark = r.doc.Text[r.doc.Tokens[end].Start]
		links++
		end += 2
	}
	first, last := r.doc.Tokens[i], r.doc.Tokens[end-1]
	switch {
	case links == 0:
		return i
	case links > 1, mark == ':':
		return end
	case mark == '/':
		n := number{first: i, end: i + 1, value: 1}
		n.value, n.grain, _ = parseDigits(r.doc.Word(i))
		if r.slashFraction(&n) {
			return i
		}
		return end
	case mark == '-' && first.Len() == 3 && last.Len() == 4 && r.doc.Text[last.Start] != ' ':
		if bytes.IndexByte(r.doc.Word(end-1), ',') < 0 && !r.measured(end) {
			return end
		}
	case r.isYear(i), r.isDay(i), r.isLabel(i):
		return end
	}
	return i
}

// isLink reports whether token i ties figures to each other.
func (r *reader) isLink(i int32) bool {
	return r.isMark(i, ':') || r.isMark(i, '/') || r.isMark(i, '-') || string(r.doc.Word(i)) == "–"
}

// skipSuffix passes over 21st, 1960s, 9 a.m.
func (r *reader) skipSuffix(i int32) int32 {
	if !r.isWord(i + 1) {
		return i
	}
	if r.cue(i+1) == clockCue {
		return i + 2
	}
	if !r.touches(i + 1) {
		return i
	}
	if suffixes.Has(r.doc, i+1) {
		return i + 2
	}
	return i
}

// suffixes make a number an ordinal or a decade.
var suffixes = document.NewWordSet("st nd rd th s 's")

// measured reports whether a unit, a scale or a currency stands at token i.
func (r *reader) measured(i int32) bool {
	d := r.doc
	if r.hyphen(i) {
		i++
	}
	if r.cue(i) == perCue && r.cue(i+1) == centCue || r.cue(i) == degreeCue {
		return true
	}
	value, ok := r.value(i, document.Unit)
	if ok && value&glued != 0 && !r.touches(i) && d.Tokens[i].Len() == 1 {
		ok = false
	}
	return ok || r.classes(i).Any(document.Classes(document.PercentSign, document.PercentWord, document.CurrencyWord, document.CurrencySign)) ||
		r.is(i, document.Scale) && !r.is(i, document.Unit)
}

// isDay reports whether the number at token i is a day beside its month.
func (r *reader) isDay(i int32) bool {
	d := r.doc
	if d.Tokens[i].Len() > 2 {
		return false
	}
	before := i - 1
	if r.isMark(before, '.') && r.touches(before) {
		before--
	}
	if r.is(before, document.Month) && d.Tokens[before].Is(document.Capital) {
		return true
	}
	behind := i + 1
	if r.isDash(behind) || r.cue(behind) == andCue || r.cue(behind) == toCue || r.cue(behind) == orCue {
		behind += 2
	}
	if r.cue(behind) == ofCue {
		behind++
	}
	return r.is(behind, document.Month) && d.Tokens[behind].Is(document.Capital)
}

// isLabel reports whether the number at token i is a part of a name: COVID-19,
// Route 9, No. 7, G20.
func (r *reader) isLabel(i int32) bool {
	d := r.doc
	if r.isMark(i-1, '#') {
		return true
	}
	if r.isMark(i-1, '-') && r.touches(i-1) && r.touches(i) && r.isWord(i-2) {
		return !r.is(i-2, document.Cardinal)
	}
	if r.isMark(i-1, '.') && r.touches(i-1) && (r.wordIs(i-2, "no") || r.wordIs(i-2, "nos")) {
		return true
	}
	if r.cue(i-1) != labelCue {
		return r.cue(i-1) == negationCue && d.Tokens[i-1].Is(document.Capital) && r.wordIs(i-1, "no") && !r.isPlural(i+1)
	}
	return true
}

// isYear reports whether the number at token i reads as a year.
func (r *reader) isYear(i int32) bool {
	word := r.doc.Word(i)
	if len(word) != 4 || word[0] != '1' && (word[0] != '2' || word[1] != '0') {
		return false
	}
	for _, c := range word {
		if c < '0' || c > '9' {
			return false
		}
	}
	modern := word[0] == '2' || word[1] == '9'
	switch c := r.cue(i - 1); {
	case c == thanCue, c == leastCue, c == nearlyCue, c == toCue && r.cue(i-2) == upCue,
		c == aboutCue && r.isPlural(i+1):
		return false
	case c == inCue, modern:
		return true
	}
	return !r.countsPlural(i + 1)
}

// isAddress reports whether the number at token i opens a street address.
func (r *reader) isAddress(i int32) bool {
	d := r.doc
	for at := i + 1; at < i+5 && r.isWord(at) && d.Tokens[at].Is(document.Capital); at++ {
		if at > i+1 && (r.cue(at) == streetCue || r.wordIs(at, "st") || r.wordIs(at, "place") || r.wordIs(at, "square")) {
			return true
		}
	}
	return false
}

// isName reports whether a bare number in figures belongs to the name before
// it: Windows 95, Apollo 11.
func (r *reader) isName(q *Quantity) bool {
	d := r.doc
	at := q.First - 1
	if q.Kind != Count || q.Spelled || q.Head >= 0 || q.Lead < q.First || q.Range || !r.isWord(at) || r.touches(q.First) {
		return false
	}
	t := d.Tokens[at]
	return t.Is(document.Capital) && at > d.Sentences[q.Sentence].FirstToken && !r.is(at, document.FunctionWord) && q.Value < 10000
}
