package screen

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// glyphs shows a text.
func glyphs(text string) string {
	var b strings.Builder
	for text != "" {
		g := firstGlyph(text)
		b.WriteString(g.shown)
		text = text[g.size:]
	}
	return b.String()
}

func TestGlyphs(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                     "plain",
		"é e\u0301 ö":               "é e\u0301 ö",
		"東京":                        "東京",
		"a\tb":                      "a    b",
		"a\u00a0b\u2003c":           "a b c",
		"\x1b[2J\x07\x7f":           `\x1b[2J\a\x7f`,
		"\u009b31m\u0085":           `\u009b31m\u0085`,
		"\r\n":                      `\r\n`,
		"a\u202eb\u200d\ufeff":      `a\u202eb\u200d\ufeff`,
		"\u2028\U000e0041":          `\u2028\U000e0041`,
		"\xff\xe2\x82":              `\xff\xe2\x82`,
		"\ufffd":                    "\ufffd",
		"\u0301x":                   "\u25cc\u0301x",
		"❤\ufe0f 👍\U0001f3fd":       "❤ 👍",
		"👩\u200d👧":                  `👩\u200d👧`,
		"\U0001f1eb\U0001f1ee":      `\U0001f1eb\U0001f1ee`,
		"\u0939\u093f":              "\u0939\\u093f",
		"e\u0301\u0302\u0303\u0304": "e\u0301\u0302\u0303\u0304",
	} {
		if got := glyphs(text); got != want {
			t.Errorf("%q shows %q, want %q", text, got, want)
		}
	}
}

// Whatever the text is, nothing that is shown drives a terminal, and all
// terminals give it the width that is reckoned with.
func FuzzGlyphs(f *testing.F) {
	for _, seed := range []string{"Plain text.", "\x1b[31m\u009b\x00", "e\u0301 👩\u200d👧 🇫🇮 ❤\ufe0f हिन्दी 각", "\xff\xfe", "a\u0300\u200d\u0301", "\u1100\u1161\u11a8", "กำ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		size, width := 0, 0
		for rest := text; rest != ""; {
			g := firstGlyph(rest)
			if g.size < 1 || g.width < 1 {
				t.Fatalf("%q has %d bytes and %d cells", rest, g.size, g.width)
			}
			size, width = size+g.size, width+g.width
			rest = rest[g.size:]
		}
		if size != len(text) {
			t.Errorf("%d bytes of %d are shown", size, len(text))
		}
		shown := glyphs(text)
		if strings.ContainsFunc(shown, func(r rune) bool { return !unicode.IsGraphic(r) }) || !utf8.ValidString(shown) {
			t.Errorf("%q shows %q", text, shown)
		}
		if byCluster, byRune := ansi.StringWidth(shown), ansi.StringWidthWc(shown); byCluster != width || byRune != width {
			t.Errorf("%q takes %d cells by cluster, %d by character and %d by its glyphs", shown, byCluster, byRune, width)
		}
	})
}
