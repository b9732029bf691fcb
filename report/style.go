package report

import "github.com/newslint/newslint/internal/lint"

// styles are the escape sequences of a terminal that shows colour, all empty
// where it does not. They name the terminal's own sixteen colours, so that
// they suit its background.
type styles struct {
	levels             [3]string
	marks              [3]string
	path, faint, offer string
	reset              string
}

func newStyles(color bool) styles {
	if !color {
		return styles{}
	}
	return styles{
		levels: [3]string{lint.Note: "\x1b[36m", lint.Warning: "\x1b[33m", lint.Error: "\x1b[1;31m"},
		marks:  [3]string{lint.Note: "\x1b[4;36m", lint.Warning: "\x1b[4;33m", lint.Error: "\x1b[1;4;31m"},
		path:   "\x1b[1m",
		faint:  "\x1b[2m",
		offer:  "\x1b[32m",
		reset:  "\x1b[0m",
	}
}

// paint wraps text in a style.
func (s *styles) paint(style, text string) string {
	if style == "" || text == "" {
		return text
	}
	return style + text + s.reset
}
