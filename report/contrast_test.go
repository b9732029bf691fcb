package report_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast asks of the page's colours, by day, by night and on paper, what
// people with weak eyes need: 4.5 to 1 between text and ground, as WCAG's
// level AA says.
func TestContrast(t *testing.T) {
	style, err := os.ReadFile("page/style.css")
	if err != nil {
		t.Fatal(err)
	}
	schemes := strings.Split(string(style), ":root {")[1:]
	names := []string{"day", "night", "print"} // in the style sheet's order
	if len(schemes) != len(names) {
		t.Fatalf("%d colour schemes, want those of %q", len(schemes), names)
	}
	const least = 4.5
	for i, name := range names {
		colours := luminancesOf(schemes[i])
		for _, pair := range [][2]string{
			{"ink", "paper"},
			{"ink", "panel"},
			{"faint", "paper"},
			{"faint", "panel"},
			{"link", "paper"},
			{"link", "panel"},
			{"error", "panel"},
			{"warning", "panel"},
			{"note", "panel"},
			{"error", "error-wash"},
			{"ins", "ins-wash"},
			{"ink", "error-wash"},
			{"ink", "warning-wash"},
			{"ink", "note-wash"},
		} {
			if ratio := contrast(colours[pair[0]], colours[pair[1]]); ratio < least {
				t.Errorf("%s: %s on %s has %.1f to 1", name, pair[0], pair[1], ratio)
			}
		}
	}
}

var colourValue = regexp.MustCompile(`--([a-z-]+): #([0-9a-f]+)`)

// luminancesOf returns those of the colours that the sheet's first block sets.
func luminancesOf(sheet string) map[string]float64 {
	block, _, _ := strings.Cut(sheet, "}")
	luminances := map[string]float64{}
	for _, match := range colourValue.FindAllStringSubmatch(block, -1) {
		luminances[match[1]] = luminance(match[2])
	}
	return luminances
}

// luminance is the relative luminance of a colour in three or six digits.
func luminance(hex string) float64 {
	if len(hex) == 3 {
		hex = strings.Repeat(hex[:1], 2) + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:], 2)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
