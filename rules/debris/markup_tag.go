package debris

import (
	"bytes"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// maxTag is how long a tag may be, in bytes.
const maxTag = 2000

// elements are the names of HTML's elements; those that part lines or words
// are true.
var elements = func() map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(`p br div li ul ol h1 h2 h3 h4 h5 h6 hr tr td th table tbody thead blockquote section article
		header footer nav aside main figure figcaption iframe script style form center pre html head body title meta link`) {
		m[name] = true
	}
	for name := range strings.FieldsSeq(`a b i u s em strong span img small sub sup font input button svg path video audio source
		embed object param noscript cite q time picture label select option textarea strike del ins mark abbr wbr tt code`) {
		m[name] = false
	}
	return m
}()

// readTag reads the HTML tag or comment that begins at text[at], with what it
// holds where that is a script or a style.
func readTag(text []byte, at int) (residue, bool) {
	rest := text[at:min(len(text), at+maxTag)]
	r := residue{what: "an HTML tag"}
	if bytes.HasPrefix(rest, []byte("<!--")) {
		r.what = "an HTML comment"
		length := bytes.Index(rest, []byte("-->"))
		r.Span = document.Span{Start: int32(at), End: int32(at + length + len("-->"))}
		return r, length >= 0
	}
	closing := len(rest) > 1 && rest[1] == '/'
	name := tagName(rest, closing)
	breaks, known := isElement(name)
	if !known {
		return r, false
	}
	open := 1 + len(name)
	if closing {
		open++
	}
	length := tagLength(rest, open, closing)
	if length == 0 {
		return r, false
	}
	end := at + length
	if word := string(name); !closing && (word == "script" || word == "style") {
		if n := bytes.Index(text[end:], []byte("</"+word+">")); n >= 0 {
			end += n + len(word) + len("</>")
			r.what = "a " + word
		}
	}
	r.Span, r.breaks = document.Span{Start: int32(at), End: int32(end)}, breaks
	return r, true
}

// isElement reports whether HTML has an element of that name, in any case, and
// whether it parts words.
func isElement(name []byte) (breaks, known bool) {
	var lower [len("blockquote")]byte
	if len(name) > len(lower) {
		return false, false
	}
	for i, c := range name {
		lower[i] = c | 0x20
	}
	breaks, known = elements[string(lower[:len(name)])]
	return breaks, known
}

func tagName(tag []byte, closing bool) []byte {
	start := 1
	if closing {
		start = 2
	}
	end := start
	for end < len(tag) && (isASCIILetter(tag[end]) || end > start && '0' <= tag[end] && tag[end] <= '9') {
		end++
	}
	return tag[min(start, len(tag)):end]
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// tagLength returns the length of the tag whose name ends at open, or 0 where
// what follows the name is neither the end nor attributes.
func tagLength(tag []byte, open int, closing bool) int {
	quote, assigns := byte(0), false
	for i := open; i < len(tag); i++ {
		switch c := tag[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			inner := bytes.TrimSpace(tag[open:i])
			if len(inner) == 0 || assigns || !closing && string(inner) == "/" {
				return i + 1
			}
			return 0
		case i == open && c != ' ' && c != '/' && c != '\n' && c != '\t':
			return 0
		case c == '"' || c == '\'':
			quote = c
		case c == '=':
			assigns = true
		case c == '<':
			return 0
		}
	}
	return 0
}
