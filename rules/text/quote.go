package text

import (
	"strconv"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// The most bytes that a message shows: of the words around a piece of damage,
// and of a quotation as a whole.
const (
	maxAround = 24
	maxQuote  = 80
)

// wordsAround widens the span to white space on either side.
func wordsAround(text []byte, s document.Span) document.Span {
	start, end := s.Start, s.End
	for start > 0 && text[start-1] > ' ' && s.Start-start < maxAround {
		start--
	}
	for int(end) < len(text) && text[end] > ' ' && end-s.End < maxAround {
		end++
	}
	for start < s.Start && !utf8.RuneStart(text[start]) {
		start++
	}
	for end > s.End && int(end) < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return document.Span{Start: start, End: end}
}

// quote returns the text in quotes, cut to a length for messages.
func quote(text []byte) string {
	if len(text) <= maxQuote {
		return strconv.Quote(string(text))
	}
	end := maxQuote
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return strconv.Quote(string(text[:end]) + "…")
}
