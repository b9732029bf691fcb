package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// visible returns article text as a terminal may show it: white space becomes
// a space, and what could drive the terminal, turn the line's direction or
// hide is spelled out as an escape such as \x1b.
func visible(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1, hidden(r) && r < 0x80 && !unicode.IsSpace(r):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case !hidden(r):
			b.WriteString(s[i : i+size])
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		i += size
	}
	return b.String()
}

// Lines returns a message, which may name files and quote articles, as lines of
// a log in which neither a terminal nor a runner of CI finds a command.
func Lines(message string) string {
	lines := strings.Split(message, "\n")
	for i, line := range lines {
		lines[i] = runnerLine(visible(line))
	}
	return strings.Join(lines, "\n")
}

// runnerLine breaks up what a runner takes for a command: :: at the start of a
// line, and ##[ anywhere in it.
func runnerLine(line string) string {
	if text := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(text, "::") {
		line = line[:len(line)-len(text)] + `\x3a` + text[1:]
	}
	return strings.ReplaceAll(line, "##[", `#\x23[`)
}

// hidden reports characters that do not show as themselves. The joiners of
// emoji and of some scripts do.
func hidden(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	switch {
	case r < 0x80:
		return r < ' ' || r == 0x7f
	case r == nonJoiner || r == joiner:
		return false
	}
	return r == utf8.RuneError || r < 0xa0 || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Cf, r)
}

// width returns the columns that text without controls takes in a terminal.
func width(s string) int { return displaywidth.String(s) }

// head returns the longest start of s that is at most columns wide, whole
// characters as readers see them.
func head(s string, columns int) string {
	g := displaywidth.StringGraphemes(s)
	end := 0
	for g.Next() {
		if columns -= g.Width(); columns < 0 {
			break
		}
		end += len(g.Value())
	}
	return s[:end]
}

// clip returns s, or as much of its start as fits with an ellipsis.
func clip(s string, columns int) string {
	if width(s) <= columns {
		return s
	}
	return head(s, columns-1) + "…"
}

// tail returns the longest end of s that is at most columns wide.
func tail(s string, columns int) string {
	excess := width(s) - columns
	g := displaywidth.StringGraphemes(s)
	start := 0
	for excess > 0 && g.Next() {
		excess -= g.Width()
		start += len(g.Value())
	}
	return s[start:]
}

// Wrap breaks text at spaces into lines at most columns wide; a longer word is
// broken anywhere. Where columns is 0 the text stays one line.
func Wrap(s string, columns int) []string {
	if columns <= 0 || width(s) <= columns {
		return []string{s}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && width(line)+1+width(word) <= columns {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for width(word) > columns {
			part := head(word, columns)
			if part == "" {
				break
			}
			lines = append(lines, part)
			word = word[len(part):]
		}
		line = word
	}
	return append(lines, line)
}
