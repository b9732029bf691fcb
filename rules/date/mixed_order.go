package date

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed mixed-order.md
var mixedOrderDoc string

// MixedOrder compares the dates of running text with each other, spelled out
// and in figures apart. Datelines, captions, quotations, signatures of posts
// and dates that name an event follow other desks' rules.
var MixedOrder = &lint.Rule{
	ID:    "date/mixed-order",
	Level: lint.Note,
	When:  document.Classes(document.Month, document.Digits),
	Check: checkMixedOrder,
	Doc:   mixedOrderDoc,
}

func checkMixedOrder(p *lint.Pass) {
	reportMixed(p, timex.DayOfMonth)
	reportMixed(p, timex.NumericDay)
}

// reportMixed reports the first date of the order that fewer dates of the
// form have.
func reportMixed(p *lint.Pass, form timex.Form) {
	all := p.Dates().Expressions
	var count, first [2]int
	for i := range all {
		e := &all[i]
		if e.Form != form || e.Order != timex.MonthFirst && e.Order != timex.DayFirst || e.RangeEnd || !ownStyle(p, i) {
			continue
		}
		k := 0
		if e.Order == timex.DayFirst {
			k = 1
		}
		if count[k] == 0 {
			first[k] = i
		}
		count[k]++
	}
	if count[0] == 0 || count[1] == 0 {
		return
	}
	odd := 0
	if count[1] < count[0] || count[1] == count[0] && first[1] > first[0] {
		odd = 1
	}
	e, other := &all[first[odd]], &all[first[1-odd]]
	orders := [2]string{"the month first", "the day first"}
	p.Report(lint.Finding{
		Span: e.Span,
		Message: fmt.Sprintf("%q puts %s, %q %s", p.Doc.String(e.Span), orders[odd],
			p.Doc.String(other.Span), orders[1-odd]),
		Confidence: 0.85,
		Related:    []lint.Related{{Span: other.Span, Message: "the other order"}},
	})
}

// ownStyle reports whether expression i is a date as the article's own desk
// writes them.
func ownStyle(p *lint.Pass, i int) bool {
	d, dates := p.Doc, p.Dates()
	e := &dates.Expressions[i]
	if e.Quoted || i == dates.Dateline || i == dates.Anchor.At && dates.Anchor.Source != timex.FromBody || isStray(p, e) {
		return false
	}
	if d.WordIn(e.First-1, "the", "that") && d.WordIn(e.End, events...) {
		return false
	}
	if isEventDay(e) || namesGroup(d, e) || signsPost(d, e) {
		return false
	}
	if e.Type == timex.Time || !isProse(d, d.BlockOf(e.First)) {
		return false
	}
	role := p.Layout().RoleOf(d.BlockOf(e.First))
	return role != layout.Caption && role != layout.Byline && role != layout.Dateline || len(d.Blocks) == 1
}

// minProse is how many tokens a block without a stop at its end has when it
// is still a sentence, such as one that was cut short.
const minProse = 15

// isProse reports whether the block is made of sentences: lines of metadata
// follow the style of their template.
func isProse(d *document.Document, block int32) bool {
	b := &d.Blocks[block]
	return b.EndToken-b.FirstToken >= minProse || d.WordIn(b.EndToken-1, ".", "!", "?", ":", ";", "…", `"`, "”", "'", "’", ")")
}

// events are what a date in front names, in the order of the country where
// it happened.
var events = []string{
	"attack", "attacks", "massacre", "uprising", "revolution", "movement", "group", "coup", "committee", "bombing",
	"bombings", "riot", "riots", "insurrection", "earthquake", "holiday", "parade", "celebrations", "agreement", "accord",
}

// isEventDay reports the days that are names in any style: July 4, Sept. 11.
func isEventDay(e *timex.Expression) bool {
	if e.Year != 0 || e.Order != timex.MonthFirst {
		return false
	}
	return e.Month == 7 && e.Day == 4 || e.Month == 9 && e.Day == 11
}

// namesGroup reports whether a noun stands right before the date, which then
// is its name: the group 17 November.
func namesGroup(d *document.Document, e *timex.Expression) bool {
	return e.Order == timex.DayFirst && e.Year == 0 && sameBlock(d, e.First-1, e.First) && isNoun(d, e.First-1) && !d.Tokens[e.First-1].Is(document.Capital) &&
		!d.WordIn(e.First-1, "dated", "ending", "ended", "beginning", "starting", "began", "from")
}

// signsPost reports whether the date signs a post quoted from a network:
// a handle in brackets stands before it.
func signsPost(d *document.Document, e *timex.Expression) bool {
	for at := max(0, e.First-4); at < e.First; at++ {
		if d.Tokens[at].Kind == document.Address {
			return true
		}
	}
	return false
}
