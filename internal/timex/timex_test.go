package timex

import (
	"strings"
	"testing"
	"time"

	"github.com/newslint/newslint/internal/document"
)

var vocabulary = document.MustVocabulary(Words, nil)

// wednesday is the day of publication in the tests below.
var wednesday = time.Date(2019, 11, 20, 0, 0, 0, 0, time.UTC)

func read(meta document.Meta, text string) (*document.Document, *Dates) {
	d := document.New(vocabulary)
	d.Parse(meta, []byte(text))
	dates := &Dates{}
	dates.Read(d, nil)
	return d, dates
}

// found lists the expressions of a text as words=value.
func found(text string) string {
	d, dates := read(document.Meta{Published: wednesday}, text)
	var all []string
	for i := range dates.Expressions {
		e := &dates.Expressions[i]
		all = append(all, d.String(e.Span)+"="+e.Value.String())
	}
	return strings.Join(all, "; ")
}

func TestExpressions(t *testing.T) {
	tests := []struct{ text, want string }{
		// Days
		{"He left on Oct. 21, 2018.", "Oct. 21, 2018=2018-10-21"},
		{"He left on 21 October 2018.", "21 October 2018=2018-10-21"},
		{"He left on the 21st of October.", "the 21st of October=2019-10-21"},
		{"He left on November 1st and Dec 2nd.", "November 1st=2019-11-01; Dec 2nd=2018-12-02"},
		{"He left Monday, Oct. 21, 2018.", "Monday, Oct. 21, 2018=2018-10-21"},
		{"On June 6, 1944, a Tuesday, it began.", "June 6, 1944, a Tuesday=1944-06-06"},
		{"It is dated 2018-10-21, 21/10/2018 and 21.10.2018.", "2018-10-21=2018-10-21; 21/10/2018=2018-10-21; 21.10.2018=2018-10-21"},
		{"Open Oct. 21-23, 2018.", "Oct. 21=2018-10-21; 23, 2018=2018-10-23"},
		{"Open from 10 to 12 May 2018.", "10=2018-05-10; 12 May 2018=2018-05-12"},
		{"They won 4-3 May 5.", "May 5=2019-05-05"},
		{"He said Friday that he would leave next Monday.", "Friday=2019-11-15; next Monday=2019-11-25"},
		{"The vote is due on Friday.", "Friday=2019-11-22"},
		{"They met on Tuesday of last week.", "Tuesday of last week=2019-11-12"},
		{"It falls on the second Monday of October.", "the second Monday of October=2019-10-14"},
		{"He died on Christmas Day 2018 and Good Friday 2019.", "Christmas Day 2018=2018-12-25; Good Friday 2019=2019-04-19"},
		{"He left two weeks before Christmas.", "two weeks before Christmas=2018-12-11"},
		// Longer times
		{"He left in October 2018 and in May.", "October 2018=2018-10; May=2019-05"},
		{"In 2018, since 1887, the 2012-13 season.", "2018=2018; 1887=1887; 2012-13=2012"},
		{"In the late 1990s and the '80s.", "the late 1990s=199; the '80s=198"},
		{"In the 19th century.", "the 19th century=18"},
		{"In the spring of 2014 and last summer.", "the spring of 2014=2014-SP; last summer=2019-SU"},
		{"The third quarter of 2018 and Q2.", "The third quarter of 2018=2018-Q3; Q2=2019-Q2"},
		{"In fiscal 2019.", "fiscal 2019=FY2019"},
		{"The first week of 2018.", "The first week of 2018=2018-W01"},
		{"Born in nineteen eighty-four.", "nineteen eighty-four=1984"},
		// Relative ones
		{"It rained yesterday and will rain tomorrow night.", "yesterday=2019-11-19; tomorrow night=2019-11-21TNI"},
		{"Last week, this month, next year.", "Last week=2019-W46; this month=2019-11; next year=2020"},
		{"Three days ago.", "Three days ago=2019-11-17"},
		{"The new timetable starts in two weeks.", "in two weeks=2019-12-04"},
		{"The worst fall in two weeks.", "two weeks=P2W"},
		{"On Oct. 1 he fell; the day before he had won.", "Oct. 1=2019-10-01; the day before=2019-09-30"},
		// Times, lengths, sets
		{"At 8 p.m. Monday, at 1600 GMT, at noon.", "8 p.m. Monday=2019-11-18T20:00; 1600 GMT=2019-11-18T16:00; noon=2019-11-18T12:00"},
		{"Tomorrow at 7.30pm.", "Tomorrow at 7.30pm=2019-11-21T19:30"},
		{"At half past seven.", "half past seven=2019-11-20T07:30"},
		{"Early Saturday morning.", "Early Saturday morning=2019-11-16TMO"},
		{"For three days, two and a half hours, half an hour.", "three days=P3D; two and a half hours=PT2.5H; half an hour=PT0.5H"},
		{"A 10-year deal, an hour and 30 minutes, several weeks.", "10-year=P10Y; an hour=PT1H; 30 minutes=PT30M; several weeks=PXW"},
		{"Every Tuesday, on Mondays, weekly.", "Every Tuesday=XXXX-WXX-2; Mondays=XXXX-WXX-1; weekly=P1W"},
		{"He is now in Rome.", "now=PRESENT_REF"},
	}
	for _, tt := range tests {
		if got := found(tt.text); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestLookAlikes(t *testing.T) {
	for _, text := range []string{
		"He may march. The sun sat on the mon.",
		"Prime Minister Theresa May met Ms. May and April Jones.",
		"She lives at Friday Harbor, reads the Sunday Times and met Man Friday.",
		"Sgt. Joe Friday watched \"Freaky Friday\".",
		"The line is open 24/7 since 9/11.",
		"They won 3-2, 31-24 and 10-8-2; version 4.2.1 costs $2019.",
		"Call 555-2019 about flight 1815 and the F-2000.",
		"A 40-year-old man is 40 years old.",
		"She lives at 1945 Main Street.",
		"She was the second to fall.",
		"He paid £1984 and 2,019 francs; 2019 people came.",
		"The Daily Planet and Entertainment Weekly.",
	} {
		if got := found(text); got != "" {
			t.Errorf("%q: found %s", text, got)
		}
	}
}

func TestAnchor(t *testing.T) {
	tests := []struct {
		name, text, published, want string
		source                      Source
	}{
		{"the record first", "LONDON, Nov. 18, 2018 — It rained.", "2019-11-20", "2019-11-20", FromRecord},
		{"a dateline", "LONDON, Nov. 18, 2018 — It rained.", "", "2018-11-18", FromDateline},
		{"a dateline with its agency", "PARIS, 12 March 2018 (CP) - It rained.", "", "2018-03-12", FromDateline},
		{"an update line", "Updated Nov. 20, 2018. It rained.", "", "2018-11-20", FromUpdateLine},
		{"a line that is a date", "Rain\n\n20 November 2018\n\nIt rained.", "", "2018-11-20", FromUpdateLine},
		{"the body", "It rained on June 2, 1998, and today.", "", "1998-06-02", FromBody},
		{"the dateline over the body", "On May 1, 2018, it rained.\n\nOSLO, May 3, 2018 — It snowed.", "", "2018-05-03", FromDateline},
		{"a photograph's credit", "The bridge on May 5, 2019. (Anna Holm/CP)\n\nIt rained.", "", "0000-00-00", NoSource},
		{"no year", "LONDON, Nov. 18 — It rained.", "", "0000-00-00", NoSource},
		{"words in capitals", "VISIT the fair, Oct. 11, 2018 — it is free.", "", "2018-10-11", FromBody},
	}
	for _, tt := range tests {
		var meta document.Meta
		meta.Published, _ = time.Parse(time.DateOnly, tt.published)
		_, dates := read(meta, tt.text)
		a := dates.Anchor
		got := time.Date(a.Day.Year, time.Month(a.Day.Month), a.Day.Day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		if a.Day.IsZero() {
			got = "0000-00-00"
		}
		if a.Source != tt.source || got != tt.want {
			t.Errorf("%s: %s by %s, want %s by %s", tt.name, got, a.Source, tt.want, tt.source)
		}
	}
}

func TestCaptionIsNoAnchor(t *testing.T) {
	d := document.New(vocabulary)
	d.Parse(document.Meta{}, []byte("The bridge on May 5, 2019\n\nIt rained."))
	var dates Dates
	dates.Read(d, func(block int32) bool { return block == 0 })
	if dates.Anchor.Source != NoSource {
		t.Errorf("the anchor comes from %s", dates.Anchor.Source)
	}
}

func TestDateOrder(t *testing.T) {
	tests := []struct {
		text  string
		order document.DateOrder
		want  string
	}{
		{"It is dated 03/04/2019.", document.UnknownOrder, "2019-03-04"},
		{"It is dated 03/04/2019.", document.DayFirst, "2019-04-03"},
		{"It is dated 03/04/2019 and 14/05/2019.", document.MonthFirst, "2019-04-03"},
		{"It is dated 03/04/2019, he said on 3 May.", document.UnknownOrder, "2019-04-03"},
	}
	for _, tt := range tests {
		_, dates := read(document.Meta{DateOrder: tt.order}, tt.text)
		if got := dates.Expressions[0].Value.String(); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestCalendar(t *testing.T) {
	for year, want := range map[int]Civil{1961: {1961, 4, 2}, 2000: {2000, 4, 23}, 2019: {2019, 4, 21}, 2024: {2024, 3, 31}} {
		if got := easterSunday(year); got != want {
			t.Errorf("Easter of %d: %v, want %v", year, got, want)
		}
	}
	if got := islamicDay(2022, 9, 1); got != (Civil{2022, 4, 2}) {
		t.Errorf("Ramadan of 2022 begins on %v", got)
	}
	if got := (Civil{2019, 3, 31}).addMonths(-1); got != (Civil{2019, 2, 28}) {
		t.Errorf("a month before 31 March: %v", got)
	}
	if DaysIn(1900, 2) != 28 || DaysIn(2000, 2) != 29 || DaysIn(0, 2) != 29 {
		t.Error("February is wrong")
	}
}

// TestHolidaysAreGrouped guards the table's order: names that begin alike
// stand together, or the first word finds only some of them.
func TestHolidaysAreGrouped(t *testing.T) {
	seen := map[string]bool{}
	for i, words := range holidayWords {
		if head := words[0]; i > 0 && head != holidayWords[i-1][0] && seen[head] {
			t.Errorf("%q stands apart from the others that begin with %q", holidays[i].name, head)
		} else {
			seen[head] = true
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "Oct. 21-23, 2018", "from 10 to 12 May", "the '80s", "8 p.m. on on Monday", "2012-13/4", "12:30:", "Friday the",
		"the 5th 5 November", "(Nov. 5) 03/04/2019T10:", "half past", "two weeks before Eid al-", "year 2 thousand and", "\"Friday\"’s",
	} {
		f.Add(s, int64(1574208000))
		f.Add(s, int64(0))
	}
	d := document.New(vocabulary)
	var dates Dates
	f.Fuzz(func(t *testing.T, text string, published int64) {
		var meta document.Meta
		if published != 0 {
			meta.Published = time.Unix(published%(1<<33), 0).UTC()
		}
		d.Parse(meta, []byte(text))
		dates.Read(d, nil)
		end := int32(0)
		for i := range dates.Expressions {
			e := &dates.Expressions[i]
			if e.First < end || e.End <= e.First || int(e.End) > len(d.Tokens) || e.Span != d.TokenSpan(e.First, e.End) {
				t.Fatalf("expression %d: tokens %d to %d behind %d", i, e.First, e.End, end)
			}
			if d.BlockOf(e.First) != d.BlockOf(e.End-1) {
				t.Fatalf("%q runs over its block", d.String(e.Span))
			}
			end = e.End
			_ = e.Value.String()
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := []byte(strings.Repeat(`The council of Marrowby voted on Tuesday, Oct. 21, for a new bridge, 12 years after the old one was closed.
"We have waited long enough," the mayor said late Monday; work begins next spring and will take two summers, officials said last week.

`, 20))
	d := document.New(vocabulary)
	d.Parse(document.Meta{Published: wednesday}, text)
	var dates Dates
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dates.Read(d, nil)
	}
}
