package edit

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// A fix is safe when it loses no word that mattered: it deletes whole blocks
// that are not the article, or changes characters in a way that can be
// reversed. Rules say which of their fixes are; this file has the last word.

// Reason says why a finding was left for a person.
type Reason string

// The reasons. The first three concern the finding, the others refuse its fix.
const (
	NoFix        Reason = "no fix is known"
	ManyFixes    Reason = "a person must choose among several fixes"
	UnsafeFix    Reason = "the fix may lose something; --unsafe applies it"
	DigitChanged Reason = "the fix would change a figure"
	NameLost     Reason = "the fix would delete a name"
	QuoteLost    Reason = "the fix would delete a quotation"
	DateLost     Reason = "the fix would delete the record's only date"
	HalfLost     Reason = "more than half of the words would go: look at the whole record"
	Unsettled    Reason = "the fixes of the record undo one another"
	NoPlace      Reason = "the text has no exact place in the file"
	BrokenFix    Reason = "the fix does not fit the text"
)

// guard refuses fixes for the text of one look.
type guard struct {
	*Look
	// dates are the full dates of a record that has no date of its own.
	dates []document.Span
}

func newGuard(l *Look) *guard {
	g := &guard{Look: l}
	if l.Result.Published.IsZero() {
		g.dates = l.fullDates()
	}
	return g
}

// refuse returns why the fix, whose edits are in order, must not be applied,
// "" where it may. Others are the edits that are going to be made with it.
// Only what concerns the whole record holds for a fix that is not marked safe
// and that the user asked for.
func (g *guard) refuse(safe bool, edits, others []lint.Edit) Reason {
	if !g.fits(edits) {
		return BrokenFix
	}
	if g.losesDate(edits, others) {
		return DateLost
	}
	if !safe {
		return ""
	}
	for _, e := range edits {
		if g.deletesBlocks(e) {
			continue
		}
		if reason := g.refuseInline(e, edits); reason != "" {
			return reason
		}
	}
	return ""
}

// fits reports whether the edits can be made, cut no character in two and
// change something.
func (g *guard) fits(edits []lint.Edit) bool {
	changes := false
	done := int32(0)
	for _, e := range edits {
		if e.Span.Start < done || e.Span.End < e.Span.Start || int(e.Span.End) > len(g.Result.Text) {
			return false
		}
		done = e.Span.End
		if !g.isBoundary(e.Span.Start) || !g.isBoundary(e.Span.End) || !utf8.ValidString(e.Text) {
			return false
		}
		changes = changes || string(g.old(e)) != e.Text
	}
	return changes
}

func (g *guard) isBoundary(offset int32) bool {
	return int(offset) == len(g.Result.Text) || utf8.RuneStart(g.Result.Text[offset])
}

// old returns the bytes that an edit replaces.
func (g *guard) old(e lint.Edit) []byte { return g.Result.Text[e.Span.Start:e.Span.End] }

// deletesBlocks reports whether the edit deletes whole blocks and nothing of others.
func (g *guard) deletesBlocks(e lint.Edit) bool {
	if strings.TrimSpace(e.Text) != "" {
		return false
	}
	whole := false
	doc := g.Facts.Document()
	for i := doc.BlockOf(doc.TokenAt(e.Span.Start)); int(i) < len(doc.Blocks) && doc.Blocks[i].Start < e.Span.End; i++ {
		if !e.Span.Contains(doc.Blocks[i].Span) {
			return false
		}
		whole = true
	}
	return whole
}

// refuseInline judges a change inside of a block. What a character reference
// stands for counts, not the reference.
func (g *guard) refuseInline(e lint.Edit, all []lint.Edit) Reason {
	old := html.UnescapeString(html.UnescapeString(string(g.old(e))))
	if digits(old) != digits(e.Text) || g.joinsDigits(e) {
		return DigitChanged
	}
	if strings.TrimSpace(e.Text) != "" || g.isCopy(e) {
		return ""
	}
	if strings.ContainsAny(old, "\"“”„«»") {
		return QuoteLost
	}
	if g.losesName(e, all) {
		return NameLost
	}
	return ""
}

// digits returns the digits of the text, and nothing else of it.
func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// joinsDigits reports whether the edit makes one number of two by taking away
// what can be seen between them: 1.5 must not become 15.
func (g *guard) joinsDigits(e lint.Edit) bool {
	text := g.Result.Text
	before, _ := utf8.DecodeLastRune(text[:e.Span.Start])
	behind, _ := utf8.DecodeRune(text[e.Span.End:])
	if e.Text != "" || !unicode.IsDigit(before) || !unicode.IsDigit(behind) {
		return false
	}
	return bytes.ContainsFunc(g.old(e), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsGraphic(r) })
}

// isCopy reports whether the words that go stand once more in the text, so
// that nothing is lost with them. Single words prove nothing.
func (g *guard) isCopy(e lint.Edit) bool {
	const fewest = 4
	words := bytes.TrimFunc(g.old(e), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
	return countWords(words) >= fewest && bytes.Count(g.Result.Text, words) > 1
}

// losesName reports whether a word with a capital, which no vocabulary knows,
// goes and stands nowhere else.
func (g *guard) losesName(e lint.Edit, all []lint.Edit) bool {
	doc := g.Facts.Document()
	for i := doc.TokenAt(e.Span.Start); int(i) < len(doc.Tokens) && doc.Tokens[i].Start < e.Span.End; i++ {
		t := doc.Tokens[i]
		if t.Kind == document.Word && t.Is(document.Capital) && t.Lex == 0 && !g.stays(t, all) {
			return true
		}
	}
	return false
}

// stays reports whether the word also stands where no edit touches it.
func (g *guard) stays(word document.Token, edits []lint.Edit) bool {
	for _, t := range g.Facts.Document().Tokens {
		if t.Hash == word.Hash && t.Kind == document.Word && !touches(edits, t.Span) {
			return true
		}
	}
	return false
}

// losesDate reports whether no full date would stay of those that the record has.
func (g *guard) losesDate(edits, others []lint.Edit) bool {
	loses := false
	for _, date := range g.dates {
		switch {
		case touches(edits, date):
			loses = true
		case !touches(others, date):
			return false
		}
	}
	return loses
}

// touches reports whether one of the edits replaces a byte of the span.
func touches(edits []lint.Edit, s document.Span) bool {
	for _, e := range edits {
		if e.Span.Overlaps(s) {
			return true
		}
	}
	return false
}

// countWords returns how many runs of characters between white space hold a
// letter or a digit.
func countWords(text []byte) int {
	n, inWord := 0, false
	for _, r := range string(text) {
		switch {
		case unicode.IsSpace(r):
			inWord = false
		case !inWord && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			inWord = true
			n++
		}
	}
	return n
}

// losesHalf reports whether more than half of the words went.
func losesHalf(before, after []byte) bool {
	words := countWords(before)
	return 2*(words-countWords(after)) > words
}
