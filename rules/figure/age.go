package figure

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed age.md
var agePage string

// Age trusts two ages that stand beside one name, or a year of birth and the
// day of publication. It spares relatives, namesakes, past ages and a birthday
// in between.
var Age = &lint.Rule{
	ID:    "figure/age",
	Level: lint.Warning,
	When:  numbers,
	Check: checkAge,
	Doc:   agePage,
}

// person is an age with whose it is: the tokens of the name, half-open. For a
// family name alone they are those of the last full name before it.
type person struct {
	*quantity.Quantity
	first, end int32
	// short: the age stands beside a single name.
	short bool
	// bracketed: the age stands in brackets, where lists give all sorts of numbers.
	bracketed bool
}

// maxPeople bounds how many people with an age are compared with one.
const maxPeople = 64

// birthdaySlack is how many years two ages of one person may differ in a
// story: a birthday may lie between two days it tells of.
const birthdaySlack = 1

func checkAge(p *lint.Pass) {
	all := p.Quantities().All
	people := make([]person, 0, maxPeople)
	for i := range all {
		q := &all[i]
		if q.Kind != quantity.Age || q.Unit != quantity.Year || q.Range || q.Modifier.Hedged() {
			continue
		}
		who := person{Quantity: q, bracketed: p.Doc.MarkIs(q.First-1, '(')}
		who.first, who.end = ownerOf(p.Doc, q)
		if who.short = who.end-who.first == 1; who.short {
			who.first, who.end = fullName(p.Doc, who.first)
		}
		checkBirth(p, who)
		if other := otherAge(p.Doc, people, who); other != nil {
			p.Report(lint.Finding{
				Span:       p.Doc.TokenSpan(q.First, q.End),
				Message:    fmt.Sprintf("aged %s here, but %s before", amount(q.Value), amount(other.Value)),
				Related:    at(p.Doc, other.Quantity, "the other age"),
				Confidence: 0.8,
			})
		}
		if len(people) < maxPeople {
			people = append(people, who)
		}
	}
}

// ownerOf returns the tokens of the name that an age belongs to; none where
// the age stands alone.
func ownerOf(d *document.Document, q *quantity.Quantity) (first, end int32) {
	at := q.First - 1
	if isAged(d, at) {
		at--
	}
	switch {
	case (d.WordIs(at, "is") || d.WordIs(at, "was")) && d.WordIs(at-1, "who"):
		at--
		fallthrough
	case d.WordIs(at, "who"):
		at--
		if d.MarkIs(at, ',') {
			at--
		}
	case d.WordIs(at, "is"), d.WordIs(at, "was"):
		at--
	case d.MarkIs(at, ','), d.MarkIs(at, '('):
		at--
	case d.WordIs(at, "a") && d.MarkIs(at-1, ','), d.WordIs(at, "an") && d.MarkIs(at-1, ','):
		at -= 2
	case d.WordIs(at, "at") && d.MarkIs(q.End, ','):
		return nameFrom(d, q.End+1)
	default:
		if isAdjective(d, q) {
			return nameBehind(d, q)
		}
	}
	if isName(d, at) {
		return nameTo(d, at)
	}
	return 0, 0
}

func isAged(d *document.Document, i int32) bool { return d.WordIs(i, "aged") || d.WordIs(i, "age") }

// isAdjective reports whether the age is written 40-year-old.
func isAdjective(d *document.Document, q *quantity.Quantity) bool {
	return d.WordIs(q.End-1, "old") && d.MarkIs(q.End-2, '-')
}

// nameBehind returns the name that "the 40-year-old baker Ada Example" ends with.
func nameBehind(d *document.Document, q *quantity.Quantity) (first, end int32) {
	s := d.Sentences[q.Sentence]
	for i := q.End; i < min(s.EndToken, q.End+4) && d.Tokens[i].Kind == document.Word && !d.Is(i, document.FunctionWord); i++ {
		if isName(d, i) {
			return nameFrom(d, i)
		}
	}
	return 0, 0
}

// isName reports whether token i can be part of a person's name.
func isName(d *document.Document, i int32) bool {
	if i < 0 || int(i) >= len(d.Tokens) {
		return false
	}
	t := d.Tokens[i]
	return t.Kind == document.Word && t.Is(document.Capital) && t.Len() > 1 &&
		!d.Classes(i).Any(document.Classes(document.FunctionWord, document.Weekday, document.Month, document.Title))
}

// maxNameLength bounds the parts of a name.
const maxNameLength = 5

func nameTo(d *document.Document, last int32) (first, end int32) {
	first = last
	for first > max(0, last-maxNameLength) && (isName(d, first-1) || isInitial(d, first-1) || joinsName(d, first-1)) && !d.Tokens[first].Is(document.First) {
		first--
	}
	return first, last + 1
}

func nameFrom(d *document.Document, first int32) (int32, int32) {
	end := first
	for end < first+maxNameLength && (isName(d, end) || end > first && joinsName(d, end)) {
		end++
	}
	return first, end
}

func isInitial(d *document.Document, i int32) bool {
	return d.MarkIs(i, '.') && i > 0 && d.Tokens[i-1].Len() == 1 && d.Tokens[i-1].Is(document.Capital) ||
		i >= 0 && d.Tokens[i].Len() == 1 && d.Tokens[i].Is(document.Capital)
}

// joinsName reports whether token i ties two parts of a double name.
func joinsName(d *document.Document, i int32) bool {
	return d.MarkIs(i, '-') && isName(d, i-1) && isName(d, i+1) && d.Tokens[i].Start == d.Tokens[i-1].End
}

