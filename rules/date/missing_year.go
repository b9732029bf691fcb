package date

import (
	_ "embed"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed missing-year.md
var missingYearDoc string

// MissingYear speaks once an article, at the first day and month that no year
// belongs to. A year in the same or the previous block is taken for theirs;
// named events and days that recur are spared.
var MissingYear = &lint.Rule{
	ID:    "date/missing-year",
	Level: lint.Note,
	When:  document.Classes(document.Month),
	Check: checkMissingYear,
	Doc:   missingYearDoc,
}

func checkMissingYear(p *lint.Pass) {
	dates := p.Dates()
	reportUnanchored(p, "has no year", func(i int) bool {
		e := &dates.Expressions[i]
		return e.Form == timex.DayOfMonth && e.Year == 0 && !recurs(p.Doc, e) && !yearNear(p, i)
	})
}

var everyYear = document.NewWordSet("annually yearly")

// recurs reports whether the date is one of every year, or the name of an
// event: "March 8 is Women's Day", "the Sept. 11 attacks", "June 1 each year".
func recurs(d *document.Document, e *timex.Expression) bool {
	if d.WordIn(e.First-1, "the", "that") && isModifier(d, e) {
		return true
	}
	if d.WordIn(e.First-1, "every", "each") || sentenceHas(d, e.First, everyYear) || yearly(d, e.End) {
		return true
	}
	if d.WordIs(e.First-1, "on") && d.WordIn(e.First-2, "falls", "celebrated", "observed", "kept") {
		return true
	}
	s := &d.Sentences[d.SentenceOf(e.First)]
	return s.FirstToken == e.First && d.WordIn(e.End, "is", "marks")
}

// yearly reports whether "each year" or "every year" follows token i in its
// sentence.
func yearly(d *document.Document, i int32) bool {
	_, end := sentenceAround(d, i-1)
	for ; i+1 < end; i++ {
		if d.WordIn(i, "each", "every") && d.WordIs(i+1, "year") {
			return true
		}
	}
	return false
}

// yearReach is how many expressions to either side are asked for a year.
const yearReach = 50

// yearNear reports whether a year stands in the block of expression i or the
// one before.
func yearNear(p *lint.Pass, i int) bool {
	all := p.Dates().Expressions
	block := p.Doc.BlockOf(all[i].First)
	near := func(k int) bool {
		b := p.Doc.BlockOf(all[k].First)
		return b == block || b == block-1
	}
	for k := i - 1; k >= max(0, i-yearReach) && near(k); k-- {
		if all[k].Year != 0 {
			return true
		}
	}
	for k := i + 1; k < min(len(all), i+yearReach) && near(k); k++ {
		if all[k].Year != 0 {
			return true
		}
	}
	return false
}
