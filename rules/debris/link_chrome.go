package debris

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

var (
	//go:embed link-chrome.md
	linkChromePage string
	//go:embed link-chrome.txt
	linkChromePhrases string
)

// LinkChrome trusts brackets around the phrase, a comma before its short form,
// or a line of its own. It spares sentences in which the phrase has a subject
// ("the link opens in a new tab") and quotations.
var LinkChrome = &lint.Rule{
	ID:      "debris/link-chrome",
	Level:   lint.Warning,
	Phrases: phraseList(linkChromePhrases),
	Check:   checkLinkChrome,
	Doc:     linkChromePage,
}

func checkLinkChrome(p *lint.Pass) {
	d := p.Doc
	last := int32(-1)
	for _, h := range p.Hits() {
		if h.First <= last || isQuoted(d, h.First) {
			continue
		}
		first, end, ok := linkLabel(d, h)
		if !ok {
			continue
		}
		last = end - 1
		span := d.TokenSpan(first, end)
		if isClaimed(p, span) {
			continue
		}
		p.Report(lint.Finding{
			Span:    span,
			Message: fmt.Sprintf("%q is read out for a link, it is no part of the sentence", d.Bytes(span)),
			// A label of its own line says nothing else.
			Evidence: layout.Wording | layout.Form,
			Fix:      linkFix(d, span),
		})
	}
}

// linkLabel returns the tokens of the label that the hit stands in.
func linkLabel(d *document.Document, h document.Hit) (first, end int32, ok bool) {
	b := d.Blocks[d.BlockOf(h.First)]
	if first, end, ok = bracketed(d, h, b); ok {
		return first, end, true
	}
	if h.First == b.FirstToken && h.End == b.EndToken {
		return h.First, h.End, !d.WordIs(h.First, "new") && !d.WordIs(h.First, "open")
	}
	behindComma := h.First-1 > b.FirstToken && d.WordIs(h.First-1, ",") && !d.Tokens[h.First-1].Is(document.Spaced)
	return h.First - 1, h.End, behindComma && isShortForm(d, h)
}

// isShortForm reports whether the hit is a label rather than the end of a
// sentence: "opens new tab", but not "opens a new tab".
func isShortForm(d *document.Document, h document.Hit) bool {
	for i := h.First; i < h.End; i++ {
		if d.WordIs(i, "a") || d.WordIs(i, "an") {
			return false
		}
	}
	for _, word := range []string{"opens", "external", "öffnet", "externer"} {
		if d.WordIs(h.First, word) {
			return true
		}
	}
	return false
}

// maxBefore is how many words may stand between a bracket and the phrase:
// "(this link opens in a new tab)".
const maxBefore = 3

// bracketed returns the brackets around a hit that hold little else.
func bracketed(d *document.Document, h document.Hit, b document.Block) (first, end int32, ok bool) {
	first = h.First - 1
	for first > b.FirstToken && h.First-first <= maxBefore && d.Tokens[first].Kind == document.Word {
		first--
	}
	if first < b.FirstToken || h.End >= b.EndToken {
		return 0, 0, false
	}
	switch string(d.Word(first)) + string(d.Word(h.End)) {
	case "()", "[]":
		return first, h.End + 1, true
	}
	return 0, 0, false
}

// linkFix deletes a label and the white space that held it: the line where it
// has one of its own.
func linkFix(d *document.Document, s document.Span) *lint.Fix {
	fix := deletion(d, s, true)
	edit := &fix.Edits[0].Span
	if *edit == s && s.Start == d.LineSpan(s).Start {
		for int(edit.End) < len(d.Text) && d.Text[edit.End] == ' ' {
			edit.End++
		}
	}
	return fix
}
