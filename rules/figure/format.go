// Package figure holds the rules on numbers that cannot all be true. They
// compare the intervals that words and digits allow, never digits.
package figure

import (
	"math"
	"strconv"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/quantity"
)

// numbers wakes a rule where the text holds a number of any sort.
var numbers = document.Classes(document.Digits, document.Cardinal, document.Scale, document.Fraction)

// amount writes a number as newspapers do, to three significant digits.
func amount(v float64) string {
	for _, scale := range []struct {
		factor float64
		name   string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if math.Abs(v) >= scale.factor {
			return plain(v/scale.factor) + scale.name
		}
	}
	return plain(v)
}

// plain writes a number below a million with commas; below a thousand, to
// three significant digits.
func plain(v float64) string {
	places := 0
	if v != 0 && math.Abs(v) < 1000 {
		places = max(0, 2-int(math.Floor(math.Log10(math.Abs(v)))))
	}
	digits := strconv.FormatFloat(math.Abs(v), 'f', min(places, 6), 64)
	whole, part, _ := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if part = strings.TrimRight(part, "0"); part != "" {
		whole += "." + part
	}
	if v < 0 {
		return "-" + whole
	}
	return whole
}

// phrase returns the text of a quantity from its modifier to its noun.
func phrase(d *document.Document, q *quantity.Quantity) string {
	return d.String(phraseSpan(d, q))
}

// phraseSpan returns the bytes from a quantity's number to its noun.
func phraseSpan(d *document.Document, q *quantity.Quantity) document.Span {
	return d.TokenSpan(q.First, max(q.End, q.Head+1))
}

// at relates the place of a quantity to a finding.
func at(d *document.Document, q *quantity.Quantity, message string) []lint.Related {
	return []lint.Related{{Span: phraseSpan(d, q), Message: message}}
}
