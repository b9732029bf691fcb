package screen

import (
	"strconv"
	"strings"

	"github.com/newslint/newslint/internal/lint"
)

// look is how a cell looks.
type look struct {
	// fg and bg number one of the 256 colours, plus one; 0 is the terminal's own.
	fg, bg                              int
	bold, faint, under, reverse, struck bool
}

// code returns the escape sequence that begins the look, nothing for the plain one.
func (l look) code() string {
	if l == (look{}) {
		return ""
	}
	var codes []string
	for _, attribute := range []struct {
		on   bool
		code string
	}{{l.bold, "1"}, {l.faint, "2"}, {l.under, "4"}, {l.reverse, "7"}, {l.struck, "9"}} {
		if attribute.on {
			codes = append(codes, attribute.code)
		}
	}
	if l.fg > 0 {
		codes = append(codes, "38;5;"+strconv.Itoa(l.fg-1))
	}
	if l.bg > 0 {
		codes = append(codes, "48;5;"+strconv.Itoa(l.bg-1))
	}
	return "\x1b[" + strings.Join(codes, ";") + "m"
}

const plainCode = "\x1b[m"

// theme gives each part of the screen its look.
type theme struct {
	// level is how the words of a finding look, fill those of the one at hand;
	// by lint.Level.
	level, fill       [3]look
	related           look
	deleted, inserted look
	spelled           look
	bar, heading, key look
	soft, problem     look
}

// The colours are numbers of the 256, chosen so that text keeps a contrast of
// at least 4.5 to the background: black and the greys of dark themes, or white.
// Of a background that nobody knows, the mean ones keep 3.5 to either.
type colors struct {
	note, warning, problem, inserted int
}

var (
	darkColors  = colors{note: 117, warning: 221, problem: 210, inserted: 114}
	lightColors = colors{note: 25, warning: 94, problem: 124, inserted: 22}
	meanColors  = colors{note: 32, warning: 130, problem: 196, inserted: 28}
)

// Colours on a fill are the same on all backgrounds.
const black, white = 16, 231

var fillColors = [3]struct{ fg, bg int }{
	lint.Note: {black, 117}, lint.Warning: {black, 221}, lint.Error: {white, 124},
}

// plainTheme does without colour.
func plainTheme() theme {
	t := theme{
		related: look{bold: true, under: true},
		deleted: look{faint: true, struck: true}, inserted: look{bold: true},
		spelled: look{faint: true},
		bar:     look{reverse: true}, heading: look{bold: true}, key: look{bold: true},
		soft: look{faint: true}, problem: look{bold: true},
	}
	for level := range t.level {
		t.level[level] = look{under: true}
		t.fill[level] = look{reverse: true, bold: true}
	}
	return t
}

// colorTheme returns the theme of the colours.
func colorTheme(c colors) theme {
	t := plainTheme()
	for level, fg := range [3]int{lint.Note: c.note, lint.Warning: c.warning, lint.Error: c.problem} {
		t.level[level] = look{fg: fg + 1, under: true}
		fill := fillColors[level]
		t.fill[level] = look{fg: fill.fg + 1, bg: fill.bg + 1, bold: true}
	}
	t.deleted.fg = c.problem + 1
	t.deleted.faint = false
	t.inserted.fg = c.inserted + 1
	t.problem.fg = c.problem + 1
	return t
}
