package text

import (
	"bytes"
	"html"
	"unicode/utf8"
)

// maxEntity is the length of the longest entity that is looked for, "&" and
// ";" included: "&thetasym;" and "&#x1F1E6;" fit.
const maxEntity = 12

// appendUnescaped appends text without its entities, those that came about by
// escaping twice included, and returns it with the number of entities.
func appendUnescaped(out, text []byte) ([]byte, int) {
	start, count := len(out), 0
	for _, c := range text {
		out = append(out, c)
		for c == ';' {
			at := bytes.LastIndexByte(out[max(start, len(out)-maxEntity):], '&')
			if at < 0 {
				break
			}
			at += max(start, len(out)-maxEntity)
			r, ok := entity(out[at:])
			if !ok {
				break
			}
			count++
			if out = out[:at]; !isDropped(r) {
				out = utf8.AppendRune(out, r)
			}
			if r != ';' {
				break
			}
		}
	}
	return out, count
}

// entity returns the character that an entity such as "&nbsp;" or "&#39;"
// stands for, and false for what only looks like one.
func entity(text []byte) (rune, bool) {
	name := text[1 : len(text)-1]
	if len(name) < 2 || !isEntityName(name) {
		return 0, false
	}
	char := html.UnescapeString(string(text))
	r, size := utf8.DecodeRuneInString(char)
	if size != len(char) || r == utf8.RuneError || name[0] != '#' && !inEntities(r) {
		return 0, false
	}
	if r < ' ' && r != '\t' && r != '\n' || r == 0x7f {
		return 0, false
	}
	return r, true
}

func isEntityName(name []byte) bool {
	for i, c := range name {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9':
		case c == '#' && i == 0:
		default:
			return false
		}
	}
	return true
}

// inEntities reports whether a named entity of the character is likely in news
// text: HTML names many more, and some of them are plain words, such as
// "&image;" and "&order;".
func inEntities(r rune) bool {
	return r < 0x180 || 0x391 <= r && r <= 0x3c9 || 0x2002 <= r && r <= 0x203a || r == '€' || r == '™' ||
		0x2190 <= r && r <= 0x2193 || r == '−' || r == '∞' || r == '≈' || 0x2260 <= r && r <= 0x2265
}

// isDropped reports whether a character without width is better left out.
func isDropped(r rune) bool { return r == '\u00ad' || r == '\u200b' || r == '\ufeff' }
