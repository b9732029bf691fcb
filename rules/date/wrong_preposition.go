package date

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed wrong-preposition.md
var wrongPrepositionDoc string

// WrongPreposition looks at in, on and at right before a time: days take on,
// longer times in, clock times at. It spares times that colour a noun, verbs
// that own the preposition ("sworn in Tuesday", "based on 2019") and works
// and talks on a time ("an essay on 1984").
var WrongPreposition = &lint.Rule{
	ID:    "date/wrong-preposition",
	Level: lint.Error,
	When:  dateClasses,
	Check: checkWrongPreposition,
	Doc:   wrongPrepositionDoc,
}

// judged are the prepositions that the rule knows.
var judged = document.NewWordSet("in on at")

func checkWrongPreposition(p *lint.Pass) {
	d := p.Doc
	for i := range p.Dates().Expressions {
		e := &p.Dates().Expressions[i]
		at := e.First - 1
		if !judged.Has(d, at) || d.Touches(at) || !sameBlock(d, at, e.First) {
			continue
		}
		used := strings.ToLower(string(d.Word(at)))
		right, ok := prepositionOf(d, e, used)
		if !ok || right == used || isModifier(d, e) || ownsPreposition(d, e, at, used) {
			continue
		}
		span := document.Span{Start: d.Tokens[at].Start, End: e.Span.End}
		p.Report(lint.Finding{
			Span:       span,
			Message:    fmt.Sprintf("%q: %s takes %q", d.String(span), kindOf(e), right),
			Confidence: 0.95,
			Fix: &lint.Fix{
				Title: fmt.Sprintf("Change %q to %q", d.Word(at), right),
				Safe:  !(e.Form == timex.NamedMonth && used == "on"), // a day may be missing instead
				Edits: []lint.Edit{{Span: d.Tokens[at].Span, Text: sameCase(d.Tokens[at], right)}},
			},
		})
	}
}

