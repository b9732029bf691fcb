package debris

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

var (
	//go:embed blocked-page.md
	blockedPagePage string
	//go:embed blocked-page.txt
	blockedPagePhrases string
)

// BlockedPage trusts a short text of which a server's notices are the better
// part. It spares stories, however short, that quote one or go on about it.
var BlockedPage = &lint.Rule{
	ID:      "debris/blocked-page",
	Level:   lint.Error,
	Phrases: phraseList(blockedPagePhrases),
	Check:   checkBlockedPage,
	Doc:     blockedPagePage,
}

// Limits, in words, of a text that a notice can be the whole of, and of one
// that a single notice is enough for.
const (
	maxBlockedPage = 300
	maxBlockedNote = 40
)

func checkBlockedPage(p *lint.Pass) {
	d := p.Doc
	total := words(d, 0, int32(len(d.Tokens)))
	if total > maxBlockedPage {
		return
	}
	var first document.Sentence
	covered, distinct, last, end := 0, 0, int32(-1), int32(-1)
	for _, h := range p.Hits() {
		s, ok := sentenceOf(d, h)
		if !ok || attributes(d, s.FirstToken, s.EndToken) {
			continue
		}
		if distinct == 0 {
			first = s
		}
		if h.Phrase != last {
			last = h.Phrase
			distinct++
		}
		if s.FirstToken >= end {
			end = s.EndToken
			covered += words(d, s.FirstToken, s.EndToken)
		}
	}
	if distinct == 0 || distinct == 1 && total > maxBlockedNote || 3*covered < total {
		return
	}
	p.Report(lint.Finding{
		Span:    d.TokenSpan(0, int32(len(d.Tokens))),
		Message: fmt.Sprintf("no article: the server answered %q", p.Layout().Excerpt(first.Span)),
	})
}
