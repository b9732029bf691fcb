package date

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed future.md
var futureDoc string

// Future wants a verb in the past tense that governs "in" or "on" and a time
// with a year after the day of publication. Anything before it in the sentence
// that plans, supposes or tells a story spares it, and one day of difference
// is the calendar's affair.
var Future = &lint.Rule{
	ID:    "date/future",
	Level: lint.Warning,
	When:  document.Classes(document.Digits),
	Check: checkFuture,
	Doc:   futureDoc,
}

func checkFuture(p *lint.Pass) {
	dates := p.Dates()
	anchor := dates.Anchor
	if anchor.Source == timex.NoSource || anchor.Source == timex.FromBody {
		return
	}
	for i := range dates.Expressions {
		e := &dates.Expressions[i]
		if int(e.Year) < anchor.Day.Year || i == anchor.At || e.Quoted || !inOrOn.Has(p.Doc, e.First-1) || !isAfter(e, anchor.Day) || isModifier(p.Doc, e) || !happened(p.Doc, e.First-1) {
			continue
		}
		p.Report(lint.Finding{
			Span:       e.Span,
			Message:    fmt.Sprintf("%q is told in the past tense but lies after %s", p.Doc.String(e.Span), anchored(anchor)),
			Confidence: 0.85,
		})
	}
}

var inOrOn = document.NewWordSet("in on")

// isAfter reports whether the stated time begins more than a day after the
// given one.
func isAfter(e *timex.Expression, day timex.Civil) bool {
	switch e.Form {
	case timex.DayOfMonth, timex.NumericDay:
		c, ok := e.Value.Day()
		return ok && e.Year != 0 && e.Order != timex.Ambiguous && c.Exists() && c.Sub(day) > 1
	case timex.NamedMonth:
		return e.Year != 0 && (int(e.Year) > day.Year || int(e.Year) == day.Year && int(e.Month) > day.Month)
	case timex.NamedYear:
		return int(e.Year) > day.Year
	}
	return false
}

// happened reports whether the preposition at token i depends on a verb in
// the past tense.
func happened(d *document.Document, i int32) bool {
	first, _ := sentenceAround(d, i)
	if strings.HasSuffix(string(d.Word(i-1)), "ing") && !d.Is(i-2, document.Determiner) || namesEvent(d, i-1) {
		return false
	}
	past := false
	for at := i - 1; at >= first; at-- {
		if looksAhead.Has(d, at) {
			return false
		}
		switch timex.TenseOf(d, at) {
		case timex.FutureTense, timex.Planned:
			if past || !d.Is(at-1, document.Determiner) { // "rejected the plan in 2027"
				return false
			}
		case timex.PastTense:
			past = true
			continue
		}
		if !past && (parting.Has(d, at) || d.WordIs(at, "to") && isInfinitive(d, at+1)) {
			return false
		}
		if fiction.Has(d, at) {
			return false
		}
	}
	return past
}

var (
	// looksAhead are past verbs whose object may lie ahead, and the verb of what is to be.
	looksAhead = document.NewWordSet(`be wanted sought demanded discussed considered debated mulled envisaged envisioned foresaw
		calculated estimated urged requested threatened warned suggested recommended negotiated booked`)
	// parting words and marks begin another clause.
	parting = document.NewWordSet("that which who whose where when ; :")
	// fiction is told in the past tense, whenever it plays.
	fiction = document.NewWordSet("hero heroine protagonist fictional episode plot storyline imagined imagines")
)

// namesEvent reports whether token i is an event that something else is for:
// tickets went on sale for a concert on March 2.
func namesEvent(d *document.Document, i int32) bool {
	if i >= 0 && d.Tokens[i].Is(document.Capital) && d.WordIn(i, "games", "olympics", "cup", "euros", "championship", "championships", "expo") {
		return true
	}
	return d.WordIn(i, "concert", "show", "match", "game", "event", "tournament", "election", "elections", "vote", "referendum",
		"meeting", "ceremony", "wedding", "trial", "hearing", "performance", "festival", "race", "tour", "flight", "launch") &&
		(d.WordIs(i-2, "for") || d.WordIs(i-1, "for") || d.WordIs(i-3, "for"))
}

// isInfinitive reports whether token i, behind "to", is a verb: an object
// follows it, or it is a verb that seldom is a noun.
func isInfinitive(d *document.Document, i int32) bool {
	if !isNoun(d, i) || d.Tokens[i].Is(document.Capital) {
		return d.WordIn(i, "be", "have", "do")
	}
	if d.WordIn(i, "return", "retire", "open", "begin", "start", "end", "expire", "arrive", "finish", "compete", "become", "happen", "occur", "run", "serve", "stand",
		"meet", "sail", "play", "leave", "travel", "fly", "land", "launch", "resume", "marry", "vote", "appear", "move", "close", "come", "go", "take", "operate") {
		return true
	}
	next := i + 1
	return isNoun(d, next) || d.Classes(next).Any(document.Classes(document.Determiner, document.Pronoun))
}