// sameCase gives the preposition the capital of the one that it replaces.
func sameCase(t document.Token, word string) string {
	if t.Is(document.Upper) {
		return strings.ToUpper(word)
	}
	if t.Is(document.Capital) {
		return strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}

// kindOf names the kind of time for the message.
func kindOf(e *timex.Expression) string {
	switch {
	case startsWithClock(e):
		return "a clock time"
	case e.Form == timex.NamedMonth:
		return "a month"
	case e.Form == timex.NamedYear, e.Form == timex.FiscalYear:
		return "a year"
	case e.Form == timex.Decade, e.Form == timex.Century:
		return "a stretch of years"
	case e.Form == timex.Season, e.Form == timex.Quarter:
		return "a part of the year"
	case e.Form == timex.PartOfDay:
		return "this part of the day"
	}
	return "a day"
}

// startsWithClock reports whether a clock time leads: 8 p.m. on Friday.
func startsWithClock(e *timex.Expression) bool { return e.Form == timex.ClockTime || e.ClockFirst }

// prepositionOf returns the preposition that the expression takes, and false
// where usage is divided or the phrase is about something else.
func prepositionOf(d *document.Document, e *timex.Expression, used string) (string, bool) {
	if startsWithClock(e) {
		return "at", true
	}
	switch e.Form {
	case timex.BareWeekday, timex.DayOfMonth, timex.NumericDay:
		return "on", e.Modifier == timex.NoModifier || e.Modifier == timex.Start || used == "at"
	case timex.Repeated:
		return "on", e.Plural && e.Weekday != 0 && e.First == e.WeekdayAt
	case timex.NamedDay:
		last := d.Word(e.End - 1)
		isDay := d.Is(e.End-1, document.Weekday) || strings.EqualFold(string(last), "day") || strings.EqualFold(string(last), "eve")
		return "on", isDay && used == "in"
	case timex.NamedMonth, timex.NamedYear, timex.Decade, timex.Century, timex.Season, timex.Quarter, timex.FiscalYear:
		return "in", !namesEdge(d, e) && !(used == "on" && lostDay(d, e))
	case timex.PartOfDay:
		if used != "at" || e.End-e.First != 2 || d.WordIs(e.End-1, "night") {
			return "", false
		}
		return "in", true
	}
	return "", false
}

// lostDay reports whether the expression is a month abbreviated and alone:
// months are abbreviated before a day, so the day has gone, not the "in".
func lostDay(d *document.Document, e *timex.Expression) bool {
	return e.Form == timex.NamedMonth && e.Year == 0 && d.WordIs(e.End-1, ".")
}

// namesEdge reports whether the expression opens with an end or a beginning,
// which take "at": at the end of October.
func namesEdge(d *document.Document, e *timex.Expression) bool {
	at := e.First
	if d.WordIs(at, "the") {
		at++
	}
	return d.WordIn(at, "end", "start", "beginning", "close", "outset", "middle", "turn", "height", "dawn")
}

// Verbs and nouns that own the preposition behind them. A bare weekday after
// such a verb is the day on which it happened; a year after such a noun is
// its subject.
var (
	takesIn = words(`sworn swear swore swears moved move moves moving come came comes coming go goes went gone going break broke
		broken breaks check checked checks log logged phone phoned call called calls pour poured pouring roll rolled rolling set sets
		settled sank sink kick kicked kicks cash cashed weigh weighed weighs chime chimed step stepped steps stepping cave caved close
		closed closing turn turned turns hand handed hands bring brought brings fly flew flown flies ship shipped usher ushered vote
		voted tune tuned drop dropped drops stay stayed give gave given jump jumped dig dug pull pulled sit sat flood flooded streamed
		blew blown lock locked box boxed sent send jet jetted barge burst pitch pitched join joined checks drag dragged taken took
		filed fill filled stepped plunge dial dialed built fit squeeze squeezed start kept let results sets brought sneaked wade waded`)
	takesOn = words(`based focus focused focuses focusing
		depend depends depended rely relied relies report reported reports reporting insist insisted comment commented count counted
		center centered centred work worked works working lecture lectures lectured impose imposed tax taxes spend spent spending bet
		bets improve improved improving improvement reflect reflected expand expanded draw drew build builds building concentrate
		concentrated decide decided agree agreed essay essays book books lecture paper papers study studies documentary film films chapter
		chapters research data information news view views debate article articles exhibition show series podcast seminar class course
		light statistics figures record effect impact influence eye eyes take perspective discussion talk talks history expert
		authority pressure attack attacks blame verdict heat call calls early later late tariffs interest hinge hinges hinged embark
		embarked dwell dwelt touch touched elaborate reflection report reports song songs poem play plays piece pieces novel memoir
		trilogy works project test tested bill vote voted voting advice
		counting relying depending banking insisting commenting agreeing deciding betting drawing building`)
	takesAt = words(`look looked looks looking aim aimed aims aiming glance glanced stood stands stand peaked peak capped priced valued
		remained kept held hold estimated put listed settled trading traded trade arrive arrived hint hinted hints laughed shouted
		yelled angry mad pointed directed targeted levels level numbered numbers total totaled totalled flat steady unchanged frozen
		pegged set start starts fixed`)
)

func words(list string) []string {
	all := strings.Fields(list)
	slices.Sort(all)
	return slices.Compact(all)
}

// ownsPreposition reports whether the preposition at token "at" belongs to
// the word before it, or compares ("up 4 percent on 2019").
func ownsPreposition(d *document.Document, e *timex.Expression, at int32, used string) bool {
	if at == 0 || !sameBlock(d, at-1, at) {
		return false
	}
	before := strings.ToLower(string(d.Word(at - 1)))
	owns := func(list []string) bool { _, ok := slices.BinarySearch(list, before); return ok }
	bare := e.Form == timex.BareWeekday || e.Form == timex.Repeated
	switch used {
	case "in":
		return before == "-" || bare && (owns(takesIn) || partedVerb(d, at))
	case "on":
		return owns(takesOn) || compares(d, at) || d.WordIn(at-1, "up", "down") && d.Is(at-2, document.Auxiliary)
	}
	if e.Form == timex.NamedYear && d.WordIn(at-1, "closed", "opened", "ended", "finished") && !d.Is(at-2, document.Auxiliary) {
		return true // the index closed at 1987
	}
	return (e.Form == timex.NamedYear || e.Form == timex.NamedMonth) && owns(takesAt)
}

// partedVerb reports whether an object stands between the preposition at token
// i and the verb that owns it: turn your forms in Friday.
func partedVerb(d *document.Document, i int32) bool {
	for at := i - 1; at >= 0 && i-at <= 4 && d.KindIs(at, document.Word); at-- {
		if d.WordIn(at, "turn", "turned", "hand", "handed", "get", "gets", "got", "bring", "brought", "send", "sent", "let", "put", "drop", "phone") {
			return !d.Is(at+1, document.Preposition) && at+1 < i
		}
	}
	return false
}

// compares reports whether a percentage or a change stands shortly before
// token i: "sales rose 4 percent on 2019".
func compares(d *document.Document, i int32) bool {
	for at := max(0, i-8); at < i; at++ {
		if d.WordIn(at, "%", "percent", "cent", "pct", "points", "basis") {
			return true
		}
	}
	return false
}
