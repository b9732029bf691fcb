package edit

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// A fix is safe when it loses no word that mattered: it deletes whole blocks
// that two kinds of evidence take out of the article, or changes characters in
// a way that can be reversed. It deletes no digit, name or quotation, but in
// such a block or where the same words stand once more; never the record's only
// date; and not more than half of a record's words. Rules say which of their
// fixes are safe; this file has the last word.

// Reason says why a finding was left for a person.
type Reason string

// The reasons. The first three concern the finding, the others refuse its fix.
const (
	NoFix        Reason = "want of a fix"
	ManyFixes    Reason = "a choice among several fixes"
	UnsafeFix    Reason = "a look: the fix may lose something (--unsafe applies it)"
	Unsure       Reason = "a look: the rule is not sure enough to delete it"
	Unproven     Reason = "a look: only one kind of evidence speaks for deleting it"
	DigitChanged Reason = "a look: the fix would change a figure"
	NameLost     Reason = "a look: the fix would delete a name"
	QuoteLost    Reason = "a look: the fix would delete a quotation"
	DateLost     Reason = "a look: the fix would delete the record's date"
	HalfLost     Reason = "a look at the whole record: more than half of its words would go"
	TooLong      Reason = "a look: the text is longer than any article"
	Unsettled    Reason = "a look: the fixes of the record come to no end"
	NoPlace      Reason = "a look: the text has no exact place in the file"
	BrokenFix    Reason = "want of a fix that fits the text"
)

// guard refuses fixes for the text of one look.
type guard struct {
	*look
	// dates are the places of the record's date where it stands in the text alone.
	dates []document.Span
	// chosen are the edits that will be made.
	chosen []lint.Edit
	// copies are what must stay because the same words are deleted elsewhere,
	// for the fixes chosen and for the one at hand.
	copies, copiesAtHand []document.Span
}

func newGuard(l *look) *guard {
	g := &guard{look: l}
	if l.result.Published.IsZero() {
		g.dates = l.facts.DatePlaces()
	}
	return g
}

// choose adds the edits of a fix that refuse has just let pass.
func (g *guard) choose(edits []lint.Edit) {
	g.chosen = append(g.chosen, edits...)
	g.copies = append(g.copies, g.copiesAtHand...)
}

// mustWait reports whether a fix has to do with what a chosen one changes, or
// relies on, so that it cannot be made in the same round.
func (g *guard) mustWait(edits []lint.Edit) bool {
	for _, s := range g.copies {
		if touches(edits, s) {
			return true
		}
	}
	for _, e := range edits {
		for _, o := range g.chosen {
			if e.Span.Overlaps(o.Span) || (e.Span.Len() == 0 || o.Span.Len() == 0) && meets(e.Span, o.Span) {
				return true
			}
		}
	}
	return false
}