// otherAge returns an age before that the same person is given and that
// differs by more than a birthday.
func otherAge(d *document.Document, people []person, who person) *person {
	if who.end == 0 {
		return onlyPerson(d, people, who)
	}
	var found *person
	for i := range people {
		other := &people[i]
		if who.short && other.end > 0 && d.Tokens[other.end-1].Hash == d.Tokens[who.end-1].Hash && apart(other.Value, who.Value) <= birthdaySlack {
			return nil
		}
		if other.end == 0 || !sameName(d, other, &who) || other.bracketed && who.bracketed || other.short && who.short {
			continue
		}
		if apart(other.Value, who.Value) <= birthdaySlack {
			return nil
		}
		if found != nil && found.Value != other.Value || other.Sentence == who.Sentence && who.short {
			return nil
		}
		found = other
	}
	return found
}

func apart(a, b float64) float64 { return difference(a, b) }

// nameReach is how many tokens before a family name its full name may stand.
const nameReach = 2000

// fullName returns the last full name before the family name at token i, or
// the family name alone where none stands there.
func fullName(d *document.Document, i int32) (first, end int32) {
	for at := i - 1; at > max(0, i-nameReach); at-- {
		if d.Tokens[at].Hash != d.Tokens[i].Hash || !isName(d, at-1) {
			continue
		}
		if first, end = nameTo(d, at); end-first > 1 {
			return first, end
		}
	}
	return i, i + 1
}

// sameName reports whether the family names are equal and no given names
// tell the two people apart: one name is the end of the other, or both begin
// and end alike.
func sameName(d *document.Document, a, b *person) bool {
	for i, j := a.end-1, b.end-1; ; i, j = i-1, j-1 {
		if i < a.first || j < b.first {
			return true
		}
		if d.Tokens[i].Hash != d.Tokens[j].Hash {
			return i < a.end-1 && d.Tokens[a.first].Hash == d.Tokens[b.first].Hash
		}
	}
}

// onlyPerson takes "The 40-year-old" without a name for the one person whose
// age was given, where there is but one.
func onlyPerson(d *document.Document, people []person, who person) *person {
	if !who.Definite || !isAdjective(d, who.Quantity) || who.Head >= 0 || isNoun(d, who.End) {
		return nil
	}
	var found *person
	for i := range people {
		other := &people[i]
		if apart(other.Value, who.Value) <= birthdaySlack || found != nil && !(found.end > 0 && other.end > 0 && sameName(d, found, other)) {
			return nil
		}
		found = other
	}
	if found == nil || found.end == 0 {
		return nil
	}
	return found
}

// isNoun reports whether the word behind "the 40-year-old" may be what is
// that old; a verb that shows it by its form, or a function word, is not.
func isNoun(d *document.Document, i int32) bool {
	if int(i) >= len(d.Tokens) || d.Tokens[i].Kind != document.Word || d.Is(i, document.FunctionWord) {
		return false
	}
	word := d.Word(i)
	return !hasEnding(word, "ed") && !hasEnding(word, "s") && !d.Is(i, document.SayVerb) && !pastVerbs.Has(d, i)
}

func hasEnding(word []byte, ending string) bool {
	return len(word) > len(ending)+1 && string(word[len(word)-len(ending):]) == ending
}

// checkBirth compares an age with a year of birth in its sentence and the day
// of publication.
func checkBirth(p *lint.Pass, who person) {
	d := p.Doc
	if d.Published.IsZero() || who.Quantity == nil {
		return
	}
	year, token := birthYear(d, who)
	if year == 0 {
		return
	}
	oldest := float64(d.Published.Year() - year)
	if who.Value >= oldest-1 && who.Value <= oldest {
		return
	}
	p.Report(lint.Finding{
		Span: d.TokenSpan(who.First, who.End),
		Message: fmt.Sprintf("born in %d makes %s or %s in %d; the text says %s", year, amount(oldest-1), amount(oldest),
			d.Published.Year(), amount(who.Value)),
		Related:    []lint.Related{{Span: d.Tokens[token].Span, Message: "the year of birth"}},
		Confidence: 0.8,
	})
}

// bornReach is how many tokens lie between "born" and the year at most.
const bornReach = 8

// birthYear returns the year of birth that the sentence of an age gives, and
// its token; 0 where it gives none or speaks of another time.
func birthYear(d *document.Document, who person) (int, int32) {
	s := d.Sentences[who.Sentence]
	if s.EndToken-s.FirstToken > maxSentence {
		return 0, 0
	}
	born := int32(-1)
	for i := s.FirstToken; i < s.EndToken; i++ {
		switch {
		case d.WordIs(i, "born"):
			if born >= 0 {
				return 0, 0
			}
			born = i
		case relativeWords.Has(d, i):
			return 0, 0
		}
	}
	if born < 0 {
		return 0, 0
	}
	for i := born + 1; i < min(s.EndToken, born+bornReach); i++ {
		if year := yearAt(d, i); year > 1880 && year <= d.Published.Year() {
			return year, i
		}
	}
	return 0, 0
}

// yearAt returns the number of four figures at token i, 0 where there is none.
func yearAt(d *document.Document, i int32) int {
	word := d.Word(i)
	if len(word) != 4 {
		return 0
	}
	year := 0
	for _, c := range word {
		if c < '0' || c > '9' {
			return 0
		}
		year = 10*year + int(c-'0')
	}
	return year
}
