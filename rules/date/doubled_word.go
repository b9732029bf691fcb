package date

import (
	"bytes"
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed doubled-word.md
var doubledWordDoc string

// DoubledWord looks for a word or number that stands twice in or right before
// a date, with nothing but a blank between the copies. It spares a preposition
// that belongs to the verb ("came in in June") and the first word of a
// compound ("10 10th-graders").
var DoubledWord = &lint.Rule{
	ID:    "date/doubled-word",
	Level: lint.Warning,
	When:  dateClasses,
	Check: checkDoubledWord,
	Doc:   doubledWordDoc,
}

func checkDoubledWord(p *lint.Pass) {
	done := int32(0)
	for i := range p.Dates().Expressions {
		e := &p.Dates().Expressions[i]
		for at := max(done, e.First-3); at < e.End; at++ {
			pair, ok := doubledAt(p.Doc, e, at)
			if !ok {
				continue
			}
			p.Report(lint.Finding{
				Span:       pair.span,
				Message:    fmt.Sprintf("%q: one word too many", p.Doc.String(pair.span)),
				Confidence: 0.95,
				Fix: &lint.Fix{
					Title: fmt.Sprintf("Delete %q", bytes.TrimSpace(p.Doc.Bytes(pair.cut))),
					Safe:  true,
					Edits: []lint.Edit{{Span: pair.cut}},
				},
			})
			done = pair.end
			at = pair.end - 1
		}
	}
}

// doubled is a pair of copies: its span, what to cut and the token behind it.
type doubled struct {
	span, cut document.Span
	end       int32
}

// pairOf returns the pair of the copies that begin with tokens first and
// second and end before token end; the second one is cut.
func pairOf(d *document.Document, first, second, end int32) (doubled, bool) {
	span := d.TokenSpan(first, end)
	return doubled{span, document.Span{Start: d.Tokens[second-1].End, End: span.End}, end}, true
}

// doubledAt looks for a pair in or before the expression that begins with
// token i.
func doubledAt(d *document.Document, e *timex.Expression, i int32) (doubled, bool) {
	next := i + 1
	if i < 0 || int(next) >= len(d.Tokens) || !mayDouble(d, i) || !sameBlock(d, i, next) {
		return doubled{}, false
	}
	if i == e.First-3 && d.WordIs(i, "the") && repeatsDay(d, e, next) { // the 5th Nov. 5
		return doubled{
			span: d.TokenSpan(i, e.End),
			cut:  document.Span{Start: d.Tokens[i].Start, End: d.Tokens[e.First].Start},
			end:  e.End,
		}, true
	}
	if d.Touches(next) {
		if d.WordIn(next, ".") && d.Is(i, document.Month) && sameWord(d, i, next+1) && d.WordIn(next+2, ".") { // Oct. Oct. 21
			return pairOf(d, i, next+1, next+3)
		}
		return doubled{}, false
	}
	if !sameWord(d, i, next) {
		if next <= e.First && i >= e.First-2 && isArticlePair(d, i) {
			return pairOf(d, i, next, next+1)
		}
		return doubled{}, false
	}
	if goesOn(d, next) {
		return doubled{}, false
	}
	before := next == e.First-1 || next == e.First-2 && d.WordIs(e.First-1, "the")
	within := i >= e.First-1 && next <= e.End && !d.WordIn(i, "that", "had")
	if within || before && joinsDates(d, i) {
		return pairOf(d, i, next, next+1)
	}
	return doubled{}, false
}

var articles = document.NewWordSet("the a an")

// mayDouble reports whether token i and the next can be a pair or begin one,
// which one look at each denies for nearly all.
func mayDouble(d *document.Document, i int32) bool {
	return d.Tokens[i].Hash == d.Tokens[i+1].Hash || d.MarkIs(i+1, '.') && d.Is(i, document.Month) || articles.Has(d, i)
}

// goesOn reports whether token i is but the first part of a longer word or
// number: the second 10 of "10 10th-graders".
func goesOn(d *document.Document, i int32) bool {
	return d.Touches(i+1) && (d.Tokens[i+1].Kind == document.Number || d.WordIn(i+1, "-", "th", "st", "nd", "rd", "'s", ":", "/", "%"))
}

// joinsDates reports whether token i is a preposition or article that cannot
// rightly stand twice; a verb's particle may meet its like: she came in in June.
func joinsDates(d *document.Document, i int32) bool {
	if !d.Classes(i).Any(document.Classes(document.Preposition, document.Determiner)) || d.WordIn(i, "that", "no") {
		return false
	}
	return !d.WordIn(i, "in", "on", "by", "through") || !d.WordIn(i-1, particleVerbs...)
}

// particleVerbs are verbs with a particle that may meet the same word as a
// preposition: she came in in June.
var particleVerbs = words(`break broke broken bring brought call called carried carry check checked come comes came coming
	get gets give gave go goes went gone going hand handed kick kicked log logged move moved moves moving pass passed phone phoned
	put pull pulled put run sign signed sit sat step stepped swear swore sworn tune tuned turn turned turns weigh weighed`)

// sameWord reports whether the tokens are the same word or number in the same
// letters, a capital at the start of the first aside.
func sameWord(d *document.Document, a, b int32) bool {
	if int(b) >= len(d.Tokens) || d.Tokens[a].Hash != d.Tokens[b].Hash || d.Tokens[a].Kind != document.Word && d.Tokens[a].Kind != document.Number {
		return false
	}
	return bytes.Equal(d.Word(a), d.Word(b)) || d.Tokens[a].Is(document.Capital) && d.Is(a, document.FunctionWord) && !d.Tokens[b].Is(document.Capital)
}

// isArticlePair reports "the a" and the like.
func isArticlePair(d *document.Document, i int32) bool {
	return articles.Has(d, i) && articles.Has(d, i+1)
}

// repeatsDay reports whether the ordinal at token i is the day of the expression.
func repeatsDay(d *document.Document, e *timex.Expression, i int32) bool {
	return e.DayAt >= 0 && isOrdinal(d, i) && bytes.Equal(d.Word(i), d.Word(e.DayAt))
}