// meets reports whether the spans overlap or touch.
func meets(a, b document.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// leastConfidence is how sure a rule must be of what it deletes unseen.
const leastConfidence = 0.6

// refuse returns why the finding's fix, with the edits in order, must not be
// applied, "" where it may. Only what concerns the whole record holds for a
// fix that is not marked safe and that the user asked for.
func (g *guard) refuse(f *lint.Finding, edits []lint.Edit) Reason {
	g.copiesAtHand = g.copiesAtHand[:0]
	if !g.fits(edits) {
		return BrokenFix
	}
	if g.losesDate(edits) {
		return DateLost
	}
	if !f.Fix.Safe {
		return ""
	}
	for _, e := range edits {
		switch {
		case e.Text == "" && f.Confidence < leastConfidence:
			return Unsure
		case g.isCopy(e, edits):
			continue
		case g.deletesBlocks(e):
			if !f.Evidence.Enough() {
				return Unproven
			}
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
		if e.Span.Start < done || e.Span.End < e.Span.Start || int(e.Span.End) > len(g.result.Text) {
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
	return int(offset) == len(g.result.Text) || utf8.RuneStart(g.result.Text[offset])
}

// old returns the bytes that an edit replaces.
func (g *guard) old(e lint.Edit) []byte { return g.result.Text[e.Span.Start:e.Span.End] }

// deletesBlocks reports whether the edit deletes whole blocks and nothing of others.
func (g *guard) deletesBlocks(e lint.Edit) bool {
	if e.Text != "" || !bytes.ContainsFunc(g.old(e), isVisible) {
		return false
	}
	whole := false
	doc := g.facts.Document()
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
func (g *guard) refuseInline(e lint.Edit, edits []lint.Edit) Reason {
	old := unescaped(g.old(e))
	switch {
	case digits(old) != digits(e.Text), g.joinsDigits(e):
		return DigitChanged
	case strings.TrimSpace(e.Text) != "":
		return ""
	case strings.ContainsAny(old, "\"“”„«»"):
		return QuoteLost
	case g.losesName(e, edits):
		return NameLost
	}
	return ""
}

// unescaped returns the text with its character references replaced, and
// those that were escaped again, several times over.
func unescaped(text []byte) string {
	const times = 4
	s := string(text)
	for range times {
		s = html.UnescapeString(s)
	}
	return s
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
	text := g.result.Text
	before, _ := utf8.DecodeLastRune(text[:e.Span.Start])
	behind, _ := utf8.DecodeRune(text[e.Span.End:])
	if e.Text != "" || !unicode.IsDigit(before) || !unicode.IsDigit(behind) {
		return false
	}
	return bytes.ContainsFunc(g.old(e), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsGraphic(r) })
}

// isCopy reports whether the words that go stand once more where no edit
// touches them, so that nothing is lost. A few words prove nothing.
func (g *guard) isCopy(e lint.Edit, edits []lint.Edit) bool {
	const fewest = 5
	words := bytes.TrimFunc(g.old(e), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
	if e.Text != "" || countWords(words) < fewest {
		return false
	}
	for from := 0; ; {
		at := bytes.Index(g.result.Text[from:], words)
		if at < 0 {
			return false
		}
		s := document.Span{Start: int32(from + at), End: int32(from + at + len(words))}
		if !g.goes(s, edits) {
			g.copiesAtHand = append(g.copiesAtHand, s)
			return true
		}
		from += at + 1
	}
}

// losesName reports whether a word with a capital, which no vocabulary knows,
// goes and stands nowhere else.
func (g *guard) losesName(e lint.Edit, edits []lint.Edit) bool {
	doc := g.facts.Document()
	for i := doc.TokenAt(e.Span.Start); int(i) < len(doc.Tokens) && doc.Tokens[i].Start < e.Span.End; i++ {
		t := doc.Tokens[i]
		gone := doc.Text[max(t.Start, e.Span.Start):min(t.End, e.Span.End)]
		if t.Kind == document.Word && t.Is(document.Capital) && t.Lex == 0 && bytes.ContainsFunc(gone, unicode.IsLetter) && !g.staysElsewhere(t, edits) {
			return true
		}
	}
	return false
}

func (g *guard) staysElsewhere(word document.Token, edits []lint.Edit) bool {
	return slices.ContainsFunc(g.facts.Document().Tokens, func(t document.Token) bool {
		return t.Hash == word.Hash && t.Kind == document.Word && !g.goes(t.Span, edits)
	})
}

// losesDate reports whether the record's date would go from all its places.
func (g *guard) losesDate(edits []lint.Edit) bool {
	loses := slices.ContainsFunc(g.dates, func(s document.Span) bool { return touches(edits, s) })
	return loses && !slices.ContainsFunc(g.dates, func(s document.Span) bool { return !g.goes(s, edits) })
}

// goes reports whether the edits, or those chosen before, touch the span.
func (g *guard) goes(s document.Span, edits []lint.Edit) bool {
	return touches(edits, s) || touches(g.chosen, s)
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
