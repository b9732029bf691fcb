package figure

import (
	_ "embed"
	"fmt"
	"math"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

//go:embed conversion.md
var conversionPage string

// Conversion trusts two measures of one dimension of which the second stands
// in brackets or behind "or". It spares what the rounding of both sides
// allows, units of several sizes, and differences of temperatures.
var Conversion = &lint.Rule{
	ID:    "figure/conversion",
	Level: lint.Error,
	When:  numbers,
	Check: checkConversion,
	Doc:   conversionPage,
}

func checkConversion(p *lint.Pass) {
	all := p.Quantities().All
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if !restates(p.Doc, a, b) {
			continue
		}
		c, ok := conversionOf(p.Doc, a, b)
		if !ok || c.agrees() {
			continue
		}
		end := b.End
		if p.Doc.MarkIs(end, ')') {
			end++
		}
		p.ReportAt(c.level(), lint.Finding{
			Span:       p.Doc.TokenSpan(a.First, end),
			Message:    c.message(),
			Related:    at(p.Doc, a, "the figure that is converted"),
			Confidence: 0.9,
		})
	}
}

// maxNounGap is how many words may stand between a measure and the bracket
// that converts it: "12 acres of farm land (5 hectares)".
const maxNounGap = 4

// restates reports whether b stands where a measure is given again in another
// unit: in brackets behind a, or behind "or".
func restates(d *document.Document, a, b *quantity.Quantity) bool {
	if a.Sentence != b.Sentence {
		return false
	}
	last := b.Lead - 1
	switch {
	case d.MarkIs(last, '('):
		if last-a.End > maxNounGap || !wordsOnly(d, a.End, last) {
			return false
		}
		return d.MarkIs(b.End, ')') || b.Unit.Dimension() != quantity.Duration && !d.Is(b.End, document.Preposition)
	case d.WordIs(last, "or"):
		return last == a.End+1 && d.MarkIs(a.End, ',') || last == a.End && b.Unit.Dimension() != quantity.Duration
	}
	return false
}

// wordsOnly reports whether tokens first up to end are words.
func wordsOnly(d *document.Document, first, end int32) bool {
	for i := first; i < end; i++ {
		if d.Tokens[i].Kind != document.Word {
			return false
		}
	}
	return true
}

// conversion is a measure and the same in another unit.
type conversion struct {
	from, to           *quantity.Quantity
	fromUnit, toUnit   quantity.Unit
	fromName, toName   string
	factor, factorHigh float64 // limits of one fromUnit in toUnits
	difference         bool    // temperatures: the change is meant, not the reading
}

// conversionOf pairs the units; it returns false where they measure different
// things or are the same.
func conversionOf(d *document.Document, a, b *quantity.Quantity) (conversion, bool) {
	c := conversion{from: a, to: b, fromUnit: a.Unit, toUnit: b.Unit}
	if a.Kind == quantity.Part && b.Kind == quantity.Proportion && a.Denominator > 0 {
		c.factor, c.factorHigh = 100, 100
		c.fromName, c.toName = "", "percent"
		return c, true
	}
	c.settleDegrees()
	dimension := c.fromUnit.Dimension()
	if c.fromUnit == c.toUnit || dimension != c.toUnit.Dimension() {
		return c, false
	}
	switch dimension {
	case quantity.NoDimension, quantity.Share, quantity.Points, quantity.Currency, quantity.Angle, quantity.Other:
		return c, false
	case quantity.Temperature:
		c.difference = isDifference(d, a)
	}
	c.fromName, c.toName = c.fromUnit.Name(), c.toUnit.Name()
	c.factor, c.factorHigh = quantity.Ratio(c.fromUnit, c.toUnit)
	return c, true
}

// settleDegrees takes bare degrees beside a temperature for the other scale.
func (c *conversion) settleDegrees() {
	other := func(u quantity.Unit) quantity.Unit {
		if u == quantity.Celsius {
			return quantity.Fahrenheit
		}
		return quantity.Celsius
	}
	switch {
	case c.fromUnit == quantity.Degree && c.toUnit.Dimension() == quantity.Temperature:
		c.fromUnit = other(c.toUnit)
	case c.toUnit == quantity.Degree && c.fromUnit.Dimension() == quantity.Temperature:
		c.toUnit = other(c.fromUnit)
	}
}

// agrees reports whether the rounding of both sides lets them be equal. Of a
// range that is given again as one number, either end will do.
func (c *conversion) agrees() bool {
	a, b := c.from, c.to
	switch {
	case a.Range && b.Range:
		return c.endsAgree(a.Low(), b.Low()) && c.endsAgree(a.High(), b.High())
	case a.Range:
		return c.endsAgree(a.Value, b.Value) || c.endsAgree(a.To, b.Value)
	case b.Range:
		return c.endsAgree(a.Value, b.Value) || c.endsAgree(a.Value, b.To)
	}
	return c.endsAgree(a.Value, b.Value)
}

func (c *conversion) endsAgree(from, to float64) bool {
	low, high := c.rounded(from)
	toLow, toHigh := c.stated(to)
	return low <= toHigh && toLow <= high
}

// rounded returns what a reader would get for the figure, whose digits show
// how far it was rounded.
func (c *conversion) rounded(from float64) (low, high float64) {
	half := slack(from, c.from.Grain)
	if c.from.Kind == quantity.Part {
		half = fractionSlack / 100
	}
	return c.convert(from-half, c.factor), c.convert(from+half, c.factorHigh)
}

