package quantity

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// testWords are the quantities' own words and a few months, which another
// package brings.
var testWords = slices.Concat(Words, []document.Entry{
	{Text: "may", Class: document.Month, Value: 5},
	{Text: "nov", Class: document.Month, Value: 11},
	{Text: "oct", Class: document.Month, Value: 10},
})

func read(tb testing.TB, text string) (*document.Document, []Quantity) {
	tb.Helper()
	d := document.New(document.MustVocabulary(testWords, nil))
	d.Parse(document.Meta{}, []byte(text))
	var q Quantities
	q.Read(d)
	return d, q.All
}

// describe writes a quantity as: modifier value unit noun.
func describe(d *document.Document, q *Quantity) string {
	value := fmt.Sprintf("%.6g", q.Value)
	if q.Range {
		value = fmt.Sprintf("%.6g..%.6g", q.Value, q.To)
	}
	words := []string{q.Modifier.String(), value, q.Unit.Name()}
	switch {
	case q.Kind == Age:
		words = append(words, "old")
	case q.Kind == Score:
		words = append(words, "score")
	case q.Head >= 0:
		words = append(words, string(d.Word(q.Head)))
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

func TestRead(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Some 8,000 goats grazed.", "about 8000 goats"},
		{"More than 7,000 North Ruritanians left.", "over 7000 Ruritanians"},
		{"No fewer than 40 barns burned.", "at-least 40 barns"},
		{"As many as 300 people came.", "at-most 300 people"},
		{"Up to nine old trams run.", "at-most 9 trams"},
		{"An estimated 2.5 million bees died.", "about 2.5e+06 bees"},
		{"Twenty-one cows and a dozen sheep", "21 cows; 12 sheep"},
		{"two hundred and sixteen pages", "216 pages"},
		{"three and a half miles", "3.5 mile"},
		{"half a million euros", "500000 eur"},
		{"two-thirds of the members", "0.666667 members"},
		{"a third of voters", "0.333333 voters"},
		{"One in four drivers", "0.25 drivers"},
		{"a third man and the second half", ""},
		{"$13B, €5.2bn, £3m and 12k", "1.3e+10 dollar; 5.2e+09 eur; 3e+06 gbp; 12000"},
		{"US$40 a barrel", "40 dollar"},
		{"a 1.3-million-strong army", "1.3e+06 strong"},
		{"the $40 million grant", "4e+07 dollar grant"},
		{"1.234,56 and 1,234.56 and 1,3", "1234.56; 1234.56; 1.3"},
		{"between 50 and 60 boats", "50..60 boats"},
		{"10 to 12 percent", "10..12 percent"},
		{"$5-10 million", "5e+06..1e+07 dollar"},
		{"They won 3-2.", "3..2 score"},
		{"from 40 to 50", "40; 50"},
		{"12 percentage points", "12 percentage point"},
		{"25 square kilometres of forest", "25 square kilometer"},
		{"120 km/h or 75 miles an hour", "120 kilometer per hour; 75 mile per hour"},
		{"6 feet 3 inches", "6.25 foot"},
		{"5ft 10in tall", "5.83333 foot"},
		{"21 degrees Celsius, 70F", "21 celsius; 70"},
		{"30 metric tons", "30 metric ton"},
		{"90 megawatt-hours", "90 megawatt-hour"},
		{"a 1.8m fence and 1.8m people", "1.8 meter; 1.8e+06 people"},
		{"a 40-year-old baker", "40 year old"},
		{"Ada Example, 40, sings. Ben Example, aged 7, too.", "40 year old; 7 year old"},
		{"Dozens of geese and several thousand ducks", "24..200 geese; 3000..9000 ducks"},
		{"12 of the 30 bells", "12; 30 bells"},
		{"another 14 people", "14 people"},
		{"On Nov. 12, 2024, at 10:30", ""},
		{"Oct. 21, 2024", ""},
		{"in 2019, the 1960s and the 21st century at 9 a.m.", ""},
		{"COVID-19, Route 9, No. 7, 24/7, 555-1234", ""},
		{"2024-04-03 or 05/06/2019", ""},
		{"1500 people and more than 2000 dogs", "1500 people; over 2000 dogs"},
		{"49 High Street", ""},
		{"minus 5 degrees Celsius", "-5 celsius"},
	}
	for _, tt := range tests {
		d, all := read(t, tt.text)
		var got []string
		for i := range all {
			got = append(got, describe(d, &all[i]))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

func TestAgrees(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"8,000 men", "7,900 men", true},
		{"nearly 8,000 men", "7,900 men", true},
		{"more than 7,000 men", "7,900 men", true},
		{"at least 9,000 men", "7,900 men", false},
		{"12 men", "15 men", false},
		{"20 men", "12 men", false},
		{"dozens of men", "36 men", true},
		{"300 men", "200 men", false},
		{"$1.2 million", "$1.3 million", false},
		{"less than minus 5 degrees", "minus 7 degrees", true},
		{"less than minus 5 degrees", "minus 3 degrees", false},
		{"up to minus 5 degrees", "minus 7 degrees", true},
	}
	for _, tt := range tests {
		_, a := read(t, tt.a)
		_, b := read(t, tt.b)
		if len(a) != 1 || len(b) != 1 {
			t.Fatalf("%q, %q: %d and %d quantities", tt.a, tt.b, len(a), len(b))
		}
		if got := a[0].Agrees(&b[0]); got != tt.want {
			t.Errorf("%q agrees with %q: %t", tt.a, tt.b, got)
		}
	}
}
