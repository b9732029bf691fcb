package quantity

import (
	"math"
	"testing"
)

func TestSource(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The port authority said on Monday that 40 boats sank.", "authority"},
		{"Boats sank, according to the harbour office in Varna.", "office"},
		{"An army spokesman told reporters that 40 boats sank.", "spokesman"},
		{"It said 40 boats sank.", ""},
		{"Some 40 boats sank.", ""},
	}
	for _, tt := range tests {
		d, _ := read(t, tt.text)
		got := ""
		if i, ok := Source(d, 0); ok {
			got = string(d.Word(i))
		}
		if got != tt.want {
			t.Errorf("%q: source %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSameWord(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"boat boats", true},
		{"job jobs", true},
		{"city cities", true},
		{"wounded wounding", true},
		{"Strike strikes", true},
		{"boat boot", false},
		{"gas gases", false},
		{"dead deaf", false},
	}
	for _, tt := range tests {
		d, _ := read(t, tt.text)
		if got := SameWord(d, 0, 1); got != tt.want {
			t.Errorf("%q: %t", tt.text, got)
		}
	}
}

func TestRatio(t *testing.T) {
	tests := []struct {
		from, to  Unit
		low, high float64
	}{
		{Mile, Kilometre, 1.609344, 1.609344},
		{SquareMile, Acre, 640, 640},
		{Year, Month, 12, 12},
		{Month, Day, 28, 31},
		{Ton, MetricTon, 0.90718474, 1.0160469088},
		{KilometrePerHour, MetrePerSecond, 1 / 3.6, 1 / 3.6},
	}
	for _, tt := range tests {
		low, high := Ratio(tt.from, tt.to)
		if math.Abs(low-tt.low) > 1e-6*tt.low || math.Abs(high-tt.high) > 1e-6*tt.high {
			t.Errorf("one %s is %g to %g %ss, want %g to %g", tt.from.Name(), low, high, tt.to.Name(), tt.low, tt.high)
		}
	}
}

// TestNamedUnitsStandInOrder asks that the constants are indices of the table.
func TestNamedUnitsStandInOrder(t *testing.T) {
	for i, u := range units {
		if Unit(i) < firstNamed && u.unit != Unit(i) {
			t.Errorf("%s stands at %d, its constant is %d", u.name, i, u.unit)
		}
	}
}
