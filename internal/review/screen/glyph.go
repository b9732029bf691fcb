package screen

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// glyph is what stands in one or more cells for some bytes of a text.
type glyph struct {
	// size is how many bytes it stands for, width how many cells it takes.
	size, width int
	// shown is safe to print, whatever the bytes are.
	shown string
	// spelled: the character has no shape, so its code is shown.
	spelled bool
}

// tabWidth is that of a tab, wherever it stands.
const tabWidth = 4

// firstGlyph returns the glyph that a text, which is not empty, begins with.
// Terminals disagree about the widths of some characters: these are spelled
// out, or shown without the mark that they disagree about.
func firstGlyph(text string) glyph {
	c := text[0]
	switch {
	case c >= ' ' && c < 0x7f && (len(text) == 1 || text[1] < utf8.RuneSelf):
		return glyph{size: 1, width: 1, shown: text[:1]}
	case c == '\t':
		return glyph{size: 1, width: tabWidth, shown: strings.Repeat(" ", tabWidth)}
	}
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == utf8.RuneError && size == 1:
		return spelled(size, `\x`+strconv.FormatUint(uint64(c), 16))
	case !unicode.IsGraphic(r):
		return spelled(size, code(r))
	}
	cluster, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return combined(cluster)
}

// code spells a character out, such as \u200d.
func code(r rune) string {
	quoted := strconv.QuoteRuneToASCII(r)
	return quoted[1 : len(quoted)-1]
}

func spelled(size int, code string) glyph {
	return glyph{size: size, width: len(code), shown: code, spelled: true}
}

// combined returns the glyph of a character and the marks on it.
func combined(cluster string) glyph {
	base, size := utf8.DecodeRuneInString(cluster)
	shown := cluster[:size]
	switch {
	case unicode.Is(unicode.Zs, base) && ansi.StringWidthWc(shown) < 2:
		shown = " "
	case joins(shown):
		shown = "\u25cc" + shown // a mark on nothing
	}
	if !agreed(shown) {
		return spelled(size, code(base))
	}
	for size < len(cluster) {
		mark, length := utf8.DecodeRuneInString(cluster[size:])
		with := shown + cluster[size:size+length]
		switch {
		case isVariant(mark) && unicode.Is(unicode.So, base):
		case !unicode.IsGraphic(mark), mark == utf8.RuneError:
			return glyph{size: size, width: ansi.StringWidth(shown), shown: shown}
		case agreed(with):
			shown = with
		default:
			// Spelled out right here: on its own it would join the character again.
			shown += code(mark)
			return glyph{size: size + length, width: ansi.StringWidth(shown), shown: shown}
		}
		size += length
	}
	return glyph{size: size, width: ansi.StringWidth(shown), shown: shown}
}

// joins reports whether a character would be taken for a part of the one that
// is shown before it.
func joins(shown string) bool {
	const before = "x"
	cluster, _ := ansi.FirstGraphemeCluster(before+shown, ansi.GraphemeWidth)
	return len(cluster) > len(before)
}

// isVariant reports whether a mark asks for another shape of the same
// character: in colour, or with another skin.
func isVariant(mark rune) bool {
	return '\ufe00' <= mark && mark <= '\ufe0f' || '\U0001f3fb' <= mark && mark <= '\U0001f3ff'
}

// agreed reports whether terminals that look at clusters and those that look
// at single characters give the text the same width.
func agreed(shown string) bool {
	w := ansi.StringWidth(shown)
	return w > 0 && w == ansi.StringWidthWc(shown)
}