// stated returns what the text allows the converted figure to be. A modifier
// that the figure before it has too was carried over and changes nothing.
func (c *conversion) stated(to float64) (low, high float64) {
	half := slack(to, c.to.Grain)
	if c.to.Modifier != c.from.Modifier {
		switch c.to.Modifier {
		case quantity.About:
			half = max(half, 0.05*math.Abs(to))
		case quantity.Over, quantity.AtLeast:
			return to, 1.5 * to
		case quantity.Nearly:
			return 0.8 * to, to
		case quantity.Under, quantity.AtMost:
			return 0.6 * to, to
		}
	}
	return to - half, to + half
}

// slack is how far a figure with these digits can be off. Round figures are
// taken for rounded to two digits, since nobody gives 100 miles for 140, and
// small ones for more exact than half a unit. One part in a hundred is always
// forgiven.
func slack(v, grain float64) float64 {
	v = math.Abs(v)
	if grain >= 10 {
		return max(min(grain/2, 0.05*v), 0.01*v)
	}
	return max(min(grain/2, 0.12*v), 0.01*v)
}

// convert turns a value into the other unit.
func (c *conversion) convert(v, factor float64) float64 {
	switch {
	case c.difference || c.fromUnit.Dimension() != quantity.Temperature:
		return v * factor
	case c.fromUnit == quantity.Celsius:
		return v*9/5 + 32
	}
	return (v - 32) * 5 / 9
}

// grave is how far, as a part of the right value, a conversion past what
// rounding allows is an error.
const grave = 0.1

// level returns how grave the mistake is.
func (c *conversion) level() lint.Level {
	low, high := c.rounded(c.from.Value)
	toLow, toHigh := c.stated(c.to.Value)
	gap := max(low-toHigh, toLow-high)
	if gap > grave*math.Max(math.Abs(low), math.Abs(high)) {
		return lint.Error
	}
	return lint.Warning
}

// message shows the arithmetic and names the slip where one explains the figure.
func (c *conversion) message() string {
	from, to := c.from.Value, c.to.Value
	if c.from.Range && c.endsAgree(from, to) {
		from, to = c.from.To, c.to.To
	}
	low, high := c.rounded(from)
	right := (c.convert(from, c.factor) + c.convert(from, c.factorHigh)) / 2
	text := fmt.Sprintf("%s is %s (%s to %s by rounding); the text says %s",
		counted(from, c.fromName), counted(right, c.toName), amount(low), amount(high), amount(to))
	if slip := c.slip(from, to); slip != "" {
		text += ": " + slip
	}
	return text
}

// counted writes a number with the name of its unit in the right number.
func counted(v float64, unit string) string {
	switch {
	case unit == "":
		return amount(v)
	case unit == "celsius":
		return amount(v) + " degrees Celsius"
	case unit == "fahrenheit":
		return amount(v) + " degrees Fahrenheit"
	case v == 1 || unit == "percent":
		return amount(v) + " " + unit
	case unit == "foot":
		return amount(v) + " feet"
	case unit == "inch":
		return amount(v) + " inches"
	}
	return amount(v) + " " + plural(unit)
}

// plural makes the plural of a unit's name, whose noun may stand first: miles
// per hour.
func plural(unit string) string {
	for i := 0; i+5 <= len(unit); i++ {
		if unit[i:i+5] == " per " {
			return unit[:i] + "s" + unit[i:]
		}
	}
	switch n := len(unit); {
	case n > 5 && unit[n-5:] == " foot":
		return unit[:n-4] + "feet"
	case n > 5 && unit[n-5:] == " inch":
		return unit + "es"
	}
	return unit + "s"
}

// slip names the likely mistake that gives the stated figure.
func (c *conversion) slip(from, to float64) string {
	near := func(v float64) bool { return math.Abs(v-to) <= max(0.02*math.Abs(to), slack(to, c.to.Grain)) }
	if c.fromUnit.Dimension() == quantity.Temperature {
		return c.temperatureSlip(from, near)
	}
	right := from * c.factor
	switch linear := math.Sqrt(c.factor); {
	case near(from / c.factor):
		return "the factor was taken the wrong way round"
	case near(right * 10), near(right / 10), near(right * 100), near(right / 100), near(right * 1000), near(right / 1000):
		return "a power of ten was lost"
	case c.fromUnit.Dimension() == quantity.Area && (near(from*linear) || near(from/linear)):
		return "the factor for lengths was used for an area"
	}
	return ""
}

func (c *conversion) temperatureSlip(from float64, near func(float64) bool) string {
	factor := 5.0 / 9
	offset := -32.0
	if c.fromUnit == quantity.Celsius {
		factor, offset = 9.0/5, 32
	}
	switch {
	case c.difference && (near(from*factor+32) || near((from-32)*factor)):
		return "a difference was converted as if it were a temperature"
	case near(from * factor):
		return "the 32 degrees were forgotten"
	case near(from + offset):
		return "the factor of 9/5 was forgotten"
	}
	return ""
}

// differenceReach is how many tokens around the figure are asked.
const differenceReach = 6

// isDifference reports whether the temperature is a change: "rose by 2 degrees".
func isDifference(d *document.Document, q *quantity.Quantity) bool {
	s := d.Sentences[q.Sentence]
	for i := max(s.FirstToken, q.First-differenceReach); i < min(s.EndToken, q.End+2*differenceReach); i++ {
		if differenceWords.Has(d, i) || i > q.End && boundWords.Has(d, i) && !freezingWords.Has(d, i+1) {
			return true
		}
	}
	return false
}
