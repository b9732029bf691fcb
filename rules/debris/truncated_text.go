package debris

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

var (
	//go:embed truncated-text.md
	truncatedTextPage string
	//go:embed truncated-text.txt
	truncatedTextPhrases string
)

// TruncatedText trusts the marks of cutting: a count of what is missing, and
// at the end an invitation to read on or an ellipsis where no sentence is
// over. An end without a stop is a note, and only where the article ends its
// sentences otherwise. It spares columns that trail off.
var TruncatedText = &lint.Rule{
	ID:      "debris/truncated-text",
	Level:   lint.Warning,
	Phrases: phraseList(truncatedTextPhrases),
	When:    document.Classes(document.StopWord, document.FunctionWord),
	Check:   checkTruncated,
	Doc:     truncatedTextPage,
}

func checkTruncated(p *lint.Pass) {
	d := p.Doc
	if len(d.Blocks) == 0 {
		return
	}
	for _, h := range p.Hits() {
		if s, ok := cutMark(d, h); ok {
			reportCut(p, s)
			return
		}
	}
	last := d.Blocks[len(d.Blocks)-1]
	if s, ok := finalEllipsis(d, last); ok {
		reportCut(p, s)
		return
	}
	if end, ok := openEnd(p); ok {
		p.ReportAt(lint.Note, lint.Finding{
			Span:       d.TokenSpan(end, end+1),
			Message:    fmt.Sprintf("the article ends in mid-sentence, at %q", d.Word(end)),
			Confidence: 0.7,
		})
	}
}

func reportCut(p *lint.Pass, s document.Span) {
	p.Report(lint.Finding{
		Span:    s,
		Message: fmt.Sprintf("the article is cut off: %q", p.Doc.Bytes(s)),
	})
}

// cutMark returns the mark of cutting that a hit is.
func cutMark(d *document.Document, h document.Hit) (document.Span, bool) {
	if d.WordIs(h.First, "+") {
		if h.First == 0 || int(h.End) >= len(d.Tokens) || !d.WordIs(h.First-1, "[") || !d.WordIs(h.End, "]") {
			return document.Span{}, false
		}
		return d.TokenSpan(h.First-1, h.End+1), true
	}
	for i := h.End; int(i) < len(d.Tokens); i++ {
		if k := d.Tokens[i].Kind; k == document.Word || k == document.Number {
			return document.Span{}, false
		}
	}
	first := h.First
	for first > 0 && isOpening(d, first-1) {
		first--
	}
	if first == 0 || endsWithStop(d, first-1) || d.WordIs(first-1, ":") || isQuoted(d, h.First) {
		return document.Span{}, false
	}
	return d.TokenSpan(h.First, h.End), isCut(d, first-1)
}

// isOpening reports whether token i is a bracket, dash or arrow before a label.
func isOpening(d *document.Document, i int32) bool {
	switch string(d.Word(i)) {
	case "(", "[", "-", "–", "—", "→", "»", ">", "|", "•":
		return true
	}
	return false
}

// isCut reports whether the text is broken off behind token i: in a sentence
// of some length.
func isCut(d *document.Document, i int32) bool {
	s := d.Sentences[d.SentenceOf(i)]
	return words(d, s.FirstToken, i+1) >= minProse
}

// minProse is how many words a line must have to be taken for a sentence.
const minProse = 8

// endsWithStop reports whether a sentence is over behind token i, quotes and
// brackets aside.
func endsWithStop(d *document.Document, i int32) bool {
	for ; i >= 0 && d.Tokens[i].Kind != document.Number; i-- {
		switch word := d.Word(i); {
		case isQuoteMark(d, i) || d.WordIs(i, ")") || d.WordIs(i, "]"):
			continue
		case string(word) == "…":
			return false
		case d.WordIs(i, "."):
			return !d.WordIs(i-1, ".") || d.Tokens[i].Is(document.Spaced)
		default:
			return strings.ContainsRune(".!?。！？؟।", lastRune(word))
		}
	}
	return false
}

func lastRune(word []byte) rune {
	runes := []rune(string(word))
	return runes[len(runes)-1]
}

// finalEllipsis returns the ellipsis that a text ends with, where it stands
// for what is missing: in brackets, or behind a word that no sentence ends with.
func finalEllipsis(d *document.Document, b document.Block) (document.Span, bool) {
	end := b.EndToken
	bracket := end-1 > b.FirstToken && (d.WordIs(end-1, "]") || d.WordIs(end-1, ")"))
	if bracket {
		end--
	}
	first := end
	for first > b.FirstToken && (d.WordIs(first-1, ".") || d.WordIs(first-1, "…")) {
		first--
	}
	if first == b.FirstToken || first == end || end-first == 1 && !d.WordIs(first, "…") {
		return document.Span{}, false
	}
	if bracket {
		opens := d.WordIs(first-1, "[") || d.WordIs(first-1, "(")
		return d.TokenSpan(first-1, end+1), opens && first-1 > b.FirstToken
	}
	asks := document.Classes(document.Preposition, document.Determiner)
	return d.TokenSpan(first, end), d.Classes(first-1).Any(asks) && words(d, b.FirstToken, first) >= minProse && !isQuoted(d, first)
}

// The least number of lines of prose above an end without a stop, and the
// share of them, in per cent, that must end with one.
const (
	minStopped      = 4
	minStoppedShare = 90
)

// openEnd returns the last word of an article that stops in mid-sentence.
func openEnd(p *lint.Pass) (int32, bool) {
	d := p.Doc
	end, prose, stopped := int32(-1), 0, 0
	l := p.Layout()
	for i := range l.Segments {
		s := &l.Segments[i]
		if s.Role != layout.Body || words(d, s.FirstToken, s.EndToken) < minProse {
			continue
		}
		prose++
		end = s.EndToken - 1
		if endsWithStop(d, end) || d.WordIs(end, ":") || d.WordIs(end, ";") {
			stopped++
		}
	}
	if end < 0 || stopped < minStopped || stopped*100 < (prose-1)*minStoppedShare {
		return 0, false
	}
	t := d.Tokens[end]
	if t.Kind != document.Word || t.Is(document.Capital) || t.Is(document.Dotted) || !d.Is(end, document.StopWord) {
		return 0, false
	}
	return end, true
}
