package screen

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  string // rows
	}{
		{"", 5, ""},
		{"one two three", 7, "one two|three"},
		{"one two three", 3, "one|two|thr|ee"},
		{"one  two", 4, "one|two"},
		{"one\n\ntwo\n", 9, "one||two|"},
		{"one\r\ntwo", 9, "one|two"},
		{"東京 港の", 4, "東京|港の"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
		{"a\x1bb", 4, "a|\x1b|b"},
	} {
		var rows []string
		for _, r := range wrap(tt.text, tt.width) {
			rows = append(rows, strings.TrimRight(tt.text[r.start:r.end], " "))
		}
		if got := strings.Join(rows, "|"); got != tt.want {
			t.Errorf("%q in %d columns: %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

func TestLineStaysInItsRoom(t *testing.T) {
	for room := range 12 {
		l := newLine(room).add(look{bold: true}, "東京 \x1b[2J e\u0301").right(look{}, "end")
		if width := textWidth(stripped(l.String())); width != room {
			t.Errorf("%q takes %d columns, want %d", l.String(), width, room)
		}
	}
}

// stripped drops the codes of looks.
func stripped(text string) string {
	var b strings.Builder
	for text != "" {
		before, rest, _ := strings.Cut(text, "\x1b[")
		b.WriteString(before)
		_, text, _ = strings.Cut(rest, "m")
	}
	return b.String()
}

func TestPreviewPlacesSpans(t *testing.T) {
	text := []byte("Met in Friday at noon.")
	edits := []lint.Edit{
		{Span: document.Span{Start: 4, End: 6}, Text: "on"},
		{Span: document.Span{Start: 13, End: 21}},
		{Span: document.Span{Start: 22, End: 22}, Text: " Good."},
	}
	p := newPreview(text, edits, 80)
	if want := "Met in→on Friday at noon. Good."; p.text != want {
		t.Fatalf("shows %q, want %q", p.text, want)
	}
	for span, want := range map[document.Span]string{
		{Start: 4, End: 6}:   "in",
		{Start: 4, End: 13}:  "in→on Friday",
		{Start: 7, End: 13}:  "Friday",
		{Start: 14, End: 16}: "at",
		{Start: 0, End: 22}:  "Met in→on Friday at noon.",
	} {
		if start, end := p.span(span); p.text[start:end] != want {
			t.Errorf("%v shows %q, want %q", span, p.text[start:end], want)
		}
	}
}

func TestEditor(t *testing.T) {
	for _, tt := range []struct{ text, keys, want string }{
		{"one |two", "left left", "on|e two"},
		{"|one", "left", "|one"},
		{"one|", "right", "one|"},
		{"e\u0301|", "left", "|e\u0301"},
		{"e\u0301|x", "backspace", "|x"},
		{"|e\u0301x", "delete", "|x"},
		{"one|\ntwo", "right", "one\n|two"},
		{"one\n|two", "left", "one|\ntwo"},
		{"one\n|two", "backspace", "one|two"},
		{"one\ntw|o", "home", "one\n|two"},
		{"o|ne\ntwo", "end", "one|\ntwo"},
		{"one two|", "ctrl+w", "one |"},
		{"one two |", "ctrl+left", "one |two "},
		{"one| two three", "ctrl+right", "one two| three"},
		{"one| two three", "alt+d", "one| three"},
		{"a\none t|wo", "ctrl+u", "a\n|wo"},
		{"one| two\nb", "ctrl+k", "one|\nb"},
		{"one| ", "ctrl+right", "one |"},
	} {
		at := strings.IndexByte(tt.text, '|')
		e := editor{tt.text[:at] + tt.text[at+1:], at}
		for _, key := range strings.Fields(tt.keys) {
			if !e.key(key) {
				t.Errorf("%s is no key", key)
			}
		}
		if got := e.text[:e.at] + "|" + e.text[e.at:]; got != tt.want {
			t.Errorf("%s in %q: %q, want %q", tt.keys, tt.text, got, tt.want)
		}
	}
}

func TestEditorMovesBetweenRows(t *testing.T) {
	e := editor{"one two three", 9} // two rows of 7 columns: "one two", "three"
	e.vertical(-1, 7)
	if e.at != 1 {
		t.Errorf("the cursor is at %d, want 1", e.at)
	}
	e.vertical(-1, 7)
	e.vertical(1, 7)
	if e.at != 9 {
		t.Errorf("the cursor is at %d, want 9", e.at)
	}
}

func TestPastedTextIsPrintable(t *testing.T) {
	if got, want := printable("a\r\nb\rc\x1b[31m\x00\td\xff"), "a\nb\nc[31m\td"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func FuzzEditor(f *testing.F) {
	f.Add("one two\nthree e\u0301\xff", "left backspace ctrl+w home delete right ctrl+left end up", 5)
	f.Fuzz(func(t *testing.T, text, keys string, at int) {
		if at < 0 || at > len(text) || at < len(text) && !utf8.RuneStart(text[at]) {
			return
		}
		e := editor{text, at}
		for _, key := range strings.Fields(keys) {
			switch key {
			case "up":
				e.vertical(-1, 8)
			case "down":
				e.vertical(1, 8)
			default:
				if !e.key(key) {
					e.insert(printable(key))
				}
			}
			if e.at < 0 || e.at > len(e.text) {
				t.Fatalf("%s: the cursor is at %d of %d", key, e.at, len(e.text))
			}
		}
		if utf8.ValidString(text) && utf8.ValidString(keys) && !utf8.ValidString(e.text) {
			t.Errorf("%q is cut through a character", e.text)
		}
	})
}

// luminance is that of one of the 256 colours, as contrast is defined by it.
func luminance(n int) float64 {
	levels := [6]float64{0, 95, 135, 175, 215, 255}
	n -= 16
	linear := func(c float64) float64 {
		c /= 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(levels[n/36]) + 0.7152*linear(levels[n/6%6]) + 0.0722*linear(levels[n%6])
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

func TestContrast(t *testing.T) {
	const darkGrey = 0.013 // the background of many dark themes, #1e1e1e
	for _, tt := range []struct {
		name        string
		colors      colors
		backgrounds []float64
		least       float64
	}{
		{"dark", darkColors, []float64{0, darkGrey}, 4.5},
		{"light", lightColors, []float64{1}, 4.5},
		{"unknown", meanColors, []float64{0, 1}, 3.5},
	} {
		for _, color := range []int{tt.colors.note, tt.colors.warning, tt.colors.problem, tt.colors.inserted} {
			for _, b := range tt.backgrounds {
				if c := contrast(luminance(color), b); c < tt.least {
					t.Errorf("%s: colour %d has contrast %.1f to %.2f", tt.name, color, c, b)
				}
			}
		}
	}
	for _, fill := range fillColors {
		if c := contrast(luminance(fill.fg), luminance(fill.bg)); c < 4.5 {
			t.Errorf("colour %d on %d has contrast %.1f", fill.fg, fill.bg, c)
		}
	}
}
